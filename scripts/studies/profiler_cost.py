"""Measures what a profiler of the suite adds to the time of an operation.

`tree` runs cells with the profiler that counts CPU and memory, and with
-prof tree:off. `timeline` records the last iteration, as it does unless told
otherwise, and none. That iteration is the only one measured: to record several
in a row would also measure what is left behind by writing the file of the one
before. Its batches have 10,000 tasks, of a size that takes about 10 us here,
which a serial run finds.

The two kinds take turns, one fork of each cell at a time, in an order that
changes from round to round. Then their forks go into two files, and `compare`
prints the ratio of their times with its interval, as for any two runs: above 1
the profiler costs something. A machine that does something else at the same
time shows in how wide the intervals are. (That the runs came one after the
other, as `compare` remarks, is not so here; two files don't say it.) Other
cells may follow behind --.
"""

import json
import pathlib
import statistics
import subprocess
import tempfile

from common import JAR, Refused, output_of, read_json

SWITCHES = {
    "tree": {"without": ["-prof", "tree:off"], "with": ["-prof", "tree"]},
    "timeline": {
        "without": ["-prof", "timeline:iterations=none"],
        "with": ["-prof", "timeline:iterations=last"],
    },
}
TREE_CELLS = ["BatchBenchmark.(warm|cold)", "-p", "workload=cpu", "-p", "workers=1,4"]
# What a profiler costs once all is compiled.
LAST_OF_MANY = ["-wi", "8", "-w", "300ms", "-i", "1", "-r", "2"]
TASKS = 10_000
TASK_NANOS = 10_000
TRIED_SIZE = 10_000


def suite(arguments, directory):
    """Results of one run with one fork for each cell."""
    output_of([*JAR, *arguments, "-f", "1", "--out", directory])
    return read_json(directory / "results.json")


def timeline_cells(folder):
    """Batches of tasks of the wanted length."""
    cell = ["-p", "workload=cpu", "-p", f"tasks={TASKS}"]
    (row,) = suite(
        ["BatchBenchmark.serial", *cell, "-p", f"size={TRIED_SIZE}"], folder / "serial"
    )
    task_nanos = row["primaryMetric"]["score"] * 1e6 / TASKS
    size = max(1, round(TRIED_SIZE * TASK_NANOS / task_nanos))
    print(f"{TRIED_SIZE} steps take {task_nanos / 1000:.1f} us, so a task has {size}", flush=True)
    return ["BatchBenchmark.warm", *cell, "-p", f"size={size}", "-p", "workers=2", *LAST_OF_MANY]


def add(rows, found):
    """Puts the forks of more results behind those that are there."""
    for row in found:
        key = (row["benchmark"], json.dumps(row.get("params", {}), sort_keys=True))
        if key not in rows:
            rows[key] = row
            continue
        forks = rows[key]["primaryMetric"]["rawData"]
        forks.extend(row["primaryMetric"]["rawData"])
        rows[key]["forks"] = len(forks)
        rows[key]["primaryMetric"]["score"] = statistics.mean(map(statistics.mean, forks))
        # Of a single fork, and not compared.
        rows[key]["secondaryMetrics"] = {}


def add_options(parser):
    parser.add_argument("profiler", choices=SWITCHES)
    parser.add_argument("--rounds", type=int, default=10, help="of each kind (default: 10)")


def study(options):
    if options.rounds < 1:
        raise Refused("--rounds: at least 1")
    kinds = {name: {} for name in SWITCHES[options.profiler]}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        cells = options.suite or (
            TREE_CELLS if options.profiler == "tree" else timeline_cells(folder)
        )
        for number in range(options.rounds):
            for kind in list(kinds) if number % 2 == 0 else reversed(list(kinds)):
                switch = SWITCHES[options.profiler][kind]
                add(kinds[kind], suite([*cells, *switch], folder / f"{number}-{kind}"))
        files = []
        for kind, rows in kinds.items():
            file = folder / f"{kind}.json"
            file.write_text(json.dumps(list(rows.values())), encoding="utf-8")
            files.append(f"{kind}={file}")
        return subprocess.run([*JAR, "compare", "--threshold", "1%", *files], check=False).returncode
