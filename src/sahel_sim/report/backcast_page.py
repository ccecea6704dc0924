"""The page and the folder of a backcast: every forecast beside what came, and who forecasts better."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas

from sahel_sim.languages import N_, _, ngettext, speaks
from sahel_sim.report.backcast_card import backcast_card
from sahel_sim.report.backcast_comparison import (
    comparison_page_table,
    comparison_sentences,
    difference_table,
    dyad_page_table,
    dyad_table,
    place_score_table,
)
from sahel_sim.report.capitals_and_displaced import (
    capital_page_table,
    capital_score_table,
    capital_sentences,
    capital_table,
    displaced_page_table,
    displaced_sentences,
    displaced_table,
)
from sahel_sim.report.figures.backcast_figures import backcast_figure
from sahel_sim.report.figures.capital_figures import capitals_figure, displaced_figure
from sahel_sim.report.figures.event_figures import dyad_label
from sahel_sim.report.forecast_comparison import (
    OF_DEATHS,
    coverage_sentence,
    not_fitted,
    score_rows,
)
from sahel_sim.report.number_format import count, decimal, percent
from sahel_sim.report.page_renderer import Block, Definition, PageTable, render
from sahel_sim.report.results_folder import fill_folder, write_folder
from sahel_sim.validation.backcast import WITH_CHANGES
from sahel_sim.validation.place_forecasts import KERNEL, SEEN_REGION, seen_places
from sahel_sim.version import __version__

if TYPE_CHECKING:
    from sahel_sim.report.figures.picture import Picture
    from sahel_sim.validation.backcast import Backcast
    from sahel_sim.validation.forecast_scores import ForecastScore

_READING = (
    N_(
        "Fitted is nothing after 2021. The first forecast of the model knows what changed from outside in "
        "2022 and 2023, which nobody knew at the end of 2021; baselines do not. The second knows nothing "
        "of it."
    ),
    N_(
        "A capital is held by the side that governs more of the town than any other. Chances are shares of "
        "runs; persistence is as sure as if all runs said the same. Log score and Brier's score punish the "
        "sure and wrong."
    ),
    N_(
        "CRPS: mean distance of a forecast from what came, deaths a month; smaller is better. Of "
        "logarithms, so that a few massacres do not decide. Log score: larger is better. Coverage: how "
        "often what came lay in the intervals."
    ),
    N_(
        "What is forecast is what UCDP records, not what happens. The model is for testing theories; it "
        "must not guide any operation."
    ),
)


@speaks
def backcast_page(found: "Backcast", language: str = "en") -> str:
    """One HTML page of a backcast."""
    return render(
        "backcast",
        (
            "in_short",
            "over_time",
            "scores",
            "scores_by_dyad",
            "by_place",
            "capitals",
            "displaced",
            "looks",
            "what_was_run",
            "how_to_read",
        ),
        title=_("What was forecast of 2022 and 2023, and what came"),
        kicker=_("{months} months, {dyads} dyads", months=len(found.months), dyads=len(found.dyads)),
        summary=_(
            "The model, fitted to data to the end of 2021, beside forecasts that know nothing but the "
            "numbers before."
        ),
        card=backcast_card(found),
        cautions=_cautions(found),
        pictures=backcast_pictures(found),
        scores=_scores(found),
        compared=comparison_page_table(found),
        comparisons=comparison_sentences(found),
        dyads=dyad_page_table(found),
        by_dyad=_by_dyad(found),
        places=_places(found),
        capitals=capital_page_table(found.capitals),
        displaced=displaced_page_table(found.displaced),
        looks=[
            Definition(look.date, look.what, _("once") if look.once else _("all the time"), digest=look.rules)
            for look in found.looks
        ],
        entries=_was_run(found),
        reading=[_(sentence) for sentence in _READING],
    )


@speaks
def write_backcast(found: "Backcast", folder: str | Path, language: str = "en") -> Path:
    """Write the page, the figure and the tables into a new folder, and return its path.

    Raises ``FolderTaken`` if it holds anything, or is a file.
    """

    def fill(beside: Path) -> None:
        fill_folder(
            beside,
            backcast_page(found),
            pictures=backcast_pictures(found),
            tables={
                "scores.csv": score_table(found),
                "months.csv": month_table(found),
                "differences.csv": difference_table(found),
                "by_dyad.csv": dyad_table(found),
                "places.csv": place_table_of(found),
                "place_scores.csv": place_score_table(found),
                "capitals.csv": capital_table(found.capitals),
                "capital_scores.csv": capital_score_table(found.capitals),
                "displaced.csv": displaced_table(found.displaced),
            },
            records={"backcast.json": backcast_record(found)},
        )

    return write_folder(folder, fill)


def backcast_pictures(found: "Backcast") -> "list[Picture]":
    """All figures: deaths by month and dyad, who holds the capitals, the displaced."""
    return [backcast_figure(found), capitals_figure(found.capitals), displaced_figure(found.displaced)]


def score_table(found: "Backcast") -> pandas.DataFrame:
    """Every score: a row for each dyad, and for all together, and each forecast."""
    return score_rows(found.scores, "dyad", found.dyads)


def month_table(found: "Backcast") -> pandas.DataFrame:
    """What came and 5, 50 and 95 % of each forecast, by month and dyad."""
    rows = []
    for name, sample in found.samples.items():
        ends = np.quantile(sample, (0.05, 0.5, 0.95), axis=0)
        for month in range(len(found.months)):
            for dyad in range(len(found.dyads)):
                low, middle, high = ends[:, month, dyad]
                told = {"dyad": found.dyads[dyad], "month": found.months[month], "forecast": name}
                came = found.outcome[month, dyad]
                rows.append({**told, "recorded": came, "p05": low, "p50": middle, "p95": high})
    return pandas.DataFrame(rows)


def place_table_of(found: "Backcast") -> pandas.DataFrame:
    """Deaths at each place, and each place's share of them: recorded, and by each forecast."""
    told = found.by_place
    columns: dict[str, Any] = {"place": told.places, "recorded": told.outcome}
    for name, sample in told.samples.items():
        low, middle, high = np.quantile(sample, (0.05, 0.5, 0.95), axis=0)
        columns |= {f"{name}_p05": low, f"{name}_p50": middle, f"{name}_p95": high}
    shares = {f"share_{name}": share for name, share in told.shares.items()}
    return pandas.DataFrame({**columns, **shares})


