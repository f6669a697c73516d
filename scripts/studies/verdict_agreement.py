"""Compares the verdicts of a default run with those of a longer, fixed one.

Pairs the comparisons of both runs by family and cells. Of the pairs that the
default run decided (all verdicts but inconclusive) it counts those of the same
verdict in the fixed run, those undecided there, those decided otherwise
(equivalent in one run, faster or slower in the other), and those reversed
(faster in one, slower in the other). Prints this for each family and for all,
with the share of pairs that each run left undecided; then the pairs that
differ, and what both runs recommend.

The fixed run may lie in several run directories, one for each workload, say.
verdicts.json is read from each directory, and made by `report` where it is
missing.
"""

import json
import pathlib
import subprocess

from common import JAR, Refused, aligned, read_json

FLIPPED = {"faster": "slower", "slower": "faster"}
SCHEMAS = ("parallax/1", "parallax/2")
KINDS = ["same", "undecided", "other", "reversed"]


def verdicts(directory):
    """The report of a run as JSON."""
    file = directory / "verdicts.json"
    if file.is_file():
        report = read_json(file)
    else:
        result = subprocess.run(
            [*JAR, "report", str(directory), "--format", "json"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if result.returncode != 0:
            lines = result.stderr.strip().splitlines() or ["report failed"]
            raise Refused(f"{directory}: no verdicts: {lines[-1]}")
        report = json.loads(result.stdout)
    if not isinstance(report, dict) or report.get("schema") not in SCHEMAS:
        raise Refused(f"{file}: not a report of the schema {' or '.join(SCHEMAS)}")
    return report


def cell(params):
    return tuple(sorted(params.items()))


def comparisons(reports):
    """The verdict of each pair, the lesser cell against the other."""
    found = {}
    for report in reports:
        for one in report["comparisons"]:
            a, b, verdict = cell(one["a"]), cell(one["b"]), one["verdict"]
            if b < a:
                a, b, verdict = b, a, FLIPPED.get(verdict, verdict)
            key = (one["family"], a, b)
            if key in found:
                raise Refused(f"{one['family']}: {name(a)} against {name(b)} is in several directories")
            found[key] = verdict
    return found


def kind(default, fixed):
    if default == fixed:
        return "same"
    if fixed == "inconclusive":
        return "undecided"
    return "reversed" if FLIPPED.get(default) == fixed else "other"


def name(params):
    known = dict(params)
    return f"{known['model']} x {known['workers']}" if "model" in known else "serial"


def percent(part, whole):
    return f"{100 * part / whole:.1f} %" if whole else "-"


def counts(pairs):
    """One line of the table."""
    decided = [kind(one, other) for one, other in pairs if one != "inconclusive"]
    undecided = [sum(pair[i] == "inconclusive" for pair in pairs) for i in range(2)]
    return [
        str(len(pairs)),
        *(percent(count, len(pairs)) for count in undecided),
        str(len(decided)),
        *(str(decided.count(one)) for one in KINDS),
        percent(decided.count("same"), len(decided)),
    ]


def recommendations(reports):
    """What is recommended, by workload, lifecycle and parameters."""
    found = {}
    for report in reports:
        for one in report["recommendations"]:
            key = (one["workload"], one["lifecycle"], cell(one.get("params", {})))
            model, workers = one.get("model"), one.get("workers")
            chosen = f" {model} x {workers}" if model and workers and model != "serial" else (
                f" {model}" if model else "")
            bound = one.get("bound")
            off = "" if bound is None else f", at most {100 * (bound - 1):.1f} % slower than the best"
            found[key] = f"{one['kind']}{chosen}{off}"
            if one.get("use"):
                found[key] = f"use {one['use']['words']}"
    return found


def add_options(parser):
    parser.add_argument("default", metavar="DEFAULT_RUN", type=pathlib.Path)
    parser.add_argument("fixed", metavar="FIXED_RUN", type=pathlib.Path, nargs="+")


def study(options):
    for directory in [options.default, *options.fixed]:
        if not directory.is_dir():
            raise Refused(f"{directory}: there is no such run directory")
    default_reports = [verdicts(options.default)]
    fixed_reports = [verdicts(directory) for directory in options.fixed]
    default, fixed = comparisons(default_reports), comparisons(fixed_reports)
    both = {key: (default[key], fixed[key]) for key in sorted(default) if key in fixed}
    if not both:
        raise Refused("the runs have no pair of cells in common")

    families = sorted({family for family, _, _ in both})
    head = ["", "pairs", "open", "open, fixed", "decided", *KINDS, "agreement"]
    rows = [
        [family, *counts([pair for key, pair in both.items() if key[0] == family])]
        for family in families
    ]
    print(aligned([head, *rows, ["all", *counts(list(both.values()))]]))
    print("open: left undecided by the default run; agreement: same of decided")
    alone = len(default) + len(fixed) - 2 * len(both)
    if alone:
        print(f"{alone} pairs are in one of the runs only")

    differing = [
        f"  {kind(one, other)}: {family}: {name(a)} is {one} than {name(b)}, fixed: {other}"
        for (family, a, b), (one, other) in both.items()
        if one not in ("inconclusive", other)
    ]
    if differing:
        print("\nnot the same:")
        print("\n".join(differing).replace("equivalent than", "equivalent to"))

    here, there = recommendations(default_reports), recommendations(fixed_reports)
    print("\nrecommendations:")
    for key in sorted(here):
        if key in there:
            print(f"  {key[0]}, {key[1]}: {here[key]}")
            print(f"  {' ' * len(f'{key[0]}, {key[1]}')}  {there[key]}  (fixed)")
