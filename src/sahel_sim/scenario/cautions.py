"""Cautions: what a sound scenario says that its author may not have meant."""

import math
from collections.abc import Sequence

from sahel_sim.languages import LANGUAGES, language
from sahel_sim.scenario.changes import scenario_below
from sahel_sim.scenario.dialogue_levers import INCLUSIVITY, PATH
from sahel_sim.scenario.errors import Mistake, ScenarioError, in_order
from sahel_sim.scenario.event_block import AT, DATE, EVENT
from sahel_sim.scenario.event_cautions import event_cautions
from sahel_sim.scenario.event_entries import named_in
from sahel_sim.scenario.levers import HOSTILITY, PRESSURE
from sahel_sim.scenario.merge import WAY
from sahel_sim.scenario.named_events import event_of
from sahel_sim.scenario.reading import scenarios_folder
from sahel_sim.scenario.resolve import finder
from sahel_sim.scenario.scenario import Layer, Scenario, TimelineEntry
from sahel_sim.scenario.solvency import shortfalls
from sahel_sim.scenario.timeline import day, step_of

MOST_LISTED = 20
"""Entries of a timeline that are listed in a warning."""


def cautions(scenario: Scenario, *, decisive: bool = False) -> tuple[Mistake, ...]:
    """What the author of a right scenario should look at again.

    ``scenario``: from ``read`` or ``with_changes``; ``decisive``: only what may decide how a story ends
    though its author never said it, so that results say it first.

    Returns
    -------
    tuple[Mistake, ...]
        Each with its place in the file, if it has one.

    >>> from sahel_sim.scenario import read
    >>> [each.kind for each in cautions(read("two_towns"))]
    []
    """
    found = in_order(_decisive(scenario))
    if decisive:
        return tuple(found)
    told = [*_relations(scenario), *_of_nobody(scenario), *found]
    of_events = (*_silent_events(scenario), *_unsaid_in_events(scenario))
    return (*_dropped_entries(scenario), *of_events, *in_order(told))


def _unsaid_in_events(scenario: Scenario) -> list[Mistake]:
    """What nobody has filled in in the event files that a scenario names, each file once."""
    named = {(entry[EVENT], layer.folder) for layer, _, entry in named_in(scenario.layers)}
    return [mistake for source, folder in sorted(named) for mistake in event_cautions(source, folder)]


def _silent_events(scenario: Scenario) -> list[Mistake]:
    """Named events that change nothing, since everything is already as they would make it."""
    seen = {(entry.event, entry.date) for entry in scenario.timeline if entry.event}
    found = []
    for layer, trail, entry in named_in(scenario.layers):
        event = event_of(entry[EVENT], layer.folder)
        when = str(entry.get(AT, entry.get(DATE)))
        step = step_of(day(when), scenario.start, scenario.step)
        if (event.name, when) not in seen and step < scenario.steps:
            fields = {"name": event.name, "date": when}
            found.append(Mistake("event_changes_nothing", fields, layer.tree.spot((*trail, EVENT))))
    return found


def _own_layers(scenario: Scenario) -> list[Layer]:
    """What is said by the author of a scenario, and not by one that comes with the library below it."""
    files = [layer for layer in scenario.layers if layer.is_file]
    folder = scenarios_folder()
    return [
        layer
        for layer in scenario.layers
        if not layer.is_file or layer is files[-1] or layer.folder.resolve() != folder.resolve()
    ]


def _relations(scenario: Scenario) -> list[Mistake]:
    """Enemies inside one bloc, who fight each other all the same, and militias that side with nobody.

    Relations are those of the start. Enemies of whom a scenario below says it, which comes with the library,
    are its authors' affair.
    """
    factions = scenario.place.factions
    blocs = dict(zip(factions.names, factions.blocs, strict=True))
    find, own = finder(scenario.layers), finder(_own_layers(scenario))
    found = []
    allied: set[str] = set()
    for one, other in (pair.split("-") for pair in factions.pair_names):
        value = float(scenario.settings[f"{HOSTILITY.name}.{one}-{other}"])
        allied |= {one, other} if value < 0 else set()
        if value > 0 and blocs[one] == blocs[other]:
            trails = [(HOSTILITY.name, pair) for pair in (f"{one}-{other}", f"{other}-{one}")]
            spot = next((spot for trail in trails if (spot := own(trail))), None)
            if spot is None and any(find(trail) for trail in trails):
                continue
            fields = {"one": one, "other": other, "bloc": blocs[one], "value": value}
            found.append(Mistake("kin_at_war", fields, spot))
    state = next(name for name, bloc in blocs.items() if bloc == "state")
    for name in (name for name, bloc in blocs.items() if bloc == "militias" and name not in allied):
        found.append(Mistake("militia_alone", {"name": name, "state": state}, find((name,))))
    return found


