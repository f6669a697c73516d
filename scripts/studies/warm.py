"""Measures the default matrix in several ways that must not change an answer.

    scripts/study warm [--out DIR] [--repeats N] [--rounds N | --quick]
                       [--workloads A,B] [--variants A,B] [--dry-run] [--markdown FILE]
    scripts/study warm --out DIR --table

    default    as it is
    wi20       20 iterations of warm-up
    pretouch   -XX:+AlwaysPreTouch
    half       half the heap that default gave to the forks of this workload
    twice      twice that heap
    slow-jit   -XX:CompileThresholdScaling=5; serial and warm pools only

slow-jit makes the cold part longer: methods are interpreted, and run with the
first compiler's code, for five times as many calls and loops before the next
compiler has its turn. What they end with is the same code. (A lower tier, or
-Xint, would change that too, and -Xbatch would make the cold part shorter.) A
pool that is opened for every batch starts child JVMs, whose cold part is what is
measured there, so those cells are left out.

Workload by workload, all variants follow each other in random order, so that
they are compared in the same time. Each is a campaign of its own in
DIR/REPEAT/VARIANT-WORKLOAD. What is complete there is skipped and what isn't is
resumed, so the same command may be given again after it was interrupted.

The tables hold each cell's speed-up over serial against that of default, with
an interval from both; the answers; and the first measured iteration over the
rest.
"""

import argparse
import json
import pathlib
import random
import re
import shlex
import subprocess
import sys

from common import JAR, Refused, read_json
from studies import warm_tables

WORKLOADS = ["download", "file-write", "vector-add", "dot-product", "cpu"]
VARIANTS = {
    "default": [],
    "wi20": ["-wi", "20"],
    "pretouch": ["-jvmArgsAppend", "-XX:+AlwaysPreTouch"],
    "half": [],
    "twice": [],
    "slow-jit": ["BatchBenchmark.(serial|warm)", "-jvmArgsAppend", "-XX:CompileThresholdScaling=5"],
}
HEAPS = {"half": 0.5, "twice": 2}


def heap_of(run):
    """MiB of the largest heap among a run's forks."""
    rows = read_json(run / "results.json")
    sizes = [
        int(found[1]) for row in rows for flag in row["jvmArgs"]
        if (found := re.fullmatch(r"-Xm[sx](\d+)m", flag))
    ]
    if not sizes:
        raise Refused(f"{run}: its forks have no heap of a fixed size")
    return max(sizes)


def is_complete(run):
    """Whether a campaign has ended by itself."""
    journal = run / "journal.jsonl"
    if not journal.is_file() or not (run / "verdicts.json").is_file():
        return False
    with journal.open(encoding="utf-8") as lines:
        last = [line for line in lines if line.endswith("\n")][-1]
    event = json.loads(last)
    return event.get("event") == "ended" and event.get("how") == "complete"


