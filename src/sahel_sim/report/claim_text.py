"""Claims told: the verdict with its mark, the share of the space, and whether anything was edited since."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import isfinite

from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.judgement import Finding
from sahel_sim.claim_testing.registration import Changed, Registration
from sahel_sim.claim_testing.verdict import Ruling, Verdict
from sahel_sim.languages import in_language
from sahel_sim.report.number_format import count
from sahel_sim.report.words import say
from sahel_sim.scenario.declaration import MOST_RUNS

MARKS: Mapping[Verdict, str] = {
    Verdict.SUPPORTED: "●",
    Verdict.NOT_SUPPORTED: "○",
    Verdict.DEPENDS: "◐",
    Verdict.INCONCLUSIVE: "?",
    Verdict.BY_CONSTRUCTION: "≡",
}
"""A shape for each verdict, so that none is told by its colour alone."""

FINDING_MARKS: Mapping[Finding, str] = {Finding.HOLDS: "●", Finding.FAILS: "○", Finding.OPEN: "?"}
"""The same for what the runs of one setting say."""


def key_of(verdict: Verdict) -> str:
    """The key of its words, and the end of the class of its look."""
    return f"verdict_{verdict.name.lower()}"


def verdict_word(verdict: Verdict, language: str) -> str:
    """The verdict in a word or two."""
    return say(key_of(verdict), language)


def finding_word(finding: Finding, language: str) -> str:
    """What the runs of one setting say, in a word."""
    return say(f"finding_{finding.value}", language)


def statement(claim: Claim, language: str) -> str:
    """What is tested, in the reader's language."""
    return in_language(claim.statement, language)


def share_told(ruling: Ruling, language: str) -> tuple[str, str]:
    """The share of the parameter space in which a claim holds, and its interval."""
    share, low, high = ruling.trial.share
    if not isfinite(share):
        return "\N{EN DASH}", ""
    ends = say("claim_range", language, low=_whole(low, language), high=_whole(high, language))
    return say("claim_per_cent", language, n=_whole(share, language)), ends


def counts_told(rulings: Sequence[Ruling], language: str) -> str:
    """How many claims have which verdict, in a sentence."""
    found = Counter(ruling.verdict for ruling in rulings)
    numbers = {verdict.name.lower(): count(found[verdict], language) for verdict in Verdict}
    return say("verdict_counts", language, all=in_number(len(rulings), language), **numbers)


def in_number(claims: int, language: str) -> str:
    """So many claims, in words."""
    if claims == 1:
        return say("one_claim", language)
    return say("n_claims", language, n=count(claims, language))


def runs_option(ruling: Ruling) -> str:
    """The option of the command with which an open claim would be decided; empty where there is none."""
    needed = ruling.at_defaults.runs_needed
    if ruling.at_defaults.finding is not Finding.OPEN or needed is None or needed > MOST_RUNS:
        return ""
    return f"--runs {needed}"


def registration_told(lock: Registration | None, changed: Changed | None, language: str) -> str:
    """Whether anything was edited since it was written down, in a sentence."""
    if lock is None:
        return say("never_registered", language)
    if not changed:
        return say("unchanged_since", language, day=lock.day)
    named = {"since_edited": changed.edited, "since_added": changed.added, "since_missing": changed.missing}
    parts = [say(key, language, names=", ".join(names)) for key, names in named.items() if names]
    parts += [say(f"since_{what}", language) for what in changed.otherwise]
    return say("changed_since", language, day=lock.day, what=say("semicolon", language).join(parts))


def _whole(share: float, language: str) -> str:
    return count(100.0 * share, language)
