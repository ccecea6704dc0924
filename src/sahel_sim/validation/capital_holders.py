r"""Who holds the regional capitals: what is known of each month, what runs say of it, and what baselines say.

``capital_holders.csv`` says from which day to which each town was held by whom, with a source in each row.
Three sides are told apart: the state with its allied movements, rebels, and jihadists; who fights beside the
state in Ménaka cannot be told from it by what is known. A town that two sides share counts in no month. In
a run a side holds a capital whose factions together govern more of the town than those of any other.

A chance that is forecast from :math:`n_k` of :math:`n` runs, or months, is :math:`(n_k + \frac12) / (n +
\frac{K}{2})` (Krichevsky and Trofimov 1981), so that nothing is impossible. Baselines see what was known at
the end of 2021: ``persistence`` (whoever holds it goes on, as sure as if all runs said so), ``frequency``
(how many months each side held it before), and ``rate_of_change`` (capitals change hands as often as before).
"""

import csv
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import Array
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.validation.forecast_scores import CategoryScore, score_categories

HOLDERS = "capital_holders.csv"

SIDES = ("state", "rebels", "jihadists", "nobody")
"""Who can hold a capital, in the order of chances."""

NOT_KNOWN = -1
"""The position of the holder in a month of which nothing is known, or in which two sides share the town."""

_SIDE_OF_BLOC = {"state": "state", "militias": "state", "rebels": "rebels", "jihadists": "jihadists"}
_LEAST = 0.5

Holders = NDArray[np.intp]


@dataclass(frozen=True)
class TownSpell:
    """A time in which nothing changes in who holds a capital.

    Attributes
    ----------
    capital, first, last
        The town, and the first and the last day, ``YYYY-MM-DD``.
    side
        One of ``SIDES``, or nothing where two share the town.
    held_by
        Who that is, in the words of the source.
    source, tag, note
        Keys of the bibliography, how the source was read, and what else is to be said.
    """

    capital: str
    first: str
    last: str
    side: str
    held_by: str
    source: str
    tag: str
    note: str


@dataclass(frozen=True, eq=False)
class HolderForecasts:
    """Who was forecast to hold the capitals at the end of each month, and who did.

    Attributes
    ----------
    months, capitals
        ``YYYY-MM``, ``M`` of them, and ``C`` towns.
    outcome
        Positions in ``SIDES``, ``(M, C)``; -1 where it is not known, which is not scored.
    before
        The same at the end of the month before the first, ``(C,)``.
    chances
        By forecast, ``(M, C, 4)``.
    """

    months: tuple[str, ...]
    capitals: tuple[str, ...]
    outcome: Holders
    before: Holders
    chances: Mapping[str, Array]

    @property
    def changed(self) -> tuple[str, ...]:
        """Capitals that changed hands."""
        other = (self.outcome != self.before) & (self.outcome != NOT_KNOWN)
        return tuple(name for at, name in enumerate(self.capitals) if other[:, at].any())

    def scores(self, capital: str | None = None) -> dict[str, CategoryScore]:
        """The scores of every forecast, of one capital or of all together."""
        chosen = slice(None) if capital is None else [self.capitals.index(capital)]
        came = self.outcome[:, chosen]
        known = came != NOT_KNOWN
        return {
            name: score_categories(chance[:, chosen][known], came[known])
            for name, chance in self.chances.items()
        }


@cache
def spells() -> tuple[TownSpell, ...]:
    """Every row of the table, by capital and time.

    >>> spells()[4].capital, spells()[4].side
    ('Kidal', 'jihadists')
    """
    text = files("sahel_sim.validation").joinpath(HOLDERS).read_text(encoding="utf-8")
    return tuple(TownSpell(**row) for row in csv.DictReader(text.splitlines()))


def capitals() -> tuple[str, ...]:
    """The regional capitals of the table.

    >>> len(capitals())
    6
    """
    return tuple(dict.fromkeys(spell.capital for spell in spells()))


def month_end(month: str) -> str:
    """The last day of a month, ``YYYY-MM``.

    >>> month_end("2024-02")
    '2024-02-29'
    """
    return f"{month}-{monthrange(int(month[:4]), int(month[5:]))[1]:02d}"


def months_from(first: str, last: str) -> tuple[str, ...]:
    """All months from one to another, ``YYYY-MM``.

    >>> months_from("2021-12", "2022-02")
    ('2021-12', '2022-01', '2022-02')
    """
    begin, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return tuple(f"{at // 12}-{at % 12 + 1:02d}" for at in range(begin, end + 1))


