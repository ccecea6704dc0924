"""What there is to say of places, holders and series when the standing forecast is scored."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pandas

from sahel_sim.languages import N_, _
from sahel_sim.report.forecast_cautions import SERIES_NAMES
from sahel_sim.report.number_format import count, decimal, percent
from sahel_sim.validation.fact_scores import PERSISTENCE
from sahel_sim.validation.forecast_register import MODEL
from sahel_sim.validation.place_forecasts import KERNEL

if TYPE_CHECKING:
    from sahel_sim.validation.fact_scores import FactScores, PlaceScore, QuantileScore
    from sahel_sim.validation.standing_score import StandingScore

_WITHIN = N_("Of {n} numbers {half} lie in its intervals of 50% and {most} in those of 90%.")


def place_sentences(found: "PlaceScore") -> list[str]:
    """Where deaths were, beside where the forecast had them."""
    told = [
        _(
            "The forecast puts {share} of the deaths at the wrong place, the kernel of past events {kernel}.",
            share=percent(found.wrong_place[MODEL]),
            kernel=percent(found.wrong_place[KERNEL]),
        )
        if KERNEL in found.wrong_place
        else _(
            "The forecast puts {share} of the deaths at the wrong place.",
            share=percent(found.wrong_place[MODEL]),
        )
    ]
    if found.counts is None:
        told.append(
            _("Deaths by place are registered for all 36 months together, and their counts are scored then.")
        )
    else:
        told.append(_("Deaths by place:") + " " + _within(found.counts))
    return told


def fact_sentences(found: "FactScores") -> list[str]:
    """Who held what, and how many fled, beside what the forecast said."""
    told = []
    if found.holders:
        model, stays = found.holders[MODEL], found.holders[PERSISTENCE]
        told.append(
            _(
                "Who holds the capitals: Brier's score is {model} for the forecast and {stays} for whoever "
                "held them in February 2024; the likeliest side was right in {hits}.",
                model=decimal(model.brier),
                stays=decimal(stays.brier),
                hits=percent(model.hits),
            )
        )
    if found.allies is not None:
        told.append(
            _(
                "Whether rebels and JNIM are allied: Brier's score is {model}; to say one half each is 0.50.",
                model=decimal(found.allies.brier),
            )
        )
    for name, score in found.series.items():
        told.append(f"{_(SERIES_NAMES[name])}{_(': ')}{_within(score)}")
    return told


def fact_table(found: "StandingScore") -> pandas.DataFrame:
    """Every score of places, holders and series: what, of which forecast, which score, its value."""
    rows: list[tuple[str, str, str, float]] = []
    places, facts = found.places, found.facts
    if places is not None:
        rows += [("places", name, "wrong_place", share) for name, share in places.wrong_place.items()]
        counts = {} if places.counts is None else vars(places.counts)
        rows += [("places", MODEL, score, float(x)) for score, x in counts.items()]
    if facts is not None:
        for name, told in facts.holders.items():
            rows += [("holders", name, score, float(x)) for score, x in vars(told).items()]
        if facts.allies is not None:
            rows += [("allies", MODEL, score, float(x)) for score, x in vars(facts.allies).items()]
        for series, each in facts.series.items():
            rows += [(series, MODEL, score, float(x)) for score, x in vars(each).items()]
    return pandas.DataFrame(rows, columns=["what", "forecast", "score", "value"])


def fact_record(found: "StandingScore") -> dict[str, Any]:
    """The same as plain data."""
    scores = {"places": found.places, "facts": found.facts}
    return {name: None if each is None else asdict(each) for name, each in scores.items()}


def _within(score: "QuantileScore") -> str:
    return _(_WITHIN, n=count(score.number), half=count(score.within_50), most=count(score.within_90))
