"""From the Markdown of this project's pages to HTML; part of scripts/publish --site.

Knows what the pages use, and refuses what it doesn't know: headings, paragraphs,
flat and nested lists, tables, fenced and indented code, comments, pictures,
links, bold, italic, code, <br> and <sup>. No other HTML of a page's own gets through.
"""

import html
import re

from common import Refused

INLINE = re.compile(
    r"(?P<code>`+)(?P<verbatim>.+?)(?P=code)(?!`)"
    r"|!\[(?P<alt>[^\]]*)\]\((?P<image>[^)\s]+)\)"
    r"|\[(?P<label>(?:`[^`]*`|[^\[\]])*)\]\((?P<target>[^)\s]+)(?: \"(?P<title>[^\"]*)\")?\)"
    r"|\*\*(?P<bold>.+?)\*\*"
    r"|(?<![\w*])\*(?P<italic>[^\s*](?:[^*]*[^\s*])?)\*(?!\w)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|<(?P<address>https?://[^>]+)>"
    r"|(?P<raised></?sup>)"
    r"|(?P<newline><br>| {2,}\n)",
    re.DOTALL,
)
ITEM = re.compile(r"( *)(?:[-*]|(\d+)\.) +")
HEADING = re.compile(r"(#{1,6}) +(.*?)\s*#*$")
# What a page meant as a span, a link or HTML, and isn't known as one.
LEFT = re.compile(r"\]\(|\*\*|`|</?[a-z][^<>]*>")
CELLS = re.compile(r"(?<!\\)\|")


