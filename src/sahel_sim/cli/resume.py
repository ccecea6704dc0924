"""Unfinished work: kept in the folder of the results while a run goes on, and picked up again."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sahel_sim.cli.arguments import requested
from sahel_sim.cli.console import Voice
from sahel_sim.cli.output_folder import DAMAGED, UNFINISHED, begun_work
from sahel_sim.cli.usage_errors import BrokenOff, Trouble
from sahel_sim.execution.checkpoint import (
    NAMES,
    RUN,
    SCENARIO_FILE,
    Checkpoint,
    kept_outcomes,
    open_checkpoint,
    refuse_link,
)
from sahel_sim.execution.execution_errors import CheckpointError, Terminated
from sahel_sim.execution.plan import STRIDE
from sahel_sim.execution.replication import EVERYTHING_AND_PLACES, Reducer, Replication
from sahel_sim.languages import N_, _
from sahel_sim.results.json_record import DamagedRecord, check_record, list_of, read_record, text
from sahel_sim.results.outcome_registry import OUTCOMES
from sahel_sim.scenario import Scenario, ScenarioError


def begun(
    folder: Path, scenario: str | None, changes: list[str], voice: Voice, runs: int | None, seed: int | None
) -> Scenario:
    """The scenario of the run that was begun in a folder.

    Parameters
    ----------
    folder
        That of the results.
    scenario
        The name or file of the scenario, where the kept one is not enough.
    changes, runs, seed
        As in ``requested``; if they make another run, it is refused later.
    voice
        In whose language mistakes are told.

    Raises ``Trouble`` if there is nothing to go on with.
    """
    kept = begun_work(folder, "run")
    if scenario is not None:
        return requested(scenario, changes, runs, seed)
    try:
        return requested(str(kept / SCENARIO_FILE), changes, runs, seed)
    except ScenarioError as error:
        if changes:
            raise
        wrong = error.text(voice.language)
        raise Trouble(
            _(
                "{text}\n"
                "The scenario that is kept there cannot be read any more. Name it too: sahel-sim run "
                "SCENARIO --resume {folder}",
                text=wrong,
                folder=folder,
            )
        ) from None


def begun_with(folder: Path) -> tuple[bool, tuple[str, ...]]:
    """Whether the run that was begun in a folder keeps places, and the outcomes if it keeps them alone."""
    try:
        known = check_record(read_record(folder / UNFINISHED / RUN), {"outcomes": text, NAMES: list_of(text)})
    except DamagedRecord:
        return False, ()
    alone = kept_outcomes(known)
    if not {each.name for each in OUTCOMES}.issuperset(alone):
        raise CheckpointError("unreadable", {"path": folder / UNFINISHED / RUN})
    return known.get("outcomes") == EVERYTHING_AND_PLACES, alone


@contextmanager
def unfinished(
    folder: Path,
    told: Scenario | Sequence[Scenario],
    voice: Voice,
    runs: int | None = None,
    seed: int | None = None,
    reducer: Reducer | None = None,
    command: str = "run",
    places: bool = False,
) -> Iterator[Checkpoint]:
    """Keep finished work in the folder of the results until they are written.

    If the work is broken off, what is kept stays; where nothing is, nothing is left behind.

    Parameters
    ----------
    folder
        That of the results.
    told
        What is run, one story or several.
    voice
        In whose language people are told.
    runs, seed
        Of each story; as the first of them says unless given.
    reducer
        What is read off the runs; everything is kept unless said.
    command
        What goes on with the work.
    places
        Whether places and single events are kept too.

    Raises
    ------
    BrokenOff
        With the error that broke it off, and how much is kept.
    CheckpointError
        If another run is at work there, or if it was begun with anything else.
    Trouble
        If fewer runs are asked for than are kept, so that finished work would be lost.
    """
    scenarios = [told] if isinstance(told, Scenario) else list(told)
    each, chosen = scenarios[0].runs if runs is None else runs, scenarios[0].seed if seed is None else seed
    wanted = names(len(scenarios), each)
    place = folder / UNFINISHED
    refuse_link(place)
    try:
        with open_checkpoint(
            place, scenarios, chosen, replication=Replication(reducer, places=places)
        ) as kept:
            _check_enough(kept, wanted, each, folder, command)
            _tell(kept, wanted, voice)
            try:
                yield kept
            except (Exception, KeyboardInterrupt, Terminated) as error:
                if not kept.done and not kept.damaged:
                    kept.forget()
                raise BrokenOff(error, len(kept.done & wanted), len(wanted), folder, command) from error
    finally:
        for empty in (place, folder):
            _remove_if_empty(empty)


def names(scenarios: int, runs: int) -> frozenset[int]:
    """What so many runs of so many stories are called on the disk."""
    return frozenset(story * STRIDE + number for story in range(scenarios) for number in range(runs))


def check_none_is_lost(kept: Checkpoint, runs: int, width: float, folder: Path, scenarios: int = 1) -> None:
    """Refuse that so many runs are enough, where more are kept that would be deleted.

    Raises ``Trouble`` if some of the kept runs are not among them.
    """
    if kept.done - names(scenarios, runs):
        holes = {"folder": folder, "kept": len(kept.done), "runs": runs, "width": f"{width:g}"}
        raise Trouble(
            _(
                "{kept} runs are kept in {folder}, and {runs} are enough for --until-width {width}, "
                "so the others would be lost. Nothing was changed. Ask for a narrower width, or "
                "leave it out and give --runs.",
                **holes,
            )
        )


def _check_enough(kept: Checkpoint, wanted: frozenset[int], runs: int, folder: Path, command: str) -> None:
    if kept.done - wanted:
        words = (
            N_(
                "{kept} runs are kept in {folder}, and {runs} in each cell are too few to use all of "
                "them. Nothing was changed. --runs must be at least {least}, or leave it out."
            )
            if command == "sweep"
            else N_(
                "{kept} runs are kept in {folder}, and {runs} are too few to use all of them. "
                "Nothing was changed. --runs must be at least {least}, or leave it out."
            )
        )
        least = max(number % STRIDE for number in kept.done) + 1
        raise Trouble(_(words, folder=folder, kept=len(kept.done), runs=runs, least=least))


def _tell(kept: Checkpoint, wanted: frozenset[int], voice: Voice) -> None:
    for path, why in kept.damaged:
        voice.beside(_(DAMAGED[why], path=path))
    done = len(kept.done & wanted)
    if done:
        voice.beside(_("{done} of {runs} runs are done already.", done=done, runs=len(wanted)))


def _remove_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return
