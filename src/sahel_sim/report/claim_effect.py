"""Effects of claims as people read them: in points, persons or months, with what is claimed beside them."""

import re
from dataclasses import dataclass
from math import floor, isfinite, log10
from typing import Any

from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.contrasts import Contrast
from sahel_sim.claim_testing.judgement import Effect
from sahel_sim.claim_testing.query import needed
from sahel_sim.languages import N_, _, in_language, ngettext
from sahel_sim.report.model_names import arm_name
from sahel_sim.report.number_format import THIN, count, number, signed

SHARES = ("chance", "share", "share of the prize")
"""Units that are told in per cent, and their differences in points."""

RATIO = "hazard ratio"
"""The unit of contrasts of hazards, as readers say them."""

MOST_DIGITS = 4


def _in_unit(unit: str, n: float, written: str) -> str:
    """So much of a unit that is counted; the bare number where a unit has no word."""
    match unit:
        case "chance" | "share" | "share of the prize":
            return ngettext("{n} point", "{n} points", n, n=written)
        case "persons":
            return ngettext("{n} person", "{n} persons", n, n=written)
        case "persons / month":
            return ngettext("{n} person a month", "{n} persons a month", n, n=written)
        case "months":
            return ngettext("{n} month", "{n} months", n, n=written)
        case "capitals":
            return ngettext("{n} capital", "{n} capitals", n, n=written)
        case "events":
            return ngettext("{n} event", "{n} events", n, n=written)
        case "hazard ratio":
            return _("ratio {n}", n=written)
        case "logarithm of the hazard ratio":
            return _("{n} in its logarithm", n=written)
        case "million USD":
            return _("{n} million USD", n=written)
        case _other:
            return written


def _counted(written: str) -> float:
    """The number as plurals need it: whole where it is written whole, else with a half for its decimals."""
    found = re.match(r"\D?(\d+)(.*)", written.replace(THIN, ""))
    return 2.0 if found is None else int(found[1]) + (0.5 if found[2] else 0.0)


@dataclass(frozen=True)
class EffectText:
    """The effect that decides a claim, in words.

    Attributes
    ----------
    what
        Of what, and of which worlds.
    value
        The estimate with its unit.
    interval
        Its ends, without the unit; empty where there is none.
    bound
        What is claimed of it.
    needed
        The same in few signs.
    """

    what: str
    value: str
    interval: str
    bound: str
    needed: str

    @property
    def line(self) -> str:
        """Value and interval."""
        return f"{self.value} ({self.interval})"


def effect_text(claim: Claim, effect: Effect) -> EffectText:
    """The effect that decides a claim, in words."""
    value, low, high, bound = effect.as_read
    ratio = effect.contrast.of_hazards
    scale = Scale(unit_of(claim, effect.contrast), ratio or is_level(effect.contrast))
    exact = scale.exact(bound) if ratio else scale.with_unit(scale.exact(bound))
    must_be, needs = (
        (N_("claimed: below {bound}"), N_("needs < {bound}"))
        if effect.less
        else (N_("claimed: above {bound}"), N_("needs > {bound}"))
    )
    claimed = (_(must_be, bound=exact), _(needs, bound=exact))
    what = contrast_text(claim, effect.contrast)
    if not isfinite(value):
        return EffectText(what, _("no number"), _("fewer than two runs"), *claimed)
    digits = scale.digits(high - low)
    ends = _("{low} to {high}", low=scale.written(low, digits), high=scale.written(high, digits))
    return EffectText(what, scale.with_unit(scale.written(value, digits)), ends, *claimed)


