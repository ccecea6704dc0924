"""The notebook door of calibration: ``calibrate`` as people call it in Python."""

from concurrent.futures import Executor
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from sahel_sim.execution.execution import Execution
from sahel_sim.languages import language as spoken_language
from sahel_sim.languages import speaking
from sahel_sim.report.answer_card import card_html, card_text
from sahel_sim.report.calibration_card import calibration_card
from sahel_sim.report.calibration_page import (
    calibration_page,
    calibration_sentences,
    number_table,
    target_table,
    write_calibration,
)
from sahel_sim.validation import calibration
from sahel_sim.validation.calibration import SEED, SETS, Note

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, repr=False, eq=False)
class CalibrationResults(calibration.Calibration):
    """What was fitted, with words, tables and a page.

    Examples
    --------
    >>> from sahel_sim import CalibrationResults
    >>> "accepted" in CalibrationResults.__dataclass_fields__
    True
    """

    def headline(self, language: str | None = None) -> str:
        """How many targets are met, and whether the method can be believed."""
        with speaking(spoken_language(language)):
            return " ".join(calibration_sentences(self))

    def target_table(self) -> "pandas.DataFrame":
        """Each target beside what the prior and the accepted sets give."""
        return target_table(self)

    def number_table(self) -> "pandas.DataFrame":
        """Each number that was drawn: its range, the posterior, and what the targets tell of it."""
        return number_table(self)

    def page(self, language: str | None = None) -> str:
        """One HTML page."""
        return calibration_page(self, spoken_language(language))

    def write(self, folder: str | Path, language: str | None = None) -> Path:
        """Write the page, the accepted set and the tables into a new folder, and return its path.

        Raises
        ------
        FolderTaken
            If there is anything in it.
        """
        return write_calibration(self, folder, spoken_language(language))

    def __repr__(self) -> str:
        told = card_text(calibration_card(self, spoken_language()))
        return f"{told}\n\n.target_table()  .number_table()  .write('folder')"

    def _repr_html_(self) -> str:
        return card_html(calibration_card(self, spoken_language()))


def calibrate(
    sets: int = SETS,
    *,
    seed: int = SEED,
    executor: int | Executor | None = None,
    keep: str | Path | None = None,
    note: Note | None = None,
) -> CalibrationResults:
    """Fit the model to what UCDP recorded of Mali to the end of 2021.

    It needs scikit-learn: ``pip install 'sahel-sim[calibration]'``.

    Parameters
    ----------
    sets
        Sets of numbers that are simulated in each of three waves.
    seed
        Where chance comes from.
    executor
        As for ``run``.
    keep
        A folder in which runs are kept as they are done; the same call goes on where the last was broken off.
    note
        Called with what is done, and with the numbers of runs done and wanted.

    Returns
    -------
    CalibrationResults
        With the accepted set, tables, and a page.

    Raises
    ------
    CalibrationError
        If scikit-learn is missing, there are too few sets, or none can give what was recorded.
    CheckpointError
        If the folder cannot be used.

    Examples
    --------
    >>> from sahel_sim.validation.calibration import CalibrationError
    >>> try:
    ...     calibrate(10)
    ... except CalibrationError as error:
    ...     error.key
    'too_few'
    """
    found = calibration.calibrate(sets, seed=seed, execution=Execution(executor, keep=keep), note=note)
    return CalibrationResults(**{field.name: getattr(found, field.name) for field in fields(found)})
