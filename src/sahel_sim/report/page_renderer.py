"""Rendering of pages from templates: one HTML file that needs no network, and no script to be read."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from sahel_sim.languages import N_, _, language
from sahel_sim.report.figures.picture import share_glyphs

HEADINGS = {
    "in_short": N_("In short"),
    "assumptions": N_("Which assumption breaks what"),
    "all_claims": N_("All claims"),
    "each_claim": N_("Claim by claim"),
    "how_to_read": N_("How to read this, and how not to"),
    "what_was_run": N_("What was run"),
    "what_varies": N_("What is varied"),
    "lines": N_("Lines"),
    "maps": N_("Maps"),
    "the_cells": N_("The cells"),
    "how_sure": N_("How sure, and how many runs"),
    "the_numbers": N_("The numbers"),
    "how_it_ends": N_("How it ends"),
    "who_governs": N_("Who governs"),
    "moving_map": N_("The map, month by month"),
    "who_fights": N_("Who fights, and why their numbers change"),
    "who_pays": N_("Who pays"),
    "what_differs": N_("What differs"),
    "over_time": N_("How it goes over time"),
    "how_accords_hold": N_("How long accords hold"),
    "forests": N_("Effects"),
    "tippings": N_("Tipping maps"),
    "shares_of_space": N_("Parameter space"),
    "ablations": N_("Mechanisms"),
    "side_by_side": N_("Numbers as they are, and drawn"),
    "patterns_table": N_("Statistic by statistic"),
    "patterns_not_computed": N_("What could not be computed"),
    "by_dyad": N_("Who fights whom"),
    "by_place": N_("Where"),
    "targets": N_("Recorded and simulated"),
    "synthetic_truth": N_("Whether known numbers are found again"),
    "fitted_numbers": N_("What is told of each number"),
    "told_by_data": N_("What the data tell, and what not"),
    "hang_on": N_("Which assumption each verdict hangs on"),
    "scores": N_("Who forecasts better"),
    "scores_by_dyad": N_("Dyad by dyad"),
    "capitals": N_("Who holds the capitals"),
    "displaced": N_("The displaced"),
    "looks": N_("How often these years were looked at"),
    "what_was_read": N_("What was read"),
}
"""What heads each part of a page, by its anchor."""


@dataclass(frozen=True)
class Block:
    """Rows of a table under one heading; of a cell with several lines all but the first are small."""

    heading: str
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class PageTable:
    """A table: what stands above it, its columns, and its blocks of rows."""

    note: str
    columns: Sequence[str]
    blocks: Sequence[Block]


@dataclass(frozen=True)
class Definition:
    """A line of a list of definitions.

    Attributes
    ----------
    name, text
        What it is, and what is said of it.
    more
        What is said on a line of its own.
    code
        What can be typed, in parts that are not broken.
    digest
        Fingerprints, in small letters.
    """

    name: str
    text: str = ""
    more: str = ""
    code: Sequence[str] = ()
    digest: str = ""


def heading(key: str) -> str:
    """What heads a part of a page."""
    return _(HEADINGS[key])


def render(
    template: str,
    contents: Sequence[str],
    *,
    styles: Sequence[str] = (),
    usual: Sequence[str] = ("style", "card"),
    **context: Any,
) -> str:
    """Fill a template with what a page says; everything is escaped but figures.

    Parameters
    ----------
    template
        The name of a file in ``report/templates`` without its ending.
    contents
        The parts of the page in their order, by their keys in ``HEADINGS``.
    styles, usual
        Style sheets, and those before them.
    **context
        What the template names.
    """
    sheets = Markup("".join(_style_sheet(name) for name in (*usual, *styles)))
    page = _environment().get_template(f"{template}.html.j2")
    return page.render(language=language(), style=sheets, contents=contents, **context)


def render_card(card: object) -> str:
    """The answer card alone, with its style, for notebooks."""
    style = Markup(_style_sheet("card"))
    return _environment().get_template("card_alone.html.j2").render(card=card, style=style)


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("sahel_sim.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"_": _, "heading": heading}
    environment.filters["share_glyphs"] = lambda drawings: Markup(share_glyphs(str(drawings)))
    return environment


def _style_sheet(name: str) -> str:
    return part_text(f"{name}.css")


@functools.cache
def part_text(name: str) -> str:
    """The text of a style sheet or a script of pages, by the name of its file."""
    return files("sahel_sim.report").joinpath("templates", name).read_text(encoding="utf-8")
