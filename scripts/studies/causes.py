"""Plants what keeps work from scaling, and says what the suite names first.

    scripts/study causes --out DIR [--rounds N] [--only NAME,...] [-- suite options]
    scripts/study causes --out DIR --table
    scripts/study causes --out DIR --why

Each setting is a campaign of its own: serial, and one cell in which one thing stands
in the way, by the suite's own workloads, by work that the study compiles, or by a
process beside it. Named is the part of the speed-up stack by which most is lost, where
a tenth of the workers or more is; of controls nothing is to be named. Each campaign is
kept in DIR; what is complete there isn't run again.

With --why forks of each campaign of threads are recorded as well, and what is to be
named first is the method at fault, and nothing where no method is.
"""

import contextlib
import pathlib
import subprocess
import sys
from dataclasses import dataclass, field

from common import JAR, Refused, aligned, compiler, read_json

LEAST = 0.1  # as in the suite: advice.screen.Losses
NOTHING = "nothing"
SPINS = """
import sys, threading, os
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
while True:
    sum(range(10_000))
"""
WORK = """
import dev.parallax.workload.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
public class Planted implements Workload {
  static final Semaphore PERMITS = new Semaphore(1);
  static final AtomicLongArray NEIGHBOURS = new AtomicLongArray(64);
  static final AtomicLong ONE = new AtomicLong();
  static long compute(long from, int steps) {
    long x = from;
    for (int i = 0; i < steps; i++) { x = x * 6364136223846793005L + 1442695040888963407L; }
    return x;
  }
  public Batch prepare(Parameters parameters) {
    return Batch.of(parameters.tasks(), index -> { %s });
  }
}
"""
COMPUTES = "return compute(index, 3_000_000);"
PERMITS = "PERMITS.acquire(); try { %s } finally { PERMITS.release(); }"
SHARING = "for (int i = 0; i < 600_000; i++) { %s; } return index;"


@dataclass(frozen=True)
class Setting:
    """What is planted, and which part it is to be named as."""

    name: str
    expected: str
    words: list = field(default_factory=list)
    model: str = "platform"
    workers: int = 2
    source: str = ""  # of a task; empty for a workload of the suite
    neighbours: int = 0
    place: str = ""  # the method that is to be named by why; empty for none


def builtin(workload, *settings):
    return [word for name in (f"workload={workload}", *settings) for word in ("-p", name)]


SETTINGS = [
    Setting("monitor for all of a task", "waiting", builtin("lock", "held=100"), place="LockWorkload"),
    Setting("monitor for half of a task", "waiting", builtin("lock", "held=50"), place="LockWorkload"),
    Setting("reentrant for all of a task", "waiting", builtin("lock", "lock=reentrant", "held=100"), place="LockWorkload"),
    Setting("reentrant for half of a task", "waiting", builtin("lock", "lock=reentrant", "held=50"), place="LockWorkload"),
    Setting("monitor by virtual threads", "waiting", builtin("lock", "held=100"), model="virtual", place="LockWorkload"),
    Setting("one permit while computing", "waiting", source=PERMITS % COMPUTES, place="Planted.prepare"),
    Setting("one permit while sleeping", "waiting", workers=4,
            source=PERMITS % "Thread.sleep(4); return index;", place="Planted.prepare"),
    Setting("one permit by virtual threads", "waiting", model="virtual", source=PERMITS % COMPUTES, place="Planted.prepare"),
    Setting("three tasks for two", "uneven-end", builtin("cpu", "tasks=3")),
    Setting("one task for two", "uneven-end", builtin("cpu", "tasks=1")),
    Setting("one task for two JVMs", "uneven-end", builtin("cpu", "tasks=1"), model="process"),
    Setting("a long task at the end", "uneven-end",
            source="return compute(index, index == 15 ? 40_000_000 : 2_000_000);"),
    Setting("workers twice the cores", "more-workers-than-cores", builtin("cpu"), workers=4),
    Setting("JVMs four times the cores", "more-workers-than-cores", builtin("cpu"), "process", 8),
    Setting("virtual threads four times the cores", "more-workers-than-cores", builtin("cpu"), "virtual", 8),
    Setting("a neighbour on each core", "cores-taken", builtin("cpu"), neighbours=2),
    Setting("the same beside JVMs", "cores-taken", builtin("cpu"), "process", neighbours=2),
    Setting("false sharing", "processor",
            source=SHARING % "NEIGHBOURS.incrementAndGet((int) Thread.currentThread().threadId() % 8)", place="Planted.prepare"),
    Setting("one counter", "processor", source=SHARING % "ONE.incrementAndGet()", place="Planted.prepare"),
    Setting("garbage in a small heap", "collections",
            [*builtin("allocate"), "-jvmArgsAppend", "-Xmx12m -Xms12m -XX:+UseSerialGC"], place="AllocateWorkload"),
    Setting("control: computing", NOTHING, builtin("cpu")),
    Setting("control: computing JVMs", NOTHING, builtin("cpu"), "process"),
    Setting("control: sleeping", NOTHING, builtin("sleep"), workers=8),
    Setting("control: own work", NOTHING, source=COMPUTES),
]  # fmt: skip


