"""The notebook door of recorded events: ``events`` as people call it in Python."""

from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sahel_sim.languages import language as spoken_language
from sahel_sim.languages import speaking
from sahel_sim.report.answer_card import card_html, card_text
from sahel_sim.report.events_card import events_card
from sahel_sim.report.events_page import event_sentences, events_page, write_events
from sahel_sim.validation.event_reader import read_events
from sahel_sim.validation.event_series import EventTable

if TYPE_CHECKING:
    from sahel_sim.report.figures.picture import Picture


@dataclass(frozen=True, repr=False, eq=False)
class RecordedEvents(EventTable):
    """The events of a file of UCDP or ACLED, with series of them, words, a figure and a page.

    Examples
    --------
    >>> from sahel_sim import RecordedEvents
    >>> "civilians" in RecordedEvents.COLUMNS
    True
    """

    def headline(self, language: str | None = None) -> str:
        """How many events there are, and where."""
        with speaking(spoken_language(language)):
            return " ".join(event_sentences(self))

    def plot(self, theme: str = "page", language: str | None = None) -> "Picture":
        """Deaths by month in the deadliest dyads."""
        from sahel_sim.report.figures.event_figures import deaths_by_month

        return deaths_by_month(self, spoken_language(language), theme)

    def page(self, language: str | None = None) -> str:
        """One HTML page."""
        return events_page(self, spoken_language(language))

    def write(self, folder: str | Path, language: str | None = None) -> Path:
        """Write the page, the figure, the tables and the record into a new folder, and return its path.

        Raises
        ------
        FolderTaken
            If there is anything in it.
        """
        return write_events(self, folder, spoken_language(language))

    def __repr__(self) -> str:
        told = card_text(events_card(self, spoken_language()))
        return f"{told}\n\n.events  .series('dyad')  .dyad_years()  .plot()  .write('folder')"

    def _repr_html_(self) -> str:
        return card_html(events_card(self, spoken_language()))


def events(path: str | Path, until: date | str | None = None) -> RecordedEvents:
    """Read the events of Mali in a file of UCDP GED (versions 22 to 25) or of ACLED.

    Parameters
    ----------
    path
        A CSV file as it is downloaded, of Mali or of all countries.
    until
        The last day that is used: events that end later are left out. Unless said, 31 December 2023 for
        UCDP and 20 February 2024 for ACLED.

    Returns
    -------
    RecordedEvents
        With ``events``, ``series``, ``dyad_years``, ``warnings`` and a page.

    Raises
    ------
    ScenarioError
        With every mistake in the file, where it stands; or if none of its events is in Mali.

    Examples
    --------
    >>> try:
    ...     events("no_such_file.csv")
    ... except Exception as error:
    ...     print(str(error).splitlines()[0])
    There is no file 'no_such_file.csv'.
    """
    found = read_events(path, until)
    return RecordedEvents(**{field.name: getattr(found, field.name) for field in fields(found)})
