"""``sahel-sim new event``, ``new place`` and ``new faction``: right files, and armies that are paid."""

import io
from pathlib import Path

import pytest
from spoken import Ask

from sahel_sim.cli.new_event import MOVABLE
from sahel_sim.languages import LANGUAGES
from sahel_sim.scenario import cautions, lever, read
from sahel_sim.scenario.event_declaration import WAYS
from sahel_sim.scenario.named_events import read_event

PAID = {"army_unpaid", "army_unpaid_at_once", "side_by_defaults", "militia_alone"}
"""What is told of armies that cannot be paid, and of sides of which nothing is said."""


class Terminal(io.StringIO):
    """Somebody who sits at a terminal and types these lines."""

    def isatty(self) -> bool:
        """Whether somebody sits there."""
        return True


def warned(file: str) -> set[str]:
    return {mistake.kind for mistake in cautions(read(file))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_event_is_right_without_a_question(folder: Path, ask: Ask, language: str) -> None:
    written = ask("new", "event", "fuel", "--lang", language)
    checked = ask("check", "fuel.yaml", "--lang", language)

    assert (written.status, checked.status) == (0, 0)
    assert checked.out.count("sahel-sim new event") == 3, "no source twice, and no page"
    assert ("not finished" if language == "en" else "pas terminé") in checked.out.splitlines()[0]
    assert read_event(folder / "fuel.yaml", "fuel.yaml").months is not None


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("setting", MOVABLE)
def test_a_new_event_can_change_each_setting_in_each_way(
    folder: Path, ask: Ask, setting: str, how: str
) -> None:
    value = str(lever(setting).high) if how == "set" else "0.25"
    answer = ask(
        "new", "event", "mine", "--setting", setting, "--how", how, "--value", value, "--months", "0"
    )
    (change,) = read_event(folder / "mine.yaml", "mine.yaml").changes

    assert answer.status == 0
    assert (change.setting, change.how, change.number.value) == (f"side.{setting}", how, float(value))
    assert change.number.low <= float(value) <= change.number.high


def test_a_new_event_is_used_as_it_is(folder: Path, ask: Ask) -> None:
    ask("new", "event", "fuel", "--setting", "skill", "--value", "0.5", "--months", "3")
    (folder / "story.yaml").write_text(
        "scenario: story\nbased_on: mali_2024_02\ntimeline:\n- {event: fuel.yaml, at: 2025-01}\n",
        encoding="utf-8",
    )
    timeline = read("story.yaml").timeline

    assert [(entry.date, dict(entry.settings)) for entry in timeline] == [
        ("2025-01", {"government.skill": 0.5}),
        ("2025-04", {"government.skill": 1.0}),
    ]


def test_questions_are_asked_at_a_terminal_until_they_are_answered(
    folder: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = ["Floods", "rebels", "4", "rain", "services", "scale", "much", "0.5", "assumed: half"]
    monkeypatch.setattr("sys.stdin", Terminal("\n".join(typed) + "\n"))
    answer = ask("new", "event", "floods")
    event = read_event(folder / "floods.yaml", "floods.yaml")

    assert answer.status == 0
    assert (event.title["en"], event.side) == ("Floods", "rebels")
    assert [(c.setting, c.number.value, c.number.source) for c in event.changes] == [
        ("side.services", 0.5, "assumed: half")
    ]
    assert "'rain' is not one of these" in answer.err
    assert "'much' is not a number" in answer.err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "sides", ["crown:state, league:rebels", "army:state,faith:jihadists,guards:militias,movement:rebels"]
)
@pytest.mark.parametrize("towns", ["Here, There", "A, B, C, D, E, F, G"])
def test_a_new_place_is_right_and_its_armies_are_paid(
    folder: Path, ask: Ask, towns: str, sides: str, language: str
) -> None:
    words = ["--towns", towns, "--sides", sides, "--fighters", "2000", "--lang", language]
    answer = ask("new", "place", "mine", *words)
    story = read("mine.yaml")

    assert answer.status == 0
    assert ask("check", "mine.yaml").status == 0
    assert set(story.place.places.names) == {town.strip() for town in towns.split(",")}
    assert set(story.place.factions.names) == {side.split(":")[0].strip() for side in sides.split(",")}
    assert not warned("mine.yaml") & PAID


def test_every_row_of_a_new_place_says_where_it_is_from(folder: Path, ask: Ask) -> None:
    ask("new", "place", "mine", "--source", "field notes of 2023")
    tables = list((folder / "mine").glob("*.csv"))

    assert len(tables) == 7
    assert all("field notes of 2023" in row for t in tables for row in t.read_text("utf-8").splitlines()[1:])


@pytest.mark.parametrize(
    ("base", "bloc", "at"),
    [
        ("two_towns", "rebels", "Pass"),
        ("two_towns", "militias", "Spring"),
        ("mali_2024_02", "jihadists", "Kidal"),
        ("mali_2012_01", "militias", "Gao"),
    ],
)
def test_a_new_faction_is_right_and_is_paid(folder: Path, ask: Ask, base: str, bloc: str, at: str) -> None:
    words = ["--bloc", bloc, "--fighters", "800", "--at", at]
    answer = ask("new", "faction", "veterans", "--from", base, *words)
    story, below = read("veterans.yaml"), read(base)
    row = story.place.factions.names.index("veterans")

    assert answer.status == 0
    assert story.place.factions.names[:row] == below.place.factions.names
    assert story.place.strengths[story.state_of][row] == 800
    assert {key: story.settings[key] for key in below.settings} == dict(below.settings)
    assert not {m.kind for m in cautions(story) if "veterans" in m.text("en")} & PAID


def test_a_faction_can_be_added_to_a_place_of_one_s_own(folder: Path, ask: Ask) -> None:
    ask("new", "place", "mine")
    (folder / "sub").mkdir()
    added = ask("new", "faction", "veterans", "--from", "mine.yaml", "--at", "Pass", "-o", "sub/with.yaml")

    assert added.status == 0
    assert read(folder / "sub" / "with.yaml").place.factions.names == ("crown", "league", "veterans")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "words",
    [
        ("event",),
        ("event", "drought"),
        ("event", "x y"),
        ("event", "mine", "--value", "lots"),
        ("event", "mine", "--value", "-3", "--how", "scale"),
        ("event", "mine", "--months", "1.5"),
        ("event", "mine", "--setting", "weather"),
        ("event", "mine", "--title", "=1+1"),
        ("event", "mine", "--towns", "A,B"),
        ("place", "northern_mali"),
        ("place", "mine", "--towns", "Alone"),
        ("place", "mine", "--towns", "Twice,Twice"),
        ("place", "mine", "--towns", "=1+1,B"),
        ("place", "mine", "--sides", "a:rebels,b:jihadists"),
        ("place", "mine", "--sides", "people:state,b:rebels"),
        ("place", "mine", "--sides", "A:state,b:rebels"),
        ("place", "mine", "--fighters", "0"),
        ("faction", "csp"),
        ("faction", "Veterans"),
        ("faction", "mine", "--at", "Atlantis"),
        ("faction", "mine", "--bloc", "state"),
        ("my_story", "--bloc", "rebels"),
    ],
)
def test_what_cannot_be_is_answered_and_nothing_is_written(
    folder: Path, ask: Ask, words: tuple[str, ...], language: str
) -> None:
    answer = ask("new", *words, "--lang", language)

    assert answer.status == 2
    assert answer.err.strip()
    assert "Traceback" not in answer.err
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_there_is_left_alone(folder: Path, ask: Ask) -> None:
    (folder / "mine").mkdir()
    answer = ask("new", "place", "mine")

    assert answer.status == 2
    assert "mine" in answer.err
    assert list((folder / "mine").iterdir()) == []
    assert not (folder / "mine.yaml").exists()