class Page:
    """One page, line by line."""

    def __init__(self, text, name, link):
        """link turns the target of a link or picture into that of the HTML page."""
        self.lines = text.splitlines()
        self.name = name
        self.link = link
        self.at = 0
        self.ids = {}
        self.tables = 0
        self.title = str(name)

    def html(self):
        return "\n".join(self.blocks())

    def blocks(self):
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip():
                self.at += 1
            elif line.startswith("```"):
                yield self.fence()
            elif line.startswith("    "):
                yield self.code(self.taken(lambda each: each.startswith("    ") or not each.strip()), 4)
            elif HEADING.match(line):
                yield self.heading(HEADING.match(line))
            elif line.startswith("|"):
                yield self.table()
            elif ITEM.match(line):
                yield self.list(0)
            elif line.startswith("<!--"):
                self.comment()
            elif line.startswith((">", "---", "===")):
                raise Refused(f"{self.name}, line {self.at + 1}: no page has had this yet: {line}")
            else:
                yield f"<p>{self.inline(self.paragraph())}</p>"

    def taken(self, belongs):
        start = self.at
        while self.at < len(self.lines) and belongs(self.lines[self.at]):
            self.at += 1
        return self.lines[start : self.at]

    def paragraph(self):
        """Its lines as one text; it ends before what begins something else."""
        first = self.at
        return "\n".join(
            self.taken(
                lambda line: line.strip()
                and (self.at == first or not (line.startswith(("```", "|", "<!--")) or starts(line)))
            )
        )

    def comment(self):
        self.taken(lambda line: "-->" not in line)
        self.end("a comment")

    def end(self, what):
        """Goes past the line that ends it."""
        if self.at == len(self.lines):
            raise Refused(f"{self.name}: {what} has no end")
        self.at += 1

    def fence(self):
        self.at += 1
        lines = self.taken(lambda line: not line.startswith("```"))
        self.end("a block of code")
        return self.code(lines, 0)

    @staticmethod
    def code(lines, indent):
        text = "\n".join(line[indent:] for line in lines).strip("\n")
        # A reader who has no mouse scrolls it by the keyboard.
        return f'<pre tabindex="0"><code>{html.escape(text, quote=False)}</code></pre>'

    def heading(self, found):
        self.at += 1
        level, text = len(found[1]), found[2]
        anchor = re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", text).lower()).replace(" ", "-")
        count = self.ids[anchor] = self.ids.get(anchor, -1) + 1
        if level == 1:
            self.title = re.sub(r"[`*]", "", text)
        return f'<h{level} id="{anchor}{f"-{count}" if count else ""}">{self.inline(text)}</h{level}>'

    def table(self):
        rows = [
            [cell.strip().replace("\\|", "|") for cell in CELLS.split(line.strip().strip("|"))]
            for line in self.taken(lambda line: line.startswith("|"))
        ]
        if len(rows) < 2 or not all(re.fullmatch(r":?-+:?", mark) for mark in rows[1]):
            raise Refused(f"{self.name}, line {self.at}: a table without a line of marks")
        self.tables += 1
        right = [mark.endswith(":") for mark in rows[1]]

        def row(cells, kind):
            texts = [
                f"<{kind}{' class=number' if number else ''}>{self.inline(cell)}</{kind}>"
                for cell, number in zip(cells, right)
            ]
            return f"<tr>{''.join(texts)}</tr>"

        body = "\n".join(row(cells, "td") for cells in rows[2:])
        head = row(rows[0], "th").replace("<th", '<th scope="col"')
        return (
            f'<div class="scroll" tabindex="0" role="region" aria-label="table {self.tables}">'
            f"<table><thead>{head}</thead>\n<tbody>{body}</tbody></table></div>"
        )

    def list(self, indent):
        number = ITEM.match(self.lines[self.at])[2]
        kind = "ol" if number else "ul"
        items = []
        while self.at < len(self.lines):
            found = ITEM.match(self.lines[self.at])
            if not found or len(found[1]) != indent or bool(found[2]) != bool(number):
                break
            items.append(f"<li>{self.item(indent, found.end())}</li>")
        start = f' start="{number}"' if number and number != "1" else ""
        return f"<{kind}{start}>" + "\n".join(items) + f"</{kind}>"

    def item(self, indent, width):
        """A paragraph, and whatever lists or blocks are indented as it is."""
        self.lines[self.at] = self.lines[self.at][width:]
        first = self.at
        text = "\n".join(
            line.strip()
            for line in self.taken(
                lambda line: line.strip() and (self.at == first or not ITEM.match(line))
                and (self.at == first or line.startswith(" ") or not starts(line))
            )
        )
        parts = [self.inline(text)]
        while self.at < len(self.lines):
            # One empty line may stand between an item and what belongs to it, or the next one.
            skip = self.at + (0 if self.lines[self.at].strip() else 1)
            if skip >= len(self.lines):
                break
            line = self.lines[skip]
            found = ITEM.match(line)
            if found and len(found[1]) > indent:
                self.at = skip
                parts.append(self.list(len(found[1])))
            elif not found and line.startswith(" " * width) and line.strip():
                self.at = skip
                block = self.taken(lambda each: each.startswith(" " * width) and each.strip())
                inner = "\n".join(each[width:] for each in block)
                parts.append(Page(inner, self.name, self.link).html())
            else:
                if found and len(found[1]) == indent:
                    self.at = skip
                break
        return "".join(parts)

    def inline(self, text):
        parts, end = [], 0
        for found in INLINE.finditer(text):
            parts += [self.plain(text[end : found.start()]), self.span(found)]
            end = found.end()
        return "".join(parts) + self.plain(text[end:])

    def plain(self, text):
        left = LEFT.search(text)
        if left:
            raise Refused(f"{self.name}: can't read {left.group()} in: {' '.join(text.split())}")
        return html.escape(text, quote=False)

    def span(self, found):
        if found["verbatim"] is not None:
            return f"<code>{html.escape(found['verbatim'].strip(), quote=False)}</code>"
        if found["image"]:
            alt = html.escape(" ".join(found["alt"].split()))
            return f'<img src="{html.escape(self.link(found["image"]))}" alt="{alt}">'
        if found["target"]:
            title = f' title="{html.escape(found["title"])}"' if found["title"] else ""
            target = html.escape(self.link(found["target"]))
            return f'<a href="{target}"{title}>{self.inline(found["label"])}</a>'
        if found["raised"]:
            return found["raised"]
        if found["newline"]:
            return "<br>"
        if found["bold"]:
            return f"<strong>{self.inline(found['bold'])}</strong>"
        if found["italic"]:
            return f"<em>{self.inline(found['italic'])}</em>"
        if found["address"]:
            address = html.escape(found["address"])
            return f'<a href="{address}">{address}</a>'
        return html.escape(found["escaped"], quote=False)


def starts(line):
    """Whether a line ends the paragraph before it."""
    return bool(HEADING.match(line) or ITEM.match(line))
