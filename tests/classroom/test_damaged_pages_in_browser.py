"""What is wrong gets a sentence on the page of a class: links, damaged pages, long titles, old browsers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from class_visit import Visit

from sahel_sim.classroom.classroom_page import classroom_html

WIDTHS = (360, 1280, 1920)


@pytest.mark.parametrize(
    "link",
    [
        "pressure=7",
        "pressure=",
        "restraint=-1",
        "scenario=atlantis",
        "language=xx",
        "nothing",
        "inclusivity=NaN",
        "__proto__=1",
    ],
)
def test_a_wrong_link_gets_a_sentence(browser: Any, page_file: Path, link: str) -> None:
    opened = Visit(browser, f"{page_file.as_uri()}#{link}")

    assert opened.text("#alert") == "The link has settings that this page does not know; they were left out."
    assert opened.text("label[for=pressure] output") == "1.00"
    assert opened.complaints == []
    opened.context.close()


def test_the_sentence_about_a_wrong_link_changes_its_language(browser: Any, page_file: Path) -> None:
    opened = Visit(browser, f"{page_file.as_uri()}#pressure=7")
    opened.page.click("[data-language=fr]")

    assert opened.text("#alert").startswith("Le lien contient des réglages que cette page ne connaît pas")
    opened.context.close()


def broken(grid: dict[str, Any], tmp_path: Path, damage: Callable[[str], str]) -> Path:
    """A page that came out wrong, as from an interrupted copy."""
    path = tmp_path / "class.html"
    path.write_text(damage(classroom_html(grid)), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "damage",
    [
        lambda html: html.replace('"levers"', '"lever"', 1),
        lambda html: html.replace('"counts"', '"count"', 1),
        lambda html: html[: len(html) // 2],
        lambda html: html[:-2000],
        lambda html: html.replace("window.GRID = {", "window.GRID = ", 1),
        lambda html: html.replace('id="levers"', 'id="lever"', 1),
    ],
)
def test_a_damaged_page_says_so_and_shows_no_dumb_controls(
    browser: Any, grid: dict[str, Any], tmp_path: Path, damage: Callable[[str], str]
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(broken(grid, tmp_path, damage).as_uri())
    if page.is_visible("#show"):
        page.check("input[name=over][value=yes]")
        page.check("input[name=gain][value=jihadists]")
        page.click("#show")

    assert "the file is damaged" in page.inner_text("#broken")
    assert "le fichier est endommagé" in page.inner_text("#broken")
    assert not page.is_visible("#page")
    context.close()


def test_a_whole_page_does_not_speak_of_damage(visit: Visit) -> None:
    visit.bet()

    assert not visit.page.is_visible("#broken")
    assert visit.page.is_visible("#page")


@pytest.mark.parametrize("sign", ["x", "mot ", "عنوان "])
@pytest.mark.parametrize("width", WIDTHS)
def test_long_titles_leave_the_layout_as_it_is(
    browser: Any, grid: dict[str, Any], tmp_path: Path, width: int, sign: str
) -> None:
    """The longest that a grid may have, and some that no grid that is read has."""
    first, *others = grid["scenarios"]
    words = {"title": {"en": sign * 10_000}, "summary": {"en": sign * 10_000}}
    path = tmp_path / "class.html"
    path.write_text(classroom_html({**grid, "scenarios": [{**first, **words}, *others]}), encoding="utf-8")
    opened = Visit(browser, path.as_uri(), width)

    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.page.evaluate("document.documentElement.scrollHeight") < 3000
    assert opened.page.is_visible("#show")
    opened.bet()
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    opened.context.close()


def test_an_old_browser_gets_a_sentence(browser: Any, page_file: Path) -> None:
    context = browser.new_context()
    context.add_init_script("delete window.Uint8Array; window.Uint8Array = undefined;")
    page = context.new_page()
    page.goto(page_file.as_uri())

    assert "This browser is too old" in page.inner_text("#old")
    assert "Ce navigateur est trop ancien" in page.inner_text("#old")
    assert not page.is_visible("#broken")
    assert not page.is_visible("#page")
    context.close()


def test_without_scripts_there_is_a_sentence(browser: Any, page_file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_file.as_uri())

    assert "This page needs JavaScript" in page.inner_text("body")
    assert "Cette page a besoin de JavaScript" in page.inner_text("body")
    assert not page.is_visible("#broken")
    assert not page.is_visible("#page")
    context.close()
