"""Pages that hold the model against records, in a browser without network: nothing sticks out."""

from typing import Any

import pytest

import sahel_sim
from chromium import OpenPage, serious_faults
from made_up_records import TRIED, calibration, steady_events
from sahel_sim.execution.execution import Execution
from sahel_sim.report.backcast_page import backcast_page
from sahel_sim.report.calibration_page import calibration_page
from sahel_sim.report.events_page import events_page
from sahel_sim.scenario.parameter_draws import PriorDraws
from sahel_sim.validation.backcast import backcast

SCROLLED = """[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth + 1)
    .map(e => e.closest('section').id)"""
"""Parts with a table that is wider than the screen."""

WIDTHS = (360, 1280, 1920)
KINDS = ("events", "backcast", "calibration", "forecast")


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A page of each kind, in French, whose words are longer."""
    folder = tmp_path_factory.mktemp("records")
    table = steady_events(folder)
    pages = {
        "events": events_page(table, "fr"),
        "backcast": backcast_page(backcast(table, PriorDraws(), 6, seed=1, execution=Execution(1)), "fr"),
        "calibration": calibration_page(calibration(), "fr", claims=[TRIED]),
    }
    for kind, html in pages.items():
        (folder / f"{kind}.html").write_text(html, encoding="utf-8")
    made = sahel_sim.forecast(6, seed=1, parameters="prior", executor=1)
    written = {kind: folder / f"{kind}.html" for kind in pages}
    written["forecast"] = made.write(folder / "forecast", "fr") / "index.html"
    return {kind: path.as_uri() for kind, path in written.items()}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_sticks_out_and_nothing_is_asked_for(
    browser: Any, addresses: dict[str, str], kind: str, width: int
) -> None:
    opened = OpenPage(browser, addresses[kind], width)

    assert opened.page.locator("#in_short").bounding_box()["y"] < 900
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.page.evaluate(SCROLLED) == []
    assert (opened.complaints, opened.asked) == ([], [addresses[kind]])
    opened.context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_every_link_of_the_contents_leads_to_a_part_that_is_there(
    browser: Any, addresses: dict[str, str], kind: str
) -> None:
    opened = OpenPage(browser, addresses[kind])
    named = opened.page.locator("nav .beside a")
    found = named.evaluate_all(
        "links => links.map(each => document.querySelector(each.getAttribute('href')).offsetHeight)"
    )

    assert len(found) > 2
    assert min(found) > 0
    opened.context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_no_serious_fault_of_accessibility(browser: Any, addresses: dict[str, str], kind: str) -> None:
    opened = OpenPage(browser, addresses[kind])

    assert serious_faults(opened.page) == []
    opened.context.close()
