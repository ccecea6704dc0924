"""A picture: a figure with a title, a name, and words that say what it shows to those who cannot see it."""

import html
import io
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sahel_sim.languages import language as spoken
from sahel_sim.languages import speaking
from sahel_sim.report.figure_layout import plain

if TYPE_CHECKING:
    from matplotlib.figure import Figure

RESOLUTION = 200
"""Dots per inch of PNG files."""

_MUTE = {"Date": None, "Creator": None, "Format": None, "Type": None}


@dataclass(frozen=True, eq=False)
class Picture:
    """A figure, ready to be saved or put on a page.

    Attributes
    ----------
    name
        One word, for files.
    title
        What it shows, in a line.
    alt
        The same in sentences, with the numbers that are plotted.
    figure
        The Matplotlib figure; it belongs to no window and no global list.
    language
        The language of its words.
    """

    name: str
    title: str
    alt: str
    figure: "Figure"
    language: str = field(default_factory=spoken)

    @cached_property
    def svg(self) -> str:
        """The figure as one ``<svg>`` element with title and description; the same bits every time."""
        buffer = io.StringIO()
        with speaking(self.language), plain(salt=self.name):
            self.figure.savefig(buffer, format="svg", metadata=_MUTE)
        drawn = buffer.getvalue()
        return self._spoken(_apart(drawn[drawn.index("<svg") :].rstrip(), self.name))

    def _repr_svg_(self) -> str:
        return self.svg

    def save(self, folder: str | Path) -> tuple[Path, Path]:
        """Write ``<name>.png`` and ``<name>.svg`` into a folder, and return their paths."""
        picture, drawing = Path(folder) / f"{self.name}.png", Path(folder) / f"{self.name}.svg"
        words = {"Title": self.title, "Description": self.alt, "Software": None}
        with speaking(self.language), plain():
            self.figure.savefig(picture, dpi=RESOLUTION, metadata=words)
        drawing.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n{self.svg}\n', encoding="utf-8")
        return picture, drawing

    def _spoken(self, drawn: str) -> str:
        """The drawing with what a screen reader says of it."""
        opening, rest = drawn.split(">", 1)
        title, text = f"{self.name}-title", f"{self.name}-desc"
        spoken = f' role="img" lang="{self.language}" aria-labelledby="{title} {text}">'
        words = f'<title id="{title}">{html.escape(self.title)}</title>\n'
        words += f'<desc id="{text}">{html.escape(self.alt)}</desc>'
        return f"{opening}{spoken}\n{words}{rest}"


def _apart(drawn: str, name: str) -> str:
    """The drawing with its name before every id, so that many stand on one page, and not too fine."""
    drawn = re.sub(r'(?<= d=")[^"]*', lambda d: re.sub(r"\d+\.\d+", _hundredths, d.group()), drawn)
    drawn = re.sub(r'\bid="', f'id="{name}-', drawn)
    drawn = re.sub(r'href="#', f'href="#{name}-', drawn)
    return re.sub(r"url\(#", f"url(#{name}-", drawn)


def _hundredths(number: re.Match[str]) -> str:
    return f"{float(number.group()):.2f}".rstrip("0").rstrip(".")
