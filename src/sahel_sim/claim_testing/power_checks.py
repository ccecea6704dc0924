"""Whether a claim can be decided: its rule may hold and may fail, and its runs can tell."""

import math
from collections.abc import Mapping, Sequence
from math import isfinite

import numpy as np

from sahel_sim.claim_testing.conditions import Ever, Until
from sahel_sim.claim_testing.contrasts import All, Contrast, Proof, Term, contrasts
from sahel_sim.claim_testing.decidability import Range, reach
from sahel_sim.claim_testing.judgement import Finding, judge
from sahel_sim.claim_testing.ledger_flows import Flow
from sahel_sim.claim_testing.level_rules import HazardRatio
from sahel_sim.claim_testing.measure_block import Measured
from sahel_sim.claim_testing.rules import Rule
from sahel_sim.designs.file_reader import Document
from sahel_sim.languages import N_, Pair, Sentence, _, in_every_language, pgettext
from sahel_sim.results.accords import MONTHS_HELD
from sahel_sim.results.endings import QUIET_YEARS
from sahel_sim.results.outcome_registry import OUTCOMES
from sahel_sim.results.paired_differences import TAKES_FIVE_YEARS, TAKES_YEARS
from sahel_sim.scenario import Mistake, Scenario
from sahel_sim.scenario.errors import printable
from sahel_sim.stats.intervals import SURE, wilson

HALF = 0.5
"""The chance that is hardest to tell."""

TWO_SIDED = 1.96
"""Standard deviations within which 95 % of a normal distribution lie, as precision is planned."""

_BY_UNIT: Mapping[str, tuple[float, float]] = {
    "chance": (0.0, 1.0),
    "share": (0.0, 1.0),
    "0 to 1": (0.0, 1.0),
    "0 or 1": (0.0, 1.0),
    "-1 to 1": (-1.0, 1.0),
    "persons": (0.0, math.inf),
    "capitals": (0.0, math.inf),
    "months": (0.0, math.inf),
    "events": (0.0, math.inf),
    "breaks": (0.0, math.inf),
    "persons / step": (0.0, math.inf),
    "events / step": (0.0, math.inf),
}
"""What an amount in that unit can be; no entry where nothing bounds it."""


def ranges_of(measures: Sequence[Measured]) -> dict[str, Range]:
    """By outcome and measure, the least and the greatest that it can be; None where that is not known."""
    changes = {f"{bloc}_growth" for bloc in ("state", "rebel", "jihadist")}
    found: dict[str, Range] = {
        each.name: None if each.name in changes else _BY_UNIT.get(each.unit) for each in OUTCOMES
    }
    return {**found, **{each.name: _range_of(each) for each in measures}}


def check_open(document: Document, rule: Rule, smallest: float, measures: Sequence[Measured]) -> None:
    """Note a rule that cannot fail, or cannot hold, by its own wording."""
    known = ranges_of(measures)
    way = rule.can_fail(known, smallest)
    if way is None:
        return
    names = [name for name in rule.outcomes if known.get(name)]
    told = in_every_language(lambda: ", ".join(f"{name} {_words(known[name])}" for name in names))
    key = next((key for key in ("below", "above") if document.has("rule", key)), None)
    trail = ("rule", key) if key else ("smallest_effect",)
    document.note(Mistake(way, {"ranges": told}), *(trail if document.has(*trail) else ("rule",)))


def check_ratio(document: Document, rule: Rule, smallest: float) -> bool:
    """Whether the smallest effect is a hazard ratio on the side that is claimed; noted if it is not."""
    if not isinstance(rule, HazardRatio) or rule.is_ratio(smallest):
        return True
    fields = {"effect": rule.effect, "wanted": smallest}
    kind = "ratio_not_less" if rule.effect == "less" else "ratio_not_more"
    document.note(Mistake(kind, fields), "smallest_effect")
    return False


def check_tellable(document: Document, rule: Rule, when: str | None, worlds: Sequence[Scenario]) -> None:
    """Note outcomes that runs so short cannot tell."""
    years = min((world.years for world in worlds), default=math.inf)
    five = round(MONTHS_HELD / 12.0)
    for kind, outcomes, least in (
        ("takes_years", TAKES_YEARS, QUIET_YEARS),
        ("takes_five_years", TAKES_FIVE_YEARS, five),
    ):
        names = tuple(name for name in outcomes if name in (*rule.outcomes, when))
        if names and years < least:
            _note_too_short(document, kind, names, years, least)


def _note_too_short(document: Document, kind: str, names: tuple[str, ...], years: float, least: int) -> None:
    """Note outcomes that runs so short cannot tell: where their length is said, or else the outcome."""
    fields = {"names": names, "years": _length(years), "least": least}
    said = [("rule", key) for key in document.keys("rule") if document.said("rule", key) in names]
    trail = ("years",) if document.has("years") else next(iter(said), ("when",))
    document.note(Mistake(kind, fields), *trail)


