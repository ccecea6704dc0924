"""Files are put one on another, and read as they are meant."""

import pickle
from pathlib import Path

import pytest
from small_files import kinds, told, write

from sahel_sim.engine import MONTH
from sahel_sim.languages import language
from sahel_sim.scenario import Scenario, ScenarioError, catalogue, read, shipped, with_changes


@pytest.fixture(scope="module")
def base() -> Scenario:
    return read("mali_2024_02")


def test_what_is_not_said_is_that_of_the_scenario_below(tmp_path: Path, base: Scenario) -> None:
    mine = told(tmp_path, "based_on: mali_2024_02\ngovernment: {military_pressure: {csp: 0.9}}\n")

    changed = {key for key in base.settings if base.settings[key] != mine.settings[key]}
    assert changed == {"government.military_pressure.csp"}
    assert (mine.start, mine.years, mine.runs) == (base.start, base.years, base.runs)


def test_a_title_is_not_inherited(tmp_path: Path) -> None:
    mine = told(tmp_path, "based_on: mali_2024_02\n")

    assert (mine.name, mine.title, mine.summary) == ("my", {"en": "my", "fr": "my"}, {})


def test_a_title_in_one_language_serves_both(tmp_path: Path) -> None:
    mine = told(tmp_path, "place: two_towns\ntitle: {fr: Deux}\nsummary: Two\n")

    assert mine.title == {"en": "Deux", "fr": "Deux"}
    assert mine.summary == {"en": "Two", "fr": "Two"}


def test_a_bloc_speaks_for_its_factions_and_a_faction_for_itself(tmp_path: Path) -> None:
    mine = told(
        tmp_path,
        "place: northern_mali\njnim: {restraint: 0.9}\n"
        "jihadists: {restraint: 0.1, services: 0.6, strategy: hold}\n",
    )

    assert [mine.settings[f"{f}.restraint"] for f in ("jnim", "is_sahel", "csp")] == [0.9, 0.1, 0.5]
    assert [mine.settings[f"{f}.services"] for f in ("jnim", "is_sahel")] == [0.6, 0.6]
    assert [mine.settings[f"{f}.strategy"] for f in ("jnim", "is_sahel")] == ["hold", "hold"]


def test_a_bloc_said_later_wins_over_a_faction_said_below(tmp_path: Path) -> None:
    write(tmp_path, "below", "place: northern_mali\njnim: {restraint: 0.9}\n")
    mine = told(tmp_path, "based_on: below.yaml\njihadists: {restraint: 0.1}\n")

    assert mine.settings["jnim.restraint"] == 0.1


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("0.3", [0.3, 0.3, 0.3]),
        ("{jihadists: 0.2}", [0.5, 0.2, 0.2]),
        ("{jihadists: 0.2, jnim: 0.7}", [0.5, 0.7, 0.2]),
        ("{jnim: 0.7, jihadists: 0.2}", [0.5, 0.7, 0.2]),
    ],
)
def test_pressure_is_one_number_or_many(tmp_path: Path, said: str, expected: list[float]) -> None:
    mine = told(tmp_path, f"place: northern_mali\ngovernment: {{military_pressure: {said}}}\n")

    assert [
        mine.settings[f"government.military_pressure.{f}"] for f in ("csp", "jnim", "is_sahel")
    ] == expected
    assert "government.military_pressure.government" not in mine.settings


def test_a_mapping_changes_only_what_it_names_of_a_number_below(tmp_path: Path) -> None:
    write(tmp_path, "below", "place: northern_mali\ngovernment: {military_pressure: 0.9}\n")
    mine = told(tmp_path, "based_on: below.yaml\ngovernment: {military_pressure: {csp: 0.1}}\n")

    assert [mine.settings[f"government.military_pressure.{f}"] for f in ("csp", "jnim")] == [0.1, 0.9]


def test_a_bloc_presses_its_own_members_on_each_other(tmp_path: Path) -> None:
    mine = told(tmp_path, "place: northern_mali\njihadists: {military_pressure: {jihadists: 0.2}}\n")

    assert mine.settings["jnim.military_pressure.is_sahel"] == 0.2
    assert mine.settings["is_sahel.military_pressure.jnim"] == 0.2


