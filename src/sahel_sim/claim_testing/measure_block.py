"""The measures of a claim: numbers of one run that it needs beyond the outcomes of the library."""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from sahel_sim.claim_testing.conditions import CONDITIONS, Ever, Until
from sahel_sim.claim_testing.faction_groups import ALL, words_for
from sahel_sim.claim_testing.ledger_flows import MOVERS, Flow, words_for_stock
from sahel_sim.claim_testing.run_events import EVENTS
from sahel_sim.claim_testing.run_statistics import HOWS, MeasureOf, known_measures
from sahel_sim.core import Factions, nearest, stocks
from sahel_sim.designs.file_reader import Document
from sahel_sim.engine import measure
from sahel_sim.languages import N_, Pair, Sentence
from sahel_sim.results.dataset import is_flow
from sahel_sim.results.outcome_registry import OUTCOMES
from sahel_sim.scenario import Mistake, Scenario
from sahel_sim.scenario.declaration import LONGEST_RUN
from sahel_sim.scenario.errors import printable
from sahel_sim.scenario.merge import without_reversed_pairs
from sahel_sim.scenario.validator import Key, block_of, choice, chosen, section, text

Measured: TypeAlias = MeasureOf | Ever | Until | Flow
"""Any number of one run that a claim names."""

EXAMPLE = "measures: {gain: {of: fighters, whom: jihadists, how: change, to: 24}}"
_ONE = "{of: fighters, whom: jihadists, how: change}"

FORMS = ("of", "ever", "until", "moved")
"""The keys that say what a measure is; each measure has one of them."""

_OWNERS: dict[str, Pair] = {"outcome": Sentence(N_("an outcome")), "event": Sentence(N_("an event"))}


def measures_declaration() -> Any:
    """The type of the measures of a claim: by name, one of four kinds."""
    event = choice(EVENTS, "unknown_event")
    far = 12 * LONGEST_RUN
    month = Key(float, extra={"unit": "months"}, limits={"ge": -far, "le": far})
    window = {"from": month, "to": month, "around": Key(event)}
    whom = Key(text(1000, strip=True))
    how = Key(choice(HOWS))
    by = Key(choice(MOVERS, "unknown_mechanism"), required=True, example="by: recruitment")
    keys: dict[str, dict[str, Key]] = {
        "of": {"of": Key(choice(known_measures(), "unknown_measure")), "whom": whom, "how": how, **window},
        "ever": {"ever": Key(event), **window},
        "until": {"until": Key(event)},
        "moved": {"moved": Key(choice(stocks(), "unknown_stock")), "whom": whom, "by": by},
    }
    messages: dict[str, Any] = {"unknown": "unknown_measure_key", "example": _ONE}
    kinds = {
        form: section(f"Measure_{form}", keys[form], tag=form, fields={"form": form}, **messages)
        for form in FORMS
    }
    return block_of(chosen(kinds, _form, "odd_measure"))


def measures_of(document: Document, world: Scenario | None) -> tuple[Measured, ...]:
    """The measures of a claim that are sound; what does not go together in the others is noted.

    ``document``: the file; ``world``: whose factions and length the measures must fit; None if there is none
    that can be read.
    """
    found = [_measure(document, world, name) for name in document.keys("measures")]
    return tuple(each for each in found if each is not None)


def _form(said: Any) -> str | None:
    forms = [form for form in FORMS if form in said] if isinstance(said, dict) else ["of"]
    return forms[0] if len(forms) == 1 else None


def _measure(document: Document, world: Scenario | None, name: str) -> Measured | None:
    trail = ("measures", name)
    before = len(document.mistakes)
    for kind, taken in (("outcome", [each.name for each in OUTCOMES]), ("event", CONDITIONS)):
        if name in taken:
            fields = {"name": printable(name), "owner": _OWNERS[kind]}
            document.note(Mistake("measure_like_outcome", fields), *trail, of_key=True)
    form = _form(document.said(*trail))
    if form is None or not isinstance(document.said(*trail), dict):
        return None
    factions = world.place.factions if world else None
    makers: dict[str, Callable[[], Measured | None]] = {
        "of": lambda: _of(document, name, factions),
        "ever": lambda: _ever(document, name),
        "until": lambda: _until(document, name),
        "moved": lambda: _moved(document, name, factions),
    }
    made = makers[form]()
    if isinstance(made, MeasureOf | Ever) and world is not None:
        _within(document, made, world)
    return made if document.is_sound(*trail) and len(document.mistakes) == before else None


