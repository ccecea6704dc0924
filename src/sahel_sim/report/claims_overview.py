"""The overview of claims: what fails under which assumptions, and how that was tested."""

from collections.abc import Sequence
from dataclasses import dataclass

from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.effort import ClaimEffort
from sahel_sim.claim_testing.judgement import Finding
from sahel_sim.claim_testing.verdict import Ruling, Verdict, counted_rulings
from sahel_sim.languages import N_, _, ngettext
from sahel_sim.report.claim_arm_means import deciding_arm
from sahel_sim.report.claim_breaking import turned_claims
from sahel_sim.report.claim_text import in_number, statement
from sahel_sim.report.model_names import assumption_label
from sahel_sim.report.number_format import count
from sahel_sim.scenario import Scenario, read

_GROUPS = {
    "fail_at_defaults": N_("Fails as the model stands: {claims}."),
    "fail_if": N_("Holds as the model stands, but fails if one assumption is changed: {claims}."),
    "fail_in_space": N_(
        "Holds as the model stands and under each single change, but in less than nine "
        "tenths of the parameter space or of the numbers that fit the record: {claims}."
    ),
    "fail_nowhere": N_(
        "Holds as the model stands, under each single change and in nine tenths or more of "
        "the parameter space and of the numbers that fit the record: {claims}."
    ),
    "cannot_tell": N_("The runs do not decide: {claims}."),
    "says_nothing": N_(
        "Holds even where nothing happens, or with attrition alone, and so says nothing: {claims}."
    ),
}
"""How many claims are in each group, in a sentence."""

FIRST = 12
"""So many assumptions are shown at once; the others are folded away."""


@dataclass(frozen=True)
class NamedClaim:
    """A claim by its name, what it states in the reader's language, and which of its worlds decides."""

    name: str
    statement: str
    decided: str


@dataclass(frozen=True)
class ClaimGroup:
    """How many claims are in a group, in a sentence, and which."""

    sentence: str
    claims: Sequence[NamedClaim]


@dataclass(frozen=True)
class TurningAssumption:
    """A single change of an assumption, and the names of claims that then fail and that then hold."""

    label: str
    fail: Sequence[str]
    hold: Sequence[str]


def groups_of(rulings: Sequence[Ruling]) -> list[ClaimGroup]:
    """Which claims fail as the model stands, which under another assumption; groups that are not empty."""
    found: dict[str, list[Ruling]] = {key: [] for key in _GROUPS}
    for ruling in counted_rulings(rulings):
        found[_group_of(ruling)].append(ruling)
    return [
        ClaimGroup(
            _(_GROUPS[key], claims=in_number(len(members))), [_named_claim(ruling) for ruling in members]
        )
        for key, members in found.items()
        if members
    ]


def _named_claim(ruling: Ruling) -> NamedClaim:
    claim = ruling.trial.claim
    return NamedClaim(claim.name, statement(claim), deciding_arm(ruling))


def cautions(rulings: Sequence[Ruling], effort: ClaimEffort, note: str | None) -> list[str]:
    """That this is no forecast, how many tests were made, and what was edited or failed."""
    counted = len(counted_rulings(rulings))
    settings = max((len(ruling.trial.settings) for ruling in rulings), default=0)
    tests = ngettext(
        "{claims} makes {sentences} sentences (it holds, or it fails); together they go "
        "through Holm's procedure, so that the chance that any of them is wrong at the "
        "defaults is at most 5 in 100. The claim was also tried at {settings} single changes "
        "of assumptions (each judged at 2.5 in 100 divided by their number) and {draws} "
        "points of the parameter space.",
        "{claims} make {sentences} sentences (each may hold or fail); together they go "
        "through Holm's procedure, so that the chance that any of them is wrong at the "
        "defaults is at most 5 in 100. Each claim was also tried at {settings} single "
        "changes of assumptions (each judged at 2.5 in 100 divided by their number) and "
        "{draws} points of the parameter space.",
        counted,
        claims=in_number(counted),
        sentences=count(2 * counted),
        settings=count(settings),
        draws=count(effort.draws),
    )
    sentences = [
        _(
            "This tests the logic of a model against the logic of a report. It is no forecast, "
            "and no finding about the war itself."
        ),
        tests,
        *([note] if note else []),
    ]
    broken = sum(ruling.trial.broken for ruling in rulings)
    if broken:
        sentences.append(
            _(
                "Runs that broke off: {n}. They count in nothing; settings.csv tells how many count where.",
                n=count(broken),
            )
        )
    return sentences


def turning_assumptions(rulings: Sequence[Ruling]) -> list[TurningAssumption]:
    """Each single change that turns claims; that which turns most comes first."""
    return [
        TurningAssumption(
            assumption_label(setting), [claim.name for claim in fail], [claim.name for claim in hold]
        )
        for setting, fail, hold in turned_claims(counted_rulings(rulings))
    ]


def _group_of(ruling: Ruling) -> str:
    if ruling.verdict is Verdict.INCONCLUSIVE:
        return "cannot_tell"
    if ruling.verdict is Verdict.BY_CONSTRUCTION:
        return "says_nothing"
    if ruling.at_defaults.finding is Finding.FAILS:
        return "fail_at_defaults"
    if ruling.verdict is Verdict.SUPPORTED:
        return "fail_nowhere"
    return "fail_if" if ruling.turned_by else "fail_in_space"


def scenarios_of(claims: Sequence[Claim]) -> dict[str, Scenario]:
    """The scenarios from which claims start, each once, by their names."""
    sources = dict.fromkeys(arm.scenario or claim.scenario for claim in claims for arm in claim.arms)
    return {story.name: story for story in map(read, sources)}
