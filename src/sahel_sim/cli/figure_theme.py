"""``--figures``: the figures of a study once more, for slides or for print."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sahel_sim.cli.console import Voice
from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.languages import _

if TYPE_CHECKING:
    from sahel_sim.report.figures.picture import Picture


def checked_theme(name: str | None) -> str | None:
    """The theme that was asked for, checked before anything is run.

    Raises ``Trouble`` if there is no such theme.
    """
    from sahel_sim.report.figures.theme import THEMES

    if name is not None and name not in THEMES:
        names = ", ".join(THEMES)
        raise Trouble(_("There is no theme '{name}' of figures. There are: {names}.", name=name, names=names))
    return name


def save_in_theme(
    place: Path, theme: str | None, draw: Callable[[str], "Iterable[Picture]"], voice: Voice
) -> None:
    """Write the figures in that theme into a folder beside the page; nothing if none was asked for."""
    if theme is None:
        return
    from sahel_sim.report.results_folder import write_figures

    folder = place / f"figures_{theme}"
    write_figures(draw(theme), folder)
    voice.show(_("Figures in the theme {theme} are in {folder}", theme=theme, folder=folder))
