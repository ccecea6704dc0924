"""The identity of a scenario: what it says, whatever the order of keys and however gaps are written."""

import contextlib
import hashlib
import random
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.scenario import Scenario, catalogue, read, with_changes
from sahel_sim.scenario.canonical import canonical_json, sha256_of
from sahel_sim.scenario.place import place_folder

MOMENT = {
    "league.skill": 2,
    "crown.restraint": 0.3,
    "relations.crown-league": 0.5,
    "crown.military_pressure.league": 0.25,
    "dialogue.open": 1,
    "crown.services": 0.1,
}
IN_MALI = {
    "csp.skill": 2,
    "rebels.will": 0.3,
    "jihadists.restraint": 0.7,
    "government.military_pressure": 0.4,
    "government.military_pressure.csp": 0.1,
    "relations.government-csp": 0.5,
    "dialogue.parties.women": 0.2,
    "state.intelligence": 0.6,
}
ORDERS = [random.Random(seed).sample(list(MOMENT.items()), len(MOMENT)) for seed in range(12)]


def said(timeline: list[dict[str, object]], title: str = "Two towns, otherwise") -> dict[str, object]:
    told = {"scenario": "mine", "title": title, "based_on": "two_towns", "years": 2}
    return {**told, "dialogue": {"open": False, "parties": {"league": 1.0}}, "timeline": timeline}


def told(folder: Path, what: dict[str, object]) -> Scenario:
    file = folder / "mine.yaml"
    file.write_text(yaml.safe_dump(what, sort_keys=False), encoding="utf-8")
    return read(file)


def at_once(moment: list[tuple[str, float]]) -> list[dict[str, object]]:
    return [{"date": "2001-03", "set": dict(moment)}]


def read_back(scenario: Scenario, folder: Path) -> Scenario:
    """The scenario, from the file that a result folder holds."""
    file = folder / "scenario.yaml"
    file.write_bytes(scenario.resolved().encode())
    return read(file)


def test_the_order_of_keys_in_a_timeline_is_no_part_of_the_identity(tmp_path):
    found = [told(tmp_path, said(at_once(order))) for order in ORDERS]

    assert len({tuple(order) for order in ORDERS}) > 10
    assert len({scenario.digest() for scenario in found}) == 1
    assert len({run(scenario, 2, execution=Execution(1)).digest() for scenario in found[:3]}) == 1


def test_the_order_of_entries_of_one_date_is_no_part_of_the_identity(tmp_path):
    entries = [{"date": "2001-03", "set": {key: value}} for key, value in MOMENT.items()]
    one, other = (told(tmp_path, said(order)) for order in (entries, entries[::-1]))

    assert one.digest() == other.digest()


@pytest.mark.parametrize("order", ORDERS[:4])
def test_a_scenario_in_any_order_reads_back_as_the_same(tmp_path, order):
    scenario = told(tmp_path, said(at_once(order)))

    assert read_back(scenario, tmp_path).digest() == scenario.digest()


@pytest.mark.parametrize("seed", range(6))
def test_a_moment_of_many_kinds_of_settings_reads_back_as_the_same(tmp_path, seed):
    moment = random.Random(seed).sample(list(IN_MALI.items()), 6)
    timeline = [{"date": "2024-05", "set": dict(moment)}]
    scenario = told(tmp_path, {"scenario": "mine", "based_on": "return_to_dialogue", "timeline": timeline})

    assert read_back(scenario, tmp_path).digest() == scenario.digest()


@pytest.mark.parametrize("gap", ["\u0085", "\u2028", "\u2029", "\u00a0", "\t", "  "])
def test_a_title_with_an_odd_gap_reads_back_as_the_same(tmp_path, gap):
    scenario = told(tmp_path, said([], title=f"Two{gap}towns"))

    assert read_back(scenario, tmp_path).digest() == scenario.digest()


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Three towns"},
        {"years": 3},
        {"seed": 7},
        {"step": "week"},
        {"step": "fortnight"},
        {"crown": {"restraint": 0.31}},
        {"parameters": {"combat": {"fire": 0.2}}},
        {"timeline": [{"date": "2001-04", "set": MOMENT}]},
        {"timeline": [{"date": "2001-03", "set": {**MOMENT, "crown.services": 0.2}}]},
        {"timeline": [{"date": "2001-03", "set": MOMENT, "note": "A coup"}]},
    ],
)
def test_whatever_else_is_said_is_another_scenario(tmp_path, change):
    before = said(at_once(list(MOMENT.items())))

    assert told(tmp_path, {**before, **change}).digest() != told(tmp_path, before).digest()


def test_no_two_scenarios_that_come_with_the_library_are_the_same():
    assert len({read(name).digest() for name in catalogue()}) == len(catalogue())


def test_a_digest_of_the_written_file_is_still_known_as_the_scenarios():
    scenario = read("mali_2023_08")
    of_text = hashlib.sha256(scenario.resolved().encode()).hexdigest()

    assert scenario.digest() != of_text
    assert scenario.has_digest(scenario.digest())
    assert scenario.has_digest(of_text)
    assert not with_changes(scenario, {"seed": 3}).has_digest(of_text)
    assert not scenario.has_digest(None)


def test_canonical_json_is_sorted_and_without_gaps():
    data = {"b": [1.0, 2.5, True, None], "a": {"é": "x\n\u0085 y", "d": date(2024, 2, 1)}, "c": -0.0}
    expected = '{"a":{"d":"2024-02-01","é":"x y"},"b":[1,2.5,true,null],"c":0}'

    assert canonical_json(data) == expected
    assert sha256_of(data) == hashlib.sha256(expected.encode()).hexdigest()


@pytest.mark.parametrize(("data", "error"), [(float("nan"), ValueError), ({1, 2}, TypeError)])
def test_what_has_no_canonical_form_is_refused(data, error):
    with pytest.raises(error):
        canonical_json([data])


def test_a_place_of_ones_own_is_found_from_anywhere(tmp_path: Path) -> None:
    shutil.copytree(place_folder("two_towns"), tmp_path / "mine")
    file = tmp_path / "story.yaml"
    file.write_text("scenario: story\nplace: ./mine\n", encoding="utf-8")
    with contextlib.chdir(tmp_path):
        scenario = read("story.yaml")
    elsewhere = tmp_path / "results" / "deep"
    elsewhere.mkdir(parents=True)

    again = read_back(scenario, elsewhere)

    assert Path(scenario.place.name) == tmp_path / "mine"
    assert again.digest() == scenario.digest()


@pytest.mark.parametrize("written", ["./mine", "../here/mine", "mine", "{whole}/mine"])
def test_where_the_tables_lie_is_no_part_of_the_identity(tmp_path: Path, written: str) -> None:
    digests = []
    for folder in (tmp_path / "here", tmp_path / "there" / "here"):
        shutil.copytree(place_folder("two_towns"), folder / "mine")
        file = folder / "story.yaml"
        place = written.format(whole=folder.as_posix())
        file.write_text(f"scenario: story\nplace: {place}\n", encoding="utf-8")
        digests.append(read(file).digest())

    assert digests[0] == digests[1]
