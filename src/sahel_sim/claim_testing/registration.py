"""Registration: what is claimed, and how it will be decided, is written down before anyone looks.

A lock names each claim with a fingerprint of what it says (statement, arms, measures, rule, smallest effect,
runs) and one of its worlds, as they are simulated at the defaults; one of the method (every assumption under
which claims are tried, the ranges of all parameters, the bounds of verdicts); the seed, the effort and the
day. Comments and the order of keys may change, and what the library calls things inside, the claim may not.
The lock has a fingerprint of its own, so that an edit by hand is noticed, and says in which format its
fingerprints are: those of the first, which hung on the names of classes, can still be verified.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sahel_sim.claim_testing import registration_format_1 as format_1
from sahel_sim.claim_testing.adversary import MOVED, REACH
from sahel_sim.claim_testing.assumptions import (
    ALIKE,
    DEFAULTS,
    ablations,
    accepted_sets,
    forms,
    nulls,
    signs,
)
from sahel_sim.claim_testing.attribution import coalitions
from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.claim_data import claim_data
from sahel_sim.claim_testing.effort import ClaimEffort
from sahel_sim.claim_testing.multiple_testing import WRONG
from sahel_sim.claim_testing.simulator import scenario_of
from sahel_sim.claim_testing.turning_points import MOST
from sahel_sim.results.json_record import SEED, Shape, check_record, mapping_of, parse_record
from sahel_sim.results.json_record import text as is_text
from sahel_sim.results.provenance import EFFORT
from sahel_sim.scenario.canonical import sha256_of
from sahel_sim.scenario.parameter_ranges import MANY_TIMES, parameters
from sahel_sim.stats.intervals import SURE
from sahel_sim.version import __version__

FORMAT = 2
"""How fingerprints are made now: of canonical JSON. In the first they hung on the names of classes."""


@dataclass(frozen=True)
class Registration:
    """What was written down.

    Attributes
    ----------
    day
        When, as ISO text.
    version
        Of the library.
    seed
        Of all runs.
    effort
        How closely claims are looked at.
    claims, worlds
        The fingerprint of each, and of its worlds, by its name.
    method
        That of how all are tried.
    format
        In which format fingerprints are; locks of the first do not say it.
    """

    day: str
    version: str
    seed: int
    effort: Mapping[str, Any]
    claims: Mapping[str, str]
    worlds: Mapping[str, str]
    method: str
    format: int = 1

    def written(self) -> str:
        """As a JSON text with its own fingerprint."""
        told = asdict(self)
        if self.format == 1:
            del told["format"]
        mark = format_1.sha256(told)
        return json.dumps({**told, "fingerprint": mark}, indent=2, ensure_ascii=False) + "\n"


_SHAPES: Mapping[str, Shape] = {
    "seed": SEED,
    "effort": EFFORT,
    "claims": mapping_of(is_text),
    "worlds": mapping_of(is_text),
    **dict.fromkeys(("day", "version", "method", "fingerprint"), is_text),
}


class TamperedRegistration(ValueError):
    """A lock that is ``damaged``, was ``edited``, or is in a ``newer`` format."""


def register_claims(claims: Sequence[Claim], effort: ClaimEffort, seed: int, day: date) -> Registration:
    """Write down what is claimed and how it will be decided."""
    in_order = sorted(claims, key=lambda each: each.name)
    known = {claim.name: fingerprint(claim) for claim in in_order}
    worlds = {claim.name: of_worlds(claim) for claim in in_order}
    return Registration(
        day.isoformat(), __version__, seed, asdict(effort), known, worlds, of_method(), FORMAT
    )


def read_registration(text: str | bytes) -> Registration:
    """Read a lock.

    Raises ``TamperedRegistration`` if it is not as it was written, or was written by a newer version in a
    format that is not known.
    """
    try:
        told = dict(check_record(parse_record(text), _SHAPES))
        mark = told.pop("fingerprint")
        if told.get("format", 1) not in (1, FORMAT):
            raise TamperedRegistration("newer")
        found = Registration(**told)
    except TamperedRegistration:
        raise
    except (ValueError, TypeError, KeyError, AttributeError):
        raise TamperedRegistration("damaged") from None
    if mark != format_1.sha256(told):
        raise TamperedRegistration("edited")
    return found


@dataclass(frozen=True)
class ChangedRegistration:
    """How what is run differs from what was written down; all empty if it does not.

    Attributes
    ----------
    edited, added, missing
        Names of claims; one whose worlds were edited is edited too.
    otherwise
        What else: ``seed``, ``effort``, ``version`` or ``method``.
    """

    edited: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.edited or self.added or self.missing or self.otherwise)


def changed_since(
    lock: Registration, claims: Sequence[Claim], effort: ClaimEffort, seed: int
) -> ChangedRegistration:
    """What was changed since a lock was written."""
    now = {claim.name: fingerprint(claim, lock.format) for claim in claims}
    settings = {
        "seed": lock.seed == seed,
        "effort": dict(lock.effort) == asdict(effort),
        "version": lock.version == __version__,
        "method": lock.method == of_method(lock.format),
    }
    worlds = {claim.name: of_worlds(claim, lock.format) for claim in claims}
    return ChangedRegistration(
        edited=tuple(
            name
            for name, mark in now.items()
            if lock.claims.get(name, mark) != mark or lock.worlds.get(name, worlds[name]) != worlds[name]
        ),
        added=tuple(name for name in now if name not in lock.claims),
        missing=tuple(name for name in lock.claims if name not in now),
        otherwise=tuple(name for name, same in settings.items() if not same),
    )


def fingerprint(claim: Claim, form: int = FORMAT) -> str:
    """SHA-256 of all that a claim says, in one of the formats: not of where its file is."""
    return format_1.claim_print(claim) if form == 1 else sha256_of(claim_data(claim))


def of_worlds(claim: Claim, form: int = FORMAT) -> str:
    """SHA-256 of the worlds of a claim, as they are simulated at the defaults, in one of the formats.

    Raises ``ScenarioError`` if a scenario cannot be read.
    """
    worlds = {arm.name: scenario_of(claim, arm, DEFAULTS) for arm in claim.arms}
    if form == 1:
        return format_1.sha256({name: format_1.world_print(world) for name, world in worlds.items()})
    return sha256_of({name: world.digest() for name, world in worlds.items()})


def of_method(form: int = FORMAT) -> str:
    """SHA-256 of how claims are tried: assumptions, ranges, and the bounds of verdicts."""
    settings = (*ablations(), *nulls(), *signs(), *forms(), *coalitions())
    told = {
        "settings": [[each.name, dict(each.changes), each.exchangeable] for each in settings],
        "alike": ALIKE,
        "ranges": [[dotted, number.low, number.high] for dotted, number in parameters()],
        "bounds": [MOST, WRONG, SURE, MANY_TIMES, MOVED, REACH],
    }
    if form == 1:
        return format_1.sha256(told)
    accepted = accepted_sets()
    return sha256_of({**told, "accepted": "" if accepted is None else accepted.digest})
