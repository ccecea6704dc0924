"""Answers of the model: worlds that claims share are run once, and worlds of many settings side by side."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sahel_sim.claim_testing.assumptions import AssumptionSet
from sahel_sim.claim_testing.claim import Arm, Claim
from sahel_sim.claim_testing.conditions import CONDITIONS
from sahel_sim.claim_testing.contrasts import Values
from sahel_sim.claim_testing.ledger_flows import Flow
from sahel_sim.claim_testing.query import Question, needed
from sahel_sim.core import Array
from sahel_sim.execution.checkpoint import Checkpoint
from sahel_sim.execution.execution import ALL_CORES, Execution
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.history import history
from sahel_sim.results.outcome_registry import OUTCOMES, outcome
from sahel_sim.scenario import Scenario, read, with_changes
from sahel_sim.scenario.draw_kinds import FIXED
from sahel_sim.scenario.parameter_draws import with_draw

_Key = tuple[Any, ...]


@dataclass(frozen=True)
class ClaimReduction:
    """Reads off a run what some claims need.

    Attributes
    ----------
    outcomes, conditions
        By name.
    own
        Measures of the claims, with the names under which they are told: ``claim/name``.
    """

    outcomes: tuple[str, ...]
    conditions: tuple[str, ...]
    own: tuple[tuple[str, Any], ...]

    def __call__(self, told: Ensemble) -> dict[str, Array]:
        """The numbers of some runs, ``(R,)`` each."""
        past = history(told)
        found = {name: outcome(name).of(past) for name in self.outcomes}
        found |= {name: CONDITIONS[name].of_runs(told) for name in self.conditions}
        return found | {name: measure.of_runs(told) for name, measure in self.own}

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that all this is made of; no others need be taken."""
        parts = [outcome(name).reads for name in self.outcomes]
        parts += [CONDITIONS[name].reads for name in self.conditions]
        parts += [measure.reads for _, measure in self.own]
        return tuple(dict.fromkeys(("fighters", *(name for reads in parts for name in reads))))

    @property
    def ledger(self) -> bool:
        """Whether anything is read off the ledger."""
        return any(isinstance(measure, Flow) for _, measure in self.own)


def reduction_for(claims: Sequence[Claim]) -> ClaimReduction:
    """What must be read off the runs that some claims share."""
    outcomes: dict[str, None] = {}
    conditions: dict[str, None] = {}
    measures: dict[str, Any] = {}
    known = {each.name for each in OUTCOMES}
    for claim in claims:
        own = {measure.name for measure in claim.measures}
        for name, what in needed(claim).items():
            if name in own:
                measures[f"{claim.name}/{name}"] = what
            elif name in known:
                outcomes[name] = None
            else:
                conditions[name] = None
    return ClaimReduction(tuple(outcomes), tuple(conditions), tuple(measures.items()))


@dataclass(frozen=True)
class ClaimWorld:
    """One arm of a claim at a setting, and the claims that look at it."""

    source: str
    arm: Arm
    setting: AssumptionSet
    years: int | None
    replicates: range
    claims: dict[str, Claim] = field(default_factory=dict)

    @property
    def key(self) -> _Key:
        """Equal for worlds that are the same."""
        changed = repr(sorted({**self.setting.changes, **self.arm.changes}.items()))
        exchangeable = self.setting.exchangeable and tuple(self.arm.changes)
        drawn = tuple(self.setting.drawn.items())
        return (self.source, self.years, changed, exchangeable, drawn, self.replicates)

    def scenario(self, base: Scenario) -> Scenario:
        """What is simulated: first the changes of the setting, then those of the arm, then what is drawn.

        Numbers are as they are declared or as the setting has them, so that a verdict at the defaults is one
        at the defaults, and a setting changes one thing; over all plausible numbers there are settings too.

        Raises ``ScenarioError`` if the changes do not fit the scenario.
        """
        length = {} if self.years is None else {"years": self.years}
        assumed = {**length, "parameter_draws": FIXED, **self.setting.in_scenario(base)}
        ground = with_changes(base, assumed)
        arm = with_changes(ground, self.arm.changes) if self.arm.changes else ground
        return with_draw(arm, self.setting.drawn) if self.setting.drawn else arm


