"""All attacks. A module of attacks names its functions to the catalogue by @attack."""

from dataclasses import dataclass
from typing import Callable

from common import Refused

ATTACKS = []


@dataclass(frozen=True)
class Attack:
    """A way to bring a kind of fault about; of a thousand faults, so many are this."""

    kind: str
    name: str
    per_mille: int
    act: Callable


def attack(kind, per_mille):
    """Of a function of a case: does the harm, and returns how the suite ended."""

    def add(act):
        ATTACKS.append(Attack(kind, act.__name__.replace("_", "-"), per_mille, act))
        return act

    return add


def attacks(faults, not_attacked):
    """Those on kinds of the table, each of which has one, or the reason why it has none."""
    attacked = {attack.kind for attack in ATTACKS}
    for kind in sorted(faults.keys() - attacked - not_attacked.keys()):
        raise Refused(f"src/docs/faults.md: no attack, and no reason for that: {kind}")
    for kind in sorted((attacked | not_attacked.keys()) - faults.keys()):
        raise Refused(f"scripts/attacks: src/docs/faults.md has no such kind: {kind}")
    return [attack for attack in ATTACKS if attack.kind not in not_attacked]


def choose(attacks, count, random, text):
    """So many attacks in random order, by their shares; each is there if there is room for all."""
    known = [attack for attack in attacks if text in attack.kind or text == attack.name]
    if not known:
        raise Refused(f"--only {text}: no kind of fault and no attack is like it; see --list")
    chosen = list(known) if count >= len(known) else []
    shares = [attack.per_mille for attack in known]
    chosen += random.choices(known, shares, k=count - len(chosen))
    random.shuffle(chosen)
    return chosen
