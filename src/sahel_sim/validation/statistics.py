"""Which statistic belongs to which pattern, and from which start it is had; and why some cannot be."""

from collections.abc import Mapping

from sahel_sim.languages import N_, Pair, Sentence
from sahel_sim.validation import deaths, people, sequences, severity, wars
from sahel_sim.validation.starts import (
    EVERY_WAR,
    FROM_2012,
    FROM_2013,
    FROM_2015,
    FROM_2017,
    FROM_2022,
    FROM_2023,
    WEEKS_OF_2013,
    WEEKS_OF_2017,
    WEEKS_OF_2023,
    Start,
)
from sahel_sim.validation.statistic import AllRuns, EachRun, Statistic, share_of_runs


def _each(start: Start, of: Mapping[str, EachRun]) -> tuple[Statistic, ...]:
    return tuple(Statistic(pattern, (start,), each=each) for pattern, each in of.items())


def _together(starts: tuple[Start, ...], of: Mapping[str, AllRuns]) -> tuple[Statistic, ...]:
    return tuple(Statistic(pattern, starts, together=together) for pattern, together in of.items())


STATISTICS: tuple[Statistic, ...] = (
    *_each(
        WEEKS_OF_2017,
        {
            "P1a": severity.exponents_of_battles,
            "P1b": severity.exponents_of_attacks,
            "P1c": severity.exponents_of_battles,
            "P1d": severity.lognormals,
            "P1e": severity.mean_toll,
            "P1f": severity.median_toll,
            "P1g": severity.large,
            "P2": severity.largest,
            "P3a": severity.burstiness_of_battles,
            "P3b": severity.fano,
            "P3c": severity.compound,
            "P3d": severity.memory,
            "P4": severity.progress,
        },
    ),
    *_together(
        EVERY_WAR,
        {
            **{f"P5{at}": wars.still_active(k) for at, k in zip("abcdef", (1, 2, 3, 5, 10, 20), strict=True)},
            "P5g": wars.falling_hazard,
            "P5h": wars.mean_length,
            "P5i": wars.internationalised,
            "P6a": wars.ended_by("fade"),
            "P6b": wars.ended_by("accord"),
            "P6c": wars.ended_by("victory"),
            **{f"P7{at}": wars.relapse(k) for at, k in zip("abcde", (2, 3, 5, 10, 20), strict=True)},
            "P8": wars.accord_less_victory,
            "P9a": wars.median_dyad_year,
            "P9b": wars.thousand,
            "P18a": wars.hazard_of_azawad,
            "P18b": wars.peace_of_azawad,
        },
    ),
    *_each(FROM_2017, {"P10a": deaths.outside_battle_2017_2021}),
    *_each(FROM_2022, {"P10b": deaths.outside_battle_2022}),
    *_each(
        FROM_2023,
        {
            "P10c": deaths.outside_battle_2023,
            "P11a": deaths.attacks_by_jnim,
            "P11b": deaths.attacks_by_state,
            "P11c": deaths.attacks_by_is_sahel,
        },
    ),
    *_each(FROM_2012, {"P12a": sequences.months_to_capture, "P12b": sequences.months_to_takeover}),
    *_together((FROM_2012,), {"P12c": share_of_runs(sequences.both_in_time)}),
    *_each(FROM_2012, {"P12d": sequences.ansar_dine_over_mnla}),
    *_each(FROM_2023, {"P13a": sequences.capitals_of_state}),
    *_together((FROM_2022,), {"P13b": share_of_runs(sequences.is_sahel_around_menaka)}),
    *_together((FROM_2023,), {"P13c": share_of_runs(sequences.loser_keeps_country)}),
    *_each(
        FROM_2017,
        {
            "P14a": deaths.growth_of_jnim,
            "P14b": deaths.growth_of_jihadist_wars,
            "P14c": deaths.rises_of_jnim,
            "P15a": deaths.state_based_2022,
            "P15b": deaths.jnim_2022,
            "P15c": deaths.is_sahel_2022,
            "P15d": deaths.jnim_2023,
            "P15e": deaths.state_based_2023,
        },
    ),
    *_each(FROM_2023, {"P16a": deaths.csp_share, "P16b": deaths.jihadist_share}),
    *_each(FROM_2013, {"P17a": deaths.fall_after_2013}),
    *_each(WEEKS_OF_2013, {"P17b": sequences.weeks_to_reversal}),
    *_each(FROM_2015, {"P17c": deaths.regrowth_2017}),
    *_together((WEEKS_OF_2023,), {"P19a": share_of_runs(sequences.order_of_2023)}),
    *_each(WEEKS_OF_2023, {"P19b": sequences.days_to_kidal}),
    *_each(FROM_2023, {"P19c": deaths.deaths_of_csp_war, "P19d": people.civilians_of_the_campaign}),
    *_each(FROM_2012, {"P21a": people.growth_of_refugees}),
    *_each(FROM_2013, {"P21b": people.refugees_who_stay}),
    *_each(
        FROM_2015,
        {
            "P22a": people.implemented_2018,
            "P22b": people.growth_of_implementation,
            "P22c": wars.years_without_war,
        },
    ),
    *_each(FROM_2023, {"P23": people.fled_from_kidal}),
    *_each(FROM_2022, {"P24a": sequences.months_to_rural_menaka, "P24b": people.killed_in_menaka}),
    *_each(FROM_2017, {"P27a": deaths.civilians_after_2021, "P27b": deaths.civilians_2022}),
    *_each(
        FROM_2017,
        {
            "P29a": deaths.level_of_jnim(2017),
            "P29b": deaths.level_of_jnim(2019),
            "P29c": deaths.level_of_jnim(2021),
            "P29d": deaths.level_of_jnim(2023),
        },
    ),
)
"""Every statistic that can be had, in the order of the patterns."""

NOT_COMPUTED: Mapping[str, Pair] = {
    "P20a": Sentence(N_("Single massacres are not modelled; tolls of attacks have one distribution.")),
    "P20b": Sentence(N_("It is a setting (parameters.belief.overclaim), not a result.")),
    "P25a": Sentence(N_("Burkina Faso is two gateways at the edge of the map.")),
    "P25b": Sentence(N_("Benin is not on the map.")),
    "P25c": Sentence(N_("Togo is not on the map.")),
    "P26a": Sentence(N_("Opinion in the model is approval of a side, not of a partner abroad.")),
    "P26b": Sentence(N_("What people know of an accord is not modelled.")),
    "P28": Sentence(N_("Claims of attacks are not modelled.")),
}
"""Patterns that the model cannot show, and why."""