@speaks
def backcast_record(found: "Backcast", language: str = "en") -> dict[str, Any]:
    """What came out, as plain data."""
    return {
        "sahel-sim": __version__,
        "months": [found.months[0], found.months[-1]],
        "runs": found.runs,
        "seed": found.seed,
        "draws": found.draws,
        "best": found.best(),
        "scores": {name: vars(told) for name, told in found.scores().items()},
        "sentences": backcast_sentences(found),
        "place_errors": found.place_errors(),
        "place_errors_without_menaka": found.place_errors(seen_places()),
        "capitals": {name: vars(told) for name, told in found.capitals.scores().items()},
        "displaced": {name: vars(told) for name, told in found.displaced.scores().items()},
        "looks": [vars(look) for look in found.looks],
    }


def backcast_sentences(found: "Backcast") -> list[str]:
    """Who forecasts best, and whether the model's intervals can be believed."""
    errors, elsewhere = found.place_errors(), found.place_errors(seen_places())
    counts = found.by_place.scores()
    return [
        *comparison_sentences(found),
        coverage_sentence(found.scores()[WITH_CHANGES]),
        _(
            "The model puts {model} of the deaths at the wrong place, the kernel of past events {kernel}; "
            "without the places of {region}, {elsewhere} and {kernel_elsewhere}.",
            model=percent(errors[WITH_CHANGES]),
            kernel=percent(errors[KERNEL]),
            region=SEEN_REGION,
            elsewhere=percent(elsewhere[WITH_CHANGES]),
            kernel_elsewhere=percent(elsewhere[KERNEL]),
        ),
        _(
            "Of deaths by place the CRPS of logarithms is {model} for the model and {kernel} for the kernel, "
            "the CRPS {model_crps} and {kernel_crps}, the log score {model_log} and {kernel_log}.",
            model=decimal(counts[WITH_CHANGES].log_crps),
            kernel=decimal(counts[KERNEL].log_crps),
            model_crps=decimal(counts[WITH_CHANGES].crps),
            kernel_crps=decimal(counts[KERNEL].crps),
            model_log=decimal(counts[WITH_CHANGES].log_score),
            kernel_log=decimal(counts[KERNEL].log_score),
        ),
        *capital_sentences(found.capitals),
        *displaced_sentences(found.displaced),
    ]


