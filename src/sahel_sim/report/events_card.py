"""The answer of recorded events: who killed how many, where and when, as a source counts."""

from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.languages import _, ngettext, speaks
from sahel_sim.report.answer_card import AnswerCard, CardPanel, not_asked
from sahel_sim.report.figures.bars import Bar
from sahel_sim.report.figures.event_figures import dyad_label
from sahel_sim.report.number_format import count, date_text
from sahel_sim.validation.event_tables import OFF_THE_MAP, ON_THE_MAP, UNKNOWN

if TYPE_CHECKING:
    import pandas

    from sahel_sim.validation.event_series import EventTable

MOST_BARS = 5
"""Dyads, places and years that the card draws; the page has more, and the tables all."""


@speaks
def events_card(table: "EventTable", language: str = "en") -> AnswerCard:
    """How many events and deaths there are, of which dyads, where and when, and how sure that is."""
    events = table.events
    dyads = table.series("dyad", "year").groupby("dyad")[["best", "low", "high"]].sum()
    years = events.groupby([day.year for day in events["start"]])[["best", "low", "high"]].sum()
    places = events[events["place"] != ""].groupby("place")[["best", "low", "high"]].sum()
    return AnswerCard(
        question=_("Who killed how many in Mali, where and when, as {source} counts?", source=table.source),
        answer=_answer(table),
        asked=[not_asked(_("what a source recorded of the war"))],
        panels=[
            CardPanel(
                _("The deadliest dyads"),
                _bars(_deadliest(dyads).rename(index=dyad_label)),
                [_("In brackets from the lowest to the highest figures of the source.")],
            ),
            CardPanel(_("The deadliest places of the map"), _bars(_deadliest(places)), [_on_the_map(table)]),
            CardPanel(_("The deadliest years"), _bars(_deadliest(years).sort_index())),
        ],
        overturned=[
            _("Another source: each counts what it knows, by rules of its own."),
            _("A later version of the file: events of the past are coded anew."),
        ],
        sure=[
            _(
                "Figures: the best of each event are added up; {low} to {high} are the sums of the lowest "
                "and of the highest ones.",
                low=count(events["low"].sum()),
                high=count(events["high"].sum()),
            ),
            _("Ignorance: what was not recorded may have happened, and who kills is often not known."),
        ],
    )


def _answer(table: "EventTable") -> str:
    events = table.events
    if not len(events):
        return _("The file has no event in Mali.")
    return ngettext(
        "From {first} to {last} {source} has {n} event with {best} deaths.",
        "From {first} to {last} {source} has {n} events with {best} deaths.",
        len(events),
        first=date_text(events["start"].min().isoformat()),
        last=date_text(events["end"].max().isoformat()),
        source=table.source,
        n=count(len(events)),
        best=count(events["best"].sum()),
    )


def _on_the_map(table: "EventTable") -> str:
    areas = table.events["area"]
    inside, outside, unknown = (int((areas == area).sum()) for area in (ON_THE_MAP, OFF_THE_MAP, UNKNOWN))
    return _(
        "In the modelled area lie {inside} events, outside of it {outside}; of {unknown} the source knows "
        "too little to tell.",
        inside=count(inside),
        outside=count(outside),
        unknown=count(unknown),
    )


def _deadliest(deaths: "pandas.DataFrame") -> "pandas.DataFrame":
    return deaths.sort_values("best", ascending=False, kind="stable").head(MOST_BARS)


def _bars(deaths: "pandas.DataFrame") -> list[Bar]:
    """Best figures from 0 on one scale, with a line from the lowest to the highest."""
    numbers = deaths[["best", "low", "high"]].to_numpy(dtype=np.float64)
    top = max(float(numbers.max(initial=0.0)), 1.0)
    return [
        Bar(
            str(name),
            _("{best} ({low} to {high})", best=count(best), low=count(low), high=count(high)),
            best / top,
            0.0,
            (low / top, high / top),
        )
        for name, (best, low, high) in zip(deaths.index, numbers.tolist(), strict=True)
    ]
