"""The classroom page in a browser without network: sliders, bets, languages, keyboard, links, access."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from chromium import OpenPage
from sahel_sim.classroom.classroom_page import classroom_html
from sahel_sim.classroom.grid_error import corners, estimated_at
from sahel_sim.classroom.lesson_answers import (
    FAILS,
    FITTED,
    HOLDS,
    PLAUSIBLE,
    SILENT,
    UNDECIDED,
    answers_at,
)
from sahel_sim.classroom.lesson_cells import LINES
from sahel_sim.classroom.lesson_levers import LEVERS
from sahel_sim.classroom.lesson_runs import settings
from sahel_sim.classroom.number_text import rulers_from_text
from sahel_sim.results.gains import GAINERS

MARKS = dict(zip(GAINERS, ("#0072B2", "#E69F00", "#1A1A1A", "#7F5539", "#8C8C8C"), strict=True))
"""Colours of Okabe and Ito, as on the page of a run; nobody is grey."""

WIDTHS = (360, 1280, 1920)
AXES = [lever.values for lever in LEVERS]


GAINED = ("the state", "the rebels", "the jihadists", "the militias", "nobody")


def percent_of(share: float) -> int:
    """As the page rounds, halves up."""
    return math.floor(100 * share + 0.5)


class Visit(OpenPage):
    """The page of a class, open."""

    def text(self, selector: str) -> str:
        """What stands there."""
        return str(self.page.inner_text(selector))

    def bet(self) -> None:
        """Bet on anything, and look."""
        self.page.check("input[name=over][value=yes]")
        self.page.check("input[name=gain][value=jihadists]")
        self.page.click("#show")

    def slide(self, lever: str, value: float) -> None:
        """Move a slider as a hand does."""
        self.page.eval_on_selector(
            f"#{lever}", "(e, v) => { e.value = v; e.dispatchEvent(new Event('input')); }", str(value)
        )


@pytest.fixture
def visit(browser: Any, page_file: Path) -> Iterator[Visit]:
    opened = Visit(browser, page_file.as_uri())
    yield opened
    opened.context.close()


@pytest.fixture
def shipped(browser: Any, grid: dict[str, Any], tmp_path: Path) -> Iterator[Visit]:
    """The page that comes with the library."""
    path = tmp_path / "shipped.html"
    path.write_text(classroom_html(grid), encoding="utf-8")
    opened = Visit(browser, path.as_uri())
    yield opened
    opened.context.close()


def numbers(text: str) -> list[int]:
    return [
        int(found.replace(",", "").replace("\N{NARROW NO-BREAK SPACE}", ""))
        for found in re.findall(r"\d[\d,\u202f]*", text)
    ]


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


@pytest.mark.parametrize(
    "at", [(1.0, 0.0, 0.1), (0.0, 1.0, 0.9), (0.25, 0.5, 0.1), (0.6, 0.35, 0.45), (0.9, 0.05, 0.7)]
)
@pytest.mark.parametrize("scenario", [0, 1, 2])
def test_sliders_give_the_numbers_of_the_grid(
    visit: Visit, made_up: dict[str, Any], at: tuple[float, ...], scenario: int
) -> None:
    told = made_up["scenarios"][scenario]
    visit.bet()
    visit.page.select_option("#scenario", told["name"])
    for lever, value in zip(LEVERS, at, strict=True):
        visit.slide(lever.name, value)

    wanted = estimated_at(told, at, AXES)
    over, every, *_, killed = numbers(visit.text("#said"))
    assert over == pytest.approx(100 * wanted["rebel_war_over"], abs=0.51)
    assert every == pytest.approx(100 * wanted["all_wars_over"], abs=0.51)
    assert killed == pytest.approx(wanted["civilians_killed"], abs=0.51)
    between = any(value not in lever.values for lever, value in zip(LEVERS, at, strict=True))
    assert ("Estimated" in visit.text("#sure")) == between


FRESH = [(0.6, 0.35, 0.45), (0.9, 0.05, 0.7), (0.1, 0.0, 0.1), (1.0, 0.3, 0.1), (1.0, 0.0, 0.35)]
"""Settings between those that were run."""

ASK = """([scenario, at, whose]) => {
    const found = window.lessonRules(window.GRID).answers(window.GRID.scenarios[scenario], at, whose);
    return { test: found.test, alone: found.alone, over: found.over, stalemates: found.stalemates,
        gain: found.gain, gain_there: found.gain_there, difference: found.difference,
        sentences: found.sentences };
}"""


def same_answers(visit: Visit, grid: dict[str, Any], scenario: int, whose: str) -> set[tuple[str, str]]:
    """Asks the script and Python at every setting and between; gives what sentences did anywhere."""
    verdicts = set()
    for at in [*settings(), *FRESH]:
        found = visit.page.evaluate(ASK, [scenario, list(at), whose])
        wanted = answers_at(grid, grid["scenarios"][scenario], at, whose)
        assert set(found["alone"]) == set(wanted.alone)
        for name, share in [("over", wanted.over), *wanted.alone.items()]:
            told = found["over"] if name == "over" else found["alone"][name]
            assert told["verdict"] == share.verdict
            assert (told["k"], told["runs"], told["low"], told["high"]) == pytest.approx(
                (share.k, share.runs, share.low, share.high)
            )
        assert found["test"] == wanted.test
        assert found["stalemates"] == pytest.approx(wanted.stalemates)
        for name in ("gain", "gain_there"):
            assert found[name] == asdict(getattr(wanted, name)), (at, name)
        assert (found["difference"] is None) == (wanted.difference is None)
        if wanted.difference is not None:
            assert found["difference"] == pytest.approx(list(wanted.difference))
        assert found["sentences"] == wanted.sentences
        verdicts |= set(wanted.sentences.items())
    return verdicts


@pytest.mark.parametrize("whose", [FITTED, PLAUSIBLE])
def test_the_script_has_the_rules_of_python_whatever_the_verdict(
    visit: Visit, made_up: dict[str, Any], whose: str
) -> None:
    verdicts = set().union(*(same_answers(visit, made_up, scenario, whose) for scenario in range(3)))
    assert verdicts == set(product(("rebels", "all", "gain", "dialogue"), (HOLDS, FAILS, UNDECIDED, SILENT)))


@pytest.mark.parametrize("whose", [FITTED, PLAUSIBLE])
def test_the_shipped_page_has_the_answers_of_python(shipped: Visit, grid: dict[str, Any], whose: str) -> None:
    for scenario in range(len(grid["scenarios"])):
        same_answers(shipped, grid, scenario, whose)


def test_how_often_sentences_hold_is_counted_over_the_whole_page(
    visit: Visit, made_up: dict[str, Any]
) -> None:
    visit.bet()
    for whose in (FITTED, PLAUSIBLE):
        found = visit.page.evaluate("whose => window.lessonRules(window.GRID).tally(whose)", whose)
        wanted = [
            answers_at(made_up, scenario, at, whose).sentences
            for scenario in made_up["scenarios"]
            for at in settings()
        ]
        for name in ("rebels", "all", "gain", "dialogue"):
            counted = Counter(each[name] for each in wanted)
            assert found[name] == {kind: counted[kind] for kind in (HOLDS, FAILS, UNDECIDED, SILENT)}
            fails = counted[FAILS]
            assert f"does not hold at {fails}" in visit.text(f"[data-sentence={name}]")


def test_a_sentence_that_nothing_breaks_says_so(
    browser: Any, made_up: dict[str, Any], tmp_path: Path
) -> None:
    never = [
        {**each, "counts": {**each["counts"], "all_wars_over": [0] * len(settings())}}
        for each in made_up["scenarios"]
    ]
    page = tmp_path / "never.html"
    page.write_text(classroom_html({**made_up, "scenarios": never}, "en"), encoding="utf-8")
    opened = Visit(browser, page.as_uri())
    opened.bet()

    said = "with numbers that fit the record no setting breaks it"
    assert said in opened.text("[data-sentence=all]")
    assert said not in opened.text("[data-sentence=rebels]")
    assert "then no setting breaks it" not in opened.text("[data-sentence=all]")
    opened.context.close()


def test_both_questions_are_answered_in_the_words_of_cards(visit: Visit, made_up: dict[str, Any]) -> None:
    visit.bet()
    told = answers_at(made_up, made_up["scenarios"][0], (1.0, 0.0, 0.1))
    wide = answers_at(made_up, made_up["scenarios"][0], (1.0, 0.0, 0.1), PLAUSIBLE)
    force, rebels, allowed = visit.text("#force"), told.alone["rebel_war_over"], wide.alone["rebel_war_over"]

    works = {"all": "yes", "most": "mostly yes", "open": "these runs do not decide it", "few": "mostly no"}
    assert force.startswith(
        f"Against the rebels {works.get(rebels.verdict, 'no')}, war over in {rebels.k:.0f} run"
    )
    low, high = percent_of(rebels.low), percent_of(rebels.high)
    assert (
        f"{rebels.k:.0f} run{'s' * (rebels.k != 1)} of 48 ({low} to {high}%); against the jihadists" in force
    )
    low, high = percent_of(allowed.low), percent_of(allowed.high)
    assert f"rebels {allowed.k:.0f} of 48 ({low} to {high}%): " in visit.text("#force-overturned")
    assert "everything plausible is allowed" in visit.text("#gain-overturned")


def test_without_pressure_or_with_talks_force_is_told_for_what_it_is(visit: Visit) -> None:
    visit.bet()
    visit.slide("inclusivity", 0.5)
    assert visit.text("#force").startswith("Without talks, all else as it is set: against the rebels")
    visit.slide("inclusivity", 0.0)
    visit.slide("pressure", 0.0)
    assert visit.text("#force").startswith(
        "No test of it, since the state presses nobody; the war with the rebels"
    )
    assert visit.page.get_attribute("[data-sentence=rebels]", "class") == SILENT


def test_between_settings_the_error_at_fresh_points_is_told(visit: Visit, made_up: dict[str, Any]) -> None:
    visit.bet()
    visit.slide("pressure", 0.6)

    assert str(made_up["error"]["rebel_war_over"]["mean"]).removesuffix(".0") in visit.text("#sure")
    assert f"At {made_up['error']['points']} fresh settings" in visit.text("#sure")


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


def test_bets_are_right_wrong_or_undecided(browser: Any, made_up: dict[str, Any], tmp_path: Path) -> None:
    def outcome(over: int, gains: int) -> list[str]:
        counts = {name: [k * 0 for k in column] for name, column in made_up["scenarios"][0]["counts"].items()}
        cells = len(counts["runs"])
        counts |= dict.fromkeys(("runs", "rebel_war_told", "few_neither"), [48] * cells)
        counts |= {"rebel_war_over": [over] * cells}
        counts |= {"gains_jihadists": [gains] * cells, "gains_state": [48 - gains] * cells}
        page = tmp_path / f"bets_{over}_{gains}.html"
        scenarios = [{**each, "counts": counts} for each in made_up["scenarios"]]
        page.write_text(classroom_html({**made_up, "scenarios": scenarios}, "en"), encoding="utf-8")
        opened = Visit(browser, page.as_uri())
        opened.bet()
        said = opened.text("#verdict")
        opened.context.close()
        told = re.findall(r"\? (Right|Wrong|Undecided: the runs do not tell)\.", said)
        return [*told, said.split("Right so far: ")[1]]

    undecided = "Undecided: the runs do not tell"
    assert outcome(40, 40) == ["Right", "Right", "2 of 2 bets; in 0 more the runs do not tell."]
    assert outcome(8, 8) == ["Wrong", "Wrong", "0 of 2 bets; in 0 more the runs do not tell."]
    assert outcome(26, 26) == [undecided, undecided, "0 of 0 bets; in 2 more the runs do not tell."]


@pytest.mark.parametrize("move", ["slider", "scenario", "link"])
def test_another_setting_has_no_verdict_until_it_is_bet_on(visit: Visit, move: str) -> None:
    visit.bet()
    assert "Right so far" in visit.text("#verdict")
    visit.page.click("[data-language=en]")
    visit.page.select_option("#measure", "1")
    assert "Right so far" in visit.text("#verdict")
    if move == "slider":
        visit.slide("pressure", 0.5)
    elif move == "scenario":
        visit.page.select_option("#scenario", "accurate_force")
    else:
        visit.page.evaluate("window.location.hash = 'pressure=0.5'")
        visit.page.wait_for_function("document.querySelector('output').textContent === '0.50'")

    assert visit.text("#verdict") == "You look at this setting without a bet."
    visit.page.click("#again")
    assert not visit.page.is_visible("#answer")
    assert visit.page.locator("#betting input:checked").count() == 0
    visit.bet()
    assert re.search(r"Right so far: [01234] of [01234] bets", visit.text("#verdict"))


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
