"""Pages of results in a browser without network: the answer is on top, nothing sticks out."""

from pathlib import Path
from typing import Any

import pytest

import sahel_sim
from sahel_sim.report.experiment_folder import experiment_html
from sahel_sim.report.run_page import run_html

SCROLLED = """[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth + 1)
    .map(e => e.closest('section').id)"""

WIDTHS = (360, 1280, 1920)
KINDS = ("run", "compare", "sweep", "experiment")


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
    complaints, asked = [], []
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(addresses[kind])

    assert page.locator(".card .lead").bounding_box()["y"] < 900
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(SCROLLED) == []
    assert (complaints, asked) == ([], [addresses[kind]])
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_no_serious_fault_of_accessibility(browser: Any, addresses: dict[str, str], kind: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright",
        reason="No axe: pip install 'sahel-sim[browser]' to test accessibility.",
    )
    context = browser.new_context()
    page = context.new_page()
    page.goto(addresses[kind])
    found = axe.Axe().run(page).response["violations"]

    assert [(x["id"], x["help"]) for x in found if x["impact"] in ("serious", "critical")] == []
    context.close()
