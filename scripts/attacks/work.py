"""Attacks from within: work of a user's own that ends, breaks or floods the JVM that runs it."""

from .case import TINY
from .catalogue import attack

# Not every fault of the table can be brought about from the command line.
NOT_ATTACKED = {
    "another process has resumed the run since it was read": "a window of milliseconds",
    "no room on the disk of the run directory": "it needs a disk of its own; ExhaustedIT does",
    "no room in shared memory": "it needs a disk of its own; ExhaustedIT does",
    "no more processes or threads (`ulimit -u`, `pids.max`)": "no limit of processes holds for root",
    "files may not grow (`ulimit -f`)": "the JVM's own files meet the limit first",
    "too many open files (`ulimit -n`)": "which file is the last is chance; ExhaustedIT does",
    "a cell that needs more memory than the machine or one of the control groups has":
        "it needs a control group of its own; ExhaustedIT does",
    "memory runs out all the same": "it needs a control group of its own; ExhaustedIT does",
    "Ctrl-C or SIGTERM during `report`, `compare` or `timeline`": "InterruptedRunIT does",
    "an agent or a JVM flag ends the suite's JVM": "it would end the launcher's too",
    "own work brings another version of a library that the suite uses": "it needs such a library",
    "a child JVM hangs or is stopped": "a task may take ten minutes, the deadline of JMH",
    "a child JVM answers garbage": "own work doesn't know its child's pipe; RandomFaultsTest does",
}


def own(case, *words, faulty, **settings):
    """Runs the work that goes wrong."""
    case.ready("classes", "classes")
    work = ["--classpath", "classes", "-p", "workload=Faulty"]
    command = [*words, *work, *TINY, "-f", "1", "--out", "run"]
    return case.suite(*command, environment=[("FAULTY", faulty)], **settings)


def serial(case, where, *hows):
    when = case.random.choice(["prepare", "task"])
    faulty = f"{where} {when} {case.random.choice(hows)}"
    return own(case, "BatchBenchmark.serial", faulty=faulty)


def with_children(case, *hows):
    faulty = f"child task {case.random.choice(hows)}"
    words = ["BatchBenchmark.warm", "-p", "model=process", "-p", "workers=2"]
    return own(case, *words, faulty=faulty)


def reported(case, ended):
    """The JVM's own reports of a crash lie with the temporary files, and are named."""
    reports = list(case.temporary.glob("*hs_err_pid*.log"))
    case.require(any(file.name in ended.said for file in reports), "no report of a crash is named")
    for file in reports:
        file.unlink()
    return ended


@attack("own work calls `System.exit` in its first batches", 8)
def exit_in_the_suite(case):
    return serial(case, "suite", "exit0", "exit3")


@attack("own work halts its JVM in its first batches", 8)
def halt_in_the_suite(case):
    return serial(case, "suite", "halt0", "halt3")


@attack("own work closes streams, or changes the locale or security properties", 4)
def close_streams(case):
    return serial(case, "suite", "close", "locale")


@attack("own work calls `System.exit` while its class is loaded or described", 5)
def exit_while_loading(case):
    return own(case, "BatchBenchmark.serial", faulty="load")


@attack("a command fails", 15)
def command_fails(case):
    command = case.random.choice(["exit 3", "echo broken >&2; exit 1", "kill -9 $$", "nosuch"])
    return case.suite("probe", "--command", command)


@attack("a command doesn't end", 6)
def command_hangs(case):
    return case.suite("probe", "--command", "sleep 600", "--budget", "4s")


@attack("`System.exit` or `Runtime.halt` in a fork", 5)
def end_in_a_fork(case):
    return serial(case, "fork", "exit0", "exit3", "halt0", "halt3")


@attack("`kill -9` of a fork", 4)
def kill_a_fork(case):
    return serial(case, "fork", "kill")


@attack("a crash of a fork's JVM", 4)
def crash_a_fork(case):
    return reported(case, serial(case, "fork", "crash"))


@attack("an exception in a fork, out of memory too", 5)
def throw_in_a_fork(case):
    return serial(case, "fork", "throw", "overflow", "memory")


def refused(case, flag):
    """A JVM that starts with a flag, and then refuses it in forks."""
    java = case.write("java", f"""#!/bin/sh
for word; do
  shift
  case $word in *ForkedMain) set -- "$@" {flag} ;; esac
  set -- "$@" "$word"
done
exec {case.world.java / "java"} "$@"
""")  # fmt: skip
    java.chmod(0o755)
    words = ["BatchBenchmark.serial", "-p", "workload=noop", *TINY, "-f", "1", "--out", "run"]
    return case.suite(*words, "-jvm", java)


@attack("a flag that the JVM refuses", 4)
def refused_flag(case):
    return refused(case, "-XX:+NoSuchFlag")


@attack("a heap that is too large", 4)
def too_large_a_heap(case):
    return refused(case, f"-Xmx{case.random.randrange(100, 999)}t")


@attack("a heap for which the system has no memory", 3)
def no_memory(case):
    return reported(case, refused(case, "-Xmx9t -Xms9t"))


@attack("a task throws in a child JVM", 5)
def throw_in_a_child(case):
    return with_children(case, "throw", "overflow", "memory")


@attack("a child JVM exits, halts or is killed", 6)
def end_a_child(case):
    return with_children(case, "exit0", "exit3", "halt0", "halt3", "kill")


@attack("a child JVM prints more than a pipe holds", 3)
def print_much(case):
    return with_children(case, "print")
