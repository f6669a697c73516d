"""The list of what is published, and a site of it that needs no server; part of scripts/publish."""

import html
import os
import pathlib
import re
import shutil
from collections import Counter

from common import ROOT, Refused, read_json
from markdown_html import Page
from published_page import QUESTIONS, table

CONTENTS = "README.md"
TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
OUTCOMES = re.compile(r"^\|.*\| outcome \|\n\|[-:| ]+\|\n((?:\|.*(?:\n|$))+)", re.MULTILINE)
MENU = [
    ("Start", "README.md"),
    ("Results", "jmh-results/README.md"),
    ("How to read them", "src/docs/reading-a-verdict.md"),
    ("Claims", "src/docs/claims.md"),
    ("The article", "src/docs/article.md"),
    ("Options", "src/docs/options.md"),
]
STYLE = """
:root { color-scheme: light dark; --paper: #fff; --text: #1a1a1a; --muted: #595959; --line: #c8c8c8;
  --code: #f3f3f3; --link: #0645ad; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #16181b; --text: #e6e6e6; --muted: #a8a8a8; --line: #44484d; --code: #22262a;
    --link: #8ab4f8; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--text);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: break-word; }
header, main, footer { max-width: 62rem; margin: 0 auto; padding: 0.75rem 1rem; }
header { border-bottom: 1px solid var(--line); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; margin: 0; padding: 0; }
a { color: var(--link); } a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); }
[aria-current] { color: var(--text); font-weight: 600; }
.skip { position: absolute; left: -100vw; } .skip:focus { position: static; }
h1, h2, h3 { line-height: 1.25; }
pre, .scroll { overflow-x: auto; } pre { background: var(--code); padding: 0.75rem; }
code { font: 0.9em/1.45 ui-monospace, monospace; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid var(--line); padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; }
.number { text-align: right; }
td:last-child:not(.number) { min-width: 12rem; }
img { max-width: 100%; height: auto; }
footer { color: var(--muted); border-top: 1px solid var(--line); }
"""


def contents(results):
    """The page that lists all that is published, the newest first."""
    rows = [entry(folder) for folder in reversed(sorted(folders(results)))]
    return "\n".join(
        [
            "# What was measured",
            "",
            "Each folder is one run with all that it left, or the data of a study. Its page says what was",
            "asked, what came out, how sure that is, and what it doesn't show; `scripts/publish` makes this",
            "list of them.",
            "",
            table(["run", "what it is", "date", "answers"], rows, left=4),
            "",
            "Behind an answer is in how many cases it was found: a case is a workload with warm or with",
            "cold pools. *Open* is what a run couldn't decide.",
            "[reading-a-verdict.md](../src/docs/reading-a-verdict.md) explains the questions.",
            "",
        ]
    )


def folders(results):
    return [each for each in results.iterdir() if each.is_dir()]


def entry(folder):
    """Its row: a link, what it is, the date, and what came out."""
    date, label = folder.name[:10], folder.name[11:]
    page, verdicts = folder / CONTENTS, folder / "verdicts.json"
    if not page.is_file():
        return [f"[{label}]({folder.name})", f"data of {page_that_names(folder)}", date, ""]
    text = page.read_text(encoding="utf-8")
    title = TITLE.search(text)
    if not title:
        raise Refused(f"{page}: has no title, a line that begins with #")
    said = answers(read_json(verdicts)) if verdicts.is_file() else outcomes(text)
    return [f"[{label}]({folder.name}/{CONTENTS})", title[1], date, said]


def page_that_names(folder):
    for page in sorted((ROOT / "src" / "docs").glob("*.md")):
        if folder.name in page.read_text(encoding="utf-8"):
            return f"[{page.name}](../src/docs/{page.name})"
    return "a study"


def answers(verdicts):
    """How often each question has which answer, in one line."""
    counts = {question: Counter() for question in QUESTIONS}
    for one in verdicts.get("answers", []):
        if one["question"] in counts:
            counts[one["question"]][one["answer"]] += 1
    return "; ".join(
        f"{QUESTIONS[question]}: " + shares(found)
        for question, found in counts.items()
        if found
    )


def shares(found):
    """Such as: threads in 7 of 10, open in 3."""
    of = f" of {sum(found.values())}"
    ordered = sorted(found.items(), key=last_open)
    return ", ".join(
        f"{answer} in {count}{'' if i else of}" for i, (answer, count) in enumerate(ordered)
    )


