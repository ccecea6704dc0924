"""The dashboard in a browser that reaches this computer alone: sliders, time, run n, two stories, access."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import sahel_sim
from chromium import OpenPage
from sahel_sim.dashboard import Session
from sahel_sim.dashboard.answer_text import run_answer
from sahel_sim.dashboard.why_text import why_sentences

PATIENCE, PAUSE = 120_000, 50
"""Milliseconds that a slow computer may take to draw a page, and between two looks at it."""

RESTRAINT = "crown.restraint"


class Visit(OpenPage):
    """A dashboard that is open."""

    def __init__(self, browser: Any, address: str, width: int = 1280) -> None:
        super().__init__(browser, address, width, PATIENCE)
        self.page.wait_for_selector(".dashboard article")

    def press(self, name: str) -> None:
        """Press a button of the bar."""
        self.page.click(f".steps button:text-is('{name}')")

    def waits_for(self, selector: str, text: str) -> None:
        """Wait until these words stand there."""
        sync = pytest.importorskip("playwright.sync_api")
        sync.expect(self.page.locator(selector).first).to_contain_text(text, timeout=PATIENCE)

    def becomes(self, read: Callable[[], object], right: object) -> None:
        """Wait until what is read off the page is right; a run is made anew after a slider has moved."""
        for _ in range(PATIENCE // PAUSE):
            if read() == right:
                return
            self.page.wait_for_timeout(PAUSE)
        assert read() == right

    def is_bright(self) -> None:
        """Wait until nothing is dimmed any more, as Solara dims a page while it is drawn anew."""
        self.page.wait_for_function(
            "() => { for (let e = document.querySelector('.dashboard .kicker'); e; e = e.parentElement)"
            " if (getComputedStyle(e).opacity < 1) return false; return true; }",
            timeout=PATIENCE,
        )

    def shows(self, session: Session, language: str = "en") -> None:
        """Wait until the page shows what a session at the same moment says, number by number."""
        for at, model in enumerate(session.models):
            answer = run_answer(model, language)
            self.waits_for(f".answer:nth-child({at + 1}) .lead", answer.sentence)
            article = self.page.locator("article").nth(at)
            rows, told = article.locator(".numbers tbody tr"), article.locator(".since-start li")
            self.becomes(
                lambda rows=rows: [row.split("\t") for row in rows.all_inner_texts()],
                [list(each) for each in answer.numbers],
            )
            self.becomes(
                lambda told=told: told.all_inner_texts(),
                list(why_sentences(model, since_start=True, language=language)),
            )
        self.waits_for(".month", run_answer(session.models[0], language).moment)

    def slide(self, lever: str, value: float) -> None:
        """Move a slider as a hand does."""
        self.page.eval_on_selector(
            f"input[name='{lever}']",
            "async (e, v) => { e.value = v; e.dispatchEvent(new Event('input'));"
            " await new Promise(requestAnimationFrame); e.dispatchEvent(new Event('change')); }",
            str(value),
        )


@pytest.fixture
def visit(browser: Any, served: Callable[..., str]) -> Iterator[Visit]:
    opened = Visit(browser, served("two_towns"))
    yield opened
    opened.context.close()


def two_towns(**given: Any) -> Session:
    return Session("two_towns", changes={"parameter_draws": "fixed"}, **given)


def test_a_page_loads_says_nothing_wrong_and_asks_no_other_computer(visit: Visit) -> None:
    visit.shows(two_towns())
    visit.press("Step")
    visit.waits_for(".month", "after 1 month")

    assert visit.complaints == []
    assert {url.split("/")[2] for url in visit.asked} == {visit.page.url.split("/")[2]}
    assert visit.page.eval_on_selector("html", "e => e.lang") == "en"


def test_steps_and_sliders_give_the_numbers_of_the_model(visit: Visit) -> None:
    session = two_towns()
    for _ in range(3):
        visit.press("Step")
        session.step()
        visit.shows(session)
        visit.waits_for(".steps [aria-live=polite]", run_answer(session.models[0]).sentence)  # is heard
    visit.slide(RESTRAINT, 0.9)
    session.move(RESTRAINT, 0.9)
    visit.waits_for(f"label[for='{RESTRAINT}'] output", "0.9")
    visit.shows(session)
    visit.press("Reset")
    session.reset()
    visit.shows(session)
    visit.press("To the end")
    session.finish()
    visit.shows(session)
    visit.page.click(".levers > button")
    session.put_back()
    visit.shows(session)

    assert visit.page.locator(".steps button:text-is('Step')").is_disabled()
    assert visit.complaints == []


def test_a_slider_can_be_moved_with_the_keyboard(visit: Visit) -> None:
    visit.press("Step")
    visit.page.focus(f"input[name='{RESTRAINT}']")
    visit.page.keyboard.press("ArrowRight")
    session = two_towns()
    session.step()
    session.move(RESTRAINT, 0.55)

    visit.waits_for(f"label[for='{RESTRAINT}'] output", "0.55")
    visit.shows(session)


def test_the_tab_key_comes_by_every_control_from_the_first_button_on(visit: Visit) -> None:
    wanted = visit.page.eval_on_selector_all(
        ".dashboard :is(button, input, select, summary)", "all => all.filter(e => !e.disabled).length"
    )
    reached = []
    for _ in range(wanted):
        visit.page.keyboard.press("Tab")
        reached.append(
            visit.page.evaluate(
                "() => { const e = document.activeElement; return e.closest('.dashboard') && "
                "getComputedStyle(e).outlineStyle !== 'none' && (e.name || e.innerText); }"
            )
        )

    assert reached[:2] == ["Play", "Step"]
    assert len(set(reached)) == wanted
    assert all(reached)
    visit.page.keyboard.press("Shift+Tab")
    visit.page.focus(".steps button:nth-of-type(2)")
    visit.page.keyboard.press("Enter")
    visit.waits_for(".month", "after 1 month")


def test_it_plays_and_pauses(visit: Visit) -> None:
    visit.press("Play")
    visit.page.wait_for_function("document.querySelector('.steps progress').value >= 2")
    visit.press("Pause")
    visit.waits_for(".steps .main", "Play")
    month = int(visit.page.locator(".steps progress").get_attribute("value"))
    session = two_towns()
    for _ in range(month):
        session.step()

    visit.shows(session)


def test_run_n_is_run_n_of_the_library(visit: Visit) -> None:
    number = 3
    visit.page.fill("input[name=replicate]", str(number))
    visit.page.press("input[name=replicate]", "Tab")
    visit.waits_for(".answer .kicker", f"run {number}, seed 1")
    visit.press("To the end")
    visit.waits_for(".month", "after 5 years of 5 years")
    story = sahel_sim.with_changes(sahel_sim.read("two_towns"), {"parameter_draws": "fixed"})
    results = sahel_sim.run(story, replicates=[number], executor=1)

    killed = f"{round(float(results['civilians_killed'].sum())):,}"
    rebels = results["people_governed"][0, -1, results.factions.names.index("league")]
    rows = dict(
        (row.split("\t")[0], row.split("\t")[2])
        for row in visit.page.locator("article .numbers tbody tr").all_inner_texts()
    )
    assert rows["Civilians killed"] == killed
    assert rows["Governed by the rebels"] == f"{rebels:.0%}"


def test_a_number_that_no_run_has_gets_a_sentence(visit: Visit) -> None:
    visit.page.fill("input[name=replicate]", "-4")
    visit.page.press("input[name=replicate]", "Tab")
    visit.waits_for(".wrong", "-4 is no number of a run or a seed. Give a whole number from 0 to 999999.")

    assert "run 0, seed 1" in visit.page.inner_text(".answer .kicker")
    visit.page.fill("input[name=replicate]", "")
    visit.page.press("input[name=replicate]", "Tab")
    visit.waits_for(".wrong", "No number is given. Give a whole number from 0 to 999999.")
    visit.press("Step")
    visit.waits_for(".month", "after 1 month")
    assert visit.page.input_value("input[name=replicate]") == "0"
    assert visit.page.locator(".wrong").count() == 0
    assert visit.complaints == []


def test_a_second_tab_is_another_session(browser: Any, visit: Visit) -> None:
    other = Visit(browser, visit.page.url)
    visit.press("Step")
    visit.waits_for(".month", "after 1 month")
    other.press("To the end")
    other.waits_for(".month", "after 5 years of 5 years")
    other.context.close()

    assert "after 1 month" in visit.page.inner_text(".month")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "The dashboard does not answer."),
        (("--lang", "fr"), "Le tableau de bord ne répond plus."),
    ],
)
def test_a_page_says_that_its_server_has_ended(
    browser: Any, own_server: Any, words: tuple[str, ...], said: str
) -> None:
    with own_server(("two_towns", *words)) as address:
        visit = Visit(browser, address)
    info = ".v-progress-circular__info"
    visit.page.wait_for_selector(f".v-overlay--active {info}", state="attached")

    assert said in visit.page.eval_on_selector(info, "e => getComputedStyle(e, '::after').content")
    assert visit.page.eval_on_selector(info, "e => getComputedStyle(e).fontSize") == "0px"
    visit.context.close()


def test_two_stories_stand_side_by_side_with_the_same_luck(visit: Visit) -> None:
    visit.page.select_option("select[name=beside]", "as_written")
    visit.waits_for(".answer:nth-child(2) h1", "Two towns, as it is written")
    visit.slide(RESTRAINT, 1.0)
    visit.waits_for(f"label[for='{RESTRAINT}'] output", "1")
    for month in ("after 1 month", "after 2 months"):
        visit.press("Step")
        visit.waits_for(".month", month)
    session = two_towns(beside="as_written")
    session.move(RESTRAINT, 1.0)
    session.step()
    session.step()

    visit.shows(session)
    left, right = (visit.page.locator("article").nth(at).bounding_box() for at in (0, 1))
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]


def test_names_on_the_map_stay_put(visit: Visit) -> None:
    where = "e => [...e].map(text => [text.textContent, text.getAttribute('x'), text.getAttribute('y')])"
    before = visit.page.eval_on_selector_all(".player svg text", where)
    visit.press("To the end")
    visit.waits_for(".month", "after 5 years of 5 years")

    assert visit.page.eval_on_selector_all(".player svg text", where) == before
    assert "Port" in [name for name, *_ in before]


def test_it_speaks_french(browser: Any, served: Callable[..., str]) -> None:
    visit = Visit(browser, served("two_towns", "--lang", "fr"))
    visit.press("Un pas")
    session = two_towns()
    session.step()
    visit.shows(session, "fr")

    assert visit.page.eval_on_selector("html", "e => e.lang") == "fr"
    english = r"\b(Step|Play|Pause now|Reset|Levers|Force alone|Seed|Who|Why|Since|nobody|the state|towns)\b"
    assert re.findall(english, visit.page.inner_text(".dashboard").split("sahel-sim run")[0]) == []
    assert visit.complaints == []
    visit.context.close()


@pytest.mark.parametrize("width", [360, 1280, 1920])
def test_nothing_sticks_out_at_any_width(browser: Any, served: Callable[..., str], width: int) -> None:
    visit = Visit(browser, served("two_towns"), width)
    if width < 960:  # folded on a telephone
        for panel in (".levers", ".stories"):
            assert not visit.page.is_visible(f"{panel} fieldset, {panel} select")
            visit.page.click(f"{panel} > summary")
    visit.page.select_option("select[name=beside]", "as_written")
    visit.waits_for(".answer:nth-child(2) h1", "as it is written")
    edges = "e => [...e].map(x => x.getBoundingClientRect()).filter(b => b.width > 0).map(b => b.right)"

    assert max(visit.page.eval_on_selector_all(".dashboard *", edges)) <= width + 0.5
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    visit.context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_no_words_are_cut_off(browser: Any, served: Callable[..., str], width: int) -> None:
    visit = Visit(browser, served("mali_2024_02", "--beside", "as_written", "--lang", "fr"), width)
    visit.page.click(".steps button:nth-of-type(3)")
    visit.waits_for(".month", "après 10 ans sur 10 ans")
    beyond = visit.page.evaluate(
        """() => [...document.querySelectorAll('.course text, .player text')].filter(text => {
            const inside = text.getBoundingClientRect(), svg = text.closest('svg').getBoundingClientRect();
            return inside.left < svg.left - 1 || inside.right > svg.right + 1;
        }).map(text => text.textContent)"""
    )
    clipped = visit.page.eval_on_selector_all(
        ".dashboard h1, .dashboard h2, .dashboard button, .dashboard label, .dashboard p",
        "all => all.filter(e => e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1)"
        ".map(e => e.innerText)",
    )

    assert "djihadistes" in visit.page.locator(".course").first.inner_html()
    assert (beyond, clipped) == ([], [])
    visit.context.close()


@pytest.mark.parametrize("width", [1280, 1920])
def test_the_first_screen_says_what_it_is_what_to_do_and_who_is_who(
    browser: Any, served: Callable[..., str], width: int
) -> None:
    visit = Visit(browser, served("force_alone"), width)
    seen = {
        name: visit.page.locator(selector).first
        for name, selector in {
            "kind": ".kicker",
            "question": ".asks",
            "first": ".lead",
            "play": ".steps .main",
            "key": ".key",
            "map": ".player svg",
        }.items()
    }

    assert "one simulated run, no forecast" in seen["kind"].inner_text()
    assert seen["question"].inner_text() == "Can force alone end the war?"
    assert seen["first"].inner_text().startswith("Press Play")
    assert {"Government", "CSP", "JNIM", "nobody"} <= set(seen["key"].inner_text().split("\n"))
    assert max(place.bounding_box()["y"] for place in seen.values()) < 900 / 2
    visit.context.close()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_serious_fault_of_accessibility(browser: Any, served: Callable[..., str], language: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright",
        reason="No axe: pip install 'sahel-sim[browser]' to test accessibility.",
    )
    visit = Visit(browser, served("two_towns", *(("--lang", "fr") if language == "fr" else ())))
    visit.page.click(".steps button:nth-of-type(2)")
    visit.page.wait_for_selector(".since-start li")
    visit.is_bright()
    found = axe.Axe().run(visit.page).response["violations"]
    serious = [
        (each["id"], node["target"])
        for each in found
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]

    assert serious == []
    visit.context.close()