def test_a_pair_has_no_order(tmp_path: Path) -> None:
    mine = told(tmp_path, "place: northern_mali\nrelations: {jnim-csp: 0.3}\n")

    assert mine.settings["relations.csp-jnim"] == 0.3
    assert mine.settings["relations.csp-is_sahel"] == 1.0


def test_switches_are_read_however_yaml_takes_them(tmp_path: Path) -> None:
    mine = told(
        tmp_path,
        "place: two_towns\n"
        'mechanisms: {displacement: off, harm: "off", combat: on, movement: true, control: no}\n',
    )

    assert [
        mine.settings[f"mechanisms.{m}"] for m in ("displacement", "harm", "combat", "movement", "control")
    ] == ["off", "off", "blended", "on", "off"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [("1e-1", 0.1), ("0.5e0", 0.5), ("+.5", 0.5), ("010", 10.0), ("1", 1.0), ("1.", 1.0)],
)
def test_numbers_are_read_as_yaml_1_2_has_them(tmp_path: Path, written: str, expected: float) -> None:
    assert (
        told(tmp_path, f"place: two_towns\ncrown: {{skill: {written}}}\n").settings["crown.skill"] == expected
    )


def test_a_whole_number_may_have_a_point(tmp_path: Path) -> None:
    mine = told(tmp_path, "place: two_towns\nruns: 1e3\n")

    assert mine.runs == 1000
    assert isinstance(mine.runs, int)


def test_anchors_serve_and_can_be_taken_over(tmp_path: Path) -> None:
    mine = told(
        tmp_path,
        "place: two_towns\ncrown: &side {restraint: 0.7, services: 0.2}\n"
        "league: {<<: *side, services: &few 0.1}\n"
        "timeline:\n- date: 2000-02\n  set: {crown.services: *few}\n",
    )

    assert [mine.settings[f"league.{s}"] for s in ("restraint", "services")] == [0.7, 0.1]
    assert mine.timeline[0].settings == {"crown.services": 0.1}


def test_a_mistake_in_what_is_taken_over_points_at_where_it_is_written(tmp_path: Path) -> None:
    path = write(tmp_path, "my", "place: two_towns\ncrown: &side {restraint: 7}\nleague: {<<: *side}\n")

    with pytest.raises(ScenarioError) as raised:
        read(path)

    assert {m.spot.line for m in raised.value.mistakes if m.spot} == {3}


def test_a_byte_order_mark_and_windows_lines_are_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "my.yml"
    path.write_bytes(b"\xef\xbb\xbfscenario: my\r\nplace: two_towns\r\ntitle: \xc3\xa9t\xc3\xa9\r\n")

    assert read(str(path)).title["fr"] == "été"


@pytest.mark.parametrize("name", catalogue())
def test_what_is_resolved_reads_back_the_same(tmp_path: Path, name: str) -> None:
    scenario = read(name)
    path = tmp_path / "resolved.yaml"
    path.write_text(scenario.resolved(), encoding="utf-8")
    again = read(path)

    assert again.resolved() == scenario.resolved()
    assert again.digest() == scenario.digest()


def test_awkward_words_are_resolved_so_that_they_read_back(tmp_path: Path) -> None:
    words = [
        "no",
        "1e-3",
        "2024-03-01",
        "a: b",
        "# c",
        "'",
        '"',
        "é\u00a0«",
        "  spaces  ",
        "line\nline",
        "~",
        "12:30",
    ]
    base = read("two_towns")
    for word in words:
        mine = with_changes(base, {"title.en": word})
        path = tmp_path / "my.yaml"
        path.write_text(mine.resolved(), encoding="utf-8")

        assert read(path).title["en"] == word


