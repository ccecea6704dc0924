"""The classroom page: one file with its data, its style and its script, that needs no network."""

import functools
import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from sahel_sim.classroom.classroom_text import classroom_texts
from sahel_sim.classroom.lesson_map import lesson_map
from sahel_sim.languages import LANGUAGES, SOURCE

LARGEST = 1_500_000
"""Bytes that a page may have: what an old telephone can open from a stick."""


SCRIPTS = ("lesson_rules.js", "answer_words.js", "classroom.js")
"""What the page runs, in this order: the rules of answers, their words, and everything that is drawn."""


def classroom_html(grid: Mapping[str, Any], language: str | None = None) -> str:
    """The page, in every language; it opens in that one, or in that of the reader's browser if none is named.

    English where the browser asks for none that is known. A link that names a language goes before both.
    """
    told = {each["name"]: {"title": each["title"], "summary": each["summary"]} for each in grid["scenarios"]}
    texts = classroom_texts(told)
    lesson = lesson_map(grid["places"])
    shown = {name: values for name, values in grid.items() if name != "places"}
    shown["map"] = {"looks": lesson.looks, "places": lesson.places, "agreed": lesson.agreed}
    return (
        _environment()
        .get_template("classroom.html.j2")
        .render(
            language=language or SOURCE,
            chosen=language or "",
            languages=LANGUAGES,
            texts=texts,
            said=texts[language or SOURCE],
            style=_part("classroom.css"),
            script=Markup("").join(_part(name) for name in SCRIPTS),
            drawings=lesson.drawings,
            grid=_data(shown),
            words=_data(texts),
        )
    )


def _data(values: Mapping[str, Any]) -> Markup:
    """Data inside a script: nothing in it can end the script or begin markup."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


def _part(name: str) -> Markup:
    return Markup(files("sahel_sim.classroom").joinpath("page", name).read_text(encoding="utf-8"))


@functools.cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("sahel_sim.classroom", "page"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
