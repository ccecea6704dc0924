"""What came first, and how long it took (P12, P13, P17b, P19, P24): who governs which place, and when.

A faction holds a place here if it governs more of it than any other faction.
"""

import numpy as np

from sahel_sim.core import Array
from sahel_sim.engine.events import KINDS
from sahel_sim.validation.past import Past, Positions, Truths, first_time

NORTHERN = ("Kidal", "Gao", "Timbuktu")
"""The three capitals of the north."""

CONVOY, YEAR_END = "2023-10-02", "2024-01-01"
"""A convoy leaves for Kidal (K14, K44); and the end of that year."""

HINDCAST = "2013-01-01"
"""By then both had happened; foreign troops came in that month (K27)."""

MONTH = 30.4375
"""Days."""


def _lost(past: Past) -> Truths:
    """Whether the state holds none of the three capitals, ``(R, T)``."""
    held = past.strongest(past.of_bloc("state"))[..., past.place(*NORTHERN)]
    lost: Truths = ~np.any(held, axis=-1)
    return lost


def _steps_to_capture(past: Past) -> Array:
    return first_time(_lost(past))


def months_to_capture(past: Past) -> Array:
    """P12a: until the state holds none of the three capitals of the north."""
    return _steps_to_capture(past) * past.months_per_step


def months_to_takeover(past: Past) -> Array:
    """P12b: from there until jihadists hold Gao and Timbuktu; not a number where the capitals never fall."""
    captured = _steps_to_capture(past)
    theirs = past.strongest(past.of_bloc("jihadists"))[..., past.place("Gao", "Timbuktu")].all(axis=-1)
    since = np.arange(theirs.shape[1]) >= captured[:, None]
    taken = first_time(theirs & since)
    return np.where(
        np.isinf(captured),
        np.nan,
        (taken - np.where(np.isinf(captured), 0.0, captured)) * past.months_per_step,
    )


def both_in_time(past: Past) -> Array:
    """P12c: whether both happen before foreign troops came."""
    months = months_to_capture(past) + np.nan_to_num(months_to_takeover(past), nan=np.inf)
    return (months <= past.at(HINDCAST) * past.months_per_step).astype(np.float64)


def ansar_dine_over_mnla(past: Past) -> Array:
    """P12d: fighters at the start; not numbers where the two are not told apart."""
    names, fighters = past.results.factions.names, past.results["fighters"][:, 0]
    if "ansar_dine" not in names:
        return np.full(past.replicates, np.nan)
    rebels = fighters[:, past.of_bloc("rebels")].sum(axis=-1)
    ratio: Array = fighters[:, names.index("ansar_dine")] / np.maximum(rebels, 1.0)
    return ratio


def capitals_of_state(past: Past) -> Array:
    """P13a: share of the regional capitals that the state holds at the end of November 2023."""
    capitals = np.flatnonzero([kind == "regional capital" for kind in past.results.places.kinds])
    held: Array = past.strongest(past.of_bloc("state"))[:, past.at("2023-12-01"), capitals].mean(axis=-1)
    return held


def _rural_menaka(past: Past) -> Truths:
    """Whether IS Sahel holds most of the places around Ménaka town, ``(R, T)``."""
    around = past.strongest(past.is_sahel)[..., past.region("Ménaka", but="Ménaka")]
    return around.mean(axis=-1) > 0.5


def is_sahel_around_menaka(past: Past) -> Array:
    """P13b: whether IS Sahel holds rural Ménaka and not the town in the middle of 2023."""
    when = past.at("2023-07-01")
    town = past.strongest(past.is_sahel)[:, when, past.place("Ménaka")[0]]
    return (_rural_menaka(past)[:, when] & ~town).astype(np.float64)


def _fall_of_kidal(past: Past) -> Array:
    """The first moment from the convoy on at which the state holds Kidal; infinity if it never does."""
    held = past.strongest(past.of_bloc("state"))[..., past.place("Kidal")[0]]
    since = past.days >= np.datetime64(CONVOY)
    return first_time(held & since)


def _holds_around(past: Past, whom: Positions, when: Array) -> Truths:
    """Whether some factions hold a place of the region of Kidal but the town at some moment, ``(R,)``."""
    around = past.strongest(whom)[..., past.region("Kidal", but="Kidal")]
    moment = np.where(np.isinf(when), 0, when).astype(np.intp)
    held: Truths = np.any(around, axis=-1)[np.arange(len(around)), moment] & ~np.isinf(when)
    return held


def loser_keeps_country(past: Past) -> Array:
    """P13c: whether rebels still hold places around Kidal when the town falls; no meaning if it does not."""
    fall = _fall_of_kidal(past)
    kept = _holds_around(past, past.of_bloc("rebels"), fall)
    return np.where(np.isinf(fall), np.nan, kept.astype(np.float64))


def weeks_to_reversal(past: Past) -> Array:
    """P17b: until jihadists hold none of the three capitals of the north."""
    held = past.strongest(past.of_bloc("jihadists"))[..., past.place(*NORTHERN)]
    return first_time(~np.any(held, axis=-1)) * past.months_per_step * MONTH / 7.0


def order_of_2023(past: Past) -> Array:
    """P19a: raids elsewhere before the convoy, the town falls in the year, rebels keep places around it."""
    events, rebels = past.results.events, past.of_bloc("rebels")
    state, elsewhere = past.of_bloc("state"), np.ones(len(past.results.places), dtype=np.bool_)
    elsewhere[past.region("Kidal")] = False
    raid = (events["kind"] == KINDS.index("clash")) & elsewhere[events["place"]]
    raid &= past.days[events["step"]] < np.datetime64(CONVOY)
    sides = (events["first"], events["second"])
    raid &= np.any([np.isin(a, state) & np.isin(b, rebels) for a, b in (sides, sides[::-1])], axis=0)
    raided = np.bincount(events["row"], raid, past.replicates) > 0
    fall = _fall_of_kidal(past)
    in_year = fall <= past.at(YEAR_END)
    return (raided & in_year & _holds_around(past, rebels, fall)).astype(np.float64)


def days_to_kidal(past: Past) -> Array:
    """P19b: from the start of the convoy to the fall of the town."""
    fall = _fall_of_kidal(past)
    moment = np.where(np.isinf(fall), 0, fall).astype(np.intp)
    days = (past.days[moment] - np.datetime64(CONVOY)).astype(np.float64)
    return np.where(np.isinf(fall), np.inf, days)


def months_to_rural_menaka(past: Past) -> Array:
    """P24a: from March 2022 until IS Sahel holds most of the places around Ménaka."""
    since = past.days >= np.datetime64("2022-03-01")
    held = first_time(_rural_menaka(past) & since)
    return (held - np.argmax(since)) * past.months_per_step
