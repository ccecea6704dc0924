"""Effects of claims as people read them: in points, persons or months, with what is claimed beside them."""

from dataclasses import dataclass
from math import floor, isfinite, log10
from typing import Any

from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.contrasts import Contrast
from sahel_sim.claim_testing.judgement import Effect
from sahel_sim.claim_testing.query import needed
from sahel_sim.languages import in_language
from sahel_sim.report.lever_names import number
from sahel_sim.report.number_format import MINUS, count, signed
from sahel_sim.report.words import say

SHARES = ("chance", "share", "share of the prize")
"""Units that are told in per cent, and their differences in points."""

MOST_DIGITS = 4

_WORDS = {
    "persons": "claim_persons",
    "persons / month": "claim_persons_month",
    "months": "claim_months",
    "capitals": "claim_capitals",
    "events": "claim_events",
    "million USD": "claim_million",
}

_COUNTED = (
    "claim_points",
    "claim_persons",
    "claim_persons_month",
    "claim_months",
    "claim_capitals",
    "claim_events",
)


@dataclass(frozen=True)
class Told:
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


def effect_told(claim: Claim, effect: Effect, language: str) -> Told:
    """The effect that decides a claim, in words.

    Parameters
    ----------
    claim
        Whose it is.
    effect
        As it was judged.
    language
        ``en`` or ``fr``.
    """
    value, low, high, bound = effect.as_read
    scale = Scale(unit_of(claim, effect.contrast), is_level(effect.contrast), language)
    side = "below" if effect.less else "above"
    exact = scale.with_unit(scale.exact(bound))
    claimed = tuple(say(f"{key}_{side}", language, bound=exact) for key in ("must_be", "needs"))
    what = contrast_told(claim, effect.contrast, language)
    if not isfinite(value):
        return Told(what, say("no_effect", language), say("too_few_count", language), *claimed)
    digits = scale.digits(high - low)
    ends = say("claim_range", language, low=scale.written(low, digits), high=scale.written(high, digits))
    return Told(what, scale.with_unit(scale.written(value, digits)), ends, *claimed)


@dataclass(frozen=True)
class Scale:
    """How numbers of one unit are written.

    Attributes
    ----------
    unit
        As outcomes name it.
    level
        Whether a number is how much there is; if not it is a difference, and has its sign.
    language
        ``en`` or ``fr``.
    """

    unit: str
    level: bool
    language: str

    def digits(self, width: float) -> int:
        """Decimals that an interval of that width leaves worth telling."""
        wide = width * self._times
        if not (isfinite(wide) and wide > 0.0):
            return 1
        return min(max(1 - floor(log10(wide)), 0), MOST_DIGITS)

    def written(self, x: float, digits: int) -> str:
        """A number with so many decimals, without its unit."""
        write = count if self.level else signed
        return write(x * self._times, self.language, digits)

    def exact(self, x: float) -> str:
        """A number that somebody chose, with the digits it needs, without its unit."""
        text = number(float(f"{x * self._times:.6g}"), self.language)
        return text if self.level or x <= 0.0 else f"+{text}"

    def size(self, x: float) -> str:
        """How large something is that somebody chose, with its unit and without a sign."""
        return self.with_unit(number(float(f"{abs(x) * self._times:.6g}"), self.language))

    def with_unit(self, written: str) -> str:
        """A written number and its unit."""
        if self.unit in SHARES:
            key = "claim_per_cent" if self.level else "claim_points"
        else:
            key = _WORDS.get(self.unit, "claim_bare")
        return say(
            key + ("_one" if key in _COUNTED and self._single(written) else ""), self.language, n=written
        )

    def _single(self, written: str) -> bool:
        """Whether a number takes the singular: 1 in English, whatever is below 2 in French."""
        bare = written.strip(f"+{MINUS}")
        return bare == "1" or (self.language == "fr" and (bare == "0" or bare.startswith(("0,", "1,"))))

    @property
    def _times(self) -> float:
        return 100.0 if self.unit in SHARES else 1.0


def is_level(contrast: Contrast) -> bool:
    """Whether it is one mean by itself."""
    return len(contrast.weights) == 1


def unit_of(claim: Claim, contrast: Contrast) -> str:
    """The unit of a contrast: that of the outcome it speaks of first."""
    return str(needed(claim)[contrast.weights[0][0].outcome].unit)


def label_of(claim: Claim, name: str, language: str) -> str:
    """What an outcome, a measure or a condition of a claim is called."""
    known: Any = needed(claim)[name]
    return in_language(known.label, language)


def contrast_told(claim: Claim, contrast: Contrast, language: str) -> str:
    """What a contrast is of: the outcome, and the worlds whose means are set against each other."""
    sign = -1.0 if contrast.weights[0][1] < 0.0 else 1.0
    terms = [(term, sign * weight) for term, weight in contrast.weights]
    outcomes = list(dict.fromkeys(term.outcome for term, _ in terms))
    arms = list(dict.fromkeys(term.arm for term, _ in terms))
    colon = say("colon", language)
    if len(outcomes) == 1:
        states = list(dict.fromkeys(term.when for term, _ in terms))
        by_state = len(arms) == 1 and len(states) > 1
        named = [
            (label_of(claim, term.when, language) if by_state and term.when else term.arm, weight)
            for term, weight in terms
        ]
        return label_of(claim, outcomes[0], language) + colon + _sum(named, language)
    named = []
    for term, weight in terms:
        label = label_of(claim, term.outcome, language)
        named.append((f"[{label}]" if len(arms) == 1 else f"[{label}, {term.arm}]", weight))
    return (arms[0] + colon if len(arms) == 1 else "") + _sum(named, language)


def _sum(named: list[tuple[str, float]], language: str) -> str:
    """A weighted sum in words: ``war less peace``, or with signs where there are more than two."""
    if len(named) == 2 and [weight for _, weight in named] == [1.0, -1.0]:
        return say("less_than", language, a=named[0][0], b=named[1][0])
    parts = []
    for name, weight in named:
        times = "" if abs(weight) == 1.0 else f"{number(abs(weight), language)} × "
        sign = "+" if weight > 0.0 else "\N{MINUS SIGN}"
        parts.append(f"{sign} {times}{name}")
    return " ".join(parts).removeprefix("+ ")
