"""The arms of a claim: the worlds that it compares, each a scenario with changes."""

from collections.abc import Mapping
from typing import Any

from sahel_sim.claim_testing.claim import Arm
from sahel_sim.designs.base_scenario import changed, located_changes, start
from sahel_sim.designs.file_reader import Document
from sahel_sim.languages import N_, Pair, Sentence
from sahel_sim.scenario import Mistake, Scenario, with_changes
from sahel_sim.scenario.errors import printable
from sahel_sim.scenario.validator import Key, OpenSection, section, text

EXAMPLE = "arms: {none: {government.military_pressure: 0}, all: {government.military_pressure: 1}}"

ARM = section(
    "Arm", {"scenario": Key(text(1000, strip=True))}, OpenSection, example="KEY: {government.restraint: 1}"
)
"""What stands in the block of an arm: any changes, and a scenario of its own."""

_STEPS: Mapping[str, str] = {
    "month": N_("{n} months"),
    "fortnight": N_("{n} fortnights"),
    "week": N_("{n} weeks"),
}


def arms_of(
    document: Document, base: Scenario | None, years: int | None
) -> tuple[tuple[Arm, ...], list[Scenario]]:
    """The arms of a claim, and their worlds as far as they can be made.

    Parameters
    ----------
    document
        The file.
    base
        The scenario of the claim; None if it cannot be read.
    years
        The horizon, if one is said.
    """
    names = document.keys("arms")
    if document.said("arms") == {}:
        document.note(Mistake("no_arms"), "arms")
    arms: list[Arm] = []
    worlds: dict[str, Scenario] = {}
    for name in names:
        arm, world = _arm(document, base, years, name)
        arms.append(arm)
        if world is not None:
            _compare(document, worlds, name, world)
            worlds[name] = world
    return tuple(arms), list(worlds.values())


def _arm(
    document: Document, base: Scenario | None, years: int | None, name: str
) -> tuple[Arm, Scenario | None]:
    trail = ("arms", name)
    if document.said(*trail) is not None and not isinstance(document.said(*trail), dict):
        return Arm(name), None
    own = document.has(*trail, "scenario")
    story = start(document, *trail, "scenario") if own else base
    changes = located_changes(document, *trail, leave=("scenario",))
    world = story
    if story is not None:
        longer = with_changes(story, {"years": years}) if years else story
        world = changed(document, longer, changes, *trail)
    said = {key: value for key, (value, _) in changes.items()}
    return Arm(name, said, document.value(*trail, "scenario") if own else None), world


def _compare(document: Document, others: Mapping[str, Scenario], name: str, world: Scenario) -> None:
    """Note what keeps an arm from being compared with the first of those before it, or with any of them."""
    for other, before in others.items():
        if _same(world, before):
            document.note(
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
            document.note(Mistake("arm_of_other_place", fields), "arms", name, of_key=True)
        elif (world.steps, world.step) != (first.steps, first.step):
            fields = {**arms, "here": _length(world), "there": _length(first)}
            document.note(Mistake("arm_of_other_length", fields), "arms", name, of_key=True)


def _same(one: Scenario, other: Scenario) -> bool:
    """Whether two worlds are the same but for their names."""
    same = ("settings", "timeline", "state_of", "start", "step", "steps")
    return one.place.fingerprint == other.place.fingerprint and all(
        getattr(one, key) == getattr(other, key) for key in same
    )


def _length(story: Scenario) -> Pair:
    return Sentence(_STEPS[story.step], {"n": story.steps})
