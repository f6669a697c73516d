"""What the scripts share: the jar, errors of one line, output that may be cut off, and tables."""

import argparse
import functools
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
JAR = ["java", "-jar", str(ROOT / "benchmarks.jar")]
CLOSED_PIPE = 141  # what a shell reports of a program that SIGPIPE has ended


class Refused(Exception):
    """Bad input: reported in one line, with exit code 2."""


class Parser(argparse.ArgumentParser):
    """Reports a wrong option as any other bad input, without the usage before it."""

    def __init__(self, description, **settings):
        super().__init__(
            description=description, formatter_class=argparse.RawDescriptionHelpFormatter, **settings
        )

    def error(self, message):
        raise Refused(f"{message}; {self.prog} --help says what is allowed")


def run(main):
    """Runs a script's main function and ends the script with what it returns."""
    try:
        try:
            code = main()
        finally:
            sys.stdout.flush()
    except Refused as e:
        print(f"error: {e}", file=sys.stderr)
        code = 2
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        # The reader of the output, such as `head -1`, has gone. Python flushes once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = CLOSED_PIPE
    sys.exit(code)


def output_of(command):
    """Runs a command to its end and returns what it prints; a failure of it ends the script."""
    words = [str(word) for word in command]
    result = subprocess.run(words, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(f"{' '.join(words)}: exit code {result.returncode}\n{result.stderr.strip()}")
    return result.stdout


@functools.cache
def compiler():
    """A javac of at least 21, which the suite's classes are made for."""
    home = os.environ.get("JAVA_HOME")
    places = [pathlib.Path(home) / "bin/javac"] if home else []
    places += [pathlib.Path(found) for found in [shutil.which("javac")] if found]
    places += sorted(pathlib.Path("/usr/lib/jvm").glob("*/bin/javac"))
    for javac in places:
        try:
            said = subprocess.run([javac, "-version"], capture_output=True, text=True, check=False)
        except OSError:
            continue
        version = re.match(r"javac (\d+)", said.stdout)
        if version and int(version[1]) >= 21:
            return str(javac)
    raise Refused("no javac of at least 21: set JAVA_HOME")


def read_json(file):
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as e:
        raise Refused(f"{file}: {e}") from e


FLIPPED = {"faster": "slower", "slower": "faster"}


def cell_name(params):
    """As reports print it: serial, unbounded, platform x 2."""
    if "model" not in params:
        return "serial"
    workers = params.get("workers")
    return f"{params['model']} x {workers}" if workers else params["model"]


def is_cell(params, name, where):
    """Whether these are the parameters of the cell that is meant; where has others that it has."""
    return cell_name(params) == name and all(
        params.get(key) == value for key, value in where.items()
    )


def comparison(report, lifecycle, a, b, where):
    """The verdict on cell a against cell b with the ratio of their times, or None.

    a and b are names of cells; where has parameters that both must have. Without an interval its
    ends are None.
    """
    for one in report["comparisons"]:
        if not one["family"].endswith(", " + lifecycle):
            continue
        ratio, verdict = one["ratio"], one["verdict"]
        if is_cell(one["a"], a, where) and is_cell(one["b"], b, where):
            return ratio, verdict, one["evidence"]
        if is_cell(one["a"], b, where) and is_cell(one["b"], a, where):
            turned = {
                key: 1 / ratio[other] if ratio[other] else None
                for key, other in [("value", "value"), ("lo", "hi"), ("hi", "lo")]
            }
            return turned, FLIPPED.get(verdict, verdict), one["evidence"]
    return None


def aligned(table, numbers=True):
    """Rows as lines of columns; all but the first column are numbers, or texts."""
    widths = [max(len(row[i]) for row in table) for i in range(len(table[0]))]
    lines = []
    for row in table:
        rest = [
            text.rjust(width) if numbers else text.ljust(width)
            for text, width in zip(row[1:], widths[1:])
        ]
        lines.append("  ".join([row[0].ljust(widths[0]), *rest]).rstrip())
    return "\n".join(lines)