def _of(document: Document, name: str, factions: Factions | None) -> MeasureOf | None:
    trail = ("measures", name)
    of, whom = document.value(*trail, "of"), _whom(document, *trail)
    how = document.value(*trail, "how") if document.has(*trail, "how") else "at"
    if of and whom and factions:
        _told_of(document, of, whom, words_for(measure(of), factions), *trail)
    first, last, around = _window(document, *trail)
    if of is None or how is None or whom is None:
        return None
    flow = is_flow(measure(of))
    if how == "sum" and not flow:
        fields = {"of": of, "allowed": tuple(each for each in HOWS if each != "sum")}
        document.note(Mistake("sum_of_stock", fields), *trail, "how")
    elif how == "at" and document.has(*trail, "from"):
        document.note(Mistake("at_has_no_first"), *trail, "from", of_key=True)
    elif how != "at" and _backwards(first, last, strictly=flow or "change" in how):
        _note_backwards(document, first, last, *trail)
    else:
        return MeasureOf(name, of, whom, how, first, last, around)
    return None


def _ever(document: Document, name: str) -> Ever | None:
    trail = ("measures", name)
    event = document.value(*trail, "ever")
    first, last, around = _window(document, *trail)
    if _backwards(first, last, strictly=False):
        _note_backwards(document, first, last, *trail)
        return None
    return None if event is None else Ever(name, event, first, last, around)


def _until(document: Document, name: str) -> Until | None:
    event = document.value("measures", name, "until")
    return None if event is None else Until(name, event)


def _moved(document: Document, name: str, factions: Factions | None) -> Flow | None:
    trail = ("measures", name)
    stock, by, whom = document.value(*trail, "moved"), document.value(*trail, "by"), _whom(document, *trail)
    if stock and whom and factions:
        _told_of(document, stock, whom, words_for_stock(stock, factions), *trail)
    return Flow(name, stock, whom, by) if stock and by and whom else None


def _whom(document: Document, *trail: str) -> str | None:
    whom: str | None = document.value(*trail, "whom") if document.has(*trail, "whom") else ALL
    return whom


def _window(document: Document, *trail: str) -> tuple[float | None, float | None, str | None]:
    first, last = (document.value(*trail, key) for key in ("from", "to"))
    around: str | None = document.value(*trail, "around")
    return _number(first), _number(last), around


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)


def _backwards(first: float | None, last: float | None, strictly: bool) -> bool:
    if last is None:
        return False
    return last <= (first or 0.0) if strictly else last < (first or 0.0)


def _note_backwards(document: Document, first: float | None, last: float | None, *trail: str) -> None:
    document.note(Mistake("window_backwards", {"first": first or 0.0, "last": last}), *trail, "to")


def _within(document: Document, made: MeasureOf | Ever, world: Scenario) -> None:
    """Note months that no run of that world has."""
    if made.around is not None:
        return
    trail, months = ("measures", made.name), world.years * 12.0
    for key, month in (("from", made.first), ("to", made.last)):
        if month is not None and month < 0:
            document.note(Mistake("before_the_start", {"month": month}), *trail, key)
        elif month is not None and month > months:
            document.note(Mistake("after_the_end", {"month": month, "last": months}), *trail, key)


def _told_of(document: Document, of: str, whom: str, words: Iterable[str], *trail: str) -> None:
    """Note whom a measure or a stock cannot be told of."""
    known = tuple(words)
    if whom not in known:
        way = (*trail, "whom") if document.has(*trail, "whom") else trail
        fields = {"of": of, "name": printable(whom), "allowed": without_reversed_pairs(known)}
        document.note(Mistake("unknown_whom", fields, nearest=nearest(whom, known)), *way)
