"""What a page says of its runs, without a browser: the answer, the map, and how to have it again."""

import re
from pathlib import Path

import pytest

import sahel_sim
from sahel_sim.dashboard import Session
from sahel_sim.dashboard.answer_text import run_answer
from sahel_sim.dashboard.page_text import (
    beside_options,
    command_line,
    lever_groups,
    page_words,
    reproduction,
    story_options,
)
from sahel_sim.dashboard.run_markup import page_markup
from sahel_sim.dashboard.session import AS_WRITTEN
from sahel_sim.dashboard.world_map import world_map
from sahel_sim.languages import in_language
from sahel_sim.report.number_format import percent
from sahel_sim.scenario import reading

RESTRAINT = "crown.restraint"


@pytest.fixture(scope="module")
def finished() -> Session:
    session = Session("two_towns", replicate=2)
    session.finish()
    return session


def test_the_numbers_are_those_of_the_model(finished):
    model = finished.models[0]
    rows = {what: (first, now) for what, first, now in run_answer(model).numbers}
    killed = float(model.series["civilians_killed"].sum())
    governed = model.series["people_governed"][0, :, model.world.factions.names.index("league")]

    assert rows["Civilians killed"] == ("0", f"{round(killed):,}")
    assert rows["Governed by the rebels"] == (percent(governed[0]), percent(governed[-1]))


def test_at_the_end_the_answer_says_how_it_ends_and_who_gains(finished):
    said = run_answer(finished.models[0]).sentence
    ending = {"en": "between state and rebels it comes to", "fr": "entre l'État et les rebelles"}

    assert said.startswith("After 5 years: ")
    assert ending["en"] in said
    assert "civilians killed" in said
    assert re.search(r"gains? most|nobody has gained", said)
    assert ending["fr"] in run_answer(finished.models[0], "fr").sentence


def test_a_run_that_goes_on_has_no_ending():
    session = Session("two_towns")
    session.step()

    assert "it comes to" not in run_answer(session.models[0]).sentence
    assert run_answer(session.models[0]).moment == "February 2000: after 1 month of 5 years"


def test_the_map_counts_what_the_world_has(finished):
    model = finished.models[0]
    told = world_map(model)
    for part, field in (("town", "towns"), ("village", "villages")):
        control = getattr(model.world, f"{part}_control")[0]
        best = control.argmax(axis=0)
        counted = {
            name: sum(
                int(best[place]) == row and control[row, place] > 1.0 - control[:, place].sum()
                for place in range(3)  # the fourth is abroad
            )
            for row, name in enumerate(("The Crown", "The League"))
        }
        assert {side.name: getattr(side, field) for side in told.legend if side.name != "nobody"} == counted


def test_names_of_towns_stay_where_they_are(finished):
    start = Session("two_towns", replicate=2)
    texts = [re.findall(r"<text.*?</text>", world_map(s.models[0]).drawing) for s in (start, finished)]

    assert texts[0] == texts[1]
    assert any("Port" in text for text in texts[0])
    assert world_map(start.models[0]).drawing != world_map(finished.models[0]).drawing


def test_a_page_is_in_one_language(finished):
    shown = page_markup(finished, "fr")
    text = " ".join((shown.moment, shown.answers, *shown.runs))

    english = ("Who ", "Why", "After", "Governs", "towns", "Since", "killed", "now<", "start<", "seed")
    assert [words for words in english if words in text] == []
    assert "Qui gouverne où" in text


def test_markup_in_the_title_of_a_story_is_text():
    story = sahel_sim.with_changes(
        sahel_sim.read("two_towns"), {"title": {"en": "<b>x</b>", "fr": "<i>x</i>"}}
    )
    shown = page_markup(Session(story))

    assert "<b>x" not in shown.answers
    assert "&lt;b&gt;x" in shown.answers


