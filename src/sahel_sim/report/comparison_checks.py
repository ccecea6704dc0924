"""Comparable: whether stories can be set side by side, asked before anything is run."""

from collections.abc import Sequence

from sahel_sim.core import SahelError
from sahel_sim.core.errors import nearest
from sahel_sim.report.words import say
from sahel_sim.results.outcome_registry import OUTCOMES
from sahel_sim.results.paired_differences import silent
from sahel_sim.scenario import Scenario

MOST = 6
"""Stories that are told apart in a figure."""


class CannotCompare(SahelError):
    """Stories that cannot be compared; the message says why in the reader's language.

    Parameters
    ----------
    key
        Which words say what is wrong.
    spoken
        The language of ``str(error)``.
    **holes
        What fills the words.
    """

    def __init__(self, key: str, spoken: str = "en", **holes: object) -> None:
        super().__init__(key)
        self.key, self.spoken, self.holes = key, spoken, holes

    def text(self, language: str | None = None) -> str:
        """What is wrong, and what to do."""
        told, holes = language or self.spoken, dict(self.holes)
        if self.key == "unknown_outcome":
            holes["near"] = say("near_outcome", told, name=holes["near"]) if holes["near"] else ""
        return say(self.key, told, **holes)

    def __str__(self) -> str:
        return self.text()


def check_comparable(
    stories: Sequence[Scenario], outcomes: Sequence[str] | None = None, language: str = "en"
) -> None:
    """Refuse stories that share no luck, no length or no place, and outcomes that there are not.

    Parameters
    ----------
    stories
        The base first, all with the same runs and seed.
    outcomes
        Those that are asked for; all unless said.
    language
        ``en`` or ``fr``.

    Raises
    ------
    CannotCompare
        At the first thing that is wrong.
    """
    if len(stories) < 2:
        raise CannotCompare("one_story", language, name=stories[0].name if stories else "")
    if len(stories) > MOST:
        raise CannotCompare("many_stories", language, most=MOST, number=len(stories))
    known = [each.name for each in OUTCOMES]
    for name in outcomes or ():
        if name not in known:
            near, names = nearest(name, known) or "", ", ".join(known)
            raise CannotCompare("unknown_outcome", language, name=name, near=near, names=names)
    for at, other in enumerate(stories):
        for one in stories[:at]:
            _check_pair(one, other, language)
    short = silent(int(stories[0].years))
    if outcomes and set(outcomes) <= set(short):
        raise CannotCompare("nothing_compared", language)


def _check_pair(one: Scenario, other: Scenario, language: str) -> None:
    names = {"one": one.name, "other": other.name}
    if one.place.name != other.place.name:
        raise CannotCompare("other_place", language, here=one.place.name, there=other.place.name, **names)
    if (one.steps, one.step) != (other.steps, other.step):
        here, there = (f"{story.steps} × {story.step}" for story in (one, other))
        raise CannotCompare("other_length", language, here=here, there=there, **names)
    if one.digest() == other.digest():
        raise CannotCompare("same_story", language, **names)
    if one.name == other.name:
        raise CannotCompare("same_name", language, one=one.name)
