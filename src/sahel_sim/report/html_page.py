"""The frame of a page: its head and style, its sections and its figures; no network, no script."""

from collections.abc import Iterable
from html import escape
from importlib.resources import files

from sahel_sim.report.picture import Picture
from sahel_sim.report.words import say

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""What a browser may load for the page: nothing but its own style."""


def document(title: str, body: str, language: str) -> str:
    """A whole page around its body; the title is plain text, the body is HTML."""
    style = files("sahel_sim.report").joinpath("style.css").read_text(encoding="utf-8")
    return f"""<!DOCTYPE html>
<html lang="{language}">
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


def section(key: str, body: str, language: str) -> str:
    """A part of a page under its heading, whose words have that key."""
    return f'<section id="{key}">\n<h2>{escape(say(key, language))}</h2>\n{body}\n</section>'


def figures(pictures: Iterable[Picture], language: str) -> str:
    """Pictures, each with its words folded away below it."""
    return '<div class="figures">\n' + "\n".join(_figure(p, language) for p in pictures) + "\n</div>"


def _figure(picture: Picture, language: str) -> str:
    words = f"<summary>{escape(say('in_words', language))}</summary><p>{escape(picture.alt)}</p>"
    return f"<figure>\n{picture.svg}\n<figcaption><details>{words}</details></figcaption>\n</figure>"
