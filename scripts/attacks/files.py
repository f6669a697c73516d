"""Attacks by files of results, options and the environment: a JVM each that reads, and no fork."""

import gzip
import json

from .catalogue import attack

NAMES = ["\x1b[2Jb", "b\u202ec", "b\x07\x08c", "b\u0085\u2028c", "\x1b]0;title\x07"]
NO_JDK = "no JDK that is new enough"
FORMATS = ["text", "markdown", "csv", "latex", "json"]
NOT_JMH = [
    "", " \n", "{}", "[]]", "[1]", '"x"', "nonsense", "<results/>", "[{}]", "[null]",
    '[{"benchmark":7}]', '[{"benchmark":"a"}]', '[{"benchmark":"a","mode":"nosuch"}]',
    '[{"params":{"a":"1","a":"2"}}]', '[{"primaryMetric":{"rawData":[1]}}]',
    '[{"primaryMetric":{"score":"much"}}]', '[{"primaryMetric":{"score":-}}]',
    "\ufeff{}", b"\x7fELF\x02\x01\x01", b"PK\x03\x04", b"\xff\xfe[\x00]\x00", b"[\x00]", b"\xc3\x28",
]  # fmt: skip
MISTAKES = [
    "-p model=fibers", "-p worker=2", "-p workers=two", "-p workers=0", "-p workers=2,2",
    "-p workers=99999999999", "report nosuch.json", "report", "compare", "compare a b c",
    "compare nosuch.json nosuch.json", "nosuchbenchmark", "--nosuchoption", "--rounds 0", "-f 0",
    "-nosuch 1", "list everything", "--budget soon", "--seed x", "--resume nowhere", "timeline",
    "--classpath nowhere -p workload=X", "-p workload=nosuch", "--out", "report --format nosuch x",
]  # fmt: skip


def read(case, file):
    """By one of the commands that read files of results."""
    good = case.ready("results.json", "good.json")
    command = case.random.choice([["report"], ["report", good], ["compare", good]])
    return case.suite(*command, file)


def row(random, **changes):
    """A row as JMH writes it, with changes."""
    metric = {
        "score": 1 + random.random(),
        "scoreError": "NaN",
        "scoreUnit": "ms/op",
        "rawData": [[random.random() for _ in range(3)]],
    }
    return {"benchmark": "a.B.c", "mode": "avgt", "threads": 1, "forks": 1,
            "primaryMetric": metric, "secondaryMetrics": {}, **changes}  # fmt: skip


@attack("a file of results that is cut off", 95)
def cut_off(case):
    whole = (case.world.ready / "results.json").read_bytes().strip()
    return read(case, case.write("cut.json", whole[: case.random.randrange(len(whole))]))


@attack("a compressed file of results is torn or damaged", 50)
def torn_gzip(case):
    whole = gzip.compress((case.world.ready / "results.json").read_bytes())
    if case.random.random() < 0.5:
        broken = whole[: case.random.randrange(2, len(whole))]
    else:
        # The end is the sum and the length of what was packed: each bit of it counts.
        at = len(whole) - 1 - case.random.randrange(8)
        broken = whole[:at] + bytes([whole[at] ^ 1 << case.random.randrange(8)]) + whole[at + 1 :]
    return read(case, case.write("torn.json.gz", broken))


@attack("a file that is no result of JMH's", 110)
def not_jmh(case):
    content = case.random.choice([*NOT_JMH, case.random.randbytes(case.random.randrange(1, 500))])
    return read(case, case.write("strange.json", content))


@attack("a file of results that is nested deeper than 100 levels", 30)
def nested(case):
    depth = case.random.randrange(101, 100_000)
    opening, closing = case.random.choice([("[", "]"), ('{"a":', "}")])
    text = '[{"x":' + opening * depth + "1" + closing * depth + "}]"
    return read(case, case.write("deep.json", text))


@attack("a number or a text in a file of results is too large", 40)
def too_large(case):
    digits = case.random.randrange(310, 900)
    metric = '[{"primaryMetric":{"score":%s}}]'
    text = case.random.choice([
        metric % ("1" + "0" * digits),
        metric % f"1e{digits}",
        metric % ("9" * 100_000),
        '[{"benchmark":"%s"}]' % ("a" * 3_000_000),
    ])  # fmt: skip
    return read(case, case.write("large.json", text))


@attack("a row of a file has too many parameters", 20)
def too_many_parameters(case):
    params = {f"p{i}": str(i) for i in range(case.random.randrange(10_001, 100_000))}
    text = json.dumps([row(case.random, params=params)])
    return read(case, case.write("many.json", text))


@attack("a name in a file of results has control characters", 50)
def control_characters(case):
    name = case.random.choice(NAMES)
    strange = row(case.random, benchmark=f"a.B.{name}", params={f"p{name}": f"v{name}"})
    file = case.write("names.json", json.dumps([strange]))
    ended = case.suite("report", file, "--format", case.random.choice(FORMATS))
    shown = [c for c in ended.said if not c.isprintable() and c not in "\r\n"]
    case.require(not shown, f"it prints {shown}")
    return ended


@attack("an option, a parameter or a value that there isn't", 75)
def mistake(case):
    return case.suite(*case.random.choice(MISTAKES).split(" "))


@attack("a JVM or a JVM flag with which no JVM starts", 30)
def no_jvm(case):
    option = case.random.choice([
        ["-jvm", "/nowhere/java"], ["-jvm", "/bin/true"], ["-jvm", "/bin/false"],
        ["-jvmArgs", "-XX:+NoSuchFlag"], ["-jvmArgs", "-Xmx9999t"], ["-jvmArgsAppend", "-Xmxlots"],
    ])  # fmt: skip
    return case.suite(*option, case.random.choice(["--dry-run", "BatchBenchmark.serial"]))


@attack("a default locale with digits of its own", 20)
def locale(case):
    file = case.ready("results.json", "good.json")
    language, country = case.random.choice([("ar", "EG"), ("hi", "IN"), ("fa", "IR"), ("tr", "TR")])
    usual = case.suite("report", file)
    flags = [f"-Duser.language={language}", f"-Duser.country={country}"]
    ended = case.suite("report", file, flags=[*flags, "-Djava.locale.providers=CLDR"])
    case.require(ended.said == usual.said, "it prints something else than usually")
    return ended


@attack("`JAVA_TOOL_OPTIONS` or `JDK_JAVA_OPTIONS` make every JVM print a line", 20)
def printed_options(case):
    name = case.random.choice(["JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"])
    file = case.ready("results.json", "good.json")
    return case.suite("report", file, environment=[(name, "-Dx=1")])


@attack(NO_JDK, 30)
def no_jdk(case):
    (case.folder / "empty").mkdir()
    flags = [f"-Dparallax.launch.places={case.folder / 'empty'}"]
    return case.suite("report", "x.json", flags=flags, environment=[("JAVA_HOME", "")])
