"""The answer of a calibration: whether the rules can give what was recorded, and what the record tells."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sahel_sim.languages import _, speaks
from sahel_sim.report.answer_card import AnswerCard, CardPanel, not_asked
from sahel_sim.report.figures.bars import Bar
from sahel_sim.report.identifiability import identifiability_table
from sahel_sim.report.number_format import count, number, percent
from sahel_sim.validation.calibration_targets import targets

if TYPE_CHECKING:
    from sahel_sim.core import Array
    from sahel_sim.validation.calibration import Calibration

HALF, MOST = 0.5, 0.9
"""Levels of intervals whose coverage is told."""

FURTHEST = 0.1
"""Part of the truths whose coverage is told apart, those furthest from what the rules mostly give."""

_ROUNDING = 1e-9
"""Targets at an end are inside, whatever the last bit."""


NINE_TENTHS, MIDDLE_HALF = (0.05, 0.95), (0.25, 0.75)
"""Quantiles of runs between which targets are looked for."""


@dataclass(frozen=True)
class TargetFit:
    """How targets lie in runs.

    Attributes
    ----------
    inside, in_half
        How many lie where nine tenths of the runs do, and where the middle half does.
    width
        How many times apart the ends of nine tenths are, in the middle target.
    """

    inside: int
    in_half: int
    width: float


def target_fit(values: "Array", goal: "Array") -> TargetFit:
    """How targets lie in runs: ``values``, ``(R, targets)``, and ``goal``, ``(targets,)``, are logarithms.

    >>> runs = np.linspace(0.0, 1.0, 101)[:, None]
    >>> target_fit(runs, np.array([0.9]))
    TargetFit(inside=1, in_half=0, width=2.5)
    """
    low, high = np.quantile(values, NINE_TENTHS, axis=0)
    return TargetFit(
        int(targets_inside(values, goal).sum()),
        int(targets_inside(values, goal, MIDDLE_HALF).sum()),
        float(f"{np.exp(np.median(high - low)):.2g}"),
    )


def targets_inside(
    values: "Array", goal: "Array", ends: tuple[float, float] = NINE_TENTHS
) -> NDArray[np.bool_]:
    """Which targets lie between these quantiles of the runs, one for each target; as in ``target_fit``."""
    low, high = np.quantile(values, ends, axis=0)
    return np.asarray((goal >= low - _ROUNDING) & (goal <= high + _ROUNDING))


@speaks
def calibration_card(found: "Calibration", language: str = "en") -> AnswerCard:
    """How many targets are met, before and after, what the record tells, and how sure that is."""
    before, after = (target_fit(values, found.goal) for values in (found.prior_values, found.accepted_values))
    known, numbers = len(targets()), len(found.names)
    moved = int(identifiability_table(found)["told"].sum())
    return AnswerCard(
        question=_("Can the model give what was recorded of Mali to 2021, and what does that tell?"),
        answer=_(
            "{inside} of {known} recorded numbers of deaths lie among nine of ten runs of the accepted sets, "
            "{before} before the fit; of the {all} numbers of the model the record moves {moved}.",
            inside=count(after.inside),
            known=count(known),
            before=count(before.inside),
            all=count(numbers),
            moved=count(moved),
        ),
        asked=[not_asked(_("which numbers of the model fit the record"))],
        panels=[
            CardPanel(
                _("Recorded numbers among nine of ten runs"),
                [
                    _share(_("Of the accepted sets"), after.inside, known),
                    _share(_("Of all plausible numbers"), before.inside, known),
                ],
                [
                    _(
                        "That says little alone: nine of ten runs of one such number lie {width} times "
                        "apart, and {before} times before the fit.",
                        width=number(after.width),
                        before=number(before.width),
                    )
                ],
            ),
            CardPanel(
                _("What the record tells"),
                [
                    _share(_("Numbers that it moves or narrows"), moved, numbers),
                    _part(_("Of all combinations of numbers, not ruled out"), float(found.plausible[-1])),
                ],
                [
                    _(
                        "Moved or narrowed: by a quarter of a standard deviation or more. The others stay as "
                        "they were declared."
                    )
                ],
            ),
            CardPanel(
                _("Whether the method finds numbers that are known"),
                [
                    _part(_("Known numbers within intervals of 50%"), _coverage(found, HALF)),
                    _part(_("Known numbers within intervals of 90%"), _coverage(found, MOST)),
                ],
                [
                    _("Best are 50% and 90%; less means that it is too sure of itself."),
                    _(
                        "For the tenth of them furthest from what the rules mostly give: {half} and {most}.",
                        half=percent(_coverage(found, HALF, FURTHEST)),
                        most=percent(_coverage(found, MOST, FURTHEST)),
                    ),
                ],
            ),
        ],
        overturned=[
            _("Other ranges: a number of which the record tells nothing keeps the range that was assumed."),
            _("Other rules: what is accepted fits these and no others."),
        ],
        sure=[
            _(
                "Luck: accepted are {number} sets, by their weights worth {effective}; the method was tried "
                "on {truths} made-up records, of which {share} are nearer to what the rules give than the "
                "real one.",
                number=count(len(found.accepted.weights)),
                effective=count(found.accepted.effective),
                truths=count(len(found.test.ranks)),
                share=percent(found.nearer),
            ),
            _(
                "Ignorance: a fit to the past is no proof of the rules, and how wars end was not fitted; "
                "sahel-sim patterns and backcast hold the model against more."
            ),
        ],
    )


def _coverage(found: "Calibration", level: float, share: float = 1.0) -> float:
    return float(found.test.coverage(level, share).mean())


def _share(name: str, k: int, known: int) -> Bar:
    return Bar(name, _("{k} of {runs}", k=count(k), runs=count(known)), k / known if known else 0.0)


def _part(name: str, part: float) -> Bar:
    return Bar(name, percent(part), part)
