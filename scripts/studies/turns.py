"""Compares forks that take turns with forks that run in a row: how noisy, and how
different, the times of a cell are.

    scripts/study turns --out DIR [--workloads A,B] [--repeats N] [--rounds N]
                        [--busy | --quiet] [-- suite options]
    scripts/study turns --out DIR --table

    row      forks one after the other, three iterations of 100 ms each
    turns    forks side by side, six turns of 50 ms each: the same time measured
             where an operation takes more than 50 ms

Both are campaigns of N rounds without a race, with the same seed, one after the
other in random order, so that they meet the same machine. In half of them the
machine is busy: a process of the study's own computes on one core, for 0.4 s on
average, and pauses for as long, all the time at random.

The figures are the standard deviation of a cell's mean log time within a round,
that of the round taken off, pooled over cells, and the correlation of what is
left with that of the fork that was started next. Each campaign is kept in DIR;
what is complete there isn't run again.
"""

import json
import math
import pathlib
import random
import statistics
import subprocess
import sys

from common import JAR, Refused, aligned

WORKLOADS = ["cpu", "vector-add"]
DESIGNS = {
    "row": ["--no-turns", "-i", "3", "-r", "100ms"],
    "turns": ["-i", "6", "-r", "50ms"],
}
MATRIX = ["BatchBenchmark.(serial|warm)", "-p", "workers=1,2,8"]
NEIGHBOUR = """
import os, random, sys, threading, time
# The study holds the other end of this pipe: however it ends, this ends too.
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
chance = random.Random(int(sys.argv[1]))
while True:
    end = time.monotonic() + chance.expovariate(1 / 0.4)
    while time.monotonic() < end:
        sum(range(10_000))
    time.sleep(chance.expovariate(1 / 0.4))
"""


class Neighbour:
    """Another process that keeps a core busy now and then, until the campaign beside it has ended."""

    def __init__(self, busy, seed):
        self.command = [sys.executable, "-c", NEIGHBOUR, str(seed)]
        self.busy = busy

    def __enter__(self):
        self.process = (
            subprocess.Popen(self.command, stdin=subprocess.PIPE) if self.busy else None
        )

    def __exit__(self, *unused):
        if self.process:
            self.process.stdin.close()
            self.process.wait()


def places(options):
    for repeat in range(1, options.repeats + 1):
        for state in options.states:
            for workload in options.workloads:
                order = list(DESIGNS)
                random.Random(f"{repeat} {state} {workload}").shuffle(order)
                for design in order:
                    yield repeat, state, workload, design


def run_of(out, repeat, state, workload, design):
    return out / f"{state}-{workload}-{design}-{repeat}"


def measure(options):
    for place in places(options):
        repeat, state, workload, design = place
        run = run_of(options.out, *place)
        if (run / "verdicts.json").is_file():
            continue
        words = [
            *JAR, *MATRIX, *DESIGNS[design], "-p", f"workload={workload}", "-f", str(options.rounds),
            "--seed", str(repeat), *options.suite, "--out", str(run),
        ]  # fmt: skip
        print(" ".join(words), file=sys.stderr, flush=True)
        run.parent.mkdir(parents=True, exist_ok=True)
        with Neighbour(state == "busy", repeat):
            code = subprocess.run(words, stdout=subprocess.DEVNULL, check=False).returncode
        if code != 0:
            sys.exit(code)


class Times:
    """The log of the mean time of each fork of a run, by cell and round."""

    def __init__(self, run):
        self.logs = {}  # by cell, in the order of rounds
        self.positions = {}
        cells = {}
        try:
            with (run / "journal.jsonl").open(encoding="utf-8") as journal:
                for line in journal:
                    event = json.loads(line)
                    cells.update(event.get("cells", {}))
                    if event.get("event") == "measured" and event["cell"] in cells:
                        self.add(cells[event["cell"]], event)
        except (OSError, ValueError, LookupError) as e:
            raise Refused(f"{run}: its journal can't be read: {e!r}") from e

    def add(self, label, event):
        words = dict(word.split("=", 1) for word in label.split() if "=" in word)
        name = " x ".join(words[key] for key in ("model", "workers") if key in words) or "serial"
        values = event["results"][0]["forks"][0]["primary"]["values"]
        # The last attempt in a round counts.
        self.logs.setdefault(name, {})[event["round"]] = math.log(statistics.fmean(values))
        self.positions[name, event["round"]] = event["position"]

    def residuals(self):
        """What is left when the means of cell and round are off; one list for each round, in the
        order in which the forks were started."""
        rounds = sorted(next(iter(self.logs.values())))
        centres = {r: statistics.fmean(logs[r] for logs in self.logs.values()) for r in rounds}
        rest = {
            name: {r: logs[r] - centres[r] for r in rounds} for name, logs in self.logs.items()
        }
        means = {name: statistics.fmean(one.values()) for name, one in rest.items()}
        return [
            [rest[name][r] - means[name]
             for name in sorted(rest, key=lambda each: self.positions[each, r])]
            for r in rounds
        ]  # fmt: skip


