"""One attack on the suite: a folder of its own, the processes that it starts, what they leave."""

import json
import os
import pathlib
import re
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from dataclasses import dataclass

from common import JAR

DEADLINE = 180  # seconds; nothing here takes a tenth of it on a quiet machine
GONE = 60  # seconds that processes have to follow one that was killed
MARK = "PARALLAX_FAULT"
# As a shell starts a program, even if this script was started with signals ignored.
SIGNALS = ["env", "--default-signal=HUP,INT,TERM"]
TRACE = re.compile(r"^\tat |Exception in thread", re.MULTILINE)
TINY = ["-wi", "0", "-i", "1", "-r", "10ms"]
SERIAL = ["BatchBenchmark.serial", "-p", "workload=noop", *TINY]


class Surprise(Exception):
    """Something that is not as in the table."""


@dataclass(frozen=True)
class Ended:
    """What a process left."""

    code: int
    out: str
    err: str

    @property
    def said(self):
        return self.out + self.err


@dataclass(frozen=True)
class World:
    """What all attacks of a run of this script share."""

    folder: pathlib.Path
    memory: pathlib.Path  # where pools make their folders
    java: pathlib.Path  # folder of the programs of the JDK that measures

    @property
    def ready(self):
        """Runs and classes that attacks copy."""
        return self.folder / "ready"


class Case:
    """Where one attack happens."""

    def __init__(self, world, number, random):
        self.world = world
        self.random = random
        self.mark = f"{os.getpid()}-{number}"
        self.folder = world.folder / f"case-{number}"
        self.temporary = self.folder / "tmp"
        self.temporary.mkdir(parents=True)
        self.memory = pathlib.Path(tempfile.mkdtemp(dir=world.memory))
        self.may_stay = ["jmh.lock"]

    def ready(self, name, to):
        """A copy of something that was made ready for all."""
        source, target = self.world.ready / name, self.folder / to
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
        return target

    def write(self, name, content):
        file = self.folder / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def start(self, *words, flags=(), environment=()):
        """Starts the suite; what it prints goes into files, so that no pipe can be full."""
        places = [f"-Djava.io.tmpdir={self.temporary}", f"-Dparallax.pool.folder={self.memory}"]
        command = [*SIGNALS, JAR[0], *places, *flags, *JAR[1:], *(str(word) for word in words)]
        number = len(list(self.folder.glob("*.out")))
        files = [self.folder / f"{number}.{name}" for name in ("out", "err")]
        with files[0].open("wb") as out, files[1].open("wb") as err:
            process = subprocess.Popen(
                command,
                cwd=self.folder,
                env={
                    **os.environ,
                    "XDG_CACHE_HOME": str(self.world.folder / "cache"),
                    "XDG_STATE_HOME": str(self.world.folder / "state"),
                    MARK: self.mark,
                    **dict(environment),
                },
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                start_new_session=True,
            )
        process.files = files
        return process

    def end(self, process):
        """Waits for the end of a process."""
        try:
            code = process.wait(DEADLINE)
        except subprocess.TimeoutExpired as e:
            raise Surprise(f"it has not ended after {DEADLINE} s") from e
        # As a shell says it.
        code = 128 - code if code < 0 else code
        return Ended(code, *(file.read_text("utf-8", "replace") for file in process.files))

    def suite(self, *words, **settings):
        """Runs the suite to its end."""
        return self.end(self.start(*words, **settings))

    def until(self, process, condition):
        """Waits until something holds or the process has ended."""
        end = time.monotonic() + DEADLINE
        while not condition() and process.poll() is None:
            if time.monotonic() > end:
                raise Surprise("what the attack waits for doesn't happen")
            time.sleep(0.02)

    def forks(self, run="run"):
        """Forks that are in a journal."""
        journal = self.folder / run / "journal.jsonl"
        return journal.read_text().count('"event":"measured"') if journal.exists() else 0

    def rows(self, run="run"):
        """The benchmarks in results, each with its number of forks."""
        results = json.loads((self.folder / run / "results.json").read_text())
        forks = ((row["benchmark"], len(row["primaryMetric"]["rawData"])) for row in results)
        return {name.rsplit(".", 1)[1]: number for name, number in forks}

    def require(self, holds, what):
        if not holds:
            raise Surprise(what)

    def succeed(self, ended):
        self.require(ended.code == 0, f"exit code {ended.code} where 0 was right: {ended.said}")
        return ended

    def processes(self):
        """Numbers of all that this case has started, whoever their parent is by now."""
        mark = f"{MARK}={self.mark}\0".encode()
        found = []
        for entry in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                # What has ended and nobody has waited for has no environment any more.
                if mark in (entry / "environ").read_bytes() + b"\0":
                    found.append(int(entry.name))
            except OSError:
                pass  # it has just ended, or is somebody else's
        return found

    def judge(self, fault, ended):
        """Holds an end to the row of the table."""
        codes = " or ".join(map(str, fault.exits))
        self.require(ended.code in fault.exits, f"exit code {ended.code} and not {codes}")
        for words in fault.not_said(ended.said):
            raise Surprise(f"it doesn't say: {words}")
        self.require(not TRACE.search(ended.said), "it shows a stack trace")
        if ended.code in (1, 2):
            self.require(re.search("^error: ", ended.err, re.MULTILINE), "it has no line 'error: '")
        if ended.code == 2:
            lines = ended.err[ended.err.index("error: ") :].count("\n")
            self.require(lines == 1, "its error is not one line")

    def nothing_left(self):
        """Holds the attack to have left no process, lock, pipe, shared memory or temporary file."""
        end = time.monotonic() + GONE
        while left := self.processes():
            if time.monotonic() > end:
                raise Surprise(f"processes are left: {left}")
            time.sleep(0.05)
        for folder in (self.temporary, self.memory):
            files = [str(f) for f in folder.rglob("*") if not any(map(f.match, self.may_stay))]
            self.require(not files, f"files are left: {files}")
        locks = pathlib.Path("/proc/locks").read_text()
        for file in self.folder.rglob("*"):
            state = file.lstat()
            self.require(f":{state.st_ino} " not in locks, f"a lock is held on {file}")
            special = stat.S_ISFIFO(state.st_mode) or stat.S_ISSOCK(state.st_mode)
            self.require(not special, f"a pipe or socket is left: {file}")
            half = file.name.startswith(".") and file.name != ".lock"
            half = half and not any(map(file.match, self.may_stay))
            self.require(not half, f"a half-written file is left: {file}")
            self.require(not file.name.startswith("hs_err"), f"a crash report is left: {file}")

    def clean_up(self, keep):
        for process in self.processes():
            try:
                os.kill(process, signal.SIGKILL)
            except OSError:
                pass  # it has just ended
        shutil.rmtree(self.memory, ignore_errors=True)
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)
