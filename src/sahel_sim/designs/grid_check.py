"""Whether a sweep can be run: every lever there is, every value in its range, told before anything is run."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Any

from sahel_sim.designs.grid import Axis, Sweep, unknown_outcome, wrong_levers, wrong_total
from sahel_sim.scenario import Mistake, Scenario, ScenarioError, with_changes
from sahel_sim.scenario.errors import in_order, printable

OWN_LINES = ("scenario", "based_on", "runs", "seed")
"""What a sweep or a claim says for itself, so that no change may say it."""

_WORDS = frozenset(
    {
        "bad_day",
        "bad_month",
        "bad_name",
        "block_for_text",
        "not_a_block",
        "not_a_list",
        "number_for_text",
        "truth_for_choice",
        "truth_for_text",
        "unknown_choice",
        "unknown_form",
    }
)
"""Kinds of mistakes that tell that a setting is not one number."""


_TOGETHER = frozenset(
    {"accord_with_coming", "accord_with_ended", "accord_with_nobody", "contradiction", "no_accord"}
    | {"nobody", "trust_of_nobody"}
)
"""Kinds of mistakes that another lever may mend, so that they are told of whole cells only."""

_OF_VALUES = frozenset({"unknown_choice", "unknown_form", "unknown_date", "unknown_place"})
"""Kinds of mistakes that begin like those of names, and are in values."""


def check_sweep(sweep: Sweep, language: str | None = None) -> Sweep:
    """The sweep itself, if it can be run.

    Raises ``ScenarioError`` with every lever that there is not, every value outside its lever's range, every
    unknown outcome, too many levers or runs.
    """
    mistakes = list(wrong_levers([axis.lever for axis in sweep.axes]).values())
    for axis in sweep.axes:
        mistakes += [mistake for _, mistake in wrong_values(sweep.scenario, axis.lever, axis.values)]
    mistakes += change_mistakes(sweep.scenario, {"runs": sweep.runs, "seed": sweep.seed})
    mistakes += [found for name in sweep.outcomes if (found := unknown_outcome(name))]
    if not mistakes:
        mistakes += corner_mistakes(sweep.scenario, sweep.axes) or list(
            dead_levers(sweep.scenario, sweep.axes).values()
        )
        mistakes += [found] if (found := wrong_total(sweep.shape, sweep.runs)) else []
    if mistakes:
        raise ScenarioError(in_order(mistakes), language)
    return sweep


def wrong_values(scenario: Scenario, lever: str, values: Iterable[Any]) -> list[tuple[int | None, Mistake]]:
    """The mistakes of a lever, each with the position of the wrong value; None if the lever itself is wrong.

    Parameters
    ----------
    scenario
        In which it is varied.
    lever
        Its dotted name.
    values
        As they are said, whether they are numbers or not.
    """
    if lever in OWN_LINES:
        return [(None, Mistake("own_line", {"key": printable(lever)}))]
    found: list[tuple[int | None, Mistake]] = []
    for position, value in enumerate(values):
        mistakes = change_mistakes(scenario, {lever: value})
        if isinstance(value, bool) and not mistakes:
            mistakes = change_mistakes(scenario, {lever: float(value)})
        if any(mistake.kind in _WORDS for mistake in mistakes) or (isinstance(value, str) and not mistakes):
            return [(None, Mistake("no_numbers", {"key": printable(lever)}))]
        for mistake in mistakes:
            if mistake.kind in _TOGETHER:
                continue
            if of_key(mistake) or (mistake.kind == "block_for_number" and not isinstance(value, dict | list)):
                return [(None, mistake)]
            found.append((position, mistake))
    return found


def of_key(mistake: Mistake) -> bool:
    """Whether a mistake is in the name of a setting, not in its value."""
    named = mistake.kind.startswith("unknown_") and mistake.kind not in _OF_VALUES
    return named or mistake.kind == "no_parameters"


def change_mistakes(scenario: Scenario, changes: Mapping[str, Any]) -> tuple[Mistake, ...]:
    """What is wrong with changes of a scenario; empty if nothing is."""
    try:
        with_changes(scenario, changes)
    except ScenarioError as error:
        return error.mistakes
    return ()


def corner_mistakes(scenario: Scenario, axes: Iterable[Axis]) -> list[Mistake]:
    """The mistakes of values that are sound by themselves and do not go together at a corner of the grid."""
    ends = [[(axis.lever, axis.values[0]), (axis.lever, axis.values[-1])] for axis in axes]
    found = [mistake for corner in product(*ends) for mistake in change_mistakes(scenario, dict(corner))]
    return in_order(found)


def dead_levers(scenario: Scenario, axes: Sequence[Axis]) -> dict[str, Mistake]:
    """The mistakes of levers that change nothing wherever the others stand, by lever.

    So it is if a narrower lever says all of it anew: ``crown.military_pressure.league`` leaves nothing of
    ``crown.military_pressure`` where the crown has no other enemy.
    """
    found = {}
    for dead in axes:
        others = [each for each in axes if each is not dead]
        corners = product(*([(each.lever, each.values[0]), (each.lever, each.values[-1])] for each in others))
        if all(_same(scenario, dead, dict(corner)) for corner in corners):
            covers = [each.lever for each in others if each.lever.startswith(f"{dead.lever}.")]
            fields = {"key": printable(dead.lever), "other": printable(covers[0]) if covers else ""}
            found[dead.lever] = Mistake("covered_lever" if covers else "dead_lever", fields)
    return found


def _same(scenario: Scenario, axis: Axis, corner: Mapping[str, float]) -> bool:
    """Whether both ends of an axis are the same world at a corner of the others."""
    ends = (with_changes(scenario, {axis.lever: x, **corner}) for x in (axis.values[0], axis.values[-1]))
    told = [(each.settings, each.timeline, each.start, each.steps) for each in ends]
    return told[0] == told[1]