class Study:
    """Which campaigns there are, and where they are kept."""

    def __init__(self, options):
        self.options = options
        self.out = options.out

    def run_of(self, repeat, variant, workload):
        return self.out / str(repeat) / f"{variant}-{workload}"

    def words(self, repeat, variant, workloads):
        """The suite's options; of half and twice before there is a heap to go by, the default's."""
        length = ["--quick"] if self.options.quick else ["-f", str(self.options.rounds)]
        words = [*VARIANTS[variant], "-p", f"workload={','.join(workloads)}", *length]
        default = self.run_of(repeat, "default", workloads[0])
        if variant in HEAPS and (default / "results.json").is_file():
            heap = round(heap_of(default) * HEAPS[variant])
            words += ["-jvmArgs", f"-Xms{heap}m -Xmx{heap}m"]
        return words

    def turns(self):
        """Repeats of workloads, each with its variants in random order.

        The order follows from repeat and workload alone, so that it is the same when the study
        goes on. half and twice need the heap of default, so default is before them.
        """
        for repeat in range(1, self.options.repeats + 1):
            for workload in self.options.workloads:
                order = list(self.options.variants)
                random.Random(f"{repeat} {workload}").shuffle(order)
                heaps = [place for place, one in enumerate(order) if one in HEAPS]
                if heaps and order.index("default") > heaps[0]:
                    place = order.index("default")
                    order[place], order[heaps[0]] = order[heaps[0]], order[place]
                for variant in order:
                    yield repeat, variant, workload

    def left(self):
        return [turn for turn in self.turns() if not is_complete(self.run_of(*turn))]

    def seconds(self, left):
        """What the plans of the campaigns that are left say, all workloads of a variant at once."""
        groups = {}
        for repeat, variant, workload in left:
            groups.setdefault((repeat, variant), []).append(workload)
        times = {}
        total = 0
        for (_, variant), workloads in groups.items():
            # Another heap takes no other time.
            plan = ("default" if variant in HEAPS else variant, tuple(workloads))
            if plan not in times:
                words = [*JAR, *self.words(0, plan[0], workloads), "--dry-run"]
                said = subprocess.run(words, capture_output=True, text=True, check=False)
                found = re.search(r", about (\d+):(\d+) min", said.stdout + said.stderr)
                if said.returncode != 0 or not found:
                    sys.exit(f"error: {shlex.join(words)}: {said.stderr.strip()}")
                times[plan] = 60 * int(found[1]) + int(found[2])
            total += times[plan]
        return total

    def measure(self, turn):
        run = self.run_of(*turn)
        if (run / "journal.jsonl").is_file():
            words = ["--resume", str(run)]
        else:
            run.parent.mkdir(parents=True, exist_ok=True)
            words = [*self.words(turn[0], turn[1], [turn[2]]), "--out", str(run)]
        print(shlex.join([*JAR, *words]), file=sys.stderr, flush=True)
        # What it prints is in the run directory too.
        code = subprocess.run([*JAR, *words], stdout=subprocess.DEVNULL, check=False).returncode
        if code != 0:
            sys.exit(code)


def some_of(valid):
    def parse(text):
        chosen = text.split(",")
        for one in chosen:
            if valid and one not in valid:
                raise argparse.ArgumentTypeError(f"{one}: there are {', '.join(valid)}")
        return list(dict.fromkeys(chosen))
    return parse


def add_options(parser):
    parser.add_argument("--out", metavar="DIR", type=pathlib.Path, default=pathlib.Path("warm"))
    parser.add_argument("--repeats", metavar="N", type=int, default=1, help="default: 1")
    parser.add_argument("--rounds", metavar="N", type=int, default=5, help="default: 5")
    parser.add_argument("--quick", action="store_true", help="quick runs, of three rounds")
    parser.add_argument("--workloads", metavar="A,B", type=some_of([]), default=WORKLOADS)
    parser.add_argument(
        "--variants", metavar="A,B", type=some_of(VARIANTS), default=list(VARIANTS),
        help="default is always among them",
    )
    parser.add_argument("--dry-run", action="store_true", help="show what would be measured")
    parser.add_argument("--table", action="store_true", help="only the tables of what is there")
    parser.add_argument("--markdown", metavar="FILE", type=pathlib.Path)


def study(options):
    if options.repeats < 1 or options.rounds < 1:
        raise Refused("--repeats and --rounds: at least 1")
    options.variants = [one for one in VARIANTS if one == "default" or one in options.variants]
    plan = Study(options)
    if not options.table:
        left = plan.left()
        for repeat, variant, workload in left if options.dry_run else []:
            words = plan.words(repeat, variant, [workload])
            heap = f" ({variant} the heap of default)" if variant in HEAPS else ""
            print(f"{plan.run_of(repeat, variant, workload)}: {shlex.join(words)}{heap}")
        seconds = plan.seconds(left)
        print(
            f"{len(left)} of {len(list(plan.turns()))} campaigns to run,"
            f" about {seconds // 60}:{seconds % 60:02} min",
            file=sys.stderr, flush=True,
        )
        if options.dry_run:
            return
        for turn in left:
            plan.measure(turn)
    runs = {one: [] for one in options.variants}
    for repeat, variant, workload in plan.turns():
        run = plan.run_of(repeat, variant, workload)
        if (run / "verdicts.json").is_file():
            runs[variant].append(run)
    runs = {variant: found for variant, found in runs.items() if found}
    if "default" not in runs:
        raise Refused(f"{options.out}: there is no run of default in it")
    tables = warm_tables.tables(runs)
    print(warm_tables.text(tables), end="")
    if options.markdown:
        options.markdown.write_text(warm_tables.markdown(tables), encoding="utf-8")