def run_of(out, setting):
    return out / setting.name.replace(" ", "-").replace(":", "").replace(",", "")


def class_path(out, setting):
    """The compiled work of a setting."""
    folder = out / "work" / run_of(out, setting).name
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "Planted.java"
    source.write_text(WORK % setting.source, encoding="utf-8")
    words = [compiler(), "-cp", JAR[-1], "-d", str(folder), str(source)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Refused(f"{setting.name}: {done.stderr.strip()}")
    return ["--classpath", str(folder), "-p", "workload=planted"]


@contextlib.contextmanager
def neighbours(count):
    """Processes that compute all the time, until the campaign beside them has ended."""
    started = [
        subprocess.Popen([sys.executable, "-c", SPINS], stdin=subprocess.PIPE)
        for _ in range(count)
    ]
    try:
        yield
    finally:
        for process in started:
            process.stdin.close()
            process.wait()


def measure(options):
    options.out.mkdir(parents=True, exist_ok=True)
    for setting in options.settings:
        run = run_of(options.out, setting)
        if (run / "verdicts.json").is_file():
            continue
        work = class_path(options.out, setting) if setting.source else setting.words
        words = [
            *JAR, "BatchBenchmark.(serial|warm)", *work, "-p", f"model={setting.model}",
            "-p", f"workers={setting.workers}", "-f", str(options.rounds), *options.suite,
            "--out", str(run),
        ]  # fmt: skip
        print(" ".join(words), file=sys.stderr, flush=True)
        with neighbours(setting.neighbours):
            done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Refused(f"{setting.name}: {done.stderr.strip().splitlines()[-1]}")


def why(options):
    rows = [["setting", "cell", "expected", "named first"]]
    right = 0
    settings = [each for each in options.settings if each.model != "process"]
    for setting in settings:
        words = [*JAR, "why", "--again", str(run_of(options.out, setting))]
        with neighbours(setting.neighbours):
            done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Refused(f"{setting.name}: {done.stderr.strip().splitlines()[-1]}")
        parts = " ".join(done.stdout.split()).split("of it: ")
        first = parts[1].split(" (")[0] if len(parts) > 1 else NOTHING
        right += setting.place in first if setting.place else first == NOTHING
        cell = f"{setting.model} x {setting.workers}"
        rows.append([setting.name, cell, setting.place or NOTHING, first])
    print(aligned(rows))
    print(f"\nas expected: {right} of {len(settings)}")


def named(stack):
    """The part that is named first, and its share of the loss."""
    lost = stack["workers"] - stack["speedup"]
    if lost < LEAST * stack["workers"]:
        return NOTHING, 0.0
    part = max(stack["lost"], key=stack["lost"].get)
    return part, stack["lost"][part] / lost


def table(options):
    rows = [["setting", "cell", "speed-up", "expected", "named first", "of the loss"]]
    right = 0
    for setting in options.settings:
        verdicts = read_json(run_of(options.out, setting) / "verdicts.json")
        cell = f"{setting.model} x {setting.workers}"
        if not verdicts["stacks"]:
            rows.append([setting.name, cell, "", setting.expected, "no stack", ""])
            continue
        stack = verdicts["stacks"][0]
        part, share = named(stack)
        right += part == setting.expected
        rows.append([
            setting.name, cell, f"{stack['speedup']:.2f}", setting.expected, part,
            f"{share:.0%}" if share else "",
        ])  # fmt: skip
    print(aligned(rows))
    print(f"\nas expected: {right} of {len(options.settings)}")


def add_options(parser):
    parser.add_argument("--out", metavar="DIR", type=pathlib.Path, default=pathlib.Path("causes"))
    parser.add_argument("--rounds", metavar="N", type=int, default=3, help="default: 3")
    parser.add_argument("--only", metavar="NAME,...", help="some of the settings")
    parser.add_argument("--table", action="store_true", help="measure nothing: print DIR's table")
    parser.add_argument("--why", action="store_true", help="record forks too: which method is named")


def study(options):
    names = options.only.split(",") if options.only else []
    unknown = [name for name in names if all(name not in each.name for each in SETTINGS)]
    if unknown:
        raise Refused(f"--only: no setting has {', '.join(unknown)} in its name")
    if options.rounds < 1:
        raise Refused("--rounds: at least 1")
    options.settings = [
        each for each in SETTINGS if not names or any(name in each.name for name in names)
    ]
    if not options.table:
        measure(options)
    table(options)
    if options.why and not options.table:
        why(options)
