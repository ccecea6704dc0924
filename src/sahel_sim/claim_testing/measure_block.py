"""The measures of a claim: numbers of one run that it needs beyond the outcomes of the library."""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from sahel_sim.claim_testing.conditions import Ever, Until
from sahel_sim.claim_testing.faction_groups import ALL, words_for
from sahel_sim.claim_testing.ledger_flows import MOVERS, Flow, words_for_stock
from sahel_sim.claim_testing.run_events import EVENTS
from sahel_sim.claim_testing.run_statistics import HOWS, MeasureOf, known_measures
from sahel_sim.core import Factions, nearest, stocks
from sahel_sim.designs.file_reader import Asking
from sahel_sim.engine import measure
from sahel_sim.languages import Pair, pair
from sahel_sim.results.dataset import is_flow
from sahel_sim.results.outcome_registry import OUTCOMES
from sahel_sim.scenario import Mistake, Scenario
from sahel_sim.scenario.declaration import LONGEST_RUN
from sahel_sim.scenario.errors import printable
from sahel_sim.scenario.faction_names import without_reversed_pairs
from sahel_sim.scenario.value_errors import wrong_value

Measured: TypeAlias = MeasureOf | Ever | Until | Flow
"""Any number of one run that a claim names."""

EXAMPLE = "measures: {gain: {of: fighters, whom: jihadists, how: change, to: 24}}"

_MONTHS = {"type": "number", "minimum": -12 * LONGEST_RUN, "maximum": 12 * LONGEST_RUN, "unit": "months"}
_WINDOW = ("from", "to", "around")
_KEYS = {
    "of": ("of", "whom", "how", *_WINDOW),
    "ever": ("ever", *_WINDOW),
    "until": ("until",),
    "moved": ("moved", "whom", "by"),
}
"""The keys of a measure, by the one that says what it is."""

_OWNERS: dict[str, Pair] = {
    "outcome": pair("an outcome", "d'un résultat"),
    "event": pair("an event", "d'un événement"),
}


def measures_of(asking: Asking, world: Scenario | None) -> tuple[Measured, ...]:
    """The measures of a claim that are sound; what is wrong with the others is noted.

    Parameters
    ----------
    asking
        The file.
    world
        Whose factions and length the measures must fit; None if there is none that can be read.
    """
    if not asking.has("measures") or not asking.block(EXAMPLE, "measures"):
        return ()
    found = [_measure(asking, world, name) for name in asking.said("measures")]
    return tuple(each for each in found if each is not None)


def _measure(asking: Asking, world: Scenario | None, name: str) -> Measured | None:
    trail = ("measures", name)
    before = len(asking.mistakes)
    for kind, taken in (("outcome", [each.name for each in OUTCOMES]), ("event", EVENTS)):
        if name in taken:
            fields = {"name": printable(name), "owner": _OWNERS[kind]}
            asking.note(Mistake("measure_like_outcome", fields), *trail, of_key=True)
    if not asking.block("{of: fighters, whom: jihadists, how: change}", *trail):
        return None
    forms = [form for form in _KEYS if asking.has(*trail, form)]
    if len(forms) != 1:
        asking.note(Mistake("odd_measure", {"key": printable(name)}), *trail)
        return None
    form = forms[0]
    asking.only("unknown_measure_key", _KEYS[form], *trail, form=form)
    factions = world.place.factions if world else None
    makers: dict[str, Callable[[], Measured | None]] = {
        "of": lambda: _of(asking, name, factions),
        "ever": lambda: _ever(asking, name),
        "until": lambda: _until(asking, name),
        "moved": lambda: _moved(asking, name, factions),
    }
    made = makers[form]()
    if isinstance(made, MeasureOf | Ever) and world is not None:
        _within(asking, made, world)
    return made if len(asking.mistakes) == before else None


