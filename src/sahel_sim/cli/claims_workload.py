"""The work that claims are: how many runs each stage takes, and about how long all of it will be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

from sahel_sim.claim_testing.assumptions import (
    DEFAULTS,
    AssumptionSet,
    ablations,
    accepted_draws,
    cells,
    draws,
    forms,
    nulls,
    signs,
)
from sahel_sim.claim_testing.attribution import coalitions
from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.effort import ClaimEffort
from sahel_sim.claim_testing.query import Question
from sahel_sim.claim_testing.simulator import ClaimWorld, worlds_of
from sahel_sim.cli.console import Voice
from sahel_sim.cli.progress import STARTUP, duration_text, seconds
from sahel_sim.languages import _, ngettext
from sahel_sim.report.number_format import count
from sahel_sim.scenario import build, read, with_changes

SHARED = 64
"""Worlds in a chunk where many settings differ by numbers alone; see ``execution.chunk_size``."""


@dataclass(frozen=True)
class WorkloadPart:
    """The runs of one stage that start from one scenario and go on for as long.

    Attributes
    ----------
    source, years
        The scenario, and the horizon if the claims say one.
    worlds, runs
        How many worlds, and how many runs of all of them.
    runs_per_chunk
        How many of these runs share a chunk, about.
    """

    source: str
    years: int | None
    worlds: int
    runs: int
    runs_per_chunk: int


@dataclass(frozen=True)
class Work:
    """What is to be run.

    Attributes
    ----------
    claims, settings
        How many claims, and under how many assumptions each is tried at least.
    stages
        The parts of each stage, by its name in the order of ``trial.tried``.
    """

    claims: int
    settings: int
    stages: Mapping[str, tuple[WorkloadPart, ...]]

    @property
    def runs(self) -> int:
        """How many in all, as far as is known beforehand: what comes out may ask for more, or for fewer."""
        return sum(self.of_stage(name) for name in self.stages)

    def of_stage(self, name: str) -> int:
        """How many a stage has."""
        return sum(part.runs for part in self.stages[name])


def work_of(claims: Sequence[Claim], effort: ClaimEffort) -> Work:
    """Count the runs of a trial without running any."""
    main = [claim for claim in claims if claim.main]
    one_by_one = (*ablations(), *nulls(), *signs(), *forms())
    point = draws(1, 0)
    most = max(effort.of_settings, effort.of_draws)
    tries = 2 * effort.steps * effort.children

    def asked(some: Sequence[Claim], settings: Iterable[AssumptionSet], runs: int) -> list[Question]:
        return [Question(claim, setting, runs) for claim in some for setting in settings]

    first = [
        Question(claim, DEFAULTS, claim.runs if effort.runs is None else min(claim.runs, effort.runs))
        for claim in claims
    ]
    space = _parts(asked(claims, point, effort.of_draws), effort.draws, SHARED)
    search: tuple[WorkloadPart, ...] = ()
    for claim in claims:
        search += _parts(asked([claim], point, effort.of_draws), tries, SHARED)
        search += _parts(asked([claim], point, most), 2)
    maps: tuple[WorkloadPart, ...] = ()
    for claim in main:
        maps += _parts(asked([claim], cells(effort.points), effort.of_settings), runs_per_chunk=SHARED)
    stages = {
        "defaults": _parts(first),
        "settings": _parts(asked(claims, one_by_one, effort.of_settings)),
        "draws": space,
        "accepted": _parts(asked(claims, accepted_draws(1), effort.of_draws), effort.draws, SHARED),
        "search": search,
        "coalitions": _parts(asked(main, coalitions(), effort.of_coalitions)),
        "cells": maps,
    }
    settings = 1 + len(one_by_one) + effort.draws * (1 + len(accepted_draws(1))) + tries + 2
    return Work(len(claims), settings, {name: parts for name, parts in stages.items() if parts})


def _parts(
    questions: Sequence[Question], times: int = 1, runs_per_chunk: int | None = None
) -> tuple[WorkloadPart, ...]:
    """The worlds of some questions by scenario and length, so many times over."""
    groups: dict[tuple[str, int | None], list[ClaimWorld]] = {}
    for each in worlds_of(questions).values():
        groups.setdefault((each.source, each.years), []).append(each)
    found = []
    for (source, years), worlds in groups.items():
        runs = sum(len(each.replicates) for each in worlds)
        together = runs_per_chunk or max(round(runs / _chunks(worlds)), 1)
        found.append(WorkloadPart(source, years, times * len(worlds), times * runs, min(together, SHARED)))
    return tuple(found) if times else ()


def _chunks(worlds: Sequence[ClaimWorld]) -> int:
    """Into how many chunks they fall where each setting needs its own."""
    return len({(each.setting.name, tuple(sorted(each.claims))) for each in worlds})


def expected(work: Work, workers: int) -> float:
    """Seconds that the work takes, from the first steps of a chunk of each scenario."""
    longest: dict[str, float] = {}
    total = making = 0.0
    times: dict[tuple[str, int | None, int], float] = {}
    for part in (part for parts in work.stages.values() for part in parts):
        key = (part.source, part.years, part.runs_per_chunk)
        if key not in times:
            base = read(part.source)
            began = perf_counter()
            story = with_changes(base, {"years": part.years}) if part.years else base
            story.digest()
            build(story, 1)
            longest[part.source] = min(longest.get(part.source, 1e9), perf_counter() - began)
            times[key] = seconds(story, part.runs_per_chunk, 1) / part.runs_per_chunk
        total += times[key] * part.runs
        making += longest[part.source] * part.worlds
    return total / workers + making + (STARTUP if workers > 1 else 0.0)


def foretell(work: Work, done: int, workers: int | None, voice: Voice) -> None:
    """Say how many claims and runs it is, and about how long; not how long on a cluster."""
    if voice.quiet:
        return
    number = {"runs": count(work.runs), "settings": work.settings, "claims": work.claims}
    voice.beside(_("Claims: {claims}, each under {settings} assumptions; about {runs} runs in all", **number))
    left = max(work.runs - done, 0)
    if done:
        voice.beside(_("Still to do: {left} runs", left=count(left)))
    if workers is not None:
        hands = ngettext("1 process", "{n} processes", workers, n=workers)
        time = duration_text(expected(work, workers) * left / work.runs)
        voice.beside(
            _(
                "Time: {time} with {workers} at work, told from the first steps of a chunk of each scenario",
                time=time,
                workers=hands,
            )
        )
