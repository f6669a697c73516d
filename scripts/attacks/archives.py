"""Attacks on the class archive, from which JVMs start sooner: each measures all the same."""

import hashlib
import shutil

from .case import SERIAL
from .catalogue import attack


def measure(case, **settings):
    ended = case.suite(*SERIAL, "-f", "1", "--out", "run", **settings)
    case.require(case.rows() == {"serial": 1}, f"its forks are {case.rows()}")
    return ended


def spoiled(case, spoil):
    """Measures with a cache of the case's own, whose archives were made by a run before."""
    cache = case.folder / "cache"
    shutil.copytree(case.world.folder / "cache", cache)
    for archive in (cache / "parallax").glob("*.jsa"):
        archive.chmod(0o600)
        spoil(archive)
    return measure(case, environment=[("XDG_CACHE_HOME", str(cache))])


def zeroed(archive):
    """The header is whole, so that a JVM takes it."""
    return archive.read_bytes()[:4096] + bytes(archive.stat().st_size - 4096)


@attack("the class archive was cut off, emptied or changed", 3)
def spoiled_archive(case):
    size = case.random.choice([0, 50_000, None])
    return spoiled(case, lambda archive: archive.write_bytes(
        zeroed(archive) if size is None else archive.read_bytes()[:size]
    ))  # fmt: skip


@attack("a JVM crashes with the class archive, or doesn't start", 3)
def crashing_archive(case):
    def spoil(archive):
        content = zeroed(archive)
        sum_of_it = hashlib.sha256(content).hexdigest()[:16]
        archive.write_bytes(content)
        archive.rename(archive.with_name(archive.stem[:-16] + sum_of_it + archive.suffix))

    return spoiled(case, spoil)


@attack("others can write the class archive", 3)
def shared_archive(case):
    return spoiled(case, lambda archive: archive.chmod(0o666))


@attack("the folder of class archives is a link, or another user's", 3)
def linked_archive(case):
    cache = case.folder / "cache"
    (case.folder / "elsewhere").mkdir()
    cache.mkdir()
    (cache / "parallax").symlink_to(case.folder / "elsewhere")
    return measure(case, environment=[("XDG_CACHE_HOME", str(cache))])


@attack("there is no home folder, and `XDG_CACHE_HOME` is not set or relative", 3)
def no_home(case):
    return measure(case, environment=[("XDG_CACHE_HOME", "cache")], flags=["-Duser.home=?"])