def outcomes(page):
    """How many claims of a page that scripts/claims wrote have which outcome, in one line."""
    found = Counter()
    for claims in OUTCOMES.findall(page):
        for row in claims.splitlines():
            said = set(re.findall(r"\*\*(.+?)\*\*", row.rpartition(" | ")[2]))
            found[said.pop() if len(said) == 1 else "partly open"] += 1
    return f"claims: {shares(found)}" if found else ""


def last_open(item):
    return item[0] == "open", -item[1], item[0]


class Site:
    """Every page of the repository as HTML at the place where it has it, and what pages link to."""

    def __init__(self, target):
        self.target = target
        docs = [*ROOT.glob("*.md"), *ROOT.glob(".github/*.md"), *ROOT.glob("src/docs/*.md")]
        runs = [*ROOT.glob("jmh-results/*.md"), *ROOT.glob("jmh-results/*/README.md"),
                *ROOT.glob("jmh-results/*/tables.md")]  # fmt: skip
        self.pages = {path.relative_to(ROOT) for path in docs + runs}
        self.copied = set()

    def write(self):
        for path in sorted(self.pages):
            self.page(path)
        for path in sorted(self.copied):
            source, target = ROOT / path, self.target / visible(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)

    def page(self, path):
        text = (ROOT / path).read_text(encoding="utf-8")
        if not TITLE.search(text):  # as tables.md, which is part of a run
            text = f"# {path.parent.name}, {path.stem}\n\n{text}"
        page = Page(text, path, lambda target: self.link(path, target))
        body = page.html()
        self.put(path, page.title, body)

    def put(self, path, title, body):
        place = self.target / visible(html_of(path))
        place.parent.mkdir(parents=True, exist_ok=True)
        menu = "".join(
            f'<li><a href="{self.link(path, relative(path, pathlib.Path(page)))}"'
            f"{' aria-current=page' if path == pathlib.Path(page) else ''}>{name}</a></li>"
            for name, page in MENU
        )
        place.write_text(
            f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html.escape(title)}{"" if title == "Parallax" else " - Parallax"}</title>
<style>{STYLE}</style>
</head>
<body>
<header><a class="skip" href="#main">To the text</a><nav aria-label="pages"><ul>{menu}</ul></nav></header>
<main id="main" tabindex="-1">
{body}
</main>
<footer>Parallax, Apache License 2.0</footer>
</body>
</html>
""",
            encoding="utf-8",
        )

    def link(self, page, target):
        """To the HTML of a page, and to a copy of any other file."""
        if re.match(r"[a-z]+:|#", target):
            return target
        file, mark, anchor = target.partition("#")
        absolute = pathlib.Path(os.path.normpath(ROOT / page.parent / file))
        if not absolute.is_relative_to(ROOT) or not absolute.exists():
            raise Refused(f"{page}: there is no {target}")
        path = absolute.relative_to(ROOT)
        if absolute.is_dir():
            path = self.folder(path)
        if path in self.pages:
            path = html_of(path)
        elif path.suffix != ".html" or (ROOT / path).is_file():
            self.copied.add(path)
        return relative(page, path) + mark + anchor

    def folder(self, path):
        """The page of a folder, or a list of what is in it."""
        if path / CONTENTS in self.pages:
            return path / CONTENTS
        files = sorted(file for file in (ROOT / path).rglob("*") if file.is_file())
        self.copied.update(file.relative_to(ROOT) for file in files)
        names = [visible(file.relative_to(ROOT / path)).as_posix() for file in files]
        items = "\n".join(f'<li><a href="{name}">{html.escape(name)}</a></li>' for name in names)
        listing = path / "index.html"
        self.put(path / CONTENTS, path.name, f"<h1>{html.escape(path.name)}</h1>\n<ul>{items}</ul>")
        return listing


def html_of(path):
    name = "index.html" if path.name == CONTENTS else path.stem + ".html"
    return path.with_name(name)


def relative(page, path):
    return pathlib.Path(os.path.relpath(visible(path), visible(page).parent)).as_posix()


def visible(path):
    """GitHub Pages leaves out what begins with a dot."""
    return pathlib.Path(*(part.lstrip(".") for part in path.parts))


def site(target):
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise Refused(f"{target}: is not an empty folder")
    Site(target).write()
    print(target / "index.html")
    return 0