def test_the_line_of_python_makes_the_same_run():
    session = Session(
        "two_towns",
        replicate=3,
        seed=5,
        changes={"crown.skill": 1.5, "parameter_draws": "fixed", "mechanisms.displacement": False},
    )
    session.move(RESTRAINT, 0.2)
    for _ in range(4):
        session.step()
    model = eval(reproduction(session), {"sahel_sim": sahel_sim})
    for _ in range(4):
        model.step()

    assert {k: v.tolist() for k, v in model.series.items()} == {
        k: v.tolist() for k, v in session.models[0].series.items()
    }
    assert command_line(session) == (
        "sahel-sim run two_towns --seed 5 --set crown.skill=1.5 --set parameter_draws=fixed "
        "--set mechanisms.displacement=no --set crown.restraint=0.2"
    )


def test_a_slider_that_says_its_table_party_by_party_is_as_in_the_story_until_it_moves():
    session = Session("return_to_dialogue")
    read = {each["name"]: each for group in lever_groups(session) for each in group["levers"]}
    assert read["dialogue.inclusivity"]["text"] == "as in the story"
    session.move("dialogue.inclusivity", 0.5)
    moved = {each["name"]: each for group in lever_groups(session, "fr") for each in group["levers"]}

    assert (moved["dialogue.inclusivity"]["text"], moved["dialogue.inclusivity"]["value"]) == ("0,5", 0.5)
    assert [group["name"] for group in lever_groups(session)] == ["Force", "Dialogue"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_story_of_the_library_can_be_chosen_by_its_title(language):
    stories = story_options(sahel_sim.read("two_towns"), language)

    assert {each["name"]: each["title"] for each in stories} == {
        name: in_language(sahel_sim.read(name).title, language) for name in sahel_sim.catalogue()
    }


def test_titles_of_stories_are_had_without_reading_them(monkeypatch):
    own = sahel_sim.read("two_towns")
    monkeypatch.setattr(reading, "layers_of", lambda source: pytest.fail(f"{source} was read."))
    stories = story_options(own)

    assert stories[0] == {"name": "two_towns", "title": "Two towns"}
    assert [each["name"] for each in beside_options(stories)[:2]] == ["", AS_WRITTEN]


def test_two_stories_have_titles_that_tell_them_apart():
    session = Session("two_towns", beside=AS_WRITTEN)

    assert re.findall(r"<h1>(.*)</h1>", page_markup(session).answers) == [
        "Two towns, as you set it",
        "Two towns, as it is written",
    ]


def test_a_run_whose_sliders_were_moved_is_not_titled_as_the_story():
    session = Session("two_towns")
    titles = [page_markup(session).title]
    session.move(RESTRAINT, 0.9)
    titles.append(page_markup(session).title)
    session.put_back()
    titles.append(page_markup(session).title)

    assert titles == ["Two towns", "Two towns, as you set it", "Two towns"]
    assert page_markup(Session("two_towns", changes={RESTRAINT: 0.9})).title == titles[1]


def test_a_story_says_its_question_and_a_story_of_ones_own_its_summary(tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text("scenario: own\nbased_on: two_towns\nsummary: What if <b>?\n", encoding="utf-8")

    assert '<p class="asks">Can force alone end the war?</p>' in page_markup(Session("force_alone")).answers
    assert '<p class="asks">What if &lt;b&gt;?</p>' in page_markup(Session(own)).answers


@pytest.mark.parametrize(("language", "file"), [("en", "dashboard.md"), ("fr", "dashboard.fr.md")])
def test_the_documentation_names_what_is_written_on_the_page(language, file):
    text = (Path(__file__).parents[2] / "docs" / file).read_text(encoding="utf-8")
    session = Session("force_alone", beside=AS_WRITTEN)
    session.step()
    shown = page_markup(session, language)
    words = {
        *page_words(language).values(),
        *(each["title"] for each in beside_options([], language)),
        *(each["label"] for group in lever_groups(session, language) for each in group["levers"]),
        *re.findall("<h[23].*?>(.*)</h[23]>", " ".join(shown.runs)),
    }
    named = {" ".join(each.split()) for each in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", text)}

    assert len(named) >= 8
    assert [each for each in named if not any(w.lower().startswith(each.lower()) for w in words)] == []
