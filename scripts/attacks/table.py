"""The tables of src/docs/faults.md: which kinds of fault there are, and what is said then."""

import re
from dataclasses import dataclass

from common import ROOT, Refused

PAGE = ROOT / "src" / "docs" / "faults.md"
CELLS = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Fault:
    """A row: its exit codes, and the words that are printed, with three dots for any text."""

    kind: str
    exits: tuple
    words: tuple

    def not_said(self, text):
        """The words that are not in a text."""
        patterns = {words: re.escape(words).replace(re.escape("..."), ".*") for words in self.words}
        return [words for words, pattern in patterns.items() if not re.search(pattern, text)]


def faults():
    """All rows by their kind."""
    rows = {}
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("|") and not line.startswith(("| fault |", "|---")):
            kind, said, exits = (cell.strip() for cell in CELLS.split(line)[1:4])
            printed = re.findall(r"`([^`]+)`", said)
            rows[kind] = Fault(
                kind,
                tuple(int(code) for code in exits.split(", ")),
                tuple(printed),
            )
    if not rows:
        raise Refused(f"{PAGE}: there is no table of faults in it")
    return rows