def _cautions(found: "Backcast") -> list[str]:
    number = sum(look.once for look in found.looks)
    return [
        ngettext(
            "Some months and places of these years were looked at all the time while the rules were made, "
            "and {n} more look was taken; the list is below. Only what nobody has looked at is forecast in "
            "earnest.",
            "Some months and places of these years were looked at all the time while the rules were made, "
            "and {n} more looks were taken; the list is below. Only what nobody has looked at is forecast in "
            "earnest.",
            number,
            n=number,
        ),
        _(
            "Deaths are scored to {last}, as far as the events go. UCDP's final figures end with 2023; those "
            "of January and February 2024 were preliminary, and are not used. Capitals are scored to {held}.",
            held=found.capitals.months[-1],
            last=found.months[-1],
        ),
        _(
            "Who holds the capitals and how many are displaced is no test: that Kidal fell in November 2023 "
            "and how many were counted was known while the rules were made, and starts are set by the same "
            "tables."
        ),
        *not_fitted(found.draws),
    ]


def _row(name: str, told: "ForecastScore") -> list[str]:
    return [
        _(OF_DEATHS[name]),
        count(told.log_crps, 3),
        count(told.crps, 2),
        count(told.log_score, 2),
        percent(told.coverage_50),
        percent(told.coverage_90),
    ]


def _columns() -> list[str]:
    return [_("Forecast"), _("CRPS of logarithms"), _("CRPS"), _("Log score"), "50%", "90%"]


def _scores(found: "Backcast") -> PageTable:
    scores = found.scores()
    order = sorted(scores, key=lambda name: scores[name].log_crps)
    note = _("All months and dyads together, the best first. The last columns are coverage.")
    return PageTable(note, _columns(), [Block("", [_row(name, scores[name]) for name in order])])


def _by_dyad(found: "Backcast") -> PageTable:
    blocks = []
    for dyad in found.dyads:
        scores = found.scores(dyad)
        order = sorted(scores, key=lambda name: scores[name].log_crps)
        blocks.append(Block(dyad_label(dyad), [_row(name, scores[name]) for name in order]))
    return PageTable(_("Each dyad, the best first."), _columns(), blocks)


def _places(found: "Backcast") -> PageTable:
    blocks = []
    for title, without in (
        (_("All {n} places", n=len(found.by_place.places)), ()),
        (_("Without the places of {region}", region=SEEN_REGION), seen_places()),
    ):
        errors, scores = found.place_errors(without), found.by_place.scores(without)
        rows = [
            [_(OF_DEATHS[name]), percent(errors[name]), *_row(name, scores[name])[1:]]
            for name in sorted(errors, key=lambda each: errors[each])
        ]
        blocks.append(Block(title, rows))
    note = _(
        "Deaths at each place in all of these months together: the part that a forecast puts at the wrong "
        "place, and the scores of its counts; one number a place, so that no error is told. What came in "
        "{region} to September 2022 was looked at while the rules were made.",
        region=SEEN_REGION,
    )
    forecast, *columns = _columns()
    return PageTable(note, [forecast, _("At the wrong place"), *columns], blocks)


def _was_run(found: "Backcast") -> list[Definition]:
    return [
        Definition(_("Runs of each forecast of the model"), count(found.runs)),
        Definition(_("Parameters"), found.draws.split()[0], digest=" ".join(found.draws.split()[1:])),
        Definition(_("Months"), f"{found.months[0]} – {found.months[-1]}"),
    ]
