"""The page of a class in a browser without network: languages, keyboard, lines, map, links, access."""

import re
from pathlib import Path
from typing import Any

import pytest
from class_visit import AXES, Visit

from sahel_sim.classroom.classroom_page import classroom_html
from sahel_sim.classroom.grid_error import corners
from sahel_sim.classroom.lesson_cells import LINES
from sahel_sim.classroom.number_text import rulers_from_text
from sahel_sim.results.gains import GAINERS

MARKS = dict(zip(GAINERS, ("#0072B2", "#E69F00", "#1A1A1A", "#7F5539", "#8C8C8C"), strict=True))
"""Colours of Okabe and Ito, as on the page of a run; nobody is grey."""

WIDTHS = (360, 1280, 1920)


def test_a_page_says_nothing_wrong_and_asks_nobody(visit: Visit, page_file: Path) -> None:
    visit.bet()
    visit.page.click("[data-language=fr]")
    visit.page.click("#play")
    visit.page.click("#play")

    assert visit.complaints == []
    assert visit.asked == [page_file.as_uri()]


def test_the_answer_is_hidden_until_the_class_has_bet(visit: Visit) -> None:
    assert not visit.page.is_visible("#answer")
    visit.page.click("#show")
    assert not visit.page.is_visible("#answer")
    assert visit.text("#verdict") == "Bet on both questions first."
    visit.bet()
    assert visit.page.is_visible("#answer")
    assert re.search(r"Right so far: [012] of [012] bets", visit.text("#verdict"))
    visit.page.click("#again")
    assert not visit.page.is_visible("#answer")


def test_the_language_changes_without_a_reload(visit: Visit, page_file: Path) -> None:
    visit.bet()
    visit.page.click("[data-language=fr]")

    assert visit.page.eval_on_selector("html", "e => e.lang") == "fr"
    assert visit.text("h1").startswith("Force ou dialogue")
    assert "La guerre avec les rebelles est terminée" in visit.text("#said")
    english = {"Show the answer", "Bet again", "Who gains", "Over time", "Month", "holds here", "Undecided"}
    assert [words for words in english if words in visit.text("main")] == []
    assert visit.asked == [page_file.as_uri()]


def test_everything_can_be_done_with_the_keyboard(visit: Visit) -> None:
    page = visit.page
    page.focus("#pressure")
    page.keyboard.press("ArrowLeft")
    assert visit.text("label[for=pressure] output") == "0.95"
    page.focus("input[name=over][value=yes]")
    page.keyboard.press("Space")
    page.focus("input[name=gain][value=state]")
    page.keyboard.press("ArrowRight")
    page.focus("#show")
    page.keyboard.press("Enter")
    assert page.is_visible("#answer")
    page.focus("#month")
    page.keyboard.press("End")
    assert visit.text("#month-said") == "March 2034"
    page.click("[data-language=fr]")
    assert visit.text("#month-said") == "mars 2034"


def test_lines_show_luck_or_ignorance(visit: Visit, made_up: dict[str, Any]) -> None:
    visit.bet()
    drawn = {}
    for kind in ("luck", "ignorance", "none"):
        visit.page.select_option("#spread", kind)
        drawn[kind] = visit.page.locator("#fan path.single").count()

    assert drawn == {"luck": LINES, "ignorance": made_up["size"]["draws"], "none": 0}


def test_what_no_side_has_is_not_offered_to_be_drawn(
    browser: Any, grid: dict[str, Any], tmp_path: Path
) -> None:
    """A grid of one's own may have no jihadists."""
    nobody = [0.0] * len(grid["scenarios"][0]["middles"]["jihadist_fighters"])
    scenarios = [
        {**each, "middles": {**each["middles"], "jihadist_fighters": nobody}} for each in grid["scenarios"]
    ]
    path = tmp_path / "class.html"
    path.write_text(classroom_html({**grid, "scenarios": scenarios}, "en"), encoding="utf-8")
    opened = Visit(browser, path.as_uri())
    opened.bet()
    offered = opened.page.locator("#measure option").all_inner_texts()

    assert len(offered) == len(grid["measures"]) - 1
    assert "Fighters of the jihadists" not in offered
    opened.page.select_option("#measure", label="Civilians killed, since the start")
    assert opened.page.get_attribute("#fan svg", "aria-label").startswith("Civilians killed")
    opened.context.close()


def test_the_map_moves(visit: Visit) -> None:
    visit.bet()
    first = visit.text("#month-said")
    visit.page.click("#play")
    pytest.importorskip("playwright.sync_api").expect(visit.page.locator("#month-said")).not_to_have_text(
        first
    )
    assert visit.text("#play") == "Pause"
    said = visit.page.get_attribute("[data-map=en] svg", "aria-label")
    assert re.match(r"(March|September) \d{4}: Towns: the \w+ \d+, ", said)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("scenario", [0, 1])
