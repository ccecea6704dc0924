"""Breaking: what turns a claim, what carries it, and in which scenario files one can see it turned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from statistics import median

from sahel_sim.claim_testing.assumptions import AssumptionSet, Family
from sahel_sim.claim_testing.attribution import GROUP_LABELS
from sahel_sim.claim_testing.claim import Arm, Claim
from sahel_sim.claim_testing.judgement import Finding, Judgement
from sahel_sim.claim_testing.trial_results import Trial, TrialResult
from sahel_sim.claim_testing.verdict import Ruling
from sahel_sim.languages import in_language
from sahel_sim.report.model_names import mechanism_name
from sahel_sim.scenario.parameter_ranges import parameters, part_of

FOLDER = "breaking"
"""Where the scenarios are in which a claim turns."""

FEW = 3
"""So many mechanisms, and so many changes, are named in a row of the table."""

MOST_MOVES = 5
"""So many parameters of a case are named: those furthest from their defaults."""


@dataclass(frozen=True)
class Breaker:
    """A setting under which a claim is the other way round than at the defaults.

    Attributes
    ----------
    setting
        Which.
    judgement
        What the runs say there.
    goes
        Where the claim goes there: to ``HOLDS`` or to ``FAILS``.
    searched
        Whether it was searched for over all parameters; if not, one assumption was changed.
    """

    setting: AssumptionSet
    judgement: Judgement
    goes: Finding
    searched: bool

    @property
    def surely(self) -> bool:
        """Whether the runs decide it there; if not, they only lean that way."""
        return self.judgement.finding is self.goes


@dataclass(frozen=True)
class Move:
    """A parameter that is not at its default.

    Attributes
    ----------
    dotted
        Its name in scenario files.
    default, value
        From where to where.
    part
        How far that is, as a part of its plausible range, with its sign.
    """

    dotted: str
    default: float
    value: float
    part: float


def breaker(ruling: Ruling) -> Breaker | None:
    """What turns a claim: a single change that does so surely, or else the case that a search found.

    A rival theory or a disputed sign, which somebody may believe, comes before a mechanism switched off,
    which nobody does. An open claim is turned by what goes against the side to which it leans.
    """
    trial = ruling.trial
    goes = Finding.FAILS if stands(ruling) else Finding.HOLDS
    if ruling.turned_by:
        first = min(ruling.turned_by, key=lambda setting: setting.family is Family.ABLATION)
        found = next(each for each in trial.settings if each.setting is first or each.setting == first)
        return Breaker(first, final_judgement(found), goes, searched=False)
    case = trial.against_it if goes is Finding.FAILS else trial.for_it
    if case is None or not isfinite(case.margin) or (case.margin > 0.0) != (goes is Finding.HOLDS):
        return None
    return Breaker(case.setting, case.judgement, goes, searched=True)


def stands(ruling: Ruling) -> bool:
    """Whether a claim holds at the defaults, or leans to it where it is open."""
    found = ruling.at_defaults.finding
    return ruling.trial.at_defaults.leans if found is Finding.OPEN else found is Finding.HOLDS


def scenario_files(claim: Claim) -> Mapping[str, Arm]:
    """The arms of a claim by the path of their scenario file in the folder of results."""
    return {f"{FOLDER}/{claim.name}__{arm.name}.yaml": arm for arm in claim.arms}


def carriers(ruling: Ruling) -> list[tuple[str, float]]:
    """What carries a claim, most first, each with what it adds to the margin.

    For a main claim these are groups of mechanisms with their Shapley values; for others the mechanisms
    without which the margin is smaller by more than luck is likely to make it.
    """
    trial = ruling.trial
    if trial.carried_by:
        groups = sorted(trial.carried_by.items(), key=lambda each: -each[1])
        return [
            (in_language(GROUP_LABELS[name]), value) for name, value in groups if isfinite(value) and value
        ]
    ablations = [each for each in trial.of(Family.ABLATION) if isfinite(each.margin)]
    usual = usual_margin(trial)
    lost = [(each, usual - each.margin) for each in ablations]
    kept = [
        (mechanism_name(mechanism_of(each.setting)), fall)
        for each, fall in lost
        if fall > half_width(each.judgement)
    ]
    return sorted(kept, key=lambda each: -each[1])


def final_judgement(tried: TrialResult) -> Judgement:
    """What the runs of a setting say: those of the second look where there was one."""
    return tried.again or tried.judgement


def usual_margin(trial: Trial) -> float:
    """What the margin of a single change is compared with: the middle of all of them.

    They share their runs and few of them matter, so this is what the same runs give at the defaults; the
    margin at the defaults itself is that of many more runs, with a luck of their own.
    """
    found = [
        each.margin
        for each in trial.settings
        if each.setting.family is not Family.NULL and isfinite(each.margin)
    ]
    return median(found) if found else trial.at_defaults.margin


def half_width(judgement: Judgement) -> float:
    """Half of the interval of the effect that decides; not a number where there is none."""
    return (judgement.effect.high - judgement.effect.low) / 2.0


def moves(setting: AssumptionSet) -> list[Move]:
    """The parameters of a setting that are not at their defaults, the furthest first."""
    known = dict(parameters())
    found = []
    for dotted, value in setting.changes.items():
        if dotted in known:
            declared = known[dotted]
            part = part_of(declared, float(value)) - part_of(declared, declared.default)
            if part:
                found.append(Move(dotted, declared.default, float(value), part))
    return sorted(found, key=lambda move: -abs(move.part))


def turned_claims(rulings: Sequence[Ruling]) -> list[tuple[AssumptionSet, list[Claim], list[Claim]]]:
    """By single change of an assumption, the claims that then fail and those that then hold.

    The change that turns most claims comes first.
    """
    found: dict[str, tuple[AssumptionSet, list[Claim], list[Claim]]] = {}
    for ruling in rulings:
        for setting in ruling.turned_by:
            _, fail, hold = found.setdefault(setting.name, (setting, [], []))
            (fail if stands(ruling) else hold).append(ruling.trial.claim)
    return sorted(found.values(), key=lambda row: -len(row[1]) - len(row[2]))


def mechanism_of(setting: AssumptionSet) -> str:
    """The mechanism that an ablation switches off."""
    return next(iter(setting.changes)).removeprefix("mechanisms.")
