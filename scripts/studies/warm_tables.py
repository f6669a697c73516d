"""The tables of `scripts/study warm`, from the run directories of its campaigns.

A variant's runs are those of all workloads and repeats. A cell's speed-ups over
repeats, and those of two variants, are put together on the log scale, where
their intervals are about symmetric and their squares add up.
"""

import math
import statistics
from dataclasses import dataclass, field

from common import aligned, read_json

NEAR = 0.05
OPPOSITE = {"yes": "no", "threads": "processes"}
QUESTIONS = ["does parallel help?", "threads or processes?"]


@dataclass(frozen=True)
class Interval:
    """A value with its ends, all as logarithms."""

    value: float
    low: float
    high: float

    def over(self, other):
        return Interval(
            self.value - other.value,
            self.value - other.value - math.hypot(self.value - self.low, other.high - other.value),
            self.value - other.value + math.hypot(self.high - self.value, other.value - other.low),
        )

    def overlaps(self, other):
        return self.low <= other.high and other.low <= self.high

    def __str__(self):
        value, low, high = (math.exp(one) for one in (self.value, self.low, self.high))
        return f"{value:.2f} ({low:.2f} to {high:.2f})"


def mean(intervals):
    value = statistics.fmean(one.value for one in intervals)
    low = math.hypot(*(one.value - one.low for one in intervals)) / len(intervals)
    high = math.hypot(*(one.high - one.value for one in intervals)) / len(intervals)
    return Interval(value, value - low, value + high)


@dataclass
class Variant:
    """What the runs of a variant say: lists with an entry for each run, or each fork."""

    speedups: dict = field(default_factory=dict)
    firsts: dict = field(default_factory=dict)
    answers: dict = field(default_factory=dict)
    cold: set = field(default_factory=set)

    def speedup(self, cell):
        return mean(self.speedups[cell]) if cell in self.speedups else None


def name(params):
    return f"{params['model']} x {params['workers']}" if "model" in params else "serial"


def place(benchmark, params):
    """A cell's name with its workload; serial belongs to warm and cold pools alike."""
    lifecycle = benchmark.rsplit(".", 1)[-1]
    pool = "" if lifecycle == "serial" else f", {lifecycle}"
    return f"{params['workload']}{pool}: {name(params)}"


def leader(cells, comparisons):
    """Threads or processes, by the pair of the fastest of each."""
    best = {}
    for cell in cells:
        model = cell["params"].get("model")
        if model and cell["estimate"]["value"] is not None:
            kind = "processes" if model == "process" else "threads"
            rival = best.get(kind)
            if not rival or cell["estimate"]["value"] < rival["estimate"]["value"]:
                best[kind] = cell
    if len(best) < 2:
        return "open"
    pair = [best["threads"]["params"], best["processes"]["params"]]
    for one in comparisons:
        if one["a"] in pair and one["b"] in pair and one["evidence"] != "none":
            first = "threads" if one["a"] == pair[0] else "processes"
            second = "processes" if first == "threads" else "threads"
            return {"faster": first, "slower": second}.get(one["verdict"], "open")
    return "open"


def variant(runs):
    """Reads the runs of one variant."""
    found = Variant()
    for run in runs:
        verdicts = read_json(run / "verdicts.json")
        families = {}
        for cell in verdicts["cells"]:
            families.setdefault(cell["family"], []).append(cell)
            key = place(cell["benchmark"], cell["params"])
            if "not-warm" in cell.get("warnings", []):
                found.cold.add(key)
            speedup = cell.get("speedup") or {}
            ends = [speedup.get(one) for one in ("value", "lo", "hi")]
            if "model" in cell["params"] and all(ends):
                found.speedups.setdefault(key, []).append(Interval(*map(math.log, ends)))
        for one in verdicts["recommendations"]:
            family = f"{one['workload']}, {one['lifecycle']}"
            pairs = [pair for pair in verdicts["comparisons"] if pair["family"] == family]
            helps = one.get("parallelHelps")
            answered = {
                answer["question"]: answer["answer"]
                for answer in verdicts.get("answers", [])  # since parallax/2
                if (answer["workload"], answer["lifecycle"]) == (one["workload"], one["lifecycle"])
            }
            said = [
                answered.get("parallel", helps if helps in ("yes", "no") else "open"),
                answered.get("threads-or-processes", leader(families.get(family, []), pairs)),
            ]
            for question, answer in zip(QUESTIONS, said):
                found.answers.setdefault((family, question), []).append(answer)
        for row in read_json(run / "results.json"):
            ratios = [
                fork[0] / statistics.fmean(fork[1:])
                for fork in row["primaryMetric"]["rawData"] if len(fork) > 1
            ]
            found.firsts.setdefault(place(row["benchmark"], row["params"]), []).extend(ratios)
    return found


