"""The answer of an experiment: in which settings the first outcomes are lowest and highest."""

from collections.abc import Mapping

import numpy as np

from sahel_sim.core import Factions
from sahel_sim.designs.experiment_design import ExperimentOutcomes
from sahel_sim.designs.setting_table import SettingRow
from sahel_sim.languages import N_, _, in_language, speaks
from sahel_sim.report.answer_card import AnswerCard, AskedQuestion, CardPanel
from sahel_sim.report.figures.bars import Bar
from sahel_sim.report.lever_names import Named, named
from sahel_sim.report.number_format import between
from sahel_sim.report.sentences import ignorance, other_numbers, runs_text, unsaid
from sahel_sim.report.study_text import outcome_text
from sahel_sim.report.two_questions import REBEL_WAR, AskedRuns, asked_of_settings, may_be_chance
from sahel_sim.results.force_and_stalemate import from_names
from sahel_sim.results.outcome_registry import outcome
from sahel_sim.stats.estimates import Estimates, estimated

MOST_LEVERS = 3
"""Levers by which a setting is told that has no name."""

MOST_SETTINGS = 4
"""Settings that the card draws, all of them; of more the ends."""

MOST_OUTCOMES = 3
"""Outcomes that the card draws; the page has all."""


@speaks
def experiment_card(found: ExperimentOutcomes, language: str = "en") -> AnswerCard:
    """The lowest and the highest setting of each of the first outcomes."""
    values, design = found.reduction.values, found.design
    first = next(iter(values))
    title = in_language(design.scenario.title) or design.scenario.name
    shown = list(values)[:MOST_OUTCOMES]
    return AnswerCard(
        beforehand=unsaid(dict(zip(design.names, design.scenarios, strict=True))),
        question=_("{story}: which of {n} settings changes what?", story=title, n=len(found)),
        answer=_ends_in_words(found, first),
        scales=_scales(found),
        panels=[
            CardPanel(
                in_language(outcome(name).label),
                _bars(found, name),
                [] if name == first else _sentences(found, name),
            )
            for name in shown
        ],
        asked=_asked(found),
        overturned=[other_numbers(design.scenario.parameter_draws)],
        sure=[
            _("Luck: {runs} in each setting.", runs=runs_text(design.runs)),
            ignorance(design.scenario.parameter_draws),
        ],
    )


def _asked(found: ExperimentOutcomes) -> list[AskedQuestion]:
    """The two questions, where their answers were read off."""
    told = from_names(found.reduction.beside)
    if told is None:
        return []
    names = [setting_text(found, at) for at in range(len(found))]
    return asked_of_settings(
        AskedRuns(found.design.scenarios, names, told, found.design.common_random_numbers),
        ends=next(iter(found.reduction.values)) != REBEL_WAR,
    )


def _sentences(found: ExperimentOutcomes, name: str) -> list[str]:
    """What the bars do not say: that the ends may be alike but for chance; all of it where there are none."""
    if not _bars(found, name):
        return [_ends_in_words(found, name)]
    told = [_("These are the lowest and the highest.")] if len(found) > MOST_SETTINGS else []
    return [*told, *([_("The difference may be chance.")] if _ends_may_be_chance(found, name) else [])]


def _ends_may_be_chance(found: ExperimentOutcomes, name: str) -> bool:
    """Whether luck may be all that is between the lowest and the highest setting."""
    ends, values, unit = _ends(found, name), found.reduction.values[name], outcome(name).unit
    means = estimated(values, unit).mean
    if not ends or means[ends[0]] == means[ends[-1]]:
        return False
    return may_be_chance(values[ends[0]], values[ends[-1]], unit, found.design.common_random_numbers)


def setting_text(found: ExperimentOutcomes, at: int) -> str:
    """A setting by its name; and where that is a number alone, by what it sets."""
    row, factions = found.design.table.rows[at], found.design.scenario.place.factions
    shown = _told_levers(row)
    if not shown:
        return row.name
    told = [_at_value(key, value, factions) for key, value in shown.items()]
    return _(", ").join([*told, *(["\N{HORIZONTAL ELLIPSIS}"] if len(row.changes) > MOST_LEVERS else [])])


def _told_levers(row: SettingRow) -> Mapping[str, object]:
    """The settings by whose values a row is told; none of a row that has a name."""
    return dict(list(row.changes.items())[:MOST_LEVERS]) if row.name.isdecimal() else {}


