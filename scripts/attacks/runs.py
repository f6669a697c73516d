"""Attacks on run directories: their journals, their locks, and the run that writes them."""

import fcntl
import json
import os
import shutil

from .case import SERIAL
from .catalogue import attack

EVIL = [
    ["-jvm", "{evil}"], ["-jvm={evil}"], ["-jvmArgs", "-XX:OnError={evil}"], ["-prof", "perf"],
    ["--classpath", "{evil}"], ["-o", "{ran}"], ["-rf", "csv", "-rff", "{ran}"],
    ["-p", "command={evil}"], ["-p", "url=http://127.0.0.1:1/"], ["-p", "nosuch={evil}"],
]  # fmt: skip
GARBAGE = [
    "nonsense", "[1]", "{}", '{"event":"eaten"}', '{"event":"left-out","cell":7}',
    '{"event":"resumed","at":"noon"}', '{"event":"ended"} {}', '{"event":', "\x00", "\x1b[31m",
]  # fmt: skip


def journal(case):
    return case.ready("run", "run") / "journal.jsonl"


def resume(case, *words, **settings):
    again = case.random.choice([["--rounds", "2"], ["--rounds", "3"], ["--dry-run"]])
    return case.suite("--resume", "run", *again, *words, **settings)


@attack("a line of a journal can't be read", 50)
def garbage_line(case):
    file = journal(case)
    first, *rest = file.read_text().splitlines(keepends=True)
    rest.insert(case.random.randrange(len(rest) + 1), case.random.choice(GARBAGE) + "\n")
    if case.random.random() < 0.1:
        first, rest = "", []
    file.write_text(first + "".join(rest))
    return resume(case)


@attack("the last line of a journal is torn", 15)
def torn_line(case):
    file = journal(case)
    text = file.read_bytes()
    first = text.index(b"\n") + 1
    file.write_bytes(text[: case.random.randrange(first, len(text))])
    ended = case.suite("--resume", "run", "--rounds", "2")
    case.require(case.rows() == {"serial": 2}, f"its forks are {case.rows()}")
    return ended


@attack("a journal that somebody else began, that was changed, or that began in another working "
        "directory asks for a JVM, JVM flags, profilers, a class path, files to write, a command, "
        "an address or a parameter that isn't known", 45)  # fmt: skip
def tampered(case):
    ran = case.folder / "ran"
    evil = case.write("evil", f"#!/bin/sh\ntouch {ran}\n")
    evil.chmod(0o755)
    file = journal(case)
    words = [w.format(evil=evil, ran=ran) for w in case.random.choice(EVIL)]
    header, rest = file.read_text().split("\n", 1)
    options = json.dumps(words)[1:-1]
    file.write_text(header.replace('"options":[', f'"options":[{options},') + "\n" + rest)
    ended = resume(case)
    case.require(not ran.exists(), "it did what a journal asks for")
    return ended


@attack("a link, a pipe or a folder where a run has a file, also in `timeline`, `charts` and "
        "`profiles`", 15)  # fmt: skip
def link_in_a_run(case):
    run = case.ready("run", "run")
    mine = case.write("mine", "mine")
    name = case.random.choice(["children.txt", "failures.txt", "timeline", "journal.jsonl"])
    there = run / name
    if there.exists():
        there.rename(case.folder / "kept")
    how = case.random.choice(["link", "pipe"])
    there.symlink_to(mine) if how == "link" else os.mkfifo(there)
    ended = case.suite("--resume", "run", "--rounds", "2")
    case.require(mine.read_text() == "mine", "it has written through a link")
    there.unlink()
    return ended


@attack("a link that leads out of a run directory, when it is reported", 15)
def link_in_a_report(case):
    run = case.ready("run", "run")
    name = case.random.choice(["environment.json", "journal.jsonl", "results.json", "aa.json"])
    other = case.write(name, '{"os":"mine"}')
    (run / name).unlink(missing_ok=True)
    (run / name).symlink_to(other)
    return case.suite("report", "run")


@attack("files in a run directory that only look like those that a killed run left", 5)
def look_alikes(case):
    run = case.ready("run", "run")
    files = [run / name for name in ("hidden.22", "report.html.18", "a.json.17")]
    for file in files:
        file.write_text("mine")
    ended = case.suite("--resume", "run", "--rounds", "2")
    case.require(all(file.read_text() == "mine" for file in files), "it has deleted one")
    return ended


@attack("a class path that is not the one of the run", 15)
def other_class_path(case):
    case.ready("run-of-own-work", "run")
    classes = case.ready("classes", "classes")
    case.write("classes/more.txt", case.random.randbytes(10))
    case.require(classes.is_dir(), "there are no classes")
    # It began in another working directory, which is the other reason to refuse it.
    return case.suite("--resume", "run", "--rounds", "2", "--trust")


@attack("a journal that doesn't say where it began", 20)
def no_identity(case):
    file = journal(case)
    header, rest = file.read_text().split("\n", 1)
    header = json.loads(header)
    header["identity"] = {}
    file.write_text(json.dumps(header) + "\n" + rest)
    return resume(case)


@attack("the run directory has the results of another run", 26)
def results_of_another_run(case):
    before = (case.ready("run", "run") / "results.json").read_bytes()
    ended = case.suite(*SERIAL, "-f", "1", "--out", "run")
    after = (case.folder / "run" / "results.json").read_bytes()
    case.require(before == after, "it has changed the other run's results")
    return ended


@attack("JMH's lock is held by another JMH", 15)
def lock_is_held(case):
    with (case.temporary / "jmh.lock").open("w") as lock:
        fcntl.lockf(lock, fcntl.LOCK_EX)
        return case.suite(*SERIAL, "-f", "1", "--out", "run")


@attack("JMH's lock is a link, or belongs to a user who lets no other lock it", 15)
def lock_is_a_link(case):
    (case.temporary / "jmh.lock").symlink_to(case.write("secret", ""))
    return case.suite(*SERIAL, "-f", "1", "--out", "run")


@attack("two processes write one run directory", 6)
def two_resume(case):
    case.ready("run", "run")
    (case.folder / "other").mkdir()
    first = case.start("--resume", "run", "--rounds", "4")
    journal_file = case.folder / "run" / "journal.jsonl"
    case.until(first, lambda: '"resumed"' in journal_file.read_text())
    elsewhere = [f"-Djava.io.tmpdir={case.folder / 'other'}"]
    second = case.suite("--resume", "run", "--rounds", "4", flags=elsewhere)
    case.succeed(case.end(first))
    case.require(case.rows() == {"serial": 4}, f"its forks are {case.rows()}")
    return second


@attack("the run directory is moved, deleted or replaced while the run writes it", 8)
def directory_goes(case):
    case.may_stay.append(".results.json.*")  # in what was moved while it was written
    process = case.start(*SERIAL, "-f", "5", "--out", "run")
    case.until(process, lambda: case.forks() > 0)
    fate = case.random.choice(["moved", "deleted", "replaced"])
    run, elsewhere = case.folder / "run", case.folder / "elsewhere"
    run.rename(elsewhere)
    if fate == "replaced":
        shutil.copytree(elsewhere, run)
    if fate == "deleted":
        shutil.rmtree(elsewhere)
    ended = case.end(process)
    case.require("results: " not in ended.said, "it names results that are not there")
    return ended