def _of_nobody(scenario: Scenario) -> list[Mistake]:
    """Factions of which an author says something, though they are not there and never come."""
    here, whole = scenario.place.factions.names, scenario.place.whole or scenario.place
    said = {key for layer in _own_layers(scenario) for key in layer.tree.said}
    return [
        Mistake("said_of_nobody", {"name": name, "allowed": here}, finder(scenario.layers)((name,)))
        for name in whole.factions.names
        if name in said and name not in here
    ]


def _decisive(scenario: Scenario) -> list[Mistake]:
    """Armies that cannot be paid, sides that fight by defaults alone, and a path that leads to no table."""
    find, factions = finder(scenario.layers), scenario.place.factions
    said = {key for layer in scenario.layers for key in layer.tree.said}
    found = []
    for short in shortfalls(scenario):
        name = short.faction
        bloc = factions.blocs[factions.names.index(name)]
        trails = ((name, "support"), (bloc, "support"), (name,))
        spot = next((spot for trail in trails if (spot := find(trail))), None)
        fields = {
            "name": name,
            "fighters": SpokenNumber(round(short.fighters)),
            "owed": _three_figures(short.owed),
            "income": _three_figures(short.income),
            "support": _three_figures(short.support),
            "unpaid": round(100.0 * short.unpaid),
            "months": round(short.months),
            "day": f"{short.day:%Y-%m}",
            "enough": math.ceil(10.0 * (short.support + short.owed - short.income)) / 10.0,
        }
        found.append(Mistake("army_unpaid" if short.months >= 1 else "army_unpaid_at_once", fields, spot))
    silent = tuple(
        name
        for name, bloc in zip(factions.names, factions.blocs, strict=True)
        if float(scenario.settings[f"{name}.fighters"]) > 0 and not {name, bloc} & said
    )
    if silent:
        fields = {"names": silent, "first": silent[0], "pressure": PRESSURE.default}
        found.append(Mistake("side_by_defaults", fields, find(("place",)) or find(("based_on",))))
    tables = [layer.tree.said.get("dialogue") or {} for layer in scenario.layers]
    if any(PATH in table for table in tables) and not any(INCLUSIVITY.name in table for table in tables):
        found.append(Mistake("path_alone", {"key": WAY}, find(("dialogue", PATH))))
    return found


class SpokenNumber(float):
    """A number that is written as the language has it that is spoken."""

    def __str__(self) -> str:
        plain = f"{float(self):,.6g}"
        return plain if language() == "en" else plain.translate(_FRENCH)


_FRENCH = str.maketrans({",": "\N{NARROW NO-BREAK SPACE}", ".": ","})


def _three_figures(x: float) -> SpokenNumber:
    return SpokenNumber(f"{x:.3g}")


def _dropped_entries(scenario: Scenario) -> tuple[Mistake, ...]:
    """Entries of a timeline below that the timeline of a scenario drops, with its place in the file."""
    heights = [n for n, layer in enumerate(scenario.layers) if n and "timeline" in layer.tree.said]
    if not heights:
        return ()
    top = heights[-1]
    try:
        below = scenario_below(scenario, top)
    except ScenarioError:
        return ()
    kept = [(entry.date, entry.settings) for entry in scenario.timeline]
    dropped = [entry for entry in below.timeline if (entry.date, entry.settings) not in kept]
    if not dropped:
        return ()
    spot = scenario.layers[top].tree.spot(("timeline",), of_key=True)
    return (Mistake("timeline_replaced", {"dropped": _listed(dropped)}, spot),)


def _listed(entries: Sequence[TimelineEntry]) -> dict[str, str]:
    """What some entries are, by language: each by its date, and its note or else what it changes."""
    more = ["…"] if len(entries) > MOST_LISTED else []
    return {
        language: "; ".join(
            [
                f"{entry.date} {entry.note.get(language) or ', '.join(entry.settings)}"
                for entry in entries[:MOST_LISTED]
            ]
            + more
        )
        for language in LANGUAGES
    }