def world(question: Question, arm: Arm) -> ClaimWorld:
    """An arm of the claim that is asked about."""
    claim, runs = question.claim, range(question.first, question.first + question.runs)
    return ClaimWorld(arm.scenario or claim.scenario, arm, question.setting, claim.years, runs)


def scenario_of(claim: Claim, arm: Arm, setting: AssumptionSet) -> Scenario:
    """The scenario of an arm of a claim at a setting, as it is simulated.

    Raises ``ScenarioError`` if the changes do not fit the scenario.
    """
    return world(Question(claim, setting, claim.runs), arm).scenario(read(arm.scenario or claim.scenario))


def worlds_of(questions: Sequence[Question]) -> dict[_Key, ClaimWorld]:
    """The worlds of some questions, each once."""
    found: dict[_Key, ClaimWorld] = {}
    for question in questions:
        for arm in question.claim.arms:
            each = world(question, arm)
            found.setdefault(each.key, each).claims[question.claim.name] = question.claim
    return found


@dataclass(frozen=True)
class SimulatedAnswers:
    """The model's answers to questions about claims.

    Attributes
    ----------
    seed
        Of all runs: arms and settings share their luck.
    execution
        Who does the work, and a folder in which finished chunks are kept, in folders of their own; progress
        tells of how many runs that were asked for at once how many are done.
    strategies
        Who decides otherwise than the scenarios say, by faction.
    broken
        How many runs broke off so far, by the claim that they count for in nothing.
    """

    seed: int = 1
    execution: Execution = ALL_CORES
    strategies: Mapping[str, Any] = field(default_factory=dict)
    broken: dict[str, int] = field(default_factory=dict)

    def __call__(self, questions: Sequence[Question]) -> list[Values]:
        """The values of the arms for each question, in their order."""
        worlds = worlds_of(questions)
        bases = {source: read(source) for source in {each.source for each in worlds.values()}}
        total, done = sum(len(each.replicates) for each in worlds.values()), 0
        found: dict[_Key, dict[str, Array]] = {}
        for group in _grouped(worlds, bases):

            def report_progress(number: int, _: int, before: int = done) -> None:
                if self.execution.progress is not None:
                    self.execution.progress(before + number, total)

            tally = reduce_runs(
                [each.scenario(bases[each.source]) for each in group],
                reduction_for(list({c.name: c for each in group for c in each.claims.values()}.values())),
                replicates=group[0].replicates,
                seed=self.seed,
                strategies=self.strategies,
                execution=replace(self.execution, keep=self._folder(group), progress=report_progress),
            )
            for at, _ in tally.failures:
                for name in group[at].claims:
                    self.broken[name] = self.broken.get(name, 0) + 1
            done += sum(len(each.replicates) for each in group)
            found |= {each.key: tally.of_scenario(at) for at, each in enumerate(group)}
        return [_values(question, found) for question in questions]

    def _folder(self, group: Sequence[ClaimWorld]) -> Path | None:
        keep = self.execution.keep
        if keep is None:
            return None
        mark = hashlib.sha256(repr([each.key for each in group]).encode()).hexdigest()
        return (keep.folder if isinstance(keep, Checkpoint) else Path(keep)) / mark[:16]


def _grouped(worlds: Mapping[_Key, ClaimWorld], bases: Mapping[str, Scenario]) -> list[list[ClaimWorld]]:
    """Worlds with as many runs of the same factions in one place: one tally each, read by their names.

    All that are alike share chunks.
    """
    groups: dict[_Key, list[ClaimWorld]] = {}
    for each in worlds.values():
        place = bases[each.source].place
        groups.setdefault((each.replicates, place.name, place.factions.names), []).append(each)
    return list(groups.values())


def _values(question: Question, found: Mapping[_Key, Mapping[str, Array]]) -> Values:
    claim = question.claim
    own = {measure.name for measure in claim.measures}
    values: dict[str, dict[str, Array]] = {}
    for arm in claim.arms:
        told = found[world(question, arm).key]
        values[arm.name] = {
            name: told[f"{claim.name}/{name}" if name in own else name] for name in needed(claim)
        }
    return values
