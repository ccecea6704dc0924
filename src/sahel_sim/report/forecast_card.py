"""The answer of the standing forecast: how many die, who holds what, who flees, if all goes on."""

from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.languages import N_, _, ngettext, speaks
from sahel_sim.report.answer_card import AnswerCard, CardPanel, not_asked
from sahel_sim.report.figures.bars import Bar
from sahel_sim.report.figures.event_figures import dyad_label, side_label
from sahel_sim.report.forecast_cautions import SERIES_NAMES
from sahel_sim.report.number_format import amount, between, count, date_text, month_text, percent
from sahel_sim.report.sentences import ignorance, other_numbers, runs_text
from sahel_sim.validation.standing_forecast import LAST_DAY

if TYPE_CHECKING:
    from sahel_sim.core import Array
    from sahel_sim.validation.standing_forecast import StandingForecast

MOST_BARS = 5
"""Dyads that the card draws; the page has all."""

NINE_OF_TEN = (0.05, 0.5, 0.95)
"""The ends of what nine of ten runs lie in, and the middle."""

KIDAL = "Kidal"

_HOLDS = N_("Kidal at the end: {side}, in {share} of the runs")


@speaks
def forecast_card(made: "StandingForecast", language: str = "en") -> AnswerCard:
    """How many die in recorded fighting, who holds the capitals, who flees, and how sure that is."""
    first, last = (month_text(f"{month}-01") for month in (made.months[0], made.months[-1]))
    return AnswerCard(
        question=_(
            "What does the model forecast for {first} to {last}, if nobody changes course?",
            first=first,
            last=last,
        ),
        answer=_answer(made),
        asked=[not_asked(_("what comes, by the model, if everybody goes on as before"))],
        panels=[
            CardPanel(_("Deaths that UCDP would record, by dyad"), _dyad_bars(made)),
            CardPanel(_("Who most often holds each capital at the end"), _capital_bars(made)),
            CardPanel(_("People"), *_people(made)),
        ],
        overturned=[
            _(
                "Whatever nobody had ordered by {day}: a coup, a partner who leaves, an accord.",
                day=date_text(LAST_DAY),
            ),
            other_numbers(made.draws),
        ],
        sure=[
            _("Luck: {runs}; ranges hold nine of ten of them.", runs=runs_text(made.runs)),
            _("What comes will tell: sahel-sim forecast --score FILE holds it against recorded events."),
            ignorance(made.draws),
        ],
    )


def _answer(made: "StandingForecast") -> str:
    low, middle, high = np.quantile(made.state_based.sum(axis=1), NINE_OF_TEN)
    months = len(made.months)
    told = [
        ngettext(
            "In {n} month {middle} people die in recorded fighting between the state and armed groups ({low} "
            "to {high})",
            "In {n} months {middle} people die in recorded fighting between the state and armed groups "
            "({low} to {high})",
            months,
            n=months,
            middle=count(middle),
            low=count(low),
            high=count(high),
        )
    ]
    if KIDAL in made.capitals:
        side, share = _holder(made, KIDAL)
        told.append(_(_HOLDS, side=side_label(side), share=percent(share)))
    return _("; ").join(told) + "."


def _holder(made: "StandingForecast", capital: str) -> tuple[str, float]:
    """Who holds a capital at the end in most runs, and in which share of them."""
    shares = {side: float(made.holding(capital, side)[-1]) for side in made.sides}
    side = max(shares, key=lambda each: shares[each])
    return side, shares[side]


def _dyad_bars(made: "StandingForecast") -> list[Bar]:
    """The deadliest dyads in the middle run, from 0 on one scale."""
    ends = np.quantile(made.deaths.sum(axis=1), NINE_OF_TEN, axis=0)
    order = np.argsort(-ends[1], kind="stable")[:MOST_BARS].tolist()
    top = max(float(ends[2, order].max()), 1.0)
    return [_bar(dyad_label(made.dyads[at]), ends[:, at], top, "persons") for at in order]


def _bar(name: str, ends: "Array", top: float, unit: str) -> Bar:
    low, middle, high = (float(x) for x in ends)
    value = f"{amount(middle, unit)} ({between(low, high, unit)})"
    return Bar(name, value, middle / top, 0.0, (low / top, high / top))


def _capital_bars(made: "StandingForecast") -> list[Bar]:
    drawn = []
    for capital in made.capitals:
        side, share = _holder(made, capital)
        name = _("{capital}: {side}", capital=capital, side=side_label(side))
        drawn.append(Bar(name, percent(share), share))
    return drawn


def _people(made: "StandingForecast") -> tuple[list[Bar], list[str]]:
    """Whom jihadists govern at the end, as a bar; how many have fled, and whether a capital changes hands."""
    governed = np.quantile(made.series["governed_by_jihadists"][:, -1], NINE_OF_TEN)
    low, middle, high = np.quantile(made.series["displaced"][:, -1], NINE_OF_TEN)
    moved = float(np.any(made.holders[:, -1] != made.holders[:, 0], axis=1).mean())
    return (
        [_bar(_("Governed by jihadists at the end"), governed, 1.0, "share")],
        [
            _(
                "{what}: {middle} ({low} to {high}).",
                what=_(SERIES_NAMES["displaced"]),
                middle=count(middle),
                low=count(low),
                high=count(high),
            ),
            _(
                "In {share} of the runs another side holds some capital at the end than after the first "
                "month.",
                share=percent(moved),
            ),
        ],
    )
