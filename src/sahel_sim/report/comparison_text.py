"""Compared: differences as people read them, in sentences and in cells of tables."""

import math

from sahel_sim.designs.paired_comparison import PairedComparison
from sahel_sim.languages import N_, _, in_language
from sahel_sim.report.number_format import count, decimal, percent, signed
from sahel_sim.report.sentences import runs_text
from sahel_sim.results.paired_differences import Difference, ScenarioDifferences

FIRST = (
    "rebel_war_over",
    "jihadist_war_over",
    "all_wars_over",
    "jihadists_dominate",
    "time_to_accord_happens",
    "battle_deaths",
    "civilians_killed_by_state",
    "civilians_killed_by_jihadists",
    "people_governed_by_state",
    "jihadist_fighters",
    "displaced",
)
"""Outcomes that are shown first, unless others are asked for."""

NOTHING = "\N{EN DASH}"


def pairs(compared: PairedComparison, against: ScenarioDifferences) -> int:
    """How many runs came through both in the base and in that story."""
    other = next(r for r in compared.results if r.scenario.name == against.scenario)
    return len(set(compared.results[0].replicates) & set(other.replicates))


def runs_of_each(compared: PairedComparison) -> str:
    """How many runs of each story are compared, in words."""
    found = [pairs(compared, against) for against in compared.against]
    low, high = (count(x) for x in (min(found), max(found)))
    return runs_text(found[0]) if low == high else _("{low} to {high} runs", low=low, high=high)


def mean(x: float, unit: str) -> str:
    """A mean in the way of its unit."""
    if math.isnan(x):
        return NOTHING
    if unit in ("chance", "share"):
        return percent(x)
    return decimal(x) if unit in ("months", "events") else count(x)


def apart(difference: Difference) -> str:
    """The difference with its sign, in points, persons or months."""
    if math.isnan(difference.difference):
        return NOTHING
    return _signed(difference.difference, difference.unit)


def interval(difference: Difference) -> str:
    """Both ends of the interval; nothing where there is none."""
    if math.isnan(difference.low):
        return ""
    low, high = (_signed(x, difference.unit) for x in (difference.low, difference.high))
    return _("{low} to {high}", low=low, high=high)


MOST_FACTOR = 10_000
"""Above it a variance factor is not told: it comes from rounding."""


def factor(difference: Difference) -> str:
    """The variance factor; beyond any use where differences are all alike but for the last bits."""
    if math.isnan(difference.factor):
        return NOTHING
    if math.isinf(difference.factor):
        return "\N{INFINITY}"
    return f"> {count(MOST_FACTOR)}" if difference.factor > MOST_FACTOR else f"× {decimal(difference.factor)}"


def higher(difference: Difference) -> str:
    """In how many pairs the other is larger."""
    return NOTHING if math.isnan(difference.superiority) else percent(difference.superiority)


def still(difference: Difference) -> str:
    """Runs that are still needed."""
    return NOTHING if math.isnan(difference.still) else count(difference.still)


def sentences(compared: PairedComparison, against: ScenarioDifferences) -> list[str]:
    """What a story changes in the outcomes that were asked for by name, a sentence for each."""
    if compared.asked is None:
        return []
    return [
        difference_sentence(compared, against, each)
        for each in against.differences
        if not math.isnan(each.difference)
    ]


def difference_sentence(compared: PairedComparison, against: ScenarioDifferences, each: Difference) -> str:
    """What a story changes in one outcome, effect and interval first."""
    found, size = interval(each), apart(each)
    points = N_("{n} points")
    unit = {"chance": points, "share": points, "months": N_("{n} months")}.get(each.unit)
    return _(
        "{what}: {difference}{range}, from {base_mean} in {base} to {mean} in {story}.",
        what=in_language(each.label),
        difference=_(unit, n=size) if unit else size,
        range=_(" (95% interval: {range})", range=found) if found else "",
        base_mean=mean(each.base, each.unit),
        mean=mean(each.other, each.unit),
        base=compared.title(compared.base),
        story=compared.title(against.scenario),
    )


def _signed(x: float, unit: str) -> str:
    if unit in ("chance", "share"):
        return signed(100.0 * x, 1)
    return signed(x, 1 if unit in ("months", "events") else 0)
