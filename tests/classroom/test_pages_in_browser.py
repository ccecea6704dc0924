"""Pages of results in a browser without network: the answer is on top, nothing sticks out."""

from pathlib import Path
from typing import Any

import pytest

import sahel_sim
from chromium import OpenPage, serious_faults
from made_up_records import scorecard
from planted_claims import MADE, SEED, planted
from sahel_sim.report.claims_page import claims_html
from sahel_sim.report.experiment_folder import experiment_html
from sahel_sim.report.outcomes_folder import outcomes_html
from sahel_sim.report.patterns_page import patterns_html
from sahel_sim.report.run_page import run_html

SCROLLED = """[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth + 1)
    .map(e => e.closest('section').id)"""

OUTCOMES = ("rebel_war_over", "battle_deaths", "displaced")
WIDTHS = (360, 1280, 1920)
DRAWN = ("run", "compare", "sweep", "experiment", "claims")
"""Pages with figures."""

KINDS = (*DRAWN, "patterns", "outcomes")


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A page of each kind, in French, whose words are longer."""
    story = sahel_sim.read("two_towns")
    careful = sahel_sim.with_changes(story, {"scenario": "careful", "crown.restraint": 1.0})
    swept = sahel_sim.sweep(story, {"crown.restraint": [0.1, 0.9]}, runs=4, outcomes="displaced", executor=1)
    rows = [
        {"setting": "all force", "crown.military_pressure": 1.0, "dialogue.inclusivity": 0.0, "years": 2},
        {"setting": "half and half", "crown.military_pressure": 0.5, "dialogue.inclusivity": 0.5, "years": 3},
    ]
    tried = sahel_sim.experiment(rows, story, runs=4, executor=1)
    pages = {
        "run": run_html(sahel_sim.run(story, runs=4, executor=1), "fr"),
        "compare": sahel_sim.compare(story, careful, runs=4, executor=1).page("fr"),
        "sweep": swept.page("fr"),
        "experiment": experiment_html(tried, "fr"),
        "claims": claims_html(planted().rulings, MADE, SEED, "fr"),
        "patterns": patterns_html(scorecard("AAAAABBBC", inside=4, spread=1.5), "fr"),
        "outcomes": outcomes_html(sahel_sim.run(story, runs=4, outcomes=OUTCOMES, executor=1), "fr"),
    }
    folder = tmp_path_factory.mktemp("pages")
    for kind, html in pages.items():
        (folder / f"{kind}.html").write_text(html, encoding="utf-8")
    return {kind: Path(folder / f"{kind}.html").as_uri() for kind in pages}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_answer_is_on_the_first_screen_and_nothing_sticks_out(
    browser: Any, addresses: dict[str, str], kind: str, width: int
) -> None:
    opened = OpenPage(browser, addresses[kind], width)

    assert opened.page.locator(".card .lead").bounding_box()["y"] < 900
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.page.evaluate(SCROLLED) == []
    assert (opened.complaints, opened.asked) == ([], [addresses[kind]])
    opened.context.close()


@pytest.mark.parametrize("kind", DRAWN)
def test_figures_open_large_and_close_with_the_keyboard(
    browser: Any, addresses: dict[str, str], kind: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(addresses[kind])
    small = page.locator("figure .drawing svg").first.bounding_box()
    button = page.locator("button.enlarge").first

    button.focus()
    page.keyboard.press("Enter")
    shown = page.locator("dialog.large:popover-open")
    assert shown.count() == 1
    assert shown.bounding_box()["width"] == 1280
    assert shown.locator("use").bounding_box()["height"] > small["height"]
    page.keyboard.press("Escape")
    assert shown.count() == 0
    assert button.evaluate("e => e === document.activeElement")
    button.click()
    assert shown.count() == 1
    shown.locator("button.close").click()
    assert shown.count() == 0
    context.close()


@pytest.mark.parametrize(("width", "beside"), [(360, False), (1280, True), (1920, True)])
def test_contents_are_folded_where_there_is_no_room_beside(
    browser: Any, addresses: dict[str, str], width: int, beside: bool
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(addresses["run"])

    assert page.locator("nav .beside").is_visible() == beside
    assert page.locator("nav .folded summary").is_visible() != beside
    assert not page.locator("nav .folded a").first.is_visible()
    if beside:
        page.evaluate("window.scrollTo(0, 3000)")
        assert page.locator("nav .beside a").first.is_visible()
        assert 0 <= page.locator("nav").bounding_box()["y"] < 10
        columns = {round(each.bounding_box()["x"]) for each in page.locator("figure").all()}
        assert len(columns) == (3 if width == 1920 else 2)
    else:
        page.locator("nav .folded summary").click()
        assert page.locator("nav .folded a").first.is_visible()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_no_serious_fault_of_accessibility(browser: Any, addresses: dict[str, str], kind: str) -> None:
    opened = OpenPage(browser, addresses[kind])

    assert serious_faults(opened.page) == []
    opened.context.close()