def test_names_and_paths_that_lead_nowhere_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "my_story", "place: two_towns\n")
    (tmp_path / "folder.yaml").mkdir()
    monkeypatch.chdir(tmp_path)

    assert kinds("mali_2042_02") == ["unknown_scenario"]
    assert kinds("my_stori.yaml") == ["no_file"]
    assert kinds("folder.yaml") == ["is_folder"]
    with pytest.raises(ScenarioError, match=r"Did you mean 'my_story\.yaml'"):
        read("my_story", language="en")


def test_what_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text("scenario: large\nplace: two_towns\n" + "# nothing\n" * 100_000, encoding="utf-8")

    assert kinds(path) == ["too_large"]


def test_a_tower_of_files_has_an_end(tmp_path: Path) -> None:
    for floor in range(25):
        write(tmp_path, f"floor_{floor}", f"based_on: floor_{floor + 1}.yaml\n")

    assert kinds(tmp_path / "floor_0.yaml") == ["tower"]


def test_errors_speak_the_language_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAHEL_SIM_LANG", "fr")

    with pytest.raises(ScenarioError, match="Il n'y a pas de scénario"):
        read("nothing")
    with pytest.raises(ScenarioError, match="There is no scenario"):
        read("nothing", language="en")


@pytest.mark.parametrize(
    ("explicit", "environment", "expected"),
    [
        (None, {}, "en"),
        (None, {"LANG": "fr_ML.UTF-8"}, "fr"),
        (None, {"LANG": "fr", "LC_ALL": "C.UTF-8"}, "en"),
        (None, {"SAHEL_SIM_LANG": "fr", "LC_ALL": "en_GB"}, "fr"),
        ("en", {"SAHEL_SIM_LANG": "fr"}, "en"),
        ("FR", {}, "fr"),
        (None, {"LC_MESSAGES": "fr-CA", "LANG": "en"}, "fr"),
    ],
)
def test_the_language_is_found(explicit: str | None, environment: dict[str, str], expected: str) -> None:
    assert language(explicit, environment) == expected


def test_a_language_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(ValueError, match=r"There is no language 'de'\. There are: en, fr\."):
        language("de", {"LANG": "fr"})


def test_an_error_survives_a_journey_to_another_process() -> None:
    with pytest.raises(ScenarioError) as raised:
        read("nothing", language="fr")

    assert str(pickle.loads(pickle.dumps(raised.value))) == str(raised.value)


def test_a_scenario_survives_a_journey_to_another_process(base: Scenario) -> None:
    copy = pickle.loads(pickle.dumps(base))

    assert copy.digest() == base.digest()
    assert with_changes(copy, {"seed": 5}).digest() == with_changes(base, {"seed": 5}).digest()


def test_the_shelf_is_in_order() -> None:
    assert list(catalogue()) == sorted(catalogue())
    assert shipped("two_towns").name == "two_towns.yaml"


def test_a_number_for_all_and_a_number_for_one_go_together_in_any_order(base: Scenario) -> None:
    name = "government.military_pressure"
    one, other = (
        with_changes(base, {name: 0.3, f"{name}.csp": 0.1}),
        with_changes(base, {f"{name}.csp": 0.1, name: 0.3}),
    )

    assert one.digest() == other.digest()
    assert [one.settings[f"{name}.{f}"] for f in ("csp", "jnim", "is_sahel")] == [0.1, 0.3, 0.3]


def test_a_scenario_shows_itself_in_one_line(base: Scenario) -> None:
    assert repr(base) == "Scenario('mali_2024_02', 'northern_mali', 2024-03, 120 months)"
    assert len(repr(base.place)) < 100


def test_the_range_of_a_parameter_is_told_with_its_unit(base: Scenario) -> None:
    fire = next(number for m in MONTH if m.name == "combat" for number in m.declared if number.name == "fire")

    with pytest.raises(ScenarioError) as raised:
        with_changes(base, {"parameters.combat.fire": fire.high + 1}, language="en")

    assert str(raised.value) == (
        f"'parameters.combat.fire' is {fire.high + 1:g}, which is too high.\n"
        f"  Allowed: {fire.low:g} to {fire.high:g} {fire.unit}.\n"
        f"  The nearest value allowed is {fire.high:g}."
    )
