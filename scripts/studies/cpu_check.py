"""Compares the CPU time of the profiler `tree` with that of /usr/bin/time.

Runs one cell twice, with few and with many operations in its only measured
iteration, in forks that are started by GNU time. Set-up, warm-up and tear-down
are in both runs and go out in the difference, which is the CPU time of the
operations that the second run has more: once as the kernel counts it for the
whole fork with its child JVMs, once as the sum of user and system time in
`tree.cpu`. Prints both and their ratio; the exit code is 1 if they are more
than the tolerance apart. Both are CPU time: a busy machine makes the runs
longer and not the figures less comparable.

Needs GNU time. The cell comes behind -- (default: warm cpu by two child JVMs).
"""

import pathlib
import sys
import tempfile

from common import JAR, Refused, output_of, read_json

CELL = [
    "BatchBenchmark.warm",
    *("-p", "workload=cpu"),
    *("-p", "model=process"),
    *("-p", "workers=2"),
]


def timed_java(directory, account):
    """A command for JMH's -jvm that notes the CPU time of a fork and of all it waited for."""
    script = directory / "java"
    # The fork gets the JVM that starts it, as it would without -jvm.
    script.write_text(
        "#!/bin/sh\n"
        f'exec /usr/bin/time -a -o "{account}" -f "%U %S" "$(readlink /proc/$PPID/exe)" "$@"\n'
    )
    script.chmod(0o755)
    return script


def run(cell, operations, directory):
    """CPU seconds of one fork: by the kernel, and of its measured operations by `tree`."""
    account = directory / "account"
    command = [*JAR, *cell, "-bm", "ss", "-f", "1", "-wi", "1", "-wbs", "1", "-i", "1"]
    command += ["-bs", str(operations), "-prof", "tree", "-jvm", str(timed_java(directory, account))]
    output_of([*command, "--out", directory / "run"])
    rows = read_json(directory / "run" / "results.json")
    if len(rows) != 1:
        raise Refused(f"{len(rows)} cells, where one is compared: {' '.join(cell)}")
    # JMH asks the JVM for its version first; the fork itself ends last.
    user, system = account.read_text().splitlines()[-1].split()
    return float(user) + float(system), rows[0]["secondaryMetrics"]["tree.cpu"]["score"] / 1000


def add_options(parser):
    parser.add_argument("--few", type=int, default=5, help="operations (default: 5)")
    parser.add_argument("--many", type=int, default=300, help="operations (default: 300)")
    parser.add_argument(
        "--tolerance", type=float, default=5, metavar="PERCENT", help="(default: 5)"
    )


def study(options):
    if not 1 <= options.few < options.many:
        raise Refused("--few and --many: at least 1, and more of the second")
    cell = options.suite or CELL
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for name, operations in (("few", options.few), ("many", options.many)):
            directory = pathlib.Path(folder) / name
            directory.mkdir()
            found.append(run(cell, operations, directory))
    (few_kernel, few_tree), (many_kernel, many_tree) = found
    kernel, tree = many_kernel - few_kernel, many_tree - few_tree
    if kernel <= 0:
        sys.exit("too few operations: by /usr/bin/time they took no CPU time")
    print(f"CPU time of {options.many - options.few} operations of {' '.join(cell)}")
    print(f"  /usr/bin/time  {kernel:8.2f} s")
    print(f"  tree.cpu       {tree:8.2f} s")
    print(f"  ratio          {tree / kernel:8.3f}")
    if abs(tree / kernel - 1) > options.tolerance / 100:
        sys.exit(f"more than {options.tolerance:g} % apart")
