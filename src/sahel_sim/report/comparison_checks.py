"""Comparable: whether stories can be set side by side, asked before anything is run."""

from collections.abc import Sequence

from sahel_sim.core import SahelError
from sahel_sim.core.exceptions import nearest
from sahel_sim.languages import N_, Sentence, _, language, speaking, speaks
from sahel_sim.results.outcome_registry import OUTCOMES
from sahel_sim.results.paired_differences import unavailable_outcomes
from sahel_sim.scenario import Scenario

MOST = 6
"""Stories that are told apart in a figure."""


class CannotCompare(SahelError):
    """Stories that cannot be compared; the message says why in the reader's language.

    Parameters
    ----------
    message
        What is wrong, and what to do, in English.
    **holes
        What fills its fields.
    """

    def __init__(self, message: str, **holes: object) -> None:
        super().__init__(message)
        self.message, self.holes, self.spoken = message, holes, language()

    def text(self, language: str | None = None) -> str:
        """What is wrong, and what to do."""
        with speaking(language or self.spoken):
            return _(self.message, **self.holes)

    def __str__(self) -> str:
        return self.text()


@speaks
def check_comparable(
    scenarios: Sequence[Scenario], outcomes: Sequence[str] | None = None, language: str = "en"
) -> None:
    """Refuse stories that share no luck, no length or no place, and outcomes that there are not.

    ``outcomes``: those that are asked for; all unless said.

    Raises ``CannotCompare`` at the first thing that is wrong.
    """
    if len(scenarios) < 2:
        raise CannotCompare(
            N_("A comparison takes two scenarios or more; there is only '{name}'. Name another one."),
            name=scenarios[0].name if scenarios else "",
        )
    if len(scenarios) > MOST:
        raise CannotCompare(
            N_("A comparison takes {most} scenarios at most; there are {number}."),
            most=MOST,
            number=len(scenarios),
        )
    known = [each.name for each in OUTCOMES]
    for name in outcomes or ():
        if name not in known:
            near, names = nearest(name, known), ", ".join(known)
            did_you = Sentence(N_(" Did you mean '{name}'?"), {"name": near}) if near else ""
            raise CannotCompare(
                N_("There is no outcome '{name}'.{near} There are: {names}."),
                name=name,
                near=did_you,
                names=names,
            )
    for at, other in enumerate(scenarios):
        for one in scenarios[:at]:
            _check_pair(one, other)
    left_out = unavailable_outcomes(int(scenarios[0].years))
    if outcomes and set(outcomes) <= set(left_out):
        raise CannotCompare(
            N_(
                "Nothing is left to compare: whether a war is over takes two years to tell, and whether an "
                "accord held for five years takes five."
            )
        )


def _check_pair(one: Scenario, other: Scenario) -> None:
    names = {"one": one.name, "other": other.name}
    if one.place.name != other.place.name:
        raise CannotCompare(
            N_(
                "'{one}' is set in {here}, '{other}' in {there}. No outcome can be compared: the "
                "same chance would fall on other places and sides. Name scenarios of one place."
            ),
            here=one.place.name,
            there=other.place.name,
            **names,
        )
    if (one.steps, one.step) != (other.steps, other.step):
        here, there = (f"{story.steps} × {story.step}" for story in (one, other))
        raise CannotCompare(
            N_(
                "'{one}' lasts {here} steps, '{other}' {there}. No outcome can be compared: each is "
                "told at the end or counted until then. Give all the same step and length, such as "
                "--set years=5."
            ),
            here=here,
            there=there,
            **names,
        )
    if one.digest() == other.digest():
        raise CannotCompare(
            N_("'{one}' and '{other}' are the same story, so nothing can differ. Name another one."), **names
        )
    if one.name == other.name:
        raise CannotCompare(
            N_("Two different stories are called '{one}'. Give one of them another name in its file."),
            one=one.name,
        )
