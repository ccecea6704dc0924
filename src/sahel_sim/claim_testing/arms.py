"""The arms of a claim: the worlds that it compares, each a scenario with changes."""

from collections.abc import Mapping
from typing import Any

from sahel_sim.claim_testing.claim import Arm
from sahel_sim.designs.base_scenario import changed, start, told_changes
from sahel_sim.designs.file_reader import Asking
from sahel_sim.languages import Pair, pair
from sahel_sim.scenario import Mistake, Scenario, with_changes
from sahel_sim.scenario.errors import printable

EXAMPLE = "arms: {none: {government.military_pressure: 0}, all: {government.military_pressure: 1}}"

_STEPS: Mapping[str, Pair] = {
    "month": pair("{} months", "{} mois"),
    "week": pair("{} weeks", "{} semaines"),
}


def arms_of(
    asking: Asking, base: Scenario | None, years: int | None
) -> tuple[tuple[Arm, ...], list[Scenario]]:
    """The arms of a claim, and their worlds as far as they can be made.

    Parameters
    ----------
    asking
        The file.
    base
        The scenario of the claim; None if it cannot be read.
    years
        The horizon, if one is said.
    """
    if not asking.needs(EXAMPLE, "arms") or not asking.block(EXAMPLE, "arms"):
        return (), []
    names = list(asking.said("arms"))
    if not names:
        asking.note(Mistake("no_arms"), "arms")
    arms: list[Arm] = []
    worlds: dict[str, Scenario] = {}
    for name in names:
        arm, world = _arm(asking, base, years, name)
        arms.append(arm)
        if world is not None:
            _compare(asking, worlds, name, world)
            worlds[name] = world
    return tuple(arms), list(worlds.values())


def _arm(asking: Asking, base: Scenario | None, years: int | None, name: str) -> tuple[Arm, Scenario | None]:
    trail = ("arms", name)
    if asking.said(*trail) is not None and not asking.block(f"{name}: {{government.restraint: 1}}", *trail):
        return Arm(name), None
    own = asking.has(*trail, "scenario")
    story = start(asking, *trail, "scenario") if own else base
    changes = told_changes(asking, *trail, leave=("scenario",))
    world = story
    if story is not None:
        longer = with_changes(story, {"years": years}) if years else story
        world = changed(asking, longer, changes, *trail)
    said = {key: value for key, (value, _) in changes.items()}
    return Arm(name, said, asking.text(1000, *trail, "scenario") if own else None), world


def _compare(asking: Asking, others: Mapping[str, Scenario], name: str, world: Scenario) -> None:
    """Note what keeps an arm from being compared with the first of those before it, or with any of them."""
    for other, before in others.items():
        if _same(world, before):
            asking.note(
                Mistake("same_world", {"arm": printable(name), "other": printable(other)}),
                "arms",
                name,
                of_key=True,
            )
            return
    for other, first in list(others.items())[:1]:
        arms: dict[str, Any] = {"arm": printable(name), "other": printable(other)}
        if world.place.fingerprint != first.place.fingerprint:
            fields = {**arms, "here": world.place.name, "there": first.place.name}
            asking.note(Mistake("arm_of_other_place", fields), "arms", name, of_key=True)
        elif (world.steps, world.step) != (first.steps, first.step):
            fields = {**arms, "here": _length(world), "there": _length(first)}
            asking.note(Mistake("arm_of_other_length", fields), "arms", name, of_key=True)


def _same(one: Scenario, other: Scenario) -> bool:
    """Whether two worlds are the same but for their names."""
    same = ("settings", "timeline", "state_of", "start", "step", "steps")
    return one.place.fingerprint == other.place.fingerprint and all(
        getattr(one, key) == getattr(other, key) for key in same
    )


def _length(story: Scenario) -> dict[str, str]:
    return {language: words.format(story.steps) for language, words in _STEPS[story.step].items()}
