"""The page: whole, alone, safe, and readable by machines that read to people."""

import itertools
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest

from catalogue import said
from sahel_sim.engine import MEASURES
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.report.run_card import run_card
from sahel_sim.report.run_page import run_html
from sahel_sim.scenario import TimelineEntry, read

VOID = {"meta", "br", "hr", "img", "input", "link"}
LARGEST = 1_500_000


class Outline(HTMLParser):
    """Tags, headings and ids of a page, and whether its tags close."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.headings, self.ids, self.open, self.links = [], [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        """See HTMLParser."""
        known = dict(attributes)
        self.tags.append((tag, known))
        self.ids += [known["id"]] if "id" in known else []
        self.links += [
            v for k, v in attributes if k in ("src", "href", "xlink:href", "action", "data", "srcset")
        ]
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        """See HTMLParser."""
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        """See HTMLParser."""
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def pages(results, english, french):
    return {"en": run_html(results, "en", english), "fr": run_html(results, "fr", french)}


@pytest.fixture(scope="module")
def northern():
    """The page of a story with talks in northern Mali: more sides, places and figures than two towns have."""
    return run_html(run(read("return_to_dialogue"), 4, execution=Execution(1)), "fr")


both = pytest.mark.parametrize("language", ["en", "fr"])


@both
def test_a_page_needs_nothing_from_outside(pages, language):
    outline = Outline(pages[language])

    assert [link for link in outline.links if not link.startswith("#")] == []
    assert re.findall(r"@import|url\((?!#)", pages[language]) == []


@both
def test_a_page_has_no_script(pages, language):
    outline = Outline(pages[language])

    assert "script" not in {tag for tag, _ in outline.tags}
    assert [k for _, known in outline.tags for k in known if k.startswith("on")] == []


@both
def test_a_page_forbids_browsers_to_load_anything(pages, language):
    assert "content=\"default-src 'none'; " in pages[language]


@both
def test_every_tag_closes(pages, language):
    assert Outline(pages[language]).open == []


@both
def test_a_page_says_its_language(pages, language):
    assert dict(Outline(pages[language]).tags)["html"]["lang"] == language


@both
def test_headings_come_in_order(pages, language):
    levels = Outline(pages[language]).headings

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [b for a, b in itertools.pairwise(levels) if b > a + 1] == []


@both
def test_no_id_is_given_twice(pages, language):
    ids = Outline(pages[language]).ids

    assert len(ids) == len(set(ids))


@both
def test_every_figure_is_an_image_with_words(pages, language):
    drawn = [known for tag, known in Outline(pages[language]).tags if tag == "svg"]
    figures = [known for known in drawn if "aria-hidden" not in known and known.get("class") != "again"]
    again = [known for known in drawn if known.get("class") == "again"]

    assert len(figures) == 13
    assert len(again) == len(figures)
    assert all(known["aria-label"] for known in again)
    assert {known["role"] for known in figures} == {"img"}


@both
def test_a_page_is_light_enough_to_be_sent(pages, language):
    assert len(pages[language].encode()) < LARGEST


def test_a_page_of_northern_mali_is_light_enough_too(northern):
    assert len(northern.encode()) < LARGEST


def test_no_letter_is_drawn_twice_on_a_page(northern):
    outlines = re.findall(r'<path id="letter\d+" d="([^"]+)"', northern)

    assert len(outlines) > 50
    assert [outline[:40] for outline in set(outlines) if northern.count(f'"{outline}"') > 1] == []


def test_every_letter_of_a_page_is_defined_on_it(northern):
    outline = Outline(northern)

    assert {link.removeprefix("#") for link in outline.links} <= set(outline.ids)


def test_a_page_of_many_figures_gives_no_id_twice(northern):
    ids = Outline(northern).ids

    assert len(ids) == len(set(ids))


@both
def test_a_page_begins_with_the_answer(pages, results, language):
    card, text = run_card(results, language), unescape(pages[language])
    told = [card.question, card.answer, *(each for panel in card.panels for each in panel.sentences)]

    assert [each for each in (*told, *card.overturned, *card.sure) if each not in text] == []
    assert text.index(card.sure[-1]) < text.index("<nav")


@both
def test_a_page_says_that_it_is_no_forecast(pages, language):
    for beginning in ("These are shares of runs of a model", "The model is for testing", "The spread shows"):
        (words,) = [each for each in said("fr") if each.english[0].startswith(beginning)]
        assert (words.english if language == "en" else words.other)[0] in unescape(pages[language])


@both
def test_a_page_has_every_measure(pages, language):
    text = unescape(pages[language])

    assert [m.name for m in MEASURES if m.label[language] not in text] == []


@both
def test_a_page_says_how_it_came_about(pages, results, language):
    for part in (
        results.scenario.name,
        results.provenance["digest"],
        "--runs 6",
        f"--seed {results.seed}",
        "numpy",
    ):
        assert part in pages[language]


def test_a_french_page_has_no_english_sentence(pages):
    text = unescape(pages["fr"])
    known = [english for each in said("fr") for english in each.english if english not in each.other]
    sentences = [english for english in known if "{" not in english and " " in english.strip()]
    labels = [m.label["en"] for m in MEASURES if m.label["en"] != m.label["fr"]]

    assert [english for english in sentences + labels if english in text] == []


def test_few_runs_are_warned_of(pages):
    assert "With only 6 runs" in pages["en"]


HOSTILE = '<script>alert("1")</script><img src=x onerror=alert(1)>'


def hostile(results):
    story = results.scenario
    moment = TimelineEntry("2000-06", 5, {"crown.restraint": 0.5}, {"en": f"note {HOSTILE}"})
    labels = ({"en": f"C {HOSTILE}"}, {"en": "L"})
    written = replace(
        story, title={"en": HOSTILE}, summary={"en": f"sum {HOSTILE}"}, name=HOSTILE, timeline=(moment,)
    )
    return replace(results, scenario=written, factions=replace(results.factions, labels=labels))


def test_what_a_scenario_says_cannot_become_markup(results, english):
    made = run_html(hostile(results), "en", english)

    tags = {tag for tag, _ in Outline(made).tags}
    assert tags & {"script", "img"} == set()


def test_what_a_scenario_says_is_still_there_to_read(results, english):
    made = unescape(run_html(hostile(results), "en", english))

    assert [part for part in (f"note {HOSTILE}", f"sum {HOSTILE}", f"C {HOSTILE}") if part not in made] == []


def test_a_change_without_a_note_is_told_by_its_settings(results, english):
    story = replace(results.scenario, timeline=(TimelineEntry("2000-06", 5, {"crown.restraint": 0.5}, {}),))

    assert "2000-06: crown.restraint = 0.5" in run_html(replace(results, scenario=story), "en", english)


@both
def test_the_contents_are_the_parts_of_the_page_in_their_order(pages, language):
    nav = re.search(r"<nav.*?</nav>", pages[language], re.DOTALL)[0]
    parts = re.findall(r'<section id="([^"]+)"[^>]*>\s*<h2>(.*?)</h2>', pages[language])

    assert len(parts) == 8
    beside, folded = nav.split("<details")
    for listed in (beside, folded):
        assert parts == re.findall(r'<a href="#([^"]+)">(.*?)</a>', listed)


@both
def test_every_figure_opens_large_and_closes_to_where_it_stands(pages, language):
    links = re.findall(r'<a class="(enlarge|close)" href="#([^"]+)"', pages[language])
    figures = re.findall(r'<figure id="([^"]+)"', pages[language])
    parts = set(re.findall(r'<section id="([^"]+)"', pages[language]))

    assert [to for kind, to in links if kind == "enlarge"] == figures
    assert {to for kind, to in links if kind == "close"} <= parts


@both
def test_every_figure_has_a_dialog_that_draws_it_again(pages, language):
    outline = Outline(pages[language])
    large = [known for tag, known in outline.tags if tag == "dialog"]
    opening = [
        known["popovertarget"]
        for tag, known in outline.tags
        if tag == "button" and known.get("class") == "enlarge"
    ]
    again = [
        known["href"].removeprefix("#")
        for tag, known in outline.tags
        if known.get("href", "").endswith("figure_1")
    ]
    ids = {known["id"] for _, known in outline.tags if "id" in known}

    assert [known["id"] for known in large] == opening
    assert all("popover" in known and known["aria-label"] for known in large)
    assert len(again) == len(large)
    assert set(again) <= ids