def deviation(runs):
    """Of a cell within a round: what is left when its own mean and that of the round are off."""
    rounds = [one for times in runs for one in times.residuals()]
    squares = sum(rest**2 for one in rounds for rest in one)
    freedom = sum((len(times.residuals()) - 1) * (len(times.logs) - 1) for times in runs)
    return math.sqrt(squares / freedom)


def lag(runs):
    """Correlation of a fork with the one that was started after it; -1 / (cells - 1) by chance,
    since the residuals of a round add up to 0."""
    rounds = [one for times in runs for one in times.residuals()]
    pairs = [a * b for one in rounds for a, b in zip(one, one[1:])]
    return statistics.fmean(pairs) / statistics.fmean(rest**2 for one in rounds for rest in one)


def estimates(runs):
    """Of each cell the mean log time, over all rounds of all runs."""
    return {
        name: statistics.fmean(log for times in runs for log in times.logs[name].values())
        for name in runs[0].logs
    }


def table(options):
    rows = [["", "forks", "sd row", "sd turns", "ratio", "lag row", "lag turns", "time, turns / row: median", "min", "max"]]
    cells = []
    for state in options.states:
        for workload in options.workloads:
            runs = {
                design: [
                    Times(run_of(options.out, repeat, state, workload, design))
                    for repeat in range(1, options.repeats + 1)
                ]
                for design in DESIGNS
            }
            sds = {design: deviation(runs[design]) for design in DESIGNS}
            row, turns = estimates(runs["row"]), estimates(runs["turns"])
            ratios = {name: math.exp(turns[name] - row[name]) for name in row}
            forks = sum(len(logs) for one in runs["row"] for logs in one.logs.values())
            rows.append([
                f"{workload}, {state}", str(forks), f"{sds['row']:.3f}", f"{sds['turns']:.3f}",
                f"{sds['turns'] / sds['row']:.2f}", f"{lag(runs['row']):+.2f}",
                f"{lag(runs['turns']):+.2f}", f"{statistics.median(ratios.values()):.3f}",
                f"{min(ratios.values()):.3f}", f"{max(ratios.values()):.3f}",
            ])  # fmt: skip
            cells.append(f"{workload}, {state}: " + ", ".join(
                f"{name} {ratio:.3f}" for name, ratio in ratios.items()
            ))
    print(aligned(rows))
    print("\ntimes with turns over those in a row, cell by cell")
    print("\n".join(cells))


def add_options(parser):
    parser.add_argument("--out", metavar="DIR", type=pathlib.Path, default=pathlib.Path("turns"))
    parser.add_argument("--workloads", metavar="A,B", default=",".join(WORKLOADS))
    parser.add_argument("--repeats", metavar="N", type=int, default=2, help="default: 2")
    parser.add_argument("--rounds", metavar="N", type=int, default=4, help="default: 4")
    state = parser.add_mutually_exclusive_group()
    state.add_argument("--busy", action="store_true", help="only beside the other process")
    state.add_argument("--quiet", action="store_true", help="only without it")
    parser.add_argument("--table", action="store_true", help="only the table of what is there")


def study(options):
    if options.repeats < 1 or options.rounds < 2:
        raise Refused("--repeats: at least 1; --rounds: at least 2")
    options.workloads = options.workloads.split(",")
    options.states = ["quiet"] if options.quiet else ["busy"] if options.busy else ["quiet", "busy"]
    if not options.table:
        measure(options)
    table(options)
