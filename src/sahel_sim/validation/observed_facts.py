"""Facts that no file of events has, for the standing forecast: who holds what, who has fled, who is allied.

They are read from a small table with the columns ``what``, ``where``, ``month`` and ``value``:

=========================  ==============  ==================================================================
what                       where           value, at the end of the month
=========================  ==============  ==================================================================
``holder``                 a capital       the side that governs most of the town and its villages together
``displaced``              nothing         persons who fled since March 2024 and have not returned
``governed_by_jihadists``  nothing         the share of the people whom jihadists govern, 0 to 1
``allies``                 nothing         ``yes`` if rebels and JNIM are nearer to allies than to enemies
=========================  ==============  ==================================================================
"""

import math
from dataclasses import dataclass
from pathlib import Path

from sahel_sim.scenario import Mistake, ScenarioError
from sahel_sim.scenario.errors import printable
from sahel_sim.validation.event_records import EventFile, EventRow, lacking
from sahel_sim.validation.forecast_register import HOLDERS, Register

COLUMNS = ("what", "where", "month", "value")

HOLDER, ALLIES = "holder", "allies"
"""Facts that are no numbers: who holds a capital, and whether rebels and JNIM are allied."""

DISPLACED, GOVERNED = "displaced", "governed_by_jihadists"
"""Facts that are numbers."""

ANSWERS = ("yes", "no")


@dataclass(frozen=True)
class ObservedFact:
    """One row.

    Attributes
    ----------
    what, where, month
        As in the table; ``where`` is empty but for holders.
    side
        Who holds it, or ``yes`` or ``no``; empty for numbers.
    number
        Persons, or a share; not a number for what is none.
    """

    what: str
    where: str
    month: str
    side: str
    number: float


def read_facts(path: str | Path, register: Register) -> tuple[ObservedFact, ...]:
    """Read a table of facts that a registered forecast can be held against.

    Parameters
    ----------
    path
        A CSV file.
    register
        The forecast, which says of which capitals, sides and months it is.

    Raises ``ScenarioError`` with every cell that cannot be what it should be, and if there is no such file.
    """
    file = EventFile(path)
    missing = lacking(file.columns, COLUMNS)
    if missing:
        raise ScenarioError([file.mistake("facts_columns", 1, columns=", ".join(missing))])
    mistakes: list[Mistake] = []
    found: dict[tuple[str, str, str], ObservedFact] = {}
    for record in file.records():
        before = len(mistakes)
        fact = _fact(file, record, register, mistakes)
        if len(mistakes) > before:
            continue
        if (fact.what, fact.where, fact.month) in found:
            mistakes.append(file.mistake("facts_twice", record.line))
        found[fact.what, fact.where, fact.month] = fact
    if not found and not mistakes:
        mistakes.append(file.mistake("facts_none", 0))
    if mistakes:
        raise ScenarioError(mistakes)
    return tuple(found.values())


def _fact(file: EventFile, record: EventRow, register: Register, mistakes: list[Mistake]) -> ObservedFact:
    what, where, month, value = (record.cells[file.place_of(column)].strip() for column in COLUMNS)
    holders = register.rows[HOLDERS]
    capitals = list(dict.fromkeys(row["capital"] for row in holders)) if what == HOLDER else [""]
    sides = [name for name in holders[0] if name not in ("capital", "end_of")]
    allowed = {
        "what": (what, [HOLDER, DISPLACED, GOVERNED, ALLIES]),
        "where": (where, capitals),
        "month": (month, list(register.months)),
        "value": (value, sides if what == HOLDER else list(ANSWERS)),
    }
    if what in (DISPLACED, GOVERNED):
        del allowed["value"]
    for column, (cell, known) in allowed.items():
        if cell not in known:
            shown = f"{known[0]} – {known[-1]}" if column == "month" else ", ".join(known) or "–"
            told = {"value": printable(cell), "allowed": shown}
            mistakes.append(file.mistake("facts_code", record.line, column, **told))
    number = math.nan
    if what in (DISPLACED, GOVERNED):
        number = _number(value)
        if not 0.0 <= number <= (1.0 if what == GOVERNED else math.inf) or math.isinf(number):
            told = {"value": printable(value)}
            mistakes.append(file.mistake("facts_number", record.line, "value", **told))
    return ObservedFact(what, where, month, "" if what in (DISPLACED, GOVERNED) else value, number)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan
