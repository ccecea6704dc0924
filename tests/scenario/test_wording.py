"""Nothing is left unsaid, and nothing is worded that is never said."""

from pathlib import Path

from place_mistakes import BREAKS

from broken_files import SCENARIOS
from sahel_sim.scenario import LEVERS
from sahel_sim.scenario.errors import Location, Mistake
from sahel_sim.scenario.value_errors import unknown_key
from sahel_sim.scenario.wording import WORDINGS, in_words
from sahel_sim.scenario.wording.of_events import OF_EVENTS
from sahel_sim.scenario.wording.of_experiments import OF_EXPERIMENTS
from sahel_sim.scenario.yaml_parser import Tree

OF_SCENARIOS = set(WORDINGS) - set(OF_EXPERIMENTS) - set(OF_EVENTS)
"""What is said of experiments and of recorded events is tested with them."""

ELSEWHERE = {
    "unknown_scenario",
    "cannot_open",
    "too_large",
    "tower",
    "too_many_moments",  # test_reading
    "no_table",  # test_place
    "no_parameters",  # here
    "army_unpaid",
    "army_unpaid_at_once",
    "kin_at_war",
    "militia_alone",
    "side_by_defaults",  # test_cautions
    "curly_quotes",
    "list_for_number",
    "look_alike",
    "not_indented",
    "odd_space",
    "timeline_replaced",
    "told_as_note",  # test_hints
    "event_changes_nothing",  # test_named_events
    "event_page_unsaid",
    "event_source_unsaid",  # test_own_events
    "is_folder",
    "links_to_itself",
    "no_ordinary_file",
    "not_plain_text",
    "other_suffix",
    "utf16",  # test_odd_files
    "same_coordinates",  # test_place
    "said_of_nobody",  # test_cautions
}
"""Kinds of mistakes that need more than one broken file, and are tested one by one."""


def test_every_wording_is_said_by_some_test() -> None:
    said = {m.kind for name in SCENARIOS.names() for m in SCENARIOS.complaint(name).mistakes}

    assert said | set(BREAKS) | ELSEWHERE == OF_SCENARIOS


def test_every_kind_that_the_code_names_is_worded() -> None:
    room = Path(__file__).parents[2] / "src" / "sahel_sim" / "scenario"
    code = "".join(path.read_text(encoding="utf-8") for path in room.glob("*.py"))

    assert [kind for kind in OF_SCENARIOS if f'"{kind}"' not in code] == []


def test_a_mechanism_without_parameters_says_so() -> None:
    mistake = unknown_key(Tree({}), ("parameters", "rain", "depth"), 1.0, {"properties": {}})

    assert mistake.text("en") == "'depth' is not a parameter of rain, which has none.\n  Remove it."


def test_a_long_line_is_cut_around_the_mistake() -> None:
    text = Mistake("empty", {}, Location("f", 1, 200, "x" * 199 + "Y" + "z" * 200)).text("en")
    _, line, caret, _ = text.split("\n")

    assert line[len(caret) - 1] == "Y"
    assert len(line) <= 110


def test_the_caret_knows_wide_letters() -> None:
    text = Mistake("empty", {}, Location("f", 1, 3, "漢字x")).text("en")

    assert text.split("\n")[2] == " " * 12 + "^"


def test_odd_signs_are_not_repeated() -> None:
    text = Mistake("empty", {}, Location("f", 1, 5, "a\x1b[31m\u202eb")).text("en")

    assert "\x1b" not in text
    assert "\u202e" not in text


def test_units_of_levers_are_put_into_french() -> None:
    assert {lever.unit: in_words(lever.unit)["fr"] for lever in LEVERS} == {
        "0 to 1": "",
        "share": "",
        "ratio": "",
        "million USD / month": " millions de dollars / mois",
        "persons": " personnes",
    }
