"""The answer of a backcast: whether the model forecasts better than those who know numbers alone."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sahel_sim.languages import N_, _, speaks
from sahel_sim.report.answer_card import AnswerCard, CardPanel, not_asked
from sahel_sim.report.capitals_and_displaced import capital_sentences, displaced_sentences
from sahel_sim.report.figures.bars import Bar
from sahel_sim.report.forecast_comparison import OF_DEATHS, OF_MODEL, better_baselines
from sahel_sim.report.number_format import count, decimal, percent
from sahel_sim.report.sentences import ignorance, quoted, runs_text
from sahel_sim.validation.backcast import WITH_CHANGES
from sahel_sim.validation.place_forecasts import KERNEL, SEEN_REGION, seen_places

if TYPE_CHECKING:
    from sahel_sim.validation.backcast import Backcast

_DEATHS = {
    "all": N_("it forecasts deaths by month better than all {all} simple forecasts"),
    "some": N_("it forecasts deaths by month better than {n} of {all} simple forecasts"),
    "none": N_("it forecasts deaths by month worse than all {all} simple forecasts"),
}
_PLACES = {
    "all": N_("where they fall, better than the kernel of past events"),
    "none": N_("where they fall, worse than the kernel of past events"),
}
_CAPITALS = {
    "all": N_("who holds the capitals, better than all {all}"),
    "some": N_("who holds the capitals, better than {n} of {all}"),
    "none": N_("who holds the capitals, worse than all {all}"),
}
_DISPLACED = {
    "all": N_("how many are displaced, better than all {all}"),
    "some": N_("how many are displaced, better than {n} of {all}"),
    "none": N_("how many are displaced, worse than all {all}"),
}
"""Beside how many forecasts without a model the model is better, as parts of one sentence."""

_LEADS = {
    "model": N_(
        "Luck: the model is nearer than the best simple forecast of deaths, {best}, by {lead} ({low} to "
        "{high}), which is beyond its error."
    ),
    "simple": N_(
        "Luck: the best simple forecast of deaths, {best}, is nearer than the model by {lead} ({low} to "
        "{high}), which is beyond its error."
    ),
    "within": N_(
        "Luck: the model and the best simple forecast of deaths, {best}, are {lead} apart ({low} to {high}), "
        "which is within its error."
    ),
}
"""How far the model and the best forecast without a model are apart, by whether that may be chance."""

ERROR = "log_crps"
"""The score by which forecasts of deaths are told to be nearer: the CRPS of logarithms."""


@speaks
def backcast_card(found: "Backcast", language: str = "en") -> AnswerCard:
    """How many simple forecasts the model beats in each thing that is forecast, and how sure that is."""
    scores = found.scores()
    deaths = {name: told.log_crps for name, told in scores.items()}
    places, elsewhere = found.place_errors(), found.place_errors(seen_places())
    capitals = {name: told.brier for name, told in found.capitals.scores().items()}
    displaced = {name: told.log_crps for name, told in found.displaced.scores().items()}
    kernel = {name: places[name] for name in (WITH_CHANGES, KERNEL)}
    clauses = [
        _beaten(_DEATHS, deaths),
        _beaten(_PLACES, kernel),
        _beaten(_CAPITALS, capitals),
        _beaten(_DISPLACED, displaced),
    ]
    told = scores[WITH_CHANGES]
    return AnswerCard(
        question=_("At the end of 2021, how well would the model have forecast 2022 and 2023?"),
        answer=_("In this test {clauses}.", clauses=_("; ").join(clauses)),
        asked=[not_asked(_("how far forecasts of this model can be trusted"))],
        panels=[
            CardPanel(
                _("Deaths by month and dyad: the error, shorter is better"),
                _error_bars(deaths),
                [
                    _("The error is the CRPS of logarithms: 0 is a forecast that was sure and right."),
                    _(
                        "In {number} of {all} dyads some simple forecast is nearer than the model.",
                        number=len(found.paired.lost_dyads(ERROR, WITH_CHANGES)),
                        all=len(found.dyads),
                    ),
                ],
            ),
            CardPanel(
                _("Deaths put at the wrong place: shorter is better"),
                _place_bars(places),
                [
                    _(
                        "Without the places of {region}, which were looked at: the model {model}, the kernel "
                        "{kernel}.",
                        region=SEEN_REGION,
                        model=percent(elsewhere[WITH_CHANGES]),
                        kernel=percent(elsewhere[KERNEL]),
                    )
                ],
            ),
            CardPanel(
                _("Whether its ranges hold"),
                [
                    Bar(
                        _("Recorded numbers in ranges of 50%"),
                        percent(told.coverage_50),
                        told.coverage_50,
                    ),
                    Bar(
                        _("Recorded numbers in ranges of 90%"),
                        percent(told.coverage_90),
                        told.coverage_90,
                    ),
                ],
                [_("Best are 50% and 90%.")],
            ),
            CardPanel(
                _("Capitals and displaced people"),
                (),
                [*capital_sentences(found.capitals)[1:], *displaced_sentences(found.displaced)[1:]],
            ),
        ],
        overturned=[
            _("Other years: two are few, and months of one dyad hang together."),
            _("A test of years that nobody has looked at."),
        ],
        sure=[
            _beside_the_best(found),
            _(
                "That is told by {runs} of each forecast of the model, {months} months and {dyads} dyads.",
                runs=runs_text(found.runs),
                months=len(found.months),
                dyads=len(found.dyads),
            ),
            ignorance(found.draws),
        ],
    )


def _beaten(words: Mapping[str, str], errors: Mapping[str, float]) -> str:
    """How many forecasts without a model are worse than the model that knows what changed."""
    others = sum(name not in OF_MODEL for name in errors)
    worse = others - len(better_baselines(errors))
    key = "all" if worse == others else "some" if worse else "none"
    return _(words[key], n=count(worse), all=count(others))


def _beside_the_best(found: "Backcast") -> str:
    """Whether luck may be all that is between the model and the best simple forecast of deaths."""
    best = found.paired.best_baseline(ERROR)
    told = found.paired.difference(ERROR, WITH_CHANGES, best)
    ahead = told.difference >= 0.0
    low, high = (told.low, told.high) if ahead else (-told.high, -told.low)
    key = _LEADS["within" if not told.beyond_error else "model" if ahead else "simple"]
    return _(
        key,
        best=quoted(_(OF_DEATHS[best])),
        lead=decimal(abs(told.difference)),
        low=decimal(low),
        high=decimal(high),
    )


def _error_bars(errors: Mapping[str, float]) -> list[Bar]:
    """The best first; those without a model hatched."""
    top = max(*errors.values(), 1e-9)
    return [_bar(name, decimal(errors[name]), errors[name] / top) for name in _ordered(errors)]


def _place_bars(errors: Mapping[str, float]) -> list[Bar]:
    return [_bar(name, percent(errors[name]), errors[name]) for name in _ordered(errors)]


def _bar(name: str, value: str, part: float) -> Bar:
    """Full for the model, hatched for forecasts without one."""
    full, hatched = (part, 0.0) if name in OF_MODEL else (0.0, part)
    return Bar(_(OF_DEATHS[name]), value, full, hatched)


def _ordered(errors: Mapping[str, float]) -> list[str]:
    return sorted(errors, key=lambda name: errors[name])