def _of(asking: Asking, name: str, factions: Factions | None) -> MeasureOf | None:
    trail = ("measures", name)
    of = _named(asking, "unknown_measure", known_measures(), *trail, "of")
    how = "at" if not asking.has(*trail, "how") else _chosen(asking, HOWS, *trail, "how")
    whom = asking.text(1000, *trail, "whom") if asking.has(*trail, "whom") else ALL
    if of and whom and factions:
        _told_of(asking, of, whom, words_for(measure(of), factions), *trail)
    first, last, around = _window(asking, *trail)
    if of is None or how is None or whom is None:
        return None
    flow = is_flow(measure(of))
    if how == "sum" and not flow:
        fields = {"of": of, "allowed": tuple(each for each in HOWS if each != "sum")}
        asking.note(Mistake("sum_of_stock", fields), *trail, "how")
    elif how == "at" and asking.has(*trail, "from"):
        asking.note(Mistake("at_has_no_first"), *trail, "from", of_key=True)
    elif how != "at" and _backwards(first, last, strictly=flow or "change" in how):
        _note_backwards(asking, first, last, *trail)
    else:
        return MeasureOf(name, of, whom, how, first, last, around)
    return None


def _ever(asking: Asking, name: str) -> Ever | None:
    trail = ("measures", name)
    event = _named(asking, "unknown_event", EVENTS, *trail, "ever")
    first, last, around = _window(asking, *trail)
    if _backwards(first, last, strictly=False):
        _note_backwards(asking, first, last, *trail)
        return None
    return None if event is None else Ever(name, event, first, last, around)


def _until(asking: Asking, name: str) -> Until | None:
    event = _named(asking, "unknown_event", EVENTS, "measures", name, "until")
    return None if event is None else Until(name, event)


def _moved(asking: Asking, name: str, factions: Factions | None) -> Flow | None:
    trail = ("measures", name)
    stock = _named(asking, "unknown_stock", stocks(), *trail, "moved")
    by = None
    if asking.needs("by: recruitment", *trail, "by"):
        by = _named(asking, "unknown_mechanism", MOVERS, *trail, "by")
    whom = asking.text(1000, *trail, "whom") if asking.has(*trail, "whom") else ALL
    if stock and whom and factions:
        _told_of(asking, stock, whom, words_for_stock(stock, factions), *trail)
    return Flow(name, stock, whom, by) if stock and by and whom else None


def _window(asking: Asking, *trail: str) -> tuple[float | None, float | None, str | None]:
    first, last = (asking.number(_MONTHS, *trail, key) for key in ("from", "to"))
    around = None
    if asking.has(*trail, "around"):
        around = _named(asking, "unknown_event", EVENTS, *trail, "around")
    return first, last, around


def _backwards(first: float | None, last: float | None, strictly: bool) -> bool:
    if last is None:
        return False
    return last <= (first or 0.0) if strictly else last < (first or 0.0)


def _note_backwards(asking: Asking, first: float | None, last: float | None, *trail: str) -> None:
    asking.note(Mistake("window_backwards", {"first": first or 0.0, "last": last}), *trail, "to")


def _within(asking: Asking, made: MeasureOf | Ever, world: Scenario) -> None:
    """Note months that no run of that world has."""
    if made.around is not None:
        return
    trail, months = ("measures", made.name), world.years * 12.0
    for key, month in (("from", made.first), ("to", made.last)):
        if month is not None and month < 0:
            asking.note(Mistake("before_the_start", {"month": month}), *trail, key)
        elif month is not None and month > months:
            asking.note(Mistake("after_the_end", {"month": month, "last": months}), *trail, key)


def _told_of(asking: Asking, of: str, whom: str, words: Iterable[str], *trail: str) -> None:
    """Note whom a measure or a stock cannot be told of."""
    known = tuple(words)
    if whom not in known:
        way = (*trail, "whom") if asking.has(*trail, "whom") else trail
        fields = {"of": of, "name": printable(whom), "allowed": without_reversed_pairs(known)}
        asking.note(Mistake("unknown_whom", fields, nearest=nearest(whom, known)), *way)


def _named(asking: Asking, kind: str, words: Iterable[str], *trail: str) -> str | None:
    """The word at the end of a trail, if it is one of those known."""
    word, known = asking.text(1000, *trail), tuple(words)
    if word is None or word in known:
        return word
    fields: dict[str, Any] = {"name": printable(word), "key": printable(word), "allowed": known}
    asking.note(Mistake(kind, fields, nearest=nearest(word, known)), *trail)
    return None


def _chosen(asking: Asking, words: Iterable[str], *trail: str) -> str | None:
    value, known = asking.said(*trail), tuple(words)
    if isinstance(value, str) and value in known:
        return value
    asking.note(wrong_value(asking.tree, trail, value, {"enum": list(known)}, ""))
    return None
