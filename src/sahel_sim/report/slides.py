"""Slides: the answer of a study and its figures, one each, in one HTML file that needs no network."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from markupsafe import Markup

from sahel_sim.execution.atomic_write import write_atomically
from sahel_sim.languages import _
from sahel_sim.report.answer_card import AnswerCard
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.page_renderer import part_text, render
from sahel_sim.report.slide_layout import LONG, answer_layout, names_above

FILE = "slides.html"
"""What slides are called in a folder of results."""

THEME = "slide"
"""The theme of their figures."""


@dataclass(frozen=True)
class Deck:
    """What slides show, in the language that is spoken.

    Attributes
    ----------
    title
        Of the study.
    kicker
        What was run, in a few words.
    card
        The answer, which is the first slide; the two questions and what would overturn it follow.
    pictures
        The figures in the theme of slides, one slide each.
    elsewhere
        What slides leave out, and where it is.
    """

    title: str
    kicker: str
    card: AnswerCard
    pictures: Sequence[Picture]
    elsewhere: str = ""


def slides_html(deck: Deck) -> str:
    """One HTML file: a slide of 16:9 for the answer, what follows from it, and one for each figure.

    Arrow keys, swiping and links go from slide to slide; each is printed on a page of its own. The script is
    a part of the file, and no other may run in it.

    Parameters
    ----------
    deck
        What it shows.
    """
    script = part_text("slides.js")
    cautions = [
        _(
            "The model is for testing theories and claims about this war. It predicts nothing, and it "
            "must not guide any operation. The people in it are audiences and victims, never targets."
        )
    ]
    left_out = [deck.elsewhere] if deck.elsewhere else []
    layout = answer_layout(deck.title, deck.card, (*cautions, *left_out))
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return render(
        "slides",
        (),
        usual=("slides",),
        title=deck.title,
        kicker=deck.kicker,
        card=deck.card,
        pictures=deck.pictures,
        long=len(deck.card.answer) > LONG,
        layout=layout,
        names_above=names_above,
        total=layout.slides + bool(deck.card.asked) + len(deck.pictures),
        cautions=cautions,
        left_out=left_out,
        script=Markup(script),
        script_hash=f"sha256-{digest}",
    )


def write_slides(html: str, path: str | Path) -> Path:
    """Write slides into a file, whole or not at all; one that is there is replaced.

    Parameters
    ----------
    html
        What ``slides_html`` gives.
    path
        A file, in a folder that is there.
    """

    def fill(file: BinaryIO) -> None:
        file.write(html.encode())

    write_atomically(Path(path), fill)
    return Path(path)
