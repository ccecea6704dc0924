"""``sahel-sim run --outcomes``: so many runs that only their outcomes are kept."""

from pathlib import Path
from typing import TYPE_CHECKING

from sahel_sim.cli.console import Voice, records
from sahel_sim.cli.options import Hands
from sahel_sim.cli.usage_errors import choose
from sahel_sim.languages import N_, _

if TYPE_CHECKING:
    from sahel_sim.execution.checkpoint import Checkpoint
    from sahel_sim.scenario import Scenario
    from sahel_sim.studies.run import OutcomeResults


def named(text: str) -> tuple[str, ...]:
    """The outcomes that are asked for, each once.

    Raises ``Trouble`` if there is no such outcome; with the nearest.
    """
    from sahel_sim.results.outcome_registry import OUTCOMES

    known = [each.name for each in OUTCOMES]
    names = tuple(dict.fromkeys(part.strip() for part in text.split(",")))
    for name in names:
        if name not in known:
            raise choose(_("There is no outcome '{name}'.", name=name), name, N_("Outcomes: {names}."), known)
    return names


def simulate_outcomes(
    story: "Scenario",
    names: tuple[str, ...],
    place: Path,
    hands: Hands,
    voice: Voice,
    until_width: float | None = None,
) -> None:
    """Simulate what is left to do, write the tables, and say what came out."""
    from sahel_sim.cli.resume import check_none_is_lost, unfinished
    from sahel_sim.report.answer_card import card_text
    from sahel_sim.report.outcomes_card import outcomes_card
    from sahel_sim.report.outcomes_folder import outcomes_table, write_outcomes
    from sahel_sim.report.study_text import decision_text
    from sahel_sim.results.outcome_reader import AnsweringReducer

    command = f"run --outcomes {','.join(names)}"
    reducer = AnsweringReducer(names)
    with unfinished(place, story, voice, reducer=reducer, command=command, pictures=False) as kept:
        found = _simulated(story, names, kept, hands, voice, until_width)
        if found.decision is not None:
            check_none_is_lost(kept, found.decision.runs, found.decision.wanted, place)
        write_outcomes(found, place, voice.language, kept.folder)
    known = found.provenance
    if known["failures"]:
        broken = len(known["failures"])
        voice.show(
            _("{number} of {runs} runs broke off and are left out:", number=broken, runs=known["runs"])
        )
    if found.decision is not None:
        voice.fill(decision_text(found.decision))
    voice.show(card_text(outcomes_card(found, voice.language), voice.width))
    voice.show("")
    voice.show(outcomes_table(found, voice.language))
    voice.show(
        _("A row for each run is in outcomes.csv, the means in summary.csv, in {folder}", folder=place)
    )
    summary = records(found.summary().reset_index())
    voice.data({"done": True, "folder": str(place.resolve()), **known, "summary": summary})


def _simulated(
    story: "Scenario",
    names: tuple[str, ...],
    kept: "Checkpoint",
    hands: Hands,
    voice: Voice,
    until_width: float | None,
) -> "OutcomeResults":
    from sahel_sim.cli.progress import bar, foretell, hired, processes
    from sahel_sim.execution.execution import Execution
    from sahel_sim.studies.run import run_study
    from sahel_sim.studies.study import execute

    left = len(frozenset(range(story.runs)) - kept.done)
    workers = processes(left, hands.workers)
    if hands.dask is None:
        foretell(story, workers, voice, left)
    with bar(story.runs, voice) as progress, hired(workers, hands.dask) as executor:
        study = run_study(story, story.runs, outcomes=names, until_width=until_width)
        found: OutcomeResults = execute(study, Execution(executor, keep=kept, progress=progress))
        return found
