"""Attacks on a run from outside: signals at random moments, and servers that don't answer."""

import contextlib
import http.server
import os
import pathlib
import shutil
import signal
import subprocess
import threading
import time

from .case import TINY, Surprise
from .catalogue import attack

PAIR = ["BatchBenchmark.serial", "BatchBenchmark.warm", *TINY, "-p", "workers=2"]
THREADS = [*PAIR, "-p", "workload=noop", "-p", "model=virtual"]
CHILDREN = [*PAIR, "-p", "workload=noop", "-p", "model=process"]
SERVER = ["BatchBenchmark.warm", *TINY, "-p", "workers=2", "-p", "workload=download"]
DOWNLOAD = ["BatchBenchmark.serial", *TINY, "-p", "workload=download", "-p", "tasks=2"]
FORKS = 2
MOMENTS = (4.0, 2.0, 1.0)  # seconds in which runs are killed; one that was faster runs again


def started(case, run):
    """A run that lives at a random moment from its start, or from its journal's start, on."""
    for longest in MOMENTS:
        process = case.start(*run)
        if case.random.random() < 0.8:
            case.until(process, (case.folder / "run" / "journal.jsonl").exists)
        try:
            process.wait(case.random.random() * longest)
        except subprocess.TimeoutExpired:
            return process
        case.succeed(case.end(process))
        shutil.rmtree(case.folder / "run")
    raise Surprise("the run is too fast to be killed")


def suite(process):
    """The JVM that the launcher has started, or the launcher if it has none."""
    children = f"/proc/{process.pid}/task/{process.pid}/children"
    with contextlib.suppress(OSError), open(children, encoding="ascii") as file:
        return int((file.read().split() or [process.pid])[0])
    return process.pid


def send(number, signal_number):
    with contextlib.suppress(ProcessLookupError):
        os.kill(number, signal_number)


def killed(case, command):
    """Kills a run, if it lives so long, and resumes it to its end."""
    run = [*command, "-f", str(FORKS), "--out", "run"]
    process = started(case, run)
    alive = case.processes()
    send(process.pid if case.random.random() < 0.5 else suite(process), signal.SIGKILL)
    ended = case.end(process)
    # What JMH has made and a killed JVM can't delete; another one doesn't know whose it is.
    case.may_stay.append("jmh*")
    # Until nobody has to be told of their end any more: a folder whose owner is there isn't stale.
    end = time.monotonic() + 60
    while any(pathlib.Path(f"/proc/{one}").exists() for one in alive) and time.monotonic() < end:
        time.sleep(0.05)
    begun = (case.folder / "run" / "journal.jsonl").exists()
    case.succeed(case.suite(*(["--resume", "run"] if begun else run)))
    forks = set(case.rows().values())
    case.require(forks == {FORKS}, f"the forks of its cells are {case.rows()}")
    return ended


@attack("`kill -9` of a run at any moment", 15)
def kill(case):
    return killed(case, THREADS)


@attack("`kill -9` of a run whose fork has child JVMs and a server", 10)
def kill_with_children(case):
    return killed(case, case.random.choice([CHILDREN, [*SERVER, "-p", "model=process"]]))


@attack("Ctrl-C or SIGTERM", 25)
def interrupt(case):
    process = case.start(*case.random.choice([THREADS, CHILDREN]), "-f", "3", "--out", "run")
    case.until(process, lambda: case.forks() > 0)
    time.sleep(case.random.random())
    end = case.random.choice([signal.SIGINT, signal.SIGTERM])
    # A terminal tells all processes, kill one of them.
    if case.random.random() < 0.5:
        os.killpg(process.pid, end)
    else:
        send(process.pid, end)
    ended = case.end(process)
    if case.random.random() < 0.3:
        case.succeed(case.suite("--resume", "run"))
        case.require(set(case.rows().values()) == {3}, f"its forks are {case.rows()}")
    return ended


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers as its path says."""

    def do_GET(self):  # noqa: N802, the library's name
        drops = {"/slow": (1, 0.5), "/endless": (1 << 20, 0)}.get(self.path)
        known = self.headers.get("Authorization") == "Basic bWU6cGFzcy13b3Jk"
        self.send_response(200 if drops or known else 401)
        self.end_headers()
        with contextlib.suppress(OSError):
            while drops:
                self.wfile.write(bytes(drops[0]))
                self.wfile.flush()
                time.sleep(drops[1])

    def log_message(self, *words):
        pass


@contextlib.contextmanager
def server(path, user=""):
    """A server of loopback, and the parameter that names it."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        thread = threading.Thread(target=listening.serve_forever, daemon=True)
        thread.start()
        yield ["-p", f"url=http://{user}127.0.0.1:{listening.server_port}/{path}"]
        listening.shutdown()


@attack("an answer that doesn't end", 4)
def endless(case):
    with server("endless") as url:
        return case.suite(*DOWNLOAD, *url, "-f", "1", "--out", "run")


@attack("an answer that takes for ever, before the first fork", 4)
def slow(case):
    with server("slow") as url:
        return case.suite(*DOWNLOAD, *url, "--budget", "12s", "--out", "run")


@attack("a second Ctrl-C", 6)
def second_interrupt(case):
    with server("slow") as url:
        process = case.start(*DOWNLOAD, *url, "--out", "run")
        case.until(process, (case.folder / "run" / "journal.jsonl").exists)
        time.sleep(1 + case.random.random())
        measuring = suite(process)
        for _ in range(2):
            send(measuring, signal.SIGINT)
            time.sleep(0.2)
        return case.end(process)


@attack("a user name and a password in `-p url=`", 4)
def password(case):
    with server("private", "me:pass-word@") as url:
        ended = case.suite(*DOWNLOAD, *url, "-f", "1", "--out", "run")
    case.require("pass-word" not in ended.said, "it shows a password")
    for file in (case.folder / "run").rglob("*"):
        known = file.is_file() and b"pass-word" in file.read_bytes()
        case.require(not known, f"there is a password in {file}")
    return ended


@attack("nothing listens at an address", 8)
def nothing_listens(case):
    return case.suite(*DOWNLOAD, "-p", "url=http://127.0.0.1:1/", "-f", "1", "--out", "run")
