"""The notebook door of the scorecard: ``patterns`` as people call it in Python."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from sahel_sim import validation
from sahel_sim.languages import language as spoken_language
from sahel_sim.report.answer_card import card_html, card_text
from sahel_sim.report.patterns_card import patterns_card
from sahel_sim.report.patterns_page import patterns_html, sentences, write_patterns
from sahel_sim.validation.scoring import RUNS, SEED, Progress


@dataclass(frozen=True, repr=False, eq=False)
class Scorecard(validation.PatternScores):
    """Every pattern of the real wars beside the simulated ones, with words, a table and a page.

    Examples
    --------
    >>> import sahel_sim
    >>> card = sahel_sim.patterns("P16", runs=2, executor=1)
    >>> [score.pattern.weight for score in card.scores]
    ['A', 'A']
    """

    def headline(self, language: str | None = None) -> str:
        """How many patterns of each weight are inside their bands."""
        return " ".join(sentences(self))

    def page(self, language: str | None = None) -> str:
        """One HTML page."""
        return patterns_html(self, spoken_language(language))

    def write(self, folder: str | Path, language: str | None = None) -> Path:
        """Write the page, the table and the record into a new folder, and return its path.

        Raises
        ------
        FolderTaken
            If there is anything in it.
        """
        return write_patterns(self, folder, spoken_language(language))

    def __repr__(self) -> str:
        told = card_text(patterns_card(self, spoken_language()))
        return f"{told}\n\n{self}\n.table()  .headline()  .write('folder')"

    def _repr_html_(self) -> str:
        return card_html(patterns_card(self, spoken_language()))


def patterns(
    only: str | Sequence[str] | None = None,
    *,
    runs: int = RUNS,
    seed: int = SEED,
    settings: Mapping[str, Any] | None = None,
    parameters: str | Sequence[str] = (),
    executor: int | Executor | None = None,
    progress: Progress | None = None,
) -> Scorecard:
    """Simulate the starts of the real wars, and hold what comes out against every pattern.

    Parameters
    ----------
    only
        A pattern or some (``P5``, ``P5a``); all unless said.
    runs, seed
        Of each start.
    settings
        What is changed in every start, by dotted name, as ``with_changes`` takes it.
    parameters
        What runs draw: ``fixed``, ``prior`` or ``accepted``; of several the first is scored, and the others
        stand beside it.
    executor
        As for ``run``.
    progress
        Called with the name of each start before it is run.

    Returns
    -------
    Scorecard
        With a score for each pattern: target, band, simulated median and range, and whether it is inside.

    Raises
    ------
    ScenarioError
        If a setting does not fit a start.
    UnknownPattern
        If there is no such pattern.
    ValueError
        If there is nothing to run.

    Examples
    --------
    >>> card = patterns("P16", runs=4, executor=1)
    >>> [score.pattern.id for score in card.scores]
    ['P16a', 'P16b']
    """
    found = validation.scorecard(
        runs,
        seed=seed,
        settings=settings,
        parameters=parameters,
        only=(only,) if isinstance(only, str) else only,
        executor=executor,
        progress=progress,
        language=spoken_language(),
    )
    return Scorecard(**{field.name: getattr(found, field.name) for field in fields(found)})