@dataclass(frozen=True)
class Scale:
    """How numbers of one unit are written.

    Attributes
    ----------
    unit
        As outcomes name it.
    level
        Whether a number is how much there is; if not it is a difference, and has its sign.
    """

    unit: str
    level: bool

    def digits(self, width: float) -> int:
        """Decimals that an interval of that width leaves worth telling."""
        wide = width * self._times
        if not (isfinite(wide) and wide > 0.0):
            return 1
        return min(max(1 - floor(log10(wide)), 0), MOST_DIGITS)

    def written(self, x: float, digits: int) -> str:
        """A number with so many decimals, without its unit."""
        write = count if self.level else signed
        return write(x * self._times, digits)

    def exact(self, x: float) -> str:
        """A number that somebody chose, with the digits it needs, without its unit."""
        text = number(float(f"{x * self._times:.6g}"))
        return text if self.level or x <= 0.0 else f"+{text}"

    def size(self, x: float) -> str:
        """How large something is that somebody chose, with its unit and without a sign."""
        return self.with_unit(number(float(f"{abs(x) * self._times:.6g}")))

    def with_unit(self, written: str) -> str:
        """A written number and its unit."""
        if self.unit in SHARES and self.level:
            return _("{n}%", n=written)
        return _in_unit(self.unit, _counted(written), written)

    @property
    def _times(self) -> float:
        return 100.0 if self.unit in SHARES else 1.0


def is_level(contrast: Contrast) -> bool:
    """Whether it is one mean by itself."""
    return len(contrast.weights) == 1


def unit_of(claim: Claim, contrast: Contrast) -> str:
    """The unit of a contrast: that of the outcome it speaks of first."""
    if contrast.of_hazards:
        return RATIO
    return str(needed(claim)[contrast.weights[0][0].outcome].unit)


def margin_unit(claim: Claim, contrast: Contrast) -> str:
    """The unit of a margin: that of the contrast, of hazards of the logarithm of their ratio."""
    return "logarithm of the hazard ratio" if contrast.of_hazards else unit_of(claim, contrast)


def label_of(claim: Claim, name: str) -> str:
    """What an outcome, a measure or a condition of a claim is called."""
    known: Any = needed(claim)[name]
    return in_language(known.label)


def contrast_text(claim: Claim, contrast: Contrast) -> str:
    """What a contrast is of: the outcome, and the worlds whose means are set against each other."""
    if contrast.of_hazards:
        one, other = (term for term, _ in contrast.weights)
        return _(
            "Hazard ratio of {event}: {arm} over {than}",
            event=_("“{label}”", label=label_of(claim, str(one.ended_by))),
            arm=arm_name(one.arm),
            than=arm_name(other.arm),
        )
    sign = -1.0 if contrast.weights[0][1] < 0.0 else 1.0
    terms = [(term, sign * weight) for term, weight in contrast.weights]
    outcomes = list(dict.fromkeys(term.outcome for term, _ in terms))
    arms = list(dict.fromkeys(term.arm for term, _ in terms))
    colon = _(": ")
    if len(outcomes) == 1:
        states = list(dict.fromkeys(term.when for term, _ in terms))
        by_state = len(arms) == 1 and len(states) > 1
        named = [
            (label_of(claim, term.when) if by_state and term.when else arm_name(term.arm), weight)
            for term, weight in terms
        ]
        return label_of(claim, outcomes[0]) + colon + _sum(named)
    named = []
    for term, weight in terms:
        label = label_of(claim, term.outcome)
        named.append((f"[{label}]" if len(arms) == 1 else f"[{label}, {arm_name(term.arm)}]", weight))
    return (arm_name(arms[0]) + colon if len(arms) == 1 else "") + _sum(named)


def _sum(named: list[tuple[str, float]]) -> str:
    """A weighted sum in words: ``war less peace``, or with signs where there are more than two."""
    if len(named) == 2 and [weight for _, weight in named] == [1.0, -1.0]:
        return _("{a} less {b}", a=named[0][0], b=named[1][0])
    parts = []
    for name, weight in named:
        times = "" if abs(weight) == 1.0 else f"{number(abs(weight))} × "
        sign = "+" if weight > 0.0 else "\N{MINUS SIGN}"
        parts.append(f"{sign} {times}{name}")
    return " ".join(parts).removeprefix("+ ")
