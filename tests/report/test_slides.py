"""Slides: the answer first, a figure each, in both languages; what people write stays words."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

import sahel_sim
from sahel_sim.report.answer_card import AnswerCard, CardPanel
from sahel_sim.report.figures.bars import Bar
from sahel_sim.report.figures.run_figures import all_pictures, run_figures
from sahel_sim.report.slide_layout import answer_layout
from sahel_sim.report.study_slides import run_slides
from sahel_sim.studies.run import Results

HOSTILE = {
    "markup": '<script>alert("1")</script><img src=x onerror=alert(1)>',
    "right to left": "العنف وحده لا يحل النزاع",
    "10 000 characters": "long " * 2000,
}


class Tags(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        self.found.append((tag, dict(attrs)))

    def of_class(self, word: str) -> list[dict[str, str | None]]:
        """The attributes of what is of that class."""
        return [told for _, told in self.found if word in (told.get("class") or "").split()]


@pytest.fixture(scope="module")
def results() -> Results:
    return sahel_sim.run("two_towns", runs=3, executor=1)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_whole_answer_is_first_and_each_figure_is_a_slide(results: Results, language: str) -> None:
    page = run_slides(results, language)
    pictures = all_pictures(run_figures(results, language, "slide", ledgers=False))
    slides = re.split(r'<section class="slide', page)[1:]
    drawn = [at for at, slide in enumerate(slides) if "<svg " in slide]

    assert [part in slides[0] for part in ('class="lead"', 'class="sure"', 'class="bars"')] == [True] * 3
    assert slides[1].count('class="caution"') == 1
    assert ("is on the page of the run" in slides[1]) == (language == "en")
    assert 'class="doubts"' in slides[1]
    assert drawn == list(range(len(slides) - len(pictures), len(slides)))
    assert all(picture.name in slides[at] for picture, at in zip(pictures, drawn, strict=True))
    assert [f"{at} / {len(slides)}" in slide for at, slide in enumerate(slides, start=1)] == [True] * len(
        slides
    )
    assert not [each for each in pictures if each.name.startswith("what_moved")]
    assert all(picture.size == pytest.approx((13.333, 7.5)) for picture in pictures)
    assert f'<html lang="{language}">' in page


def test_what_has_no_room_on_the_first_slide_is_on_a_later_one() -> None:
    bars = [Bar(f"Side {at}", "1 of 2 (10 to 90%)", 0.5) for at in range(6)]
    panels = [CardPanel(f"Part {at}", bars, ["Told."]) for at in range(5)]
    sure = [f"{at}. " + "So many words about luck. " * 12 for at in range(4)]
    card = AnswerCard("Who?", "They. " * 60, panels, ["More runs."], sure)
    layout = answer_layout("Mali", card)

    shown = [each for column in layout.first.columns for each in column]
    assert [*shown, *(each for group in layout.further for each in group)] == panels
    assert shown
    assert layout.further
    assert [*layout.first.sure, *layout.sure_later] == sure
    assert layout.first.sure
    assert layout.sure_later
    assert layout.doubts_apart


def test_letters_are_as_large_as_there_is_room_for() -> None:
    bars = [Bar("One", "1 of 2", 0.5)]
    texts = [
        answer_layout(
            "Mali", AnswerCard("Who?", "They. " * 8 * n, [CardPanel("a", bars)] * n, [], ["Luck. "] * n)
        )
        for n in (1, 4, 8)
    ]

    assert [each.first.text for each in texts] == sorted((each.first.text for each in texts), reverse=True)
    assert texts[0].first.text > texts[-1].first.text >= 1.0


def test_nothing_is_asked_of_anybody(results: Results) -> None:
    tags = Tags(run_slides(results, "en"))

    asked = [told[key] for _, told in tags.found for key in ("src", "href", "xlink:href") if key in told]
    assert all(address.startswith("#") for address in asked if address)
    policy = next(told["content"] for tag, told in tags.found if tag == "meta" and "http-equiv" in told)
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "script-src 'sha256-" in policy


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
def test_titles_are_words_whatever_stands_in_them(results: Results, title: str) -> None:
    odd = replace(results, scenario=replace(results.scenario, title={"en": title, "fr": title}))
    tags = Tags(run_slides(odd, "en"))

    assert [tag for tag, _ in tags.found].count("script") == 1
    assert "img" not in {tag for tag, _ in tags.found}
    assert len(tags.of_class("slide")) == len(Tags(run_slides(results, "en")).of_class("slide"))
    assert next(told for tag, told in tags.found if tag == "h1")["dir"] == "auto"


def test_slides_are_written_whole_and_replaced(results: Results, tmp_path: Path) -> None:
    path = results.slides(tmp_path / "talk.html", "fr")
    first = path.read_text(encoding="utf-8")
    results.slides(path, "en")

    assert [each.name for each in tmp_path.iterdir()] == ["talk.html"]
    assert 'lang="fr"' in first
    assert 'lang="en"' in path.read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="There is no language 'xx'"):
        results.slides(path, "xx")


def test_every_kind_of_study_has_slides(tmp_path: Path) -> None:
    story = sahel_sim.read("two_towns")
    careful = sahel_sim.with_changes(story, {"scenario": "careful", "crown.restraint": 1.0})
    rows = [{"setting": "harsh", "crown.restraint": 0.0}, {"setting": "careful", "crown.restraint": 1.0}]
    for made in (
        sahel_sim.compare(story, careful, runs=2, outcomes="displaced", executor=1),
        sahel_sim.sweep(story, {"crown.restraint": [0.1, 0.9]}, runs=2, outcomes="displaced", executor=1),
        sahel_sim.experiment(rows, story, runs=2, outcomes="displaced", executor=1),
    ):
        page = made.slides(tmp_path / "slides.html", "fr").read_text(encoding="utf-8")
        assert len(Tags(page).of_class("slide")) >= 3
