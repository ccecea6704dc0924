"""The map that moves in a browser without network: by mouse, by keyboard, and for a screen reader."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import sahel_sim
from sahel_sim.report.run_page import run_html

WIDTHS = (360, 1280, 1920)
MONTHS = 12


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A page in each language."""
    story = sahel_sim.with_changes(sahel_sim.read("mali_2022_01"), {"years": MONTHS / 12})
    results = sahel_sim.run(story, runs=4, executor=1, places=True)
    folder = tmp_path_factory.mktemp("maps")
    for language in ("en", "fr"):
        (folder / f"{language}.html").write_text(run_html(results, language), encoding="utf-8")
    return {language: Path(folder / f"{language}.html").as_uri() for language in ("en", "fr")}


@pytest.fixture
def page(browser: Any, addresses: dict[str, str]) -> Iterator[Any]:
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(addresses["en"])
    yield opened
    context.close()


def part(page: Any, name: str) -> Any:
    return page.locator(f"#map-player [data-part={name}]")


def marks(page: Any) -> list[str]:
    looks = "marks => marks.map(mark => mark.getAttribute('d') + mark.getAttribute('fill-opacity'))"
    found: list[str] = page.locator("#map-player [data-place] path").evaluate_all(looks)
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_sticks_out_and_nothing_is_asked_for(
    browser: Any, addresses: dict[str, str], language: str, width: int
) -> None:
    complaints, asked = [], []
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(addresses[language])
    part(page, "forward").click()

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (complaints, asked) == ([], [addresses[language]])
    assert part(page, "date").inner_text() == {"en": "February 2022", "fr": "février 2022"}[language]
    context.close()


def test_steps_and_slider_tell_the_date_and_move_the_marks(page: Any) -> None:
    before, names = marks(page), page.locator("#map-player svg text").all_inner_texts()
    part(page, "slider").fill(str(MONTHS))
    after = marks(page)

    assert part(page, "date").inner_text() == "January 2023"
    assert part(page, "slider").get_attribute("aria-valuetext") == "January 2023"
    assert before != after
    assert page.locator("#map-player svg text").all_inner_texts() == names
    part(page, "back").click()
    assert part(page, "date").inner_text() == "December 2022"


def test_the_keyboard_alone_steps_plays_and_pauses(page: Any) -> None:
    part(page, "play").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert part(page, "date").inner_text() == "March 2022"
    page.keyboard.press("End")
    assert part(page, "date").inner_text() == "January 2023"
    page.keyboard.press("Enter")
    assert part(page, "play").inner_text() == "Pause"
    page.keyboard.press("Enter")
    assert part(page, "play").inner_text() == "Play"
    page.keyboard.press("Home")
    assert part(page, "date").inner_text() == "January 2022"


def test_playing_comes_to_the_end_and_stops(page: Any) -> None:
    page.clock.install()
    page.reload()
    part(page, "play").click()
    page.clock.run_for(60_000)

    assert part(page, "date").inner_text() == "January 2023"
    assert part(page, "play").inner_text() == "Play"


def test_one_run_can_be_chosen(page: Any) -> None:
    part(page, "slider").fill(str(MONTHS))
    of_all = part(page, "told").inner_text()
    part(page, "runs").select_option("2")

    assert "disagree" in of_all
    assert "disagree" not in part(page, "told").inner_text()


def test_the_map_has_no_serious_fault_of_accessibility(page: Any) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright",
        reason="No axe: pip install 'sahel-sim[browser]' to test accessibility.",
    )
    found = axe.Axe().run(page).response["violations"]

    assert [(x["id"], x["help"]) for x in found if x["impact"] in ("serious", "critical")] == []


def test_without_a_script_the_map_of_the_start_is_there(browser: Any, addresses: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(addresses["en"])

    assert page.locator("#map-player svg [data-place]").count() > 40
    assert page.locator("#map-player [data-part=controls]").get_attribute("hidden") is not None
    assert part(page, "date").inner_text() == "January 2022"
    context.close()
