"""Rehearsal: what may fail when results are written is tried before the runs, with a run or two.

A figure that cannot be drawn, a folder into which nothing can be written and a disk that is too full would
otherwise show when all the work is done. Where that is little, it is done rather than rehearsed.
"""

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.languages import _

if TYPE_CHECKING:
    from sahel_sim.claim_testing.claim import Claim
    from sahel_sim.claim_testing.contrasts import Values
    from sahel_sim.claim_testing.effort import ClaimEffort
    from sahel_sim.claim_testing.query import Question
    from sahel_sim.claim_testing.verdict import Ruling
    from sahel_sim.designs.grid import Sweep
    from sahel_sim.execution.checkpoint import Checkpoint
    from sahel_sim.results.ensemble import Ensemble
    from sahel_sim.scenario import Scenario

ENOUGH = 100
"""Runs from which on it is worth the seconds that it takes."""

FEW = 2
"""Runs with which a study of several stories is rehearsed; differences need two."""

COPIES = 2
"""How often each number is on the disk at the end of a run: in finished chunks, and in the results."""


def rehearse_run(
    story: "Scenario",
    place: Path,
    places: bool,
    kept: "Checkpoint",
    write: Callable[["Ensemble", Path], object],
) -> None:
    """Simulate one replicate of a run that is about to begin, and write what it gives.

    Parameters
    ----------
    story, places
        What is run, and whether places are kept.
    place
        Where the results go.
    kept
        What is done of it; where anything is, it was rehearsed when it began.
    write
        Writes results into a folder.

    Raises ``Trouble`` if nothing can be written there, or too little.
    """
    from sahel_sim.execution.execution import Execution
    from sahel_sim.execution.runner import run

    if story.runs < ENOUGH or kept.done:
        return
    one = run(story, replicates=(0,), execution=Execution(1), places=places)
    made = rehearse(place, any_new([story]), lambda folder: write(one, folder))
    check_room(place, made + COPIES * story.runs * bytes_of(one))


def corners(sweep: "Sweep") -> "Sweep":
    """The sweep with the least and the greatest value of each lever, and few runs: what rehearses it."""
    ends = (replace(axis, values=(axis.values[0], axis.values[-1])) for axis in sweep.axes)
    return replace(sweep, axes=tuple(ends), runs=FEW)


def rehearsed_rulings(claims: "Sequence[Claim]", effort: "ClaimEffort", seed: int) -> "tuple[Ruling, ...]":
    """Rulings as a trial gives them, where few runs at the defaults stand for those at every setting.

    ``claims`` and ``effort`` and ``seed``: as for ``trial.run_trials``.
    """
    from sahel_sim.claim_testing.assumptions import DEFAULTS
    from sahel_sim.claim_testing.query import Question
    from sahel_sim.claim_testing.simulator import SimulatedAnswers
    from sahel_sim.claim_testing.trial import run_trials
    from sahel_sim.claim_testing.verdict import verdicts_of
    from sahel_sim.execution.execution import Execution

    values = SimulatedAnswers(seed, Execution(1))([Question(claim, DEFAULTS, FEW) for claim in claims])
    known = {claim.name: each for claim, each in zip(claims, values, strict=True)}

    def answer(questions: "Sequence[Question]") -> "list[Values]":
        return [known[question.claim.name] for question in questions]

    return verdicts_of(run_trials(claims, answer, effort, seed))


def rehearse(place: Path, new: bool, write: Callable[[Path], object]) -> int:
    """Write results of few runs into a folder beside the real one, which is removed again.

    Parameters
    ----------
    place
        Where the results are to go.
    new
        Whether anything is run that does not come with the library; what does has been drawn often enough,
        and is not drawn here.
    write
        Writes results into a folder.

    Returns
    -------
    int
        The bytes that were written.

    Raises ``Trouble`` if the computer refuses.
    """
    above = _existing(place)
    try:
        with TemporaryDirectory(prefix=".rehearsal.", suffix=".part", dir=above) as beside:
            if not new:
                return 0
            write(Path(beside) / "results")
            return sum(path.stat().st_size for path in Path(beside).rglob("*") if path.is_file())
    except OSError as error:
        reason = error.strerror or str(error)
        raise Trouble(
            _(
                "Nothing can be written into {folder}: {reason}. Nothing was run. Name another folder.",
                folder=place,
                reason=reason,
            )
        ) from None


def check_room(place: Path, needed: int) -> None:
    """Refuse a disk that is too full for the results.

    Raises ``Trouble`` if fewer bytes are free than are needed.
    """
    free = shutil.disk_usage(_existing(place)).free
    if free < needed:
        raise Trouble(
            _(
                "The results need about {needed} MB, and {free} MB are free where {folder} is to be. Nothing "
                "was run. Make room, name a folder on another disk, ask for fewer runs, or keep the outcomes "
                "alone (--outcomes).",
                folder=place,
                needed=-(-needed // 1_000_000),
                free=free // 1_000_000,
            )
        )


def bytes_of(results: "Ensemble") -> int:
    """Bytes that each of these runs takes."""
    groups = (results.series, results.final, results.opening, results.ledger, results.by_place)
    return sum(values.nbytes for group in groups for values in group.values()) // max(len(results), 1)


def any_new(stories: Sequence["Scenario"]) -> bool:
    """Whether any scenario is other than those that come with the library, but for its runs and its seed."""
    return not all(_is_shipped(story) for story in stories)


def _existing(place: Path) -> Path:
    """The nearest folder at or above a place that is there."""
    whole = place.absolute()
    return next(path for path in (whole, *whole.parents) if os.path.isdir(path))


def _is_shipped(story: "Scenario") -> bool:
    from sahel_sim.scenario import catalogue

    return story.name in catalogue() and story.digest() == _digest_of_shipped(story)


def _digest_of_shipped(story: "Scenario") -> str:
    from sahel_sim.scenario import read

    return replace(read(story.name), runs=story.runs, seed=story.seed).digest()
