"""The frame of a page: its head and style, its sections and its figures; no network, no script."""

from collections.abc import Iterable
from html import escape
from importlib.resources import files

from sahel_sim.languages import N_, _, language
from sahel_sim.report.picture import Picture

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""What a browser may load for the page: nothing but its own style."""


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
    "who_fights": N_("Who fights, and why their numbers change"),
    "who_pays": N_("Who pays"),
    "what_differs": N_("What differs"),
    "over_time": N_("How it goes over time"),
    "forests": N_("Effects"),
    "tippings": N_("Tipping maps"),
    "shares_of_space": N_("Parameter space"),
    "ablations": N_("Mechanisms"),
    "patterns_table": N_("Statistic by statistic"),
    "patterns_not_computed": N_("What could not be computed"),
}
"""What heads each part of a page, by its anchor."""


def document(title: str, body: str) -> str:
    """A whole page around its body; the title is plain text, the body is HTML."""
    style = files("sahel_sim.report").joinpath("style.css").read_text(encoding="utf-8")
    return f"""<!DOCTYPE html>
<html lang="{language()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<title>{escape(title)} – sahel_sim</title>
<style>
{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def section(key: str, body: str) -> str:
    """A part of a page under its heading, whose words have that key."""
    heading = _(HEADINGS[key])
    return f'<section id="{key}">\n<h2>{escape(heading)}</h2>\n{body}\n</section>'


def figures(pictures: Iterable[Picture]) -> str:
    """Pictures, each with its words folded away below it."""
    return '<div class="figures">\n' + "\n".join(_figure(p) for p in pictures) + "\n</div>"


def _figure(picture: Picture) -> str:
    in_words = _("In words")
    words = f"<summary>{escape(in_words)}</summary><p>{escape(picture.alt)}</p>"
    return f"<figure>\n{picture.svg}\n<figcaption><details>{words}</details></figcaption>\n</figure>"