def last_known_month() -> str:
    """The last month at whose end it is known of every capital who held it.

    >>> last_known_month()
    '2024-01'
    """
    last = min(max(spell.last for spell in spells() if spell.capital == name) for name in capitals())
    month = last[:7]
    return month if month_end(month) <= last else months_from("2012-01", month)[-2]


def holder_at_end(capital: str, month: str) -> int:
    """The position in ``SIDES`` of who held a capital at the end of a month; -1 if that is not known.

    >>> SIDES[holder_at_end("Kidal", "2023-10")], SIDES[holder_at_end("Kidal", "2023-11")]
    ('rebels', 'state')
    """
    day = month_end(month)
    held = [s.side for s in spells() if s.capital == capital and s.first <= day <= s.last]
    return SIDES.index(held[0]) if held and held[0] else NOT_KNOWN


def holders_in(told: Ensemble, names: Sequence[str]) -> Holders:
    """Who holds some capitals at the end of each step, as positions in ``SIDES``, ``(R, T - 1, C)``.

    ``told``: runs with their places kept; ``names``: of places.
    """
    at = [told.places.names.index(name) for name in names]
    governed = told.by_place["town_control"][:, 1:, :, at]
    sides = [_SIDE_OF_BLOC[bloc] for bloc in told.factions.blocs]
    by_side = np.stack(
        [governed[:, :, [s == side for s in sides]].sum(axis=2) for side in SIDES[:-1]], axis=-1
    )
    largest = by_side == by_side.max(axis=-1, keepdims=True)
    alone = largest.sum(axis=-1) == 1
    return np.where(alone, by_side.argmax(axis=-1), SIDES.index("nobody")).astype(np.intp)


def chances_of(holders: Holders) -> Array:
    """The chance of each side, from members: ``(R, ...)`` to ``(..., 4)``.

    >>> chances_of(np.array([0, 0, 0, 1])).tolist()
    [0.5833333333333334, 0.25, 0.08333333333333333, 0.08333333333333333]
    """
    number = len(SIDES)
    count = np.stack([(holders == side).sum(axis=0) for side in range(number)], axis=-1)
    found: Array = (count + _LEAST) / (count.sum(axis=-1, keepdims=True) + _LEAST * number)
    return found


def holder_baselines(past: Holders, months: int, members: int) -> dict[str, Array]:
    """What is forecast by those who know nothing but who held the capitals before.

    Parameters
    ----------
    past
        Positions in ``SIDES`` at the end of each month until the last that is known, ``(M, C)``; -1 where
        it is not known.
    months
        How many follow.
    members
        Runs that persistence stands for: so sure is it.

    Returns
    -------
    dict
        By name, chances, ``(months, C, 4)``.
    """
    number, last = len(SIDES), past[-1]
    counted = past != NOT_KNOWN
    both = counted[1:] & counted[:-1]
    changes = int((both & (past[1:] != past[:-1])).sum())
    rate = (changes + _LEAST) / (both.sum() + 2.0 * _LEAST)
    stays = (1.0 - rate) ** np.arange(1.0, months + 1.0)
    is_last: Array = (np.arange(number) == last[:, None]).astype(np.float64)
    frequency = [chances_of(past[counted[:, at], at]) for at in range(past.shape[1])]
    moving = (1.0 - is_last) / (number - 1.0)
    return {
        "persistence": np.tile(chances_of(np.tile(last, (members, 1))), (months, 1, 1)),
        "frequency": np.tile(np.stack(frequency), (months, 1, 1)),
        "rate_of_change": stays[:, None, None] * is_last + (1.0 - stays)[:, None, None] * moving,
    }


def forecast_holders(of_model: Mapping[str, Holders], first: str) -> HolderForecasts:
    """Hold what the model says of the capitals from some month on against what is known.

    Parameters
    ----------
    of_model
        By forecast, positions in ``SIDES``, ``(R, M, C)``: the months from ``first`` to ``last_known_month``
        and the ``capitals``.
    first
        The first month that is forecast.
    """
    names = capitals()
    ahead = months_from(first, last_known_month())
    before = months_from("2012-01", first)[:-1]
    past, outcome = (
        np.array([[holder_at_end(name, month) for name in names] for month in months], dtype=np.intp)
        for months in (before, ahead)
    )
    chances = {name: chances_of(holders) for name, holders in of_model.items()}
    members = max(len(holders) for holders in of_model.values())
    return HolderForecasts(
        months=ahead,
        capitals=names,
        outcome=outcome,
        before=past[-1],
        chances={**chances, **holder_baselines(past, len(ahead), members)},
    )