def check_precision(
    document: Document, rule: Rule, smallest: float, when: str | None, runs: int, measures: Sequence[Measured]
) -> None:
    r"""Warn if the runs cannot tell a chance as closely as the smallest effect asks.

    At a chance of one half, Wilson's interval of ``runs`` runs has the half-width :math:`h_n`; a sum of such
    shares with the weights w, Newcombe's :math:`h_n \sqrt{\sum w^2}` if they share no luck. It would take
    :math:`n = \sum w^2 \, p (1 - p) (1.96 / h)^2` runs.

    A hazard ratio is told from :math:`d` ends in each arm within the half-width
    :math:`1.96 \sqrt{2 / d}` of its logarithm; here half of the runs of each arm are taken to end.
    """
    if isinstance(rule, HazardRatio):
        _check_ends(document, smallest, runs)
        return
    chances = {each.name for each in (*OUTCOMES, *measures) if each.unit == "chance"}
    spread = max((_spread(each, chances) for each in contrasts(rule.proof(smallest, when))), default=0.0)
    low, high = wilson(runs * HALF, runs)
    half = (high - low) / 2.0 * math.sqrt(spread)
    if half <= smallest:
        if not enough(rule.proof(smallest, when), ranges_of(measures), runs):
            document.warnings.append(
                document.placed(Mistake("never_sure", {"runs": runs}), _of_runs(document))
            )
        return
    needed = math.ceil(spread * HALF * (1.0 - HALF) * (TWO_SIDED / smallest) ** 2)
    fields = {"runs": runs, "half": f"{half:.2g}", "wanted": smallest, "needed": needed}
    document.warnings.append(document.placed(Mistake("too_few_runs", fields), _of_runs(document)))


def _check_ends(document: Document, smallest: float, runs: int) -> None:
    """Warn if the runs cannot tell a hazard ratio as closely as the smallest effect asks."""
    half, wanted = TWO_SIDED * math.sqrt(2.0 / (HALF * runs)), abs(math.log(smallest))
    if half <= wanted:
        return
    needed = math.ceil(2.0 / HALF * (TWO_SIDED / wanted) ** 2)
    fields = {"runs": runs, "times": f"{math.exp(half):.2g}", "wanted": smallest, "needed": needed}
    document.warnings.append(document.placed(Mistake("too_few_ends", fields), _of_runs(document)))


def _of_runs(document: Document) -> tuple[str]:
    return ("runs",) if document.has("runs") else ("smallest_effect",)


def check_used(document: Document, rule: Rule, when: str | None, arms: Sequence[str]) -> None:
    """Warn of arms and measures that the rule does not use."""
    for name in arms:
        if name not in rule.arms:
            mistake = Mistake("unused_arm", {"name": printable(name)})
            document.warnings.append(document.placed(mistake, ("arms", name), of_key=True))
    for name in document.keys("measures"):
        if name not in (*rule.outcomes, when):
            mistake = Mistake("unused_measure", {"name": printable(name)})
            document.warnings.append(document.placed(mistake, ("measures", name), of_key=True))


def _spread(contrast: Contrast, chances: set[str]) -> float:
    """The sum of squared weights of a contrast of chances; 0 if something else is in it."""
    if any(term.outcome not in chances for term, _ in contrast.weights):
        return 0.0
    return sum(weight**2 for _, weight in contrast.weights)


def _range_of(made: Measured) -> Range:
    if isinstance(made, Ever | Until):
        return _BY_UNIT[made.unit]
    if isinstance(made, Flow):
        return None
    own = _BY_UNIT.get(made.measure.unit)
    if own is None or made.how not in ("change", "relative_change"):
        return own
    low, high = own
    if made.how == "relative_change":
        return (-1.0, math.inf) if low >= 0.0 else None
    return (low - high, high - low) if math.isfinite(high) else None


def _length(years: float) -> Pair:
    if years == 1.0:
        return Sentence(N_("1 year"))
    return Sentence(N_("{n} months"), {"n": round(12.0 * years)})


def _words(ends: Range) -> str:
    low, high = ends or (-math.inf, math.inf)
    if math.isfinite(high):
        return pgettext("range of an outcome", "{low} to {high}", low=f"{low:g}", high=f"{high:g}")
    return _("from {low} up", low=f"{low:g}")


def enough(proof: Proof, ranges: Mapping[str, Range], runs: int, sure: float = SURE) -> bool:
    """Whether so many runs could show that a proof holds, if they spoke as clearly as runs can.

    In the clearest case every run counts and has the best value that its outcome can have. A bound of 0.01
    on a chance, say, needs more than 380 runs even if the thing never happens.

    Parameters
    ----------
    proof
        What must be so.
    ranges
        By outcome the least and the greatest it can be; contrasts of outcomes without a known range pass.
    runs
        Of each arm.
    sure
        Level of the two-sided intervals.
    """
    if isinstance(proof, Contrast):
        return not all(map(isfinite, reach(proof, ranges))) or _clearest(proof, ranges, runs, sure)
    if isinstance(proof, All):
        return all(enough(part, ranges, runs, sure) for part in proof.parts)
    shared = 1.0 - (1.0 - sure) / len(proof.parts)
    return any(enough(part, ranges, runs, shared) for part in proof.parts)


def _clearest(contrast: Contrast, ranges: Mapping[str, Range], runs: int, sure: float) -> bool:
    """Whether the contrast holds where every term is at its best end in all runs."""
    terms = [(Term(str(i), term.outcome), weight) for i, (term, weight) in enumerate(contrast.weights)]
    values = {
        term.arm: {term.outcome: np.full(runs, max(ranges[term.outcome] or (), key=lambda end: weight * end))}
        for term, weight in terms
    }
    return judge(Contrast(tuple(terms), contrast.bound), values, sure).finding is Finding.HOLDS