def _scales(found: ExperimentOutcomes) -> list[str]:
    """What the values of settings stand for by which rows are told."""
    factions = found.design.scenario.place.factions
    keys = dict.fromkeys(key for row in found.design.table.rows for key in _told_levers(row))
    told = [lever for key in keys if (lever := _lever(key, factions)) is not None and lever.scale]
    return [lever.scale_line for lever in told[:MOST_LEVERS]]


def _at_value(key: str, value: object, factions: Factions) -> str:
    lever = _lever(key, factions)
    if lever is None or isinstance(value, bool) or not isinstance(value, int | float):
        return f"{key} = {value}"
    return lever.at(float(value))


def _lever(key: str, factions: Factions) -> Named | None:
    """The lever that a setting is; None of a setting that is no number."""
    try:
        return named(key, factions)
    except (KeyError, IndexError, ValueError):
        return None


def _ends(found: ExperimentOutcomes, name: str) -> list[int]:
    """The settings in which an outcome is lowest and highest."""
    means = estimated(found.reduction.values[name], outcome(name).unit).mean
    told = np.flatnonzero(np.isfinite(means))
    if not len(told):
        return []
    return list(dict.fromkeys((int(told[means[told].argmin()]), int(told[means[told].argmax()]))))


def _ends_in_words(found: ExperimentOutcomes, name: str) -> str:
    """In which settings an outcome is highest and lowest, with intervals."""
    title, ends = in_language(outcome(name).label), _ends(found, name)
    if not ends:
        return _("{what}: no number in any setting.", what=title)
    estimates = estimated(found.reduction.values[name], outcome(name).unit)
    low, high = ends[0], ends[-1]
    if estimates.mean[low] == estimates.mean[high]:
        value, reach = outcome_text(name, float(estimates.mean[low])), _reach(estimates, name, low)
        return _("{what}: the same in every setting, {value}{range}.", what=title, value=value, range=reach)
    key = (
        N_(
            "{what} most often at {high_at}: in {high} of the runs{high_range}; least often at {low_at}: in "
            "{low}{low_range}.{doubt}"
        )
        if outcome(name).unit == "chance"
        else N_(
            "{what}: highest {high}{high_range} at {high_at}; lowest {low}{low_range} at {low_at}.{doubt}"
        )
    )
    return _(
        key,
        what=title,
        high=outcome_text(name, float(estimates.mean[high])),
        high_range=_reach(estimates, name, high),
        high_at=setting_text(found, high),
        low=outcome_text(name, float(estimates.mean[low])),
        low_range=_reach(estimates, name, low),
        low_at=setting_text(found, low),
        doubt=_(" This may be chance.") if _ends_may_be_chance(found, name) else "",
    )


def _reach(estimates: Estimates, name: str, at: int) -> str:
    """The interval in brackets; nothing where there is none."""
    low, high = float(estimates.low[at]), float(estimates.high[at])
    if not np.isfinite(low):
        return ""
    unit = outcome(name).unit
    if unit in ("chance", "share"):
        return f" ({between(max(low, 0.0), min(high, 1.0), 'share')})"
    return f" ({between(low, high, unit)})"


def _bars(found: ExperimentOutcomes, name: str) -> list[Bar]:
    """Every setting, or of many the lowest and the highest, from 0 on one scale."""
    unit = outcome(name).unit
    estimates = estimated(found.reduction.values[name], unit)
    ends = _ends(found, name)
    if ends and len(found) <= MOST_SETTINGS:
        ends = np.flatnonzero(np.isfinite(estimates.mean)).tolist()
    if not ends or (estimates.mean[ends] < 0.0).any():
        return []
    highs = np.where(np.isfinite(estimates.high[ends]), estimates.high[ends], estimates.mean[ends])
    top = 1.0 if unit in ("chance", "share") else max(float(highs.max()), 1e-9)
    drawn = []
    for at in ends:
        middle, low, high = (float(x[at]) for x in (estimates.mean, estimates.low, estimates.high))
        interval = (max(low, 0.0) / top, min(high / top, 1.0)) if np.isfinite(low) else None
        value = outcome_text(name, middle) + _reach(estimates, name, at)
        drawn.append(Bar(setting_text(found, at), value, middle / top, 0.0, interval))
    return drawn
