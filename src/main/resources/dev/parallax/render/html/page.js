/* Sorting, filtering and links that remember both. Reads text of the page only, writes no markup. */
'use strict';
(() => {
  const input = document.getElementById('q');
  const count = document.getElementById('q-count');
  const tables = [...document.querySelectorAll('table.data')];
  const texts = new Intl.Collator('en', { numeric: true });
  const state = { at: '', q: '', sorts: new Map() };
  let entries = null;
  let marked = null;
  let shownHash = null;

  /* The fragment is a place, then what the reader did: #place?q=words&sort=column.direction.table */

  function parse(fragment) {
    const cut = fragment.indexOf('?');
    const given = new URLSearchParams(cut < 0 ? '' : fragment.slice(cut + 1));
    state.at = cut < 0 ? fragment : fragment.slice(0, cut);
    state.q = given.get('q') || '';
    state.sorts = new Map();
    for (const sort of given.getAll('sort')) {
      const found = /^(\d{1,4})\.(up|down)\.(.+)$/.exec(sort);
      if (found) {
        state.sorts.set(found[3], { column: Number(found[1]), direction: found[2] });
      }
    }
  }

  function fragment(at) {
    const given = new URLSearchParams();
    if (state.q) {
      given.set('q', state.q);
    }
    for (const [table, sort] of state.sorts) {
      given.append('sort', sort.column + '.' + sort.direction + '.' + table);
    }
    const rest = given.toString();
    return '#' + at + (rest ? '?' + rest : '');
  }

  function remember() {
    shownHash = fragment(state.at);
    history.replaceState(null, '', shownHash);
  }

  /* ---- sorting ---- */

  function headings(table) {
    return table.tHead.rows[table.tHead.rows.length - 1].cells;
  }

  function sorted(table, column, direction) {
    const rows = [...table.tBodies[0].rows].map((row, index) => {
      const cell = row.cells[column];
      const number = cell.dataset.v === undefined ? NaN : Number(cell.dataset.v);
      const text = cell.firstChild ? cell.firstChild.textContent.trim() : '';
      row.place = row.place === undefined ? index : row.place;
      return { row, number, text };
    });
    const sign = direction === 'down' ? -1 : 1;
    rows.sort((a, b) => {
      const emptyA = a.text === '';
      const emptyB = b.text === '';
      if (emptyA || emptyB) {
        /* What wasn't measured stands last whichever way the rest goes. */
        return emptyA - emptyB || a.row.place - b.row.place;
      }
      const bothNumbers = !Number.isNaN(a.number) && !Number.isNaN(b.number);
      const order = bothNumbers ? a.number - b.number : texts.compare(a.text, b.text);
      return order * sign || a.row.place - b.row.place;
    });
    return rows.map((entry) => entry.row);
  }

  function show(table) {
    const sort = state.sorts.get(table.id);
    const body = table.tBodies[0];
    let rows;
    if (sort && sort.column < headings(table).length) {
      rows = sorted(table, sort.column, sort.direction);
    } else if (table.dataset.sorted) {
      rows = [...body.rows].sort((a, b) => a.place - b.place);
    } else {
      return;
    }
    table.dataset.sorted = sort ? 'yes' : '';
    [...headings(table)].forEach((heading, column) => {
      if (sort && sort.column === column) {
        heading.setAttribute('aria-sort', sort.direction === 'up' ? 'ascending' : 'descending');
      } else {
        heading.removeAttribute('aria-sort');
      }
    });
    /* Out of the page while its rows move: each move within it is one to take note of. */
    const behind = body.nextSibling;
    body.remove();
    rows.forEach((row) => body.append(row));
    table.insertBefore(body, behind);
  }

  function press(heading) {
    const table = heading.closest('table');
    const column = heading.cellIndex;
    const before = state.sorts.get(table.id);
    if (!before || before.column !== column) {
      state.sorts.set(table.id, { column, direction: 'up' });
    } else if (before.direction === 'up') {
      state.sorts.set(table.id, { column, direction: 'down' });
    } else {
      state.sorts.delete(table.id);
    }
    show(table);
    remember();
  }

  function addButtons() {
    for (const table of tables) {
      if (table.tBodies[0].rows.length < 2) {
        continue;
      }
      for (const heading of headings(table)) {
        const button = document.createElement('button');
        button.type = 'button';
        button.append(...heading.childNodes);
        heading.append(button);
      }
    }
  }

  /* ---- filtering ---- */

  function readRows() {
    entries = tables.map((table) => ({
      group: table.closest('.group'),
      rows: [...table.tBodies[0].rows].map((row) => ({
        row,
        text: (table.caption.textContent + ' '
            + [...row.cells].map((cell) => cell.textContent).join(' ')).toLowerCase(),
      })),
    }));
  }

  function filter() {
    const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
    if (!input || (!words.length && !entries)) {
      return;
    }
    if (!entries) {
      readRows();
    }
    const wanted = words.filter((word) => word[0] !== '-' || word.length === 1);
    const unwanted = words.filter((word) => word[0] === '-' && word.length > 1)
        .map((word) => word.slice(1));
    let all = 0;
    let left = 0;
    for (const { group, rows } of entries) {
      let some = rows.length === 0 && !words.length;
      for (const { row, text } of rows) {
        const hit = wanted.every((word) => text.includes(word))
            && !unwanted.some((word) => text.includes(word));
        if (row.hidden === hit) {
          row.hidden = !hit;
        }
        some = some || hit;
        left += hit ? 1 : 0;
      }
      all += rows.length;
      group.hidden = !some;
    }
    count.textContent = words.length ? left + ' of ' + all + ' rows' : '';
  }

  /* ---- places ---- */

  function go() {
    if (marked) {
      marked.classList.remove('at');
      marked = null;
    }
    const place = state.at && document.getElementById(state.at);
    if (!place) {
      return;
    }
    /* A place that the link names is shown, whatever the filter says. */
    const row = place.closest('tr');
    if (row) {
      row.hidden = false;
      row.closest('.group').hidden = false;
    }
    if (row || place.tagName === 'LI') {
      marked = place;
      place.classList.add('at');
    }
    scrollTo(place, row ? 'center' : 'start', 20);
  }

  /* Parts that weren't seen yet get their true height only when they are near, so the way to a
     place may change while it is gone. */
  function scrollTo(place, block, frames) {
    const before = place.getBoundingClientRect().top;
    place.scrollIntoView({ block });
    const moved = Math.abs(place.getBoundingClientRect().top - before) > 1;
    if (frames > 0 && (moved || frames > 17)) {
      requestAnimationFrame(() => scrollTo(place, block, frames - 1));
    }
  }

  function follow(link) {
    parse(link);
    for (const table of tables) {
      show(table);
    }
    if (input) {
      input.value = state.q;
    }
    filter();
    go();
  }

  function read() {
    const hash = location.hash;
    if (hash === shownHash) {
      return;
    }
    shownHash = hash;
    let link = hash.slice(1);
    if (!/^[\w.\-~/]*(\?.*)?$/.test(link)) {
      link = '';
    }
    follow(link);
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest('thead button');
    if (button) {
      press(button.closest('th'));
      return;
    }
    const link = event.target.closest('a[href^="#"]');
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (link && plain && (state.q || state.sorts.size)) {
      event.preventDefault();
      location.hash = fragment(link.getAttribute('href').slice(1));
    }
  });

  document.addEventListener('keydown', (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === '/' && input && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      input.focus();
      input.select();
    } else if (event.key === 'Escape' && event.target === input) {
      input.value = '';
      input.dispatchEvent(new Event('input'));
    }
  });

  if (input) {
    let waiting = 0;
    input.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        state.q = input.value.trim();
        filter();
        remember();
      }, 60);
    });
    input.closest('.search').hidden = false;
  }
  if (location.hash.length > 1) {
    /* A link leads to its place, not to where the reader was before a reload. */
    history.scrollRestoration = 'manual';
  }

  /* Only pictures that are wider than the window need a stop on the way of the Tab key. */
  function letScroll() {
    for (const frame of document.querySelectorAll('.frame')) {
      frame.toggleAttribute('tabindex', false);
      if (frame.scrollWidth > frame.clientWidth) {
        frame.tabIndex = 0;
      }
    }
  }
  addEventListener('load', letScroll);
  addEventListener('resize', letScroll);
  addEventListener('hashchange', read);
  addButtons();
  read();
})();
