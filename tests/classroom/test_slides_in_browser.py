"""Slides in a browser without network: read from the last row, by keys and links, one page each on paper."""

import re
from typing import Any

import pytest

import sahel_sim
from chromium import OpenPage, serious_faults
from planted_claims import MADE, planted
from sahel_sim.report.study_slides import claims_slides, run_slides

SHOWN = (
    "(() => { const e = document.querySelector('main'); return Math.round(e.scrollLeft / e.clientWidth); })()"
)

SMALL = """[...document.querySelectorAll('.slide *')].filter(e => !e.closest('svg')
    && [...e.childNodes].some(each => each.nodeType === Node.TEXT_NODE && each.textContent.trim())
    && parseFloat(getComputedStyle(e).fontSize) < 24).map(e => e.textContent)"""
"""Words in letters of less than 24 pixels."""

BEYOND = """[...document.querySelectorAll('.words .inside')].filter(e => e.scrollHeight > e.clientHeight + 1
    || e.scrollWidth > e.clientWidth + 1).map(e => e.closest('.slide').id)"""
"""Slides of words that would have to be scrolled."""

CUT = """[...document.querySelectorAll('h1, h2, .question, .lead, .panel h3, .bar-name')]
    .filter(e => e.scrollHeight > e.clientHeight + 4).map(e => e.textContent)"""
"""Words that are cut off."""

KINDS = ("run", "compare", "sweep", "experiment", "claims")
EVERY = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Slides of each kind, in French, whose words are longer."""
    long = sahel_sim.with_changes(sahel_sim.read("two_towns"), {"scenario": "long"})
    story = sahel_sim.with_changes(sahel_sim.read("mali_2024_02"), {"years": 3})
    milder = sahel_sim.with_changes(story, {"scenario": "milder", "government.military_pressure": 0.2})
    pressure, talks = "government.military_pressure", "dialogue.inclusivity"
    rows = [{"setting": f"half of {at}", pressure: at / 2} for at in range(3)]
    how: dict[str, Any] = {"runs": 3, "executor": 1}
    studies = {
        "compare": sahel_sim.compare(story, milder, **how),
        "sweep": sahel_sim.sweep(story, {pressure: [0.0, 1.0], talks: [0.0, 1.0]}, **how),
        "experiment": sahel_sim.experiment(rows, story, **how),
    }
    folder = tmp_path_factory.mktemp("slides")
    written = {kind: study.slides(folder / f"{kind}.html", "fr") for kind, study in studies.items()}
    pages = {
        "run": run_slides(sahel_sim.run(long, **how), "fr"),
        "claims": claims_slides(planted().rulings, MADE, "fr"),
    }
    for kind, html in pages.items():
        written[kind] = folder / f"{kind}.html"
        written[kind].write_text(html, encoding="utf-8")
    return {kind: path.as_uri() for kind, path in written.items()}


@pytest.fixture
def address(addresses: dict[str, str]) -> str:
    """The slides of a run."""
    return addresses["run"]


@EVERY
def test_the_last_row_can_read_every_slide(browser: Any, addresses: dict[str, str], kind: str) -> None:
    opened = OpenPage(browser, addresses[kind], 1920)
    opened.page.set_viewport_size({"width": 1920, "height": 1080})

    assert opened.page.evaluate(SMALL) == []
    assert opened.page.evaluate(BEYOND) == []
    assert opened.page.evaluate(CUT) == []
    opened.context.close()


@EVERY
def test_the_first_slide_is_the_whole_answer(browser: Any, addresses: dict[str, str], kind: str) -> None:
    opened = OpenPage(browser, addresses[kind], 1920)
    opened.page.set_viewport_size({"width": 1920, "height": 1080})
    parts = ("h1", ".question", ".lead", ".sure p", ".panel h3", ".track")
    boxes = [opened.page.locator(f"#slide-1 {part}").first.bounding_box() for part in parts]

    assert [box for box in boxes if box["y"] + box["height"] > 1080 - 72] == []
    assert opened.page.locator("#slide-2 .doubts, #slide-3 .doubts").count() == 1
    opened.context.close()


@EVERY
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_sticks_out_and_nothing_is_asked_for(
    browser: Any, addresses: dict[str, str], kind: str, width: int
) -> None:
    opened = OpenPage(browser, addresses[kind], width)

    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    wide = "slides => slides.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent)"
    assert opened.page.locator(".words .inside").evaluate_all(wide) == []
    assert (opened.complaints, opened.asked) == ([], [addresses[kind]])
    opened.context.close()


@pytest.mark.parametrize(
    ("width", "height"), [(360, 740), (740, 360), (1280, 720), (1920, 1080), (1024, 768)]
)
def test_keys_and_links_go_from_slide_to_slide(browser: Any, address: str, width: int, height: int) -> None:
    opened = OpenPage(browser, address, width)
    page = opened.page
    page.set_viewport_size({"width": width, "height": height})
    last = page.locator(".slide").count() - 1

    seen = [page.evaluate(SHOWN)]
    for key in ("ArrowRight", "PageDown", " ", "ArrowLeft", "End", "ArrowRight", "Home", "ArrowLeft"):
        page.keyboard.press(key)
        seen.append(page.evaluate(SHOWN))
    assert seen == [0, 1, 2, 3, 2, last, last, 0, 0]
    page.locator("#slide-1 .foot a").last.click()
    page.wait_for_function(f"{SHOWN} === 1")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.complaints == []
    assert {each.split("#")[0] for each in opened.asked} == {address}
    opened.context.close()


def test_figures_are_as_wide_as_the_screen_and_sixteen_to_nine(browser: Any, address: str) -> None:
    opened = OpenPage(browser, address, 1920)
    opened.page.set_viewport_size({"width": 1920, "height": 1080})
    drawn = opened.page.locator(".drawn .inside").first
    box = drawn.bounding_box()

    assert (box["width"], box["height"]) == pytest.approx((1920, 1080), abs=1)
    assert drawn.locator("svg").bounding_box()["height"] > 950
    opened.context.close()


@EVERY
def test_each_slide_is_a_page_on_paper(browser: Any, addresses: dict[str, str], kind: str) -> None:
    opened = OpenPage(browser, addresses[kind])
    printed = opened.page.pdf(prefer_css_page_size=True, print_background=True)

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == opened.page.locator(".slide").count()
    sizes = set(re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed))
    assert all((float(x), float(y)) == pytest.approx((960, 540), abs=1.5) for x, y in sizes)
    opened.context.close()


@EVERY
@pytest.mark.parametrize("width", [360, 1280])
def test_no_serious_fault_of_accessibility(
    browser: Any, addresses: dict[str, str], kind: str, width: int
) -> None:
    opened = OpenPage(browser, addresses[kind], width)

    assert serious_faults(opened.page) == []
    opened.context.close()
