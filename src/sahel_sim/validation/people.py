"""People: flight, return, and what an accord carries out (P19d, P21 to P23, P24b)."""

import numpy as np

from sahel_sim.core import Array
from sahel_sim.validation.past import Past, Positions

CAMPAIGN = ("2023-09-01", "2023-12-01")
"""The campaign for Kidal, in whole months (K14)."""


def civilians_of_the_campaign(past: Past) -> Array:
    """P19d: civilians killed in the region of Kidal from September to November 2023."""
    killed = past.results.by_place["civilians_killed"][:, 1:, :, past.region("Kidal")].sum(axis=(2, 3))
    return past.in_time(killed, *CAMPAIGN)


def _abroad(past: Past, date: str) -> Array:
    """People who found refuge beyond the border by a day, ``(R,)``."""
    beyond = past.results.places.foreign[0, 0] > 0.0
    there: Array = past.results.by_place["refuge"][:, past.at(date), 0, beyond].sum(axis=-1)
    return there


def growth_of_refugees(past: Past) -> Array:
    """P21a: from the end of February to the end of July 2012."""
    first = _abroad(past, "2012-03-01")
    return np.where(first > 0.0, _abroad(past, "2012-08-01") / np.maximum(first, 1e-9), np.nan)


def refugees_who_stay(past: Past) -> Array:
    """P21b: at the end of 2015 over August 2013."""
    peak = _abroad(past, "2013-09-01")
    return np.where(peak > 0.0, _abroad(past, "2016-01-01") / np.maximum(peak, 1e-9), np.nan)


def _carried_out(past: Past, date: str) -> Array:
    rebels: Positions = past.of_bloc("rebels")
    share: Array = past.results["implemented"][:, past.at(date), rebels].mean(axis=-1)
    return share


def implemented_2018(past: Past) -> Array:
    """P22a: at the end of 2018; 0 where the accord is no longer in force."""
    return _carried_out(past, "2019-01-01")


def growth_of_implementation(past: Past) -> Array:
    """P22b: a year, from the end of 2017 to the end of 2020."""
    return (_carried_out(past, "2021-01-01") - _carried_out(past, "2018-01-01")) / 3.0


def fled_from_kidal(past: Past) -> Array:
    """P23: people of the region of Kidal who fled by the end of 2023 over those at home at the start."""
    region = past.region("Kidal")
    people = past.results.opening["people"][:, 0, region].sum(axis=-1)
    away: Array = past.results.by_place["displaced"][:, past.at("2024-01-01"), 0, region].sum(axis=-1)
    return away / people


def killed_in_menaka(past: Past) -> Array:
    """P24b: fighters and civilians killed in the region of Ménaka from March to August 2022."""
    region, places = past.region("Ménaka"), past.results.by_place
    killed = sum(
        places[name][:, 1:, :, region].sum(axis=(2, 3)) for name in ("battle_losses", "civilians_killed")
    )
    return past.in_time(np.asarray(killed), "2022-03-01", "2022-09-01")