def agreement(one, other):
    """How far two speed-ups of a cell agree."""
    if abs(math.expm1(one.value - other.value)) <= NEAR:
        return "near"
    return "wide" if one.overlaps(other) else "apart"


def is_turned(answers, others):
    both = set(answers) | set(others)
    return any(yes in both and no in both for yes, no in OPPOSITE.items())


def is_cold(firsts):
    return bool(firsts) and abs(statistics.median(firsts) - 1) > NEAR


def speedup_table(variants):
    default = variants["default"]
    others = [one for one in variants if one != "default"]
    rows = []
    for cell in default.speedups:
        base = default.speedup(cell)
        row = [cell, str(base)]
        for other in others:
            mine = variants[other].speedup(cell)
            how = agreement(mine, base) if mine else ""
            row.append(f"{mine.over(base)}{'' if how == 'near' else ' ' + how}" if mine else "")
        rows.append(row)
    return ["speed-up over serial", "default", *(f"{one} over default" for one in others)], rows


def answer_table(variants):
    default = variants["default"]
    rows = []
    for key in default.answers:
        row = [", ".join(key)]
        for one in variants.values():
            answers = one.answers.get(key, [])
            turned = is_turned(answers, default.answers[key])
            row.append(" and ".join(sorted(set(answers))) + (" turned" if turned else ""))
        rows.append(row)
    return ["answer", *variants], rows


def first_table(variants):
    rows = []
    for cell in dict.fromkeys(cell for one in variants.values() for cell in one.firsts):
        row = [cell]
        for one in variants.values():
            firsts = one.firsts.get(cell)
            text = f"{statistics.median(firsts):.2f} ({min(firsts):.2f} to {max(firsts):.2f})" \
                if firsts else ""
            cold = " cold" if is_cold(firsts) else ""
            row.append(text + cold + (" said" if cold and cell in one.cold else ""))
        rows.append(row)
    return ["first iteration over the rest", *variants], rows


def summary(variants):
    default = variants["default"]
    rows = []
    for label, one in variants.items():
        how = [
            agreement(one.speedup(cell), default.speedup(cell))
            for cell in default.speedups if cell in one.speedups
        ]
        both = [key for key in default.answers if key in one.answers]
        turned = sum(is_turned(one.answers[key], default.answers[key]) for key in both)
        cold = [cell for cell, firsts in one.firsts.items() if is_cold(firsts)]
        row = [len(how), *(how.count(kind) for kind in ("near", "wide", "apart"))]
        row += [len(both), turned, len(one.firsts), len(cold), len(set(cold) - one.cold)]
        rows.append([label, *map(str, row)])
    head = ["variant", "speed-ups", "near", "wide", "apart", "answers", "turned"]
    return [*head, "cells", "cold", "cold, unsaid"], rows


def tables(runs):
    """All tables, each a head and rows; runs are the run directories of each variant."""
    variants = {label: variant(directories) for label, directories in runs.items()}
    return [make(variants) for make in (summary, answer_table, speedup_table, first_table)]


LEGEND = (
    "near: within 5 % of default; wide: not, but the intervals overlap; apart: neither. turned:"
    " the opposite of another run's. cold: the first measured iteration over the rest, median over"
    " forks (least to greatest), is outside of 0.95 to 1.05; said: the report has not-warm there."
)


def text(all_tables):
    tables = [aligned([head, *rows], numbers=False) for head, rows in all_tables]
    return "\n\n".join([*tables, LEGEND]) + "\n"


def markdown(all_tables):
    lines = []
    for head, rows in all_tables:
        lines += [f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rows]]
        lines.append("")
    return "\n".join([*lines, LEGEND, ""])
