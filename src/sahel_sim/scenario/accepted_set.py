"""The accepted set: sets of numbers that a calibration keeps, in a file, with what they were fitted to.

What was fitted with other rules or within other ranges says nothing about these, and is refused.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from sahel_sim.engine.rules_digest import rules_digest
from sahel_sim.scenario.canonical import sha256_of
from sahel_sim.scenario.draw_kinds import ACCEPTED, FIXED, SHIPPED
from sahel_sim.scenario.errors import Location, Mistake, ScenarioError
from sahel_sim.scenario.parameter_draws import DrawnSets, ParameterDraws, PriorDraws, drawn_numbers, with_draw
from sahel_sim.scenario.scenario import Scenario

FORMAT = 1
"""The shape of the file."""

DIGITS = 5
"""Digits of a part of a range after the point."""


@dataclass(frozen=True, eq=False)
class AcceptedSet:
    """Sets of numbers with their weights, and where they are from.

    Attributes
    ----------
    sets
        What runs draw from.
    known
        What was fitted to what: the fingerprints of rules, ranges and targets, seed, runs, version.
    reporting
        How events come to be recorded in each of these sets; None if that is not said.
    """

    sets: DrawnSets
    known: Mapping[str, Any]
    reporting: DrawnSets | None = None

    def __len__(self) -> int:
        return len(self.sets.weights)


@cache
def shipped_accepted() -> AcceptedSet:
    """The accepted set that comes with the library.

    Raises ``ScenarioError`` if there is none, or it was fitted with other rules.
    """
    return read_accepted(SHIPPED)


def draws_of(scenario: Scenario) -> ParameterDraws | None:
    """What the runs of a scenario draw; None if nothing.

    Raises ``ScenarioError`` if it is to be an accepted set, and none was fitted with these rules.

    >>> import sahel_sim
    >>> draws_of(sahel_sim.with_changes(sahel_sim.read("two_towns"), {"parameter_draws": "prior"})).kind
    'prior'
    """
    if scenario.parameter_draws == FIXED:
        return None
    return shipped_accepted().sets if scenario.parameter_draws == ACCEPTED else PriorDraws()


def drawn_scenario(scenario: Scenario, replicate: int) -> Scenario:
    """The scenario with what one of its runs draws.

    Raises ``ScenarioError`` as ``draws_of``.
    """
    draws = draws_of(scenario)
    return scenario if draws is None else with_draw(scenario, draws.of(replicate))


def ranges_digest() -> str:
    """A fingerprint of the names and ranges of everything that is drawn."""
    return sha256_of({name: [number.low, number.high] for name, number in drawn_numbers().items()})


def accepted_text(sets: DrawnSets, known: Mapping[str, Any], reporting: DrawnSets | None = None) -> str:
    """The text of the file.

    Parameters
    ----------
    sets
        What is accepted.
    known
        What else is to be said of it.
    reporting
        How events come to be recorded in each of these sets.
    """
    told = {
        "format": FORMAT,
        **known,
        "rules": rules_digest(),
        "ranges": ranges_digest(),
        "names": list(drawn_numbers()),
        "weights": [round(float(weight), 8) for weight in sets.weights],
        "parts": _rounded(sets),
    }
    if reporting is not None:
        told["reporting"] = _rounded(reporting)
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def _rounded(sets: DrawnSets) -> list[list[float]]:
    return [[round(float(part), DIGITS) for part in row] for row in sets.parts]


def read_accepted(path: str | Path, any_rules: bool = False) -> AcceptedSet:
    """Read the file of an accepted set.

    ``path``: of the file; ``any_rules``: whether one that was fitted with other code of the rules is read
    too.

    Raises ``ScenarioError`` if it is missing or damaged, or was fitted with other rules or within other
    ranges.
    """
    where = Location(str(path))
    try:
        told = json.loads(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ScenarioError([Mistake("no_accepted_set", {"file": str(path)})]) from None
    except (OSError, ValueError, RecursionError):
        raise ScenarioError([Mistake("damaged_accepted_set", {}, where)]) from None
    try:
        parts = np.asarray(told["parts"], dtype=np.float64)
        weights = np.asarray(told["weights"], dtype=np.float64)
        names, rules, ranges = list(told["names"]), str(told["rules"]), str(told["ranges"])
        whole = parts.shape == (len(weights), len(names)) and len(weights) > 0 and told["format"] == FORMAT
        reporting = np.asarray(told.get("reporting", np.zeros((len(weights), 0))), dtype=np.float64)
        whole = whole and reporting.ndim == 2 and len(reporting) == len(weights)
        inside = all(((x >= 0.0) & (x <= 1.0)).all() for x in (parts, reporting))
        usable = whole and bool(inside and ((weights > 0.0) & (weights <= 1.0)).all())
    except (KeyError, TypeError, ValueError):
        usable, rules, ranges, names = False, "", "", []
    if not usable:
        raise ScenarioError([Mistake("damaged_accepted_set", {}, where)])
    if rules != rules_digest() and not any_rules:
        raise ScenarioError([Mistake("accepted_set_of_other_rules", {}, where)])
    if ranges != ranges_digest() or names != list(drawn_numbers()):
        raise ScenarioError([Mistake("accepted_set_of_other_ranges", {}, where)])
    long = ("parts", "weights", "names", "reporting")
    known = {key: value for key, value in told.items() if key not in long}
    reported = DrawnSets(reporting, weights, "reporting") if reporting.shape[1] else None
    return AcceptedSet(DrawnSets(parts, weights), known, reported)
