"""A picture: a figure with a title, a name, and words that say what it shows to those who cannot see it."""

import html
import io
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sahel_sim.languages import language as spoken_language
from sahel_sim.languages import speaking
from sahel_sim.report.figures.canvas import own_settings
from sahel_sim.report.figures.theme import PAGE, Theme

if TYPE_CHECKING:
    from matplotlib.figure import Figure

RESOLUTION = 200
"""Dots per inch of PNG files."""

_MUTE = {"Date": None, "Creator": None, "Format": None, "Type": None}

_OUTLINE = re.compile(r'\s*<path id="([^"]+)" d="([^"]+)" transform="(scale\(0\.015625\))"/>')
"""A letter as Matplotlib defines it, before the text that is made of it."""

_VIEW_BOX = re.compile(r'viewBox="([^"]+)"')
_BREAK = re.compile(r" ?\n([MLQCz]) ?(?=[-\d.\n\"])")
"""A line of a path, which needs no line of its own."""

_NOTHING = re.compile(r"\s*<defs>\s*</defs>")
_REFERENCE = re.compile(r'(?<=href="#)[^"]+')
_SIZE = re.compile(r'( (?:width|height)=")([\d.]+)(?=pt")')


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
        The Matplotlib figure; it belongs to no window and no global list. Its inches are those of the layout.
    theme
        How it is drawn, and how many times as large it is saved.
    language
        The language of its words.
    """

    name: str
    title: str
    alt: str
    figure: "Figure"
    theme: Theme = PAGE
    language: str = field(default_factory=spoken_language)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as it is saved, inches."""
        width, height = self.figure.get_size_inches() * self.theme.enlarged
        return float(width), float(height)

    @cached_property
    def svg(self) -> str:
        """The figure as one ``<svg>`` element with title and description; the same bits every time."""
        buffer = io.StringIO()
        with speaking(self.language), own_settings(salt=self.name):
            self.figure.savefig(buffer, format="svg", metadata=_MUTE)
        drawn = buffer.getvalue()
        drawn = drawn[drawn.index("<svg") :].rstrip()
        if self.theme.enlarged != 1.0:
            opening, rest = drawn.split(">", 1)
            drawn = f"{_SIZE.sub(self._enlarged, opening)}>{rest}"
        return self._described(_with_own_ids(drawn, self.name))

    @property
    def view_box(self) -> str:
        """What part of the plane ``svg`` shows, to draw it once more elsewhere on a page."""
        found = _VIEW_BOX.search(self.svg)
        return found[1] if found else ""

    @property
    def drawn_id(self) -> str:
        """The id of the group in ``svg`` that holds all that is drawn."""
        return f"{self.name}-figure_1"

    def _repr_svg_(self) -> str:
        return self.svg

    def save(self, folder: str | Path) -> tuple[Path, Path]:
        """Write ``<name>.png`` and ``<name>.svg`` into a folder, and return their paths."""
        picture, drawing = Path(folder) / f"{self.name}.png", Path(folder) / f"{self.name}.svg"
        words = {"Title": self.title, "Description": self.alt, "Software": None}
        dots = {"dpi": (RESOLUTION, RESOLUTION)}
        with speaking(self.language), own_settings():
            fine = RESOLUTION * self.theme.enlarged
            self.figure.savefig(picture, dpi=fine, metadata=words, pil_kwargs=dots)
        drawing.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n{self.svg}\n', encoding="utf-8")
        return picture, drawing

    def _enlarged(self, points: re.Match[str]) -> str:
        return f"{points[1]}{float(points[2]) * self.theme.enlarged:.6g}"

    def _described(self, drawn: str) -> str:
        """The drawing with what a screen reader says of it."""
        opening, rest = drawn.split(">", 1)
        title, text = f"{self.name}-title", f"{self.name}-desc"
        attributes = f' role="img" lang="{self.language}" aria-labelledby="{title} {text}">'
        words = f'<title id="{title}">{html.escape(self.title)}</title>\n'
        words += f'<desc id="{text}">{html.escape(self.alt)}</desc>'
        return f"{opening}{attributes}\n{words}{rest}"


def share_glyphs(drawings: str) -> str:
    """The same drawings with every letter defined once, before the first of them.

    A drawing that is cut out of the page afterwards has lost its letters; the files in ``figures`` have
    theirs.

    ``drawings``: HTML with ``<svg>`` elements, whose ids are all different.
    """
    names: dict[str, str] = {}
    letters: dict[str, str] = {}
    for name, outline, scale in _OUTLINE.findall(drawings):
        drawn = f'd="{outline}" transform="{scale}"'
        names[name] = letters.setdefault(drawn, f"letter{len(letters)}")
    rest = _NOTHING.sub("", _OUTLINE.sub("", drawings))
    rest = _REFERENCE.sub(lambda found: names.get(found[0], found[0]), rest)
    rest = _BREAK.sub(r"\1", rest)
    defined = "\n".join(f'<path id="{letter}" {drawn}/>' for drawn, letter in letters.items())
    opening = '<svg width="0" height="0" aria-hidden="true" class="letters">'
    return f"{opening}<defs>\n{defined}\n</defs></svg>\n{rest}"


def _with_own_ids(drawn: str, name: str) -> str:
    """The drawing with its name before every id, so that many stand on one page, and not too fine."""
    drawn = re.sub(r'(?<= d=")[^"]*', lambda d: re.sub(r"\d+\.\d+", _tenths, d.group()), drawn)
    drawn = re.sub(r'\bid="', f'id="{name}-', drawn)
    drawn = re.sub(r'href="#', f'href="#{name}-', drawn)
    return re.sub(r"url\(#", f"url(#{name}-", drawn)


def _tenths(number: re.Match[str]) -> str:
    return f"{float(number.group()):.1f}".rstrip("0").rstrip(".")
