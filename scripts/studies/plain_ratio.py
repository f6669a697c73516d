"""Measures how long a raced campaign takes against the same matrix in JMH's own order.

Runs the suite twice with the same options: as a campaign, which ends where its
verdicts are clear, and with --plain, where every cell gets as many forks as the
campaign has rounds at most. Prints for both the wall time of the whole command,
its forks, and the ratio of the times. The campaign's forks include its A/A
twins and what it ran again. It finds out by itself how much warm-up it needs;
-wi 3 behind -- gives both the same.

With --stock the other side is JMH itself and nothing of the suite's own runner:
org.openjdk.jmh.Main of the same jar, without class archive and heap sizes, one
kind of work after the other, half of them before the campaign and half after
it, so that a machine that gets slower or faster favours neither. Every cell of
it has as many forks, and as many iterations of warm-up (--warm-up), since JMH
can't know which need fewer: by default six, what a campaign begins with.

    scripts/study plain-ratio -- -p workload=cpu
    scripts/study plain-ratio --stock
"""

import json
import os
import pathlib
import re
import tempfile
import time

from common import JAR, Refused, output_of, read_json

ROUNDS = 7
WORKLOADS = ["download", "file-write", "vector-add", "dot-product", "cpu"]
# One short fork: the side that runs first must not be the one that makes the class archive.
PREPARE = ["BatchBenchmark.serial", "-p", "workload=noop", "-f", "1", "-wi", "0", "-i", "1",
           "-r", "1ms", "--plain"]


def seconds(command):
    """Wall time of one command."""
    start = time.monotonic()
    output_of(command)
    return time.monotonic() - start


def suite(arguments, directory):
    return [*JAR, *arguments, "--out", directory]


def forks_of_run(directory):
    """How many were run, those too that don't count."""
    lines = (directory / "journal.jsonl").read_text(encoding="utf-8").splitlines()
    events = [json.loads(line) for line in lines[1:]]
    return sum(
        len(event["results"][0]["forks"]) for event in events if event["event"] == "measured"
    )


def forks_of_results(files):
    return sum(
        len(row["primaryMetric"]["rawData"])
        for file in files
        for row in read_json(file)
    )


def measuring_java(directory):
    """The java that the campaign's forks run on, so that both sides have the same."""
    return read_json(directory / "results.json")[0]["jvm"]


def stock_commands(java, workload, options, folder):
    """JMH's own command lines for the cells that the suite has of one kind of work by default."""
    cores = len(os.sched_getaffinity(0))
    ladder = sorted({1, max(1, cores // 2), cores, 2 * cores, 4 * cores})
    common = ["-f", options.rounds, "-wi", options.warm_up, "-v", "SILENT", "-rf", "json"]
    parts = {
        "warm": ["BatchBenchmark.(serial|warm)", "-p", "workers=" + ",".join(map(str, ladder))],
        "cold": ["BatchBenchmark.cold", "-p", f"workers={cores}"],
    }
    return {
        folder / f"{workload}-{part}.json": [
            java, "-cp", JAR[-1], "org.openjdk.jmh.Main", *selection, "-p", f"workload={workload}",
            *common, "-rff", folder / f"{workload}-{part}.json",
        ]  # fmt: skip
        for part, selection in parts.items()
    }


def workloads(arguments):
    """Those of -p workload=..., the only arguments that JMH is given too."""
    if not arguments:
        return WORKLOADS
    found = re.fullmatch(r"-p workload=([\w,-]+)", " ".join(arguments))
    if not found:
        raise Refused(f"--stock takes nothing but -p workload=... behind --: {' '.join(arguments)}")
    return found.group(1).split(",")


def against_plain(options, folder):
    """Seconds and forks of both, the campaign's first."""
    kinds = {
        "campaign": ["--rounds", options.rounds],
        "plain": ["--plain", "-f", options.rounds],
    }
    took = {}
    for kind in kinds:
        directory = folder / kind
        took[kind] = (
            seconds(suite([*options.suite, *kinds[kind]], directory)),
            forks_of_run(directory),
        )
    return took


def against_stock(options, chosen, folder, java):
    pieces = [stock_commands(java, workload, options, folder) for workload in chosen]
    files = [file for piece in pieces for file in piece]
    half = (len(pieces) + 1) // 2

    def run(some):
        return sum(seconds(command) for piece in some for command in piece.values())

    before = run(pieces[:half])
    # A campaign without the option has seven rounds at most, and is then the default run.
    limit = [] if options.rounds == ROUNDS else ["--rounds", options.rounds]
    directory = folder / "campaign"
    campaign = seconds(suite([*options.suite, *limit], directory))
    stock = before + run(pieces[half:])
    return {
        "campaign": (campaign, forks_of_run(directory)),
        "plain": (stock, forks_of_results(files)),
    }


def add_options(parser):
    parser.add_argument(
        "--rounds", type=int, default=ROUNDS, metavar="N",
        help="most rounds of the campaign, forks of each cell on the other side (default: 7)",
    )  # fmt: skip
    parser.add_argument("--stock", action="store_true", help="compare with JMH itself")
    parser.add_argument(
        "--warm-up", type=int, default=6, metavar="N",
        help="iterations of warm-up under --stock (default: 6)",
    )  # fmt: skip
    parser.add_argument("--keep", type=pathlib.Path, metavar="DIR", help="keep all runs there")


def study(options):
    if options.rounds < 1 or options.warm_up < 0:
        raise Refused("--rounds: at least 1; --warm-up: at least 0")
    chosen = workloads(options.suite) if options.stock else []
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or pathlib.Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        prepared = pathlib.Path(temporary) / "prepare"
        seconds(suite(PREPARE, prepared))
        if options.stock:
            took = against_stock(options, chosen, folder, measuring_java(prepared))
        else:
            took = against_plain(options, folder)
    for kind, (wall, count) in took.items():
        print(f"{kind}: {wall:.1f} s, {count} forks")
    print(f"ratio: {took['campaign'][0] / took['plain'][0]:.3f}")