def test_the_map_shows_who_governs_each_town_and_its_villages(
    visit: Visit, made_up: dict[str, Any], language: str, scenario: int
) -> None:
    told, at, time = made_up["scenarios"][scenario], (1.0, 0.0, 0.1), 20
    places = made_up["places"]["countries"].count(made_up["places"]["home"])
    ((cell, _one),) = corners(at, AXES)
    rulers, agreed = (
        values.reshape(len(made_up["pictured"]), 21, 2, places)[made_up["pictured"].index(cell), time]
        for values in rulers_from_text(told["map"])
    )
    visit.bet()
    visit.page.click(f"[data-language={language}]")
    visit.page.select_option("#scenario", told["name"])
    visit.page.fill("#month", str(time))

    drawn = visit.page.evaluate(
        """of => Array.from(document.querySelectorAll(`[data-map=${of}] [data-place]`)).map(place => [
            Number(place.dataset.place), ...["t", "v"].map(part => {
                const mark = place.querySelector("." + part);
                return mark && [mark.getAttribute("fill"), mark.getAttribute("stroke-dasharray") !== "none"];
            })])""",
        language,
    )
    assert sorted(place for place, *_parts in drawn) == list(range(places))
    for place, *parts in drawn:
        for part, mark in enumerate(parts):
            if mark is not None:
                assert mark[0] == MARKS[GAINERS[rulers[part, place]]]
                assert mark[1] == (agreed[part, place] < 2 / 3 - 1e-9)
    shown = visit.page.eval_on_selector_all("[data-map]", "all => all.map(e => !e.hidden)")
    assert shown == [language == "en", language == "fr"]
    towns = visit.text("#map-said")
    counted = sum(who == GAINERS.index("militias") for who, _of in zip(rulers[0], agreed[0], strict=True))
    assert (f"the militias {counted}" in towns) == (language == "en" and counted > 0)


def test_the_map_names_neighbours_and_towns(visit: Visit) -> None:
    visit.bet()
    visit.page.click("[data-language=fr]")
    names = visit.page.locator("[data-map=fr] text").all_text_contents()

    assert {"Algérie", "Mauritanie", "Niger", "Burkina Faso", "Tombouctou", "Kidal"} <= set(names)


def test_a_link_holds_the_settings(browser: Any, visit: Visit, page_file: Path) -> None:
    visit.slide("pressure", 0.35)
    visit.slide("inclusivity", 0.8)
    visit.page.click("[data-language=fr]")
    again = Visit(browser, visit.page.url)

    assert again.text("label[for=pressure] output") == "0,35"
    assert again.text("label[for=inclusivity] output") == "0,80"
    assert not again.page.is_visible("#alert")
    again.context.close()


@pytest.mark.parametrize(
    ("asked", "chosen", "link", "told"),
    [
        ("fr-FR", None, "", "fr"),
        ("fr-ML", None, "", "fr"),
        ("en-GB", None, "", "en"),
        ("de-DE", None, "", "en"),
        ("fr-FR", "en", "", "en"),
        ("en-GB", "fr", "", "fr"),
        ("fr-FR", "fr", "#language=en", "en"),
        ("en-GB", None, "#language=fr", "fr"),
    ],
)
def test_a_page_opens_in_the_language_of_the_link_of_the_teacher_or_of_the_browser(
    browser: Any, grid: dict[str, Any], tmp_path: Path, asked: str, chosen: str | None, link: str, told: str
) -> None:
    path = tmp_path / "class.html"
    path.write_text(classroom_html(grid, chosen), encoding="utf-8")
    context = browser.new_context(locale=asked)
    page = context.new_page()
    page.goto(path.as_uri() + link)

    assert page.eval_on_selector("html", "e => e.lang") == told
    assert page.inner_text("#show") == {"en": "Show the answer", "fr": "Montrer la réponse"}[told]
    context.close()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 800)])
def test_the_bet_is_in_sight_at_once(
    browser: Any, page_file: Path, width: int, height: int, language: str
) -> None:
    opened = Visit(browser, f"{page_file.as_uri()}#language={language}", width)
    opened.page.set_viewport_size({"width": width, "height": height})

    box = opened.page.locator("#show").bounding_box()
    assert box["y"] + box["height"] <= height
    opened.context.close()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_sticks_out_at_any_width(browser: Any, page_file: Path, width: int, language: str) -> None:
    opened = Visit(browser, f"{page_file.as_uri()}#language={language}", width)
    opened.bet()

    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    cut = opened.page.evaluate(
        """() => Array.from(document.querySelectorAll("#fan text")).filter(text =>
            text.getBoundingClientRect().left < text.ownerSVGElement.getBoundingClientRect().left
        ).map(text => text.textContent)"""
    )
    assert cut == []
    opened.context.close()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_serious_fault_of_accessibility(visit: Visit, language: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright",
        reason="No axe: pip install 'sahel-sim[browser]' to test accessibility.",
    )
    visit.bet()
    visit.page.click(f"[data-language={language}]")
    # axe is put into the page by the test, and only the test's own context lets it past the page's policy.
    found = axe.Axe().run(visit.page).response["violations"]

    assert [(each["id"], each["help"]) for each in found if each["impact"] in ("serious", "critical")] == []
