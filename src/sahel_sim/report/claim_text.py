"""Claims told: the verdict with its mark, the share of the space, and whether anything was edited since."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import isfinite

from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.judgement import Finding
from sahel_sim.claim_testing.registration import ChangedRegistration, Registration
from sahel_sim.claim_testing.verdict import Ruling, Verdict, counted_rulings
from sahel_sim.languages import N_, _, in_language, ngettext
from sahel_sim.report.number_format import count
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


VERDICTS: Mapping[Verdict, str] = {
    Verdict.SUPPORTED: N_("supported"),
    Verdict.NOT_SUPPORTED: N_("not supported"),
    Verdict.DEPENDS: N_("depends"),
    Verdict.INCONCLUSIVE: N_("inconclusive"),
    Verdict.BY_CONSTRUCTION: N_("true by construction"),
}
FINDINGS: Mapping[Finding, str] = {
    Finding.HOLDS: N_("holds"),
    Finding.FAILS: N_("fails"),
    Finding.OPEN: N_("open"),
}
"""Each in a word or two."""

_SINCE = {
    "seed": N_("another seed"),
    "effort": N_("another precision"),
    "method": N_("another way of trying claims"),
    "version": N_("another version of the library"),
}
"""What else may be otherwise than it was registered."""


def verdict_word(verdict: Verdict) -> str:
    """The verdict in a word or two."""
    return _(VERDICTS[verdict])


def finding_word(finding: Finding) -> str:
    """What the runs of one setting say, in a word."""
    return _(FINDINGS[finding])


def statement(claim: Claim) -> str:
    """What is tested, in the reader's language."""
    return in_language(claim.statement)


def share_text(ruling: Ruling) -> tuple[str, str]:
    """The share of the parameter space in which a claim holds, and its interval."""
    return _share(*ruling.trial.share)


def accepted_share_text(ruling: Ruling) -> tuple[str, str]:
    """The share of the numbers that fit the record in which a claim holds, and its interval."""
    return _share(*ruling.trial.accepted_share)


def _share(share: float, low: float, high: float) -> tuple[str, str]:
    if not isfinite(share):
        return "\N{EN DASH}", ""
    ends = _("{low} to {high}", low=_whole(low), high=_whole(high))
    return _("{n}%", n=_whole(share)), ends


def verdict_counts_text(rulings: Sequence[Ruling]) -> str:
    """How many claims have which verdict, in a sentence."""
    counted = counted_rulings(rulings)
    found = Counter(ruling.verdict for ruling in counted)
    parts = [_counted_text(verdict, found[verdict]) for verdict in Verdict if found[verdict]]
    told = _("Of {all}, {parts}.", all=in_number(len(counted)), parts=_(", ").join(parts))
    replaced = len(rulings) - len(counted)
    if not replaced:
        return told
    also = ngettext(
        "{n} claim more is told and not counted: another replaces it.",
        "{n} claims more are told and not counted: others replace them.",
        replaced,
        n=count(replaced),
    )
    return f"{told} {also}"


def _counted_text(verdict: Verdict, n: int) -> str:
    """How many claims have a verdict, as a part of a sentence."""
    match verdict:
        case Verdict.SUPPORTED:
            return ngettext("{n} holds whatever is assumed", "{n} hold whatever is assumed", n, n=count(n))
        case Verdict.NOT_SUPPORTED:
            return ngettext("{n} fails whatever is assumed", "{n} fail whatever is assumed", n, n=count(n))
        case Verdict.DEPENDS:
            return ngettext("{n} depends on an assumption", "{n} depend on an assumption", n, n=count(n))
        case Verdict.INCONCLUSIVE:
            return ngettext(
                "{n} is not decided by these runs", "{n} are not decided by these runs", n, n=count(n)
            )
        case Verdict.BY_CONSTRUCTION:
            return ngettext(
                "{n} is true by construction and says nothing",
                "{n} are true by construction and say nothing",
                n,
                n=count(n),
            )


def replaced_text(claim: Claim) -> str:
    """What replaces a claim, in a sentence."""
    return _("{names}; it is tried and told as before.", names=", ".join(claim.replaced_by))


def in_number(claims: int) -> str:
    """So many claims, in words."""
    if claims == 1:
        return _("1 claim")
    return _("{n} claims", n=count(claims))


def runs_option(ruling: Ruling) -> str:
    """The option of the command with which an open claim would be decided; empty where there is none."""
    needed = ruling.at_defaults.runs_needed
    if ruling.at_defaults.finding is not Finding.OPEN or needed is None or needed > MOST_RUNS:
        return ""
    return f"--runs {needed}"


def registration_text(lock: Registration | None, changed: ChangedRegistration | None) -> str:
    """Whether anything was edited since it was written down, in a sentence."""
    if lock is None:
        return _(
            "These claims were not registered beforehand: nobody can tell whether they were "
            "changed after looking."
        )
    if not changed:
        return _(
            "Registered on {day}; nothing was changed since: claims, rules, runs, seed and "
            "version are the same.",
            day=lock.day,
        )
    named = {
        N_("edited: {names}"): changed.edited,
        N_("added: {names}"): changed.added,
        N_("left out: {names}"): changed.missing,
    }
    parts = [_(key, names=", ".join(names)) for key, names in named.items() if names]
    parts += [_(_SINCE[what]) for what in changed.otherwise]
    return _("Registered on {day}. Not as registered: {what}.", day=lock.day, what=_("; ").join(parts))


def _whole(share: float) -> str:
    return count(100.0 * share)
