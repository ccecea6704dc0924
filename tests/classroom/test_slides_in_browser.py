"""Slides in a browser without network: keys, links, one page each on paper, nothing asked of anybody."""

import re
from pathlib import Path
from typing import Any

import pytest

import sahel_sim

SHOWN = (
    "(() => { const e = document.querySelector('main'); return Math.round(e.scrollLeft / e.clientWidth); })()"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    story = sahel_sim.with_changes(sahel_sim.read("two_towns"), {"scenario": "long"})
    path = tmp_path_factory.mktemp("slides") / "slides.html"
    return sahel_sim.run(story, runs=3, executor=1).slides(path, "fr").as_uri()


@pytest.mark.parametrize(
    ("width", "height"), [(360, 740), (740, 360), (1280, 720), (1920, 1080), (1024, 768)]
)
def test_keys_and_links_go_from_slide_to_slide(browser: Any, address: str, width: int, height: int) -> None:
    complaints, asked = [], []
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    last = page.locator(".slide").count() - 1

    seen = [page.evaluate(SHOWN)]
    for key in ("ArrowRight", "PageDown", " ", "ArrowLeft", "End", "ArrowRight", "Home", "ArrowLeft"):
        page.keyboard.press(key)
        seen.append(page.evaluate(SHOWN))
    assert seen == [0, 1, 2, 3, 2, last, last, 0, 0]
    page.locator("#slide-1 .foot a").last.click()
    page.wait_for_function(f"{SHOWN} === 1")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []
    assert {each.split("#")[0] for each in asked} == {address}
    context.close()


def test_figures_are_as_wide_as_the_screen_and_sixteen_to_nine(browser: Any, address: str) -> None:
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    page = context.new_page()
    page.goto(address)
    box = page.locator("#slide-2 .inside").bounding_box()

    assert (box["width"], box["height"]) == pytest.approx((1920, 1080), abs=1)
    assert page.locator("#slide-2 svg").bounding_box()["height"] > 950
    overflow = "e => e.scrollHeight - e.clientHeight"
    assert page.locator("#slide-1 .inside").evaluate(overflow) <= 1
    context.close()


def test_each_slide_is_a_page_on_paper(browser: Any, address: str, tmp_path: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    context.close()

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == sahel_slides(address)
    sizes = set(re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed))
    assert all((float(x), float(y)) == pytest.approx((960, 540), abs=1.5) for x, y in sizes)


def sahel_slides(address: str) -> int:
    """How many slides there are."""
    page = Path(address.removeprefix("file://")).read_text(encoding="utf-8")
    return page.count('<section class="slide ')


@pytest.mark.parametrize("width", [360, 1280])
def test_no_serious_fault_of_accessibility(browser: Any, address: str, width: int) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright",
        reason="No axe: pip install 'sahel-sim[browser]' to test accessibility.",
    )
    context = browser.new_context(viewport={"width": width, "height": 720})
    page = context.new_page()
    page.goto(address)
    found = axe.Axe().run(page).response["violations"]

    assert [(x["id"], x["help"]) for x in found if x["impact"] in ("serious", "critical")] == []
    context.close()
