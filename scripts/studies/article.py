"""The article's five works in its own sizes, on the JVM and in Python, a round of each in turns.

    scripts/study article --out DIR [--rounds N] [--dry-run] [-- suite options]

In each round every cell of the JVM is measured once, warm and cold, in turns where
memory allows it, and then every cell of Python once (python-article), so that both
see the same hours of the machine. As many workers as cores. A batch takes up to half a
minute here: one warms a fork up, one turn measures it. Python's times go to
DIR-python.json; scripts/article-table has both answers. The same command goes on
where it was ended, and --rounds with a greater number adds rounds.
"""

import os
import pathlib
import shlex
import subprocess
import sys

from common import JAR, Refused, read_json

SCRIPT = pathlib.Path(__file__).resolve().parent.parent / "python-article"


def jvm(options, number):
    """One round more of the JVM's."""
    if (pathlib.Path(options.out) / "journal.jsonl").is_file():
        return [*JAR, "--resume", options.out, "-f", str(number)]
    return [
        *JAR, "-p", "size=article", "-p", "tasks=article", "-p", f"workers={os.cpu_count()}",
        "-wi", "1", "-w", "500ms", "-i", "1", "-r", "300ms", "-f", str(number),
        *options.suite, "--out", options.out,
    ]  # fmt: skip


def python(options, number):
    return [
        sys.executable, str(SCRIPT), "--workers", str(os.cpu_count()), "--rounds", str(number),
        "--resume", "--output", f"{options.out.rstrip('/')}-python.json",
    ]  # fmt: skip


def rounds_of(file):
    return read_json(file)["rounds"] if file.is_file() else 0


def run(command):
    print(shlex.join(command), file=sys.stderr, flush=True)
    code = subprocess.run(command, check=False).returncode
    if code != 0:
        sys.exit(code)


def add_options(parser):
    parser.add_argument("--out", default="article", metavar="DIR", help="the run directory (article)")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="rounds of both (5)")
    parser.add_argument("--dry-run", action="store_true", help="show what would be measured")


def study(options):
    if options.rounds < 1:
        raise Refused("--rounds: at least 1")
    if options.dry_run:
        run([*jvm(options, options.rounds), "--dry-run"])
        run([*python(options, options.rounds), "--dry-run"])
        return
    times = pathlib.Path(f"{options.out.rstrip('/')}-python.json")
    for number in range(rounds_of(times) + 1, options.rounds + 1):
        run(jvm(options, number))
        run(python(options, number))
