"""From which length of a task child JVMs and members of a cluster pay, against threads.

    scripts/study crossover --out DIR [--models NAME,...] [--rounds N] [-- suite options]
    scripts/study crossover --out DIR --table

Tasks that compute, of 10 us to 100 ms in decades, as many in a batch as take about
0.1 s, by as many workers as cores: a campaign for each length. The table has the
speed-up over serial of each model with its 95 % interval, and below it the lengths
from which a model is faster than serial at all, by 5 %, and from which it has nine
tenths of the threads' speed-up, both by the whole interval. The model cluster needs a
jar of `mvn package -Pcluster`. Each campaign is kept in DIR; what is complete there
isn't run again.
"""

import os
import pathlib
import subprocess
import sys

from common import JAR, Refused, aligned, read_json

STEPS = [5_000, 50_000, 500_000, 5_000_000, 50_000_000]  # of cpu: about 2 ns each
BATCH_STEPS = 50_000_000
FEWEST_TASKS, MOST_TASKS = 4, 10_000
THREADS = "platform"
SHARE = 0.9
MARGIN = 1.05


def tasks_of(steps):
    return max(FEWEST_TASKS, min(MOST_TASKS, BATCH_STEPS // steps))


def measure(options):
    options.out.mkdir(parents=True, exist_ok=True)
    for steps in STEPS:
        run = options.out / str(steps)
        if (run / "verdicts.json").is_file():
            continue
        words = [
            *JAR, "BatchBenchmark.(serial|warm)", "-p", "workload=cpu", "-p", f"size={steps}",
            "-p", f"tasks={tasks_of(steps)}", "-p", f"model={options.models}",
            "-p", f"workers={os.cpu_count()}", "-f", str(options.rounds), *options.suite,
            "--out", str(run),
        ]  # fmt: skip
        print(" ".join(words), file=sys.stderr, flush=True)
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Refused(f"{run}: {(done.stderr.strip().splitlines() or ['no reason'])[-1]}")


def in_words(seconds):
    return f"{seconds * 1e3:.3g} ms" if seconds >= 1e-3 else f"{seconds * 1e6:.3g} us"


def speed_ups(run):
    """The time of a task done serially, and the speed-up of each model."""
    cells = read_json(run / "verdicts.json")["cells"]
    serial = next(cell for cell in cells if "model" not in cell["params"])
    tasks = int(serial["params"]["tasks"])
    by_model = {
        cell["params"]["model"]: cell["speedup"] for cell in cells if "model" in cell["params"]
    }
    return serial["estimate"]["value"] / tasks, by_model


def first(lengths, holds):
    """The shortest length from which on something holds."""
    since = None
    for seconds, by_model in lengths:
        since = (since or in_words(seconds)) if holds(by_model) else None
    return since or f"none up to {in_words(lengths[-1][0])}"


def gains(by_model, model):
    speed_up = by_model.get(model)
    return bool(speed_up) and speed_up["lo"] is not None and speed_up["lo"] >= MARGIN


def is_near(by_model, model):
    speed_up, threads = by_model.get(model), by_model.get(THREADS)
    return (
        bool(speed_up and threads)
        and speed_up["lo"] is not None
        and speed_up["lo"] >= SHARE * threads["value"]
    )


def table(options):
    lengths = sorted(speed_ups(options.out / str(steps)) for steps in STEPS)
    models = options.models.split(",")
    rows = [["a task", *models]]
    for seconds, by_model in lengths:
        cells = [by_model.get(model) for model in models]
        rows.append([
            in_words(seconds),
            *[
                f"{cell['value']:.2f} ({cell['lo']:.2f} to {cell['hi']:.2f})"
                if cell and cell["lo"] is not None else "none"
                for cell in cells
            ],
        ])  # fmt: skip
    print(aligned(rows))
    rows = [["from", "faster than serial", f"{SHARE} of {THREADS}"]]
    for model in models:
        rows.append([
            model,
            first(lengths, lambda by_model, model=model: gains(by_model, model)),
            first(lengths, lambda by_model, model=model: is_near(by_model, model)),
        ])  # fmt: skip
    print("\n" + aligned(rows))


def add_options(parser):
    parser.add_argument("--out", metavar="DIR", type=pathlib.Path, default=pathlib.Path("crossover"))
    parser.add_argument("--models", metavar="NAME,...", default="platform,process")
    parser.add_argument("--rounds", metavar="N", type=int, default=5, help="default: 5")
    parser.add_argument("--table", action="store_true", help="measure nothing: print DIR's table")


def study(options):
    if options.rounds < 2:
        raise Refused("--rounds: at least 2, or there is no interval")
    if THREADS not in options.models.split(","):
        raise Refused(f"--models: {THREADS} is what the others are held against; name it too")
    if not options.table:
        measure(options)
    table(options)
