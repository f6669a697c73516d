"""Says where the time of a run went: measuring, warm-up, everything else of its
forks, and what lies between them.

For each workload and model it prints the forks and their seconds, all of a run
together, and for the medians of single forks their split. JMH ends an iteration
with the first operation that ends after its time is up, so an iteration counts
as that many whole operations. The rest of a fork is the start of its JVM and of
child JVMs, the batches that those run before the first iteration, what the
profilers read between iterations, and the end. Reads journal.jsonl in the
folder RUN.
"""

import datetime
import json
import math
import pathlib
import statistics
from dataclasses import dataclass

from common import Refused, aligned

SECONDS_PER = {"NANOSECONDS": 1e-9, "MICROSECONDS": 1e-6, "MILLISECONDS": 1e-3, "SECONDS": 1}


@dataclass(frozen=True)
class Fork:
    """Seconds of one fork."""

    kind: tuple
    again: bool
    start: float
    end: float
    whole: float  # at work: others may have been in between
    measured: float
    warm_up: float

    @property
    def rest(self):
        return self.whole - self.measured - self.warm_up


def instant(text):
    # Python 3.9 reads no more than microseconds.
    return datetime.datetime.fromisoformat(text[:26].rstrip("Z") + "+00:00").timestamp()


def of_iterations(per_operation, planned):
    """Seconds of iterations that were to last so long."""
    seconds = planned["value"] * SECONDS_PER[planned["unit"]]
    return sum(max(1, math.ceil(seconds / one)) * one for one in per_operation if one > 0)


def fork(event, cells):
    words = cells[event["cell"].removesuffix("-twin")].split()
    params = dict(word.split("=", 1) for word in words[1:] if "=" in word)
    result = event["results"][0]
    unit = SECONDS_PER[result["timeUnit"]]
    values = [value * unit for value in result["forks"][0]["primary"]["values"]]
    return Fork(
        (params.get("workload", words[0]), params.get("model", "serial")),
        event["attempt"] > 1,
        instant(event["start"]),
        instant(event["at"]),
        event["nanos"] / 1e9,
        of_iterations(values, result["measurement"]["time"]),
        warm_up(event, result),
    )


def warm_up(event, result):
    """Seconds of it: what the fork says, if it warmed up until it was warm; else JMH's iterations."""
    fork = result["forks"][0]
    for metric in fork.get("secondary", []) + fork.get("ofFork", []):
        told = [value for value in metric["values"] if isinstance(value, (int, float))]
        if metric["label"] == "warmup.time" and told:
            return max(told)
    return of_iterations(event["observed"].get("warmUpSeconds", []), result["warmup"]["time"])


def forks_of(run):
    cells = {}
    forks = []
    try:
        with (run / "journal.jsonl").open(encoding="utf-8") as journal:
            for line in journal:
                if not line.endswith("\n"):
                    break  # the last fork was not written down whole
                event = json.loads(line)
                cells.update(event.get("cells", {}))
                if event.get("event") == "measured":
                    forks.append(fork(event, cells))
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as e:
        raise Refused(f"{run}: its journal can't be read: {e!r}") from e
    if not forks:
        raise Refused(f"{run}: no fork was measured")
    return forks


def row(name, forks):
    seconds = [sum(getattr(one, part) for one in forks) for part in PARTS]
    medians = [statistics.median(getattr(one, part) for one in forks) for part in PARTS]
    return [name, str(len(forks)), *(f"{s:.0f}" for s in seconds), *(f"{m:.2f}" for m in medians)]


PARTS = ["whole", "measured", "warm_up", "rest"]
HEAD = ["", "forks", "s", "measured", "warm-up", "rest", "a fork, s", "measured", "warm-up", "rest"]


def add_options(parser):
    parser.add_argument("run", metavar="RUN", type=pathlib.Path, help="a run directory")


def study(options):
    forks = forks_of(options.run)
    kinds = {}
    for one in forks:
        kinds.setdefault(one.kind, []).append(one)
    rows = [row(" ".join(kind), kinds[kind]) for kind in sorted(kinds)]
    table = [HEAD, *rows, row("all", forks)]
    print(aligned(table))
    wall = max(one.end for one in forks) - min(one.start for one in forks)
    between = wall - sum(one.whole for one in forks)
    print()
    print(f"forks run again: {sum(one.again for one in forks)}")
    print(
        f"from the first start to the last end {wall:.0f} s, {100 * between / wall:.1f} % of it"
        " not in any fork"
    )
