"""A named event: what it stands for, what it changes by how much, and where the numbers are from."""

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sahel_sim.cli.console import Voice
from sahel_sim.cli.showing.bibliography import cited, reference
from sahel_sim.cli.showing.plain_text import indented
from sahel_sim.engine.measures import measure
from sahel_sim.languages import N_, _, in_language, ngettext
from sahel_sim.report.number_format import number as number_text
from sahel_sim.scenario.event_declaration import EVERYONE, SIDE
from sahel_sim.scenario.named_events import (
    Consequence,
    EventChange,
    EventNumber,
    NamedEvent,
    event_names,
    event_of,
    named_event,
)
from sahel_sim.scenario.wording import in_words

CHANGED = {
    "set": N_("{setting}: {value}{unit}"),
    "add": N_("{setting}: {value}{unit} more"),
    "scale": N_("{setting}: {value} times as much"),
}
"""A change in a line, by how it changes."""

MOVED = {"more": N_("{measure} ({of}): more"), "less": N_("{measure} ({of}): less")}

EXAMPLE = "timeline_add:\n  - {{event: {name}, at: 2025-06}}"


def read_named(name: str) -> NamedEvent:
    """The event of that name, or of an event file.

    Raises ``ScenarioError`` if there is none, or with every mistake in its file.
    """
    return event_of(name, Path())


def show_event(name: str, voice: Voice) -> None:
    """Show an event that comes with the library, or that of a file.

    Raises ``ScenarioError`` if there is none, or with every mistake in its file.
    """
    event = read_named(name)
    voice.show(in_language(event.title) + "\n")
    tell_event(event, voice)
    called = event.name if name in event_names() else name
    voice.show("\n" + _("In a scenario file:"))
    for line in EXAMPLE.format(name=called).split("\n"):
        voice.show("  " + line, whole=True)
    more = _(
        "'for' says how many months it lasts, 'strength' how many times as strong it is, 'side' whose event "
        "it is, 'set' what takes another value. 'sahel-sim check FILE' says what it comes to."
    )
    voice.show(textwrap.fill(more, voice.width))
    voice.data({"done": True, **event_as_data(event)})


def show_events(names: Sequence[str], voice: Voice) -> None:
    """Show the one event of these names, or a list of several."""
    if len(names) == 1:
        show_event(names[0], voice)
        return
    titles = {name: in_language(named_event(name).title) for name in names}
    voice.show(_("Several events are called so:"))
    for name, title in titles.items():
        voice.show(indented(f"{name}: {title}", 2, voice.width))
    voice.show("\n" + _("'sahel-sim show NAME' tells more about any of these."))
    voice.data({"done": True, "events": titles})


def tell_event(event: NamedEvent, voice: Voice) -> None:
    """What it stands for, what it changes, by what it is seen, and what the model cannot say of it."""
    width = voice.width
    if event.page:
        voice.show(textwrap.fill(in_language(event.page), width) + "\n")
    if event.side:
        voice.show(_("Whose it is unless an entry says: {side}", side=event.side))
    if event.months is None:
        voice.show(_("It lasts until the end of the run."))
    else:
        months = event.months
        voice.show(
            ngettext(
                "It lasts {months} month ({range}).",
                "It lasts {months} months ({range}).",
                months.value,
                months=number_text(months.value),
                range=within(months),
            )
        )
        voice.show(indented(_("Source: {source}", source=months.source), width=width))
    voice.show("\n" + _("What it changes"))
    for change in event.changes:
        voice.show(indented(f"{changed(change)} ({within(change.number)})", 2, width))
        voice.show(indented(_("Source: {source}", source=change.number.source), width=width))
    if event.moves:
        voice.show("\n" + _("What it is seen by, while it lasts"))
    for consequence in event.moves:
        voice.show(indented(moved(consequence), 2, width))
    if event.left_out:
        voice.show("\n" + _("What of it the model cannot say"))
        voice.show(textwrap.fill(in_language(event.left_out), width))
    keys = list(dict.fromkeys(key for number in _numbers(event) for key in cited(number.source)))
    if keys:
        voice.show("\n" + _("Sources"))
    for key in keys:
        voice.show(indented(f"{key}: {reference(key)}", 2, width))


def changed(change: EventChange) -> str:
    """What an event does to a setting."""
    number = change.number
    unit = "" if change.how == "scale" else in_language(in_words(number.unit))
    told = _(CHANGED[change.how], setting=change.setting, value=number_text(number.value), unit=unit)
    return _("{change}, and it stays so", change=told) if change.stays else told


def within(number: EventNumber) -> str:
    """The plausible range of a number."""
    return _("{low} to {high}", low=number_text(number.low), high=number_text(number.high))


def moved(consequence: Consequence) -> str:
    """What is more or less while an event lasts, and whose."""
    label = in_language(measure(consequence.measure).label)
    of = {SIDE: _("the side"), EVERYONE: _("all sides")}.get(consequence.of, consequence.of)
    return _(MOVED[consequence.sign], measure=label, of=of)


def event_as_data(event: NamedEvent) -> dict[str, Any]:
    """The same for programs."""
    return {
        "event": event.name,
        "title": in_language(event.title),
        "page": in_language(event.page) if event.page else "",
        "left_out": in_language(event.left_out) if event.left_out else "",
        "side": event.side,
        "months": None if event.months is None else _as_data(event.months),
        "changes": {
            change.setting: {"how": change.how, **_as_data(change.number), "stays": change.stays}
            for change in event.changes
        },
        "moves": [{"measure": each.measure, "of": each.of, "sign": each.sign} for each in event.moves],
    }


def _as_data(number: EventNumber) -> dict[str, Any]:
    return {name: getattr(number, name) for name in ("value", "unit", "low", "high", "source")}


def _numbers(event: NamedEvent) -> Iterator[EventNumber]:
    yield from (change.number for change in event.changes)
    if event.months is not None:
        yield event.months
