"""Fills the page of a published run with tables and figures of its data; part of scripts/publish."""

import pathlib
import re
import statistics
import subprocess
import sys

from common import Refused, read_json

SCRIPTS = pathlib.Path(__file__).resolve().parent
TYPED = re.compile(r"\d(?:\.\d+)?x\b|\d\s?[KMG]iB\b")
COMMENT = re.compile(r"<!-- (table|figure): ([a-z0-9 -]+) -->")


def cell_name(params):
    return f"{params['model']} x {params['workers']}" if "model" in params else "serial"


def times(value):
    return f"{value:.2f}x"


def interval(estimate):
    """A ratio with its interval, as far as it is known: one round tells no spread."""
    if not estimate or estimate.get("value") is None:
        return ""
    if estimate.get("lo") is None:
        return times(estimate["value"])
    return f"{times(estimate['value'])} ({estimate['lo']:.2f} to {estimate['hi']:.2f})"


def table(head, rows, left=1):
    """A Markdown table whose first columns are aligned to the left."""
    marks = [":---" if i < left else "---:" for i in range(len(head))]
    lines = [head, marks, *([str(text).replace("|", "\\|") for text in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


QUESTIONS = {
    "parallel": "parallel helps",
    "threads-or-processes": "threads or processes",
    "platform-or-virtual": "platform or virtual",
    "workers": "workers",
}


def case(one):
    """What an answer and a recommendation are of."""
    return one["workload"], one["lifecycle"], str(one.get("params")), one.get("label")


def with_interval(answer):
    """An answer with the ratio it rests on."""
    if not answer:
        return "not asked"
    word = answer["answer"]
    if answer["question"] == "workers":
        if word == "open":
            return f"open, {answer['leading']} leads"
        tried = ", the most that was tried" if answer["highestTried"] == "yes" else ""
        return f"{word}{tried} ({off(answer['hi'])})"
    if answer["lo"] is None:
        return word
    return f"{word}: {answer['value']:.2f} ({answer['lo']:.2f} to {answer['hi']:.2f})"


class Filler:
    """Puts tables and figures where a page has comments for them."""

    def __init__(self, directory, facts):
        self.directory = directory
        self.facts = facts
        self.verdicts = read_json(directory / "verdicts.json")

    def fill(self, page):
        for number, line in enumerate(page.splitlines(), 1):
            typed = TYPED.search(line)
            if typed:
                raise Refused(
                    f"{self.directory}/page.md, line {number}: {typed.group()} is typed by hand;"
                    " figures come by <!-- figure: ... -->"
                )
        filled = COMMENT.sub(self.one, page)
        rest = re.search(r"<!-- *(?:table|figure)[^>]*>?", filled)
        if rest:
            raise Refused(f"{self.directory}/page.md: can't read {rest.group()}")
        return filled

    def one(self, comment):
        kind, words = comment.group(1), comment.group(2).split()
        known = self.TABLES if kind == "table" else self.FIGURES
        if not words or words[0] not in known:
            raise Refused(
                f"{self.directory}/page.md: no {kind} {' '.join(words)};"
                f" there are {', '.join(sorted(known))}"
            )
        return known[words[0]](self, *words[1:])

    # Tables

    def provenance(self):
        facts = self.facts
        memory = facts["memoryBytes"]
        machine = [
            facts["cpu"] or "unknown processor",
            f"{facts['cores']} cores" + (" of a virtual machine" if facts["virtualMachine"] else ""),
            *([f"{memory / 2**30:.1f} GiB"] if memory else []),
            facts["os"],
        ]
        words = " ".join(facts["commandLine"])
        return table(
            ["", ""],
            [
                ["command", f"`java -jar benchmarks.jar {words}`".replace(" `", "`")],
                ["commit of the suite", f"`{facts['revision']}`"],
                ["jar", f"`{facts['jar']}`, JMH {facts['jmh']}"],
                ["measured", f"{facts['started']} to {facts['ended']}, {self.took()} min"],
                ["size", f"{facts['forks']} forks in {facts['rounds']} rounds, seed {facts['seed']}"],
                ["ended", facts["how"]],
                ["JDK", f"{facts['jdk']}, {facts['vm']}"],
                ["machine", ", ".join(machine)],
                ["data", f"{len(facts['data'])} files, SHA-256 in `provenance.json`"],
            ],
            left=2,
        )

    def answers(self):
        if "answers" in self.verdicts:
            return self.four_answers()
        rows = []
        for one in self.verdicts["recommendations"]:
            speedup, bound = one.get("speedup"), one.get("bound")
            rows.append(
                [
                    f"{one['workload']}, {one['lifecycle']}",
                    one["parallelHelps"],
                    self.choice(one),
                    interval(speedup),
                    off(bound),
                    ", ".join(cell_name(each) for each in one["notDistinguished"]) or "none",
                ]
            )
        return table(
            ["work", "parallel helps?", "use", "speed-up over serial", "slower than best",
             "not told from it"],
            rows, left=3,
        )  # fmt: skip

    def four_answers(self):
        """Of a report since parallax/2: a row for each case."""
        found = {}
        for one in self.verdicts["answers"]:
            found.setdefault(case(one), {})[one["question"]] = one
        rows = []
        for one in self.verdicts["recommendations"]:
            of, use = found.get(case(one), {}), one.get("use") or {}
            rows.append(
                [
                    f"{one['workload']}, {one['lifecycle']}",
                    *(with_interval(of.get(question)) for question in QUESTIONS),
                    use.get("name", "unknown"),
                    interval(use.get("speedup")),
                    off(use.get("bound")),
                ]
            )
        return (
            table(
                ["case", *QUESTIONS.values(), "use", "speed-up over serial", "slower than best"],
                rows, left=6,
            )
            + "\n\nBehind an answer is what it rests on, with an interval that holds for all four of"
            " a case: the best parallel time over that of serial, the best of processes over that of"
            " threads, the best of virtual over that of platform threads, and of workers how much"
            " slower than the best number the one that is named is at most."
        )  # fmt: skip

    def sure(self):
        rows = []
        for one in self.verdicts["recommendations"]:
            family = f"{one['workload']}, {one['lifecycle']}"
            pairs = [each for each in self.verdicts["comparisons"] if each["family"] == family]
            cells = [each for each in self.verdicts["cells"] if each["family"] == family]
            decided = sum(each["verdict"] != "inconclusive" for each in pairs)
            forks = [each["forks"] for each in cells]
            rounds = f"{min(forks)} to {max(forks)}" if min(forks) < max(forks) else max(forks)
            evidence = sorted({each["evidence"] for each in pairs})
            rows.append([family, rounds, ", ".join(evidence), f"{decided} of {len(pairs)}"])
        return table(["work", "rounds", "evidence of the pairs", "pairs decided"], rows)

    def warmth(self):
        """How warm its cells were: the first measured iteration of each fork over its others."""
        ratios = {}
        warm_ups = []
        for row in read_json(self.directory / "results.json"):
            benchmark = row["benchmark"].rpartition(".")[2]
            params = row.get("params", {})
            told = row["secondaryMetrics"].get("warmup.time")
            if told:
                warm_ups.append(told["score"])
            forks = [one for one in row["primaryMetric"].get("rawData", []) if len(one) > 1]
            if "workload" in params and forks:
                family = f"{params['workload']}, {'cold' if benchmark == 'cold' else 'warm'}"
                each = [one[0] / statistics.mean(one[1:]) for one in forks]
                ratios.setdefault(family, []).append(statistics.median(each))
        how = (
            "Each fork warmed up until it was warm by its own evidence: compilers below 5 % of a core,"
            " memory touched, level no longer falling; a cell did so for"
            f" {min(warm_ups):.1f} to {max(warm_ups):.1f} s in the mean of its forks."
            if warm_ups
            else "Forks warmed up for a number of iterations that was the same for all cells of a work."
        )
        if not ratios:
            return how + " Each has one measured iteration, so that it can't be seen how warm it was."
        rows = []
        for family, cells in ratios.items():
            outside = sum(not 0.95 <= one <= 1.05 for one in cells)
            said = {
                one["where"] for one in self.verdicts["findings"]
                if one["code"] == "not-warm" and one["where"].startswith(family)
            }  # fmt: skip
            middle = f"{statistics.median(cells):.2f} ({min(cells):.2f} to {max(cells):.2f})"
            rows.append([family, middle, f"{outside} of {len(cells)}", "yes" if said else "no"])
        head = ["work", "first iteration over the rest", "outside of 0.95 to 1.05", "said not warm"]
        return f"{how}\n\n{table(head, rows)}\n\n" + (
            "Of each cell the median of its forks; of a work the median of its cells, with the least and"
            " the greatest. A cell may be outside by noise: the report says that it was not warm where"
            " that is more than noise explains."
        )

    def scaling(self):
        rows = []
        for one in self.verdicts["scaling"]:
            peak = one.get("peakWorkers")
            rows.append(
                [
                    one["family"],
                    one["params"].get("model", ""),
                    {"usl": "USL", "amdahl": "Amdahl"}.get(one["law"], "none"),
                    *(self.coefficient(one, name) for name in ("alpha", "beta")),
                    "" if peak is None else f"{peak:.0f}",
                    one["why"],
                ]
            )
        return table(
            ["work", "model", "law", "serial share (alpha)", "exchange (beta)", "peak at", "why"],
            rows, left=3,
        )  # fmt: skip

    @staticmethod
    def coefficient(one, name):
        found = one.get(name)
        if not found or found.get("value") is None:
            return ""
        error = found.get("se")
        return f"{found['value']:.4f}" + ("" if error is None else f" ±{error:.4f}")

    def memory(self):
        """Proportional memory, and by how much each further worker raises it."""
        sizes = {}
        for one in self.verdicts["cells"]:
            size = one["secondary"].get("tree.pss")
            if size:
                model = one["params"].get("model", "serial")
                by_workers = sizes.setdefault((one["family"], model), {})
                by_workers[int(one["params"].get("workers", 0))] = size["value"] / 2**20
        if not sizes:
            raise Refused(f"{self.directory}: no tree.pss in its results")
        counts = sorted({count for by_workers in sizes.values() for count in by_workers} - {0})
        rows = []
        for (family, model), by_workers in sizes.items():
            if model == "serial":
                rows.append([family, model, f"{by_workers[0]:.1f}", *("" for _ in counts[1:]), ""])
                continue
            row = [f"{by_workers[n]:.1f}" if n in by_workers else "" for n in counts]
            few, many = min(by_workers), max(by_workers)
            each = (by_workers[many] - by_workers[few]) / (many - few) if many > few else None
            rows.append([family, model, *row, "" if each is None else f"{each:.2f}"])
        head = [f"{n} worker{'s' if n > 1 else ''}" for n in counts]
        return "MiB of the whole process tree (PSS), mean of the rounds\n\n" + table(
            ["work", "model", *head, "each further worker"], rows, left=2
        )

    def article(self):
        script = SCRIPTS / "article-table"
        result = subprocess.run(
            [sys.executable, str(script), str(self.directory), str(self.directory / "python.json")],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if result.returncode != 0:
            raise Refused(result.stderr.strip())
        return result.stdout.rstrip("\n")

    def bars(self):
        """The pictures of its tasks, a bar for each."""
        found = sorted((self.directory / "charts").glob("timeline-*.svg"))
        if not found:
            raise Refused(f"{self.directory}: no timelines in its charts")
        lines = []
        for file in found:
            case = ", ".join(re.match(r"timeline-(.+?)-(warm|cold)", file.name).groups())
            lines.append(f"![A bar for each task of {case}]({file.relative_to(self.directory)})")
        return "\n\n".join(lines)

    TABLES = {
        each.__name__: each
        for each in (provenance, answers, sure, warmth, scaling, memory, article, bars)
    }

    # Figures

    def recommendation(self, work, lifecycle):
        for one in self.verdicts["recommendations"]:
            if (one["workload"], one["lifecycle"]) == (work, lifecycle):
                return one
        raise Refused(f"{self.directory}/page.md: no recommendation for {work}, {lifecycle}")

    @staticmethod
    def choice(one):
        leader = cell_name({"model": one.get("model"), "workers": one.get("workers")})
        leader = "serial" if one.get("model") in (None, "serial") else leader
        return {
            "prefer": leader,
            "no-clear-winner": f"no clear winner; {leader} leads",
            "insufficient-data": "not enough data",
        }[one["kind"]]

    def chosen(self, work, lifecycle):
        """What to use; before parallax/2 what is recommended."""
        one = self.recommendation(work, lifecycle)
        return one.get("use") or one

    def use(self, work="", lifecycle="warm"):
        one = self.chosen(work, lifecycle)
        return one["name"] if "name" in one else self.choice(one)

    def speedup(self, work="", lifecycle="warm"):
        return interval(self.chosen(work, lifecycle).get("speedup")) or "no speed-up known"

    def bound(self, work="", lifecycle="warm"):
        return off(self.chosen(work, lifecycle).get("bound"))

    def kind(self, work="", lifecycle="warm"):
        return self.recommendation(work, lifecycle)["kind"].replace("-", " ")

    def took(self):
        return f"{self.facts['seconds'] // 60}:{self.facts['seconds'] % 60:02}"

    FIGURES = {
        "use": use,
        "speedup": speedup,
        "bound": bound,
        "kind": kind,
        "took": took,
        **{
            name: lambda self, name=name: str(self.facts[name])
            for name in ("rounds", "forks", "cores", "jdk")
        },
    }


def off(bound):
    if bound is None:
        return ""
    return "the fastest" if bound <= 1 else f"at most {100 * (bound - 1):.1f} %"
