"""The schema for editors says what the validator says."""

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from broken_files import SCENARIOS
from sahel_sim.core import BLOCS, VOICES
from sahel_sim.engine import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.scenario import LEVERS, ScenarioError, catalogue, read, schema, shipped
from sahel_sim.scenario.declaration import declaration
from sahel_sim.scenario.merge import COLUMNS, RESERVED, blocs_of
from sahel_sim.scenario.place import place_folder, read_place
from sahel_sim.scenario.validator import validate
from sahel_sim.scenario.yaml_parser import parse

MANY_KEYS_AT_A_TIME = {
    "outside_run",
    "event_before_the_start",
    "event_of_nobody",
    "unknown_date",
    "pair_twice",
    "distances_twice",
    "two_ways",
    "nobody_open",
    "nobody_opens",
    "nobody_later",
    "no_talks",
    "no_talks_wide",
    "path_alone",
    "path_and_parties",
    "accord_with_the_past",
    "accord_with_the_future",
    "accord_with_nobody",
    "standing",
    "contradiction",
    "opens_outside",
    "part_of_month",
    "groups_in_time",
    "no_such_folder",
    "unknown_place",
}
"""Broken files whose mistake no schema can see."""

OF_YAML = {"duplicate_keys", "odd_key", "loop", "tag", "circle", "circle_too", "missing_base", "unknown_base"}
"""Broken files whose mistake is not in what they say."""


def plain(path: Path) -> Any:
    return parse(path.read_text(encoding="utf-8"), path.name)[0].said


def accepts(said: Any, place: str = "northern_mali") -> bool:
    factions = read_place(place_folder(place), place).factions
    return bool(Draft7Validator(schema(factions=factions)).is_valid(said))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_schema_is_one(language: str) -> None:
    Draft7Validator.check_schema(schema(language))

    assert schema(language)["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("name", catalogue())
def test_it_accepts_what_is_shipped(name: str) -> None:
    assert accepts(plain(shipped(name)), read(name).place.name)


@pytest.mark.parametrize("name", catalogue())
def test_it_accepts_what_is_resolved(name: str) -> None:
    assert accepts(parse(read(name).resolved(), name)[0].said, read(name).place.name)


@pytest.mark.parametrize("name", SCENARIOS.names())
def test_it_refuses_what_the_validator_refuses(name: str) -> None:
    kinds = {m.kind for m in SCENARIOS.complaint(name).mistakes if m.spot and m.spot.file == f"{name}.yaml"}
    try:
        said = plain(SCENARIOS.folder / f"{name}.yaml")
    except (ScenarioError, UnicodeDecodeError):
        return
    if name in MANY_KEYS_AT_A_TIME | OF_YAML or not kinds:
        return

    assert not accepts(said, "two_towns" if name == "other_factions" else "northern_mali")


def described(node: Any, way: str = "") -> list[str]:
    """Every key without a description."""
    if isinstance(node, list):
        return [silent for part in node for silent in described(part, way)]
    if not isinstance(node, dict):
        return []
    silent = [
        f"{way}.{key}" for key, part in node.get("properties", {}).items() if not part.get("description")
    ]
    return silent + [s for key, part in node.items() for s in described(part, f"{way}.{key}")]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_key_is_described(language: str) -> None:
    assert described(schema(language)) == []


def test_numbers_have_units_ranges_and_sources() -> None:
    definitions = schema()["definitions"]
    side, combat = (
        definitions["Side_government"]["properties"],
        definitions["Parameters_combat"]["properties"],
    )

    for lever in LEVERS:
        assert side[lever.name]["unit"] == lever.unit
        assert side[lever.name]["source"] == lever.source
    assert (side["skill"]["minimum"], side["skill"]["maximum"], side["skill"]["default"]) == (0.1, 10.0, 1.0)
    declared = next(m for m in MONTH if m.name == "combat").declared
    assert {n.name: (n.low, n.high, n.default) for n in declared} == {
        name: (number["minimum"], number["maximum"], number["default"]) for name, number in combat.items()
    }


def test_choices_are_listed() -> None:
    definitions = schema()["definitions"]

    assert definitions["Side_csp"]["properties"]["strategy"]["enum"] == list(STRATEGIES)
    assert set(definitions["Mechanisms"]["properties"]) == {m.name for m in MONTH}
    assert "deitchman" in definitions["Mechanisms"]["properties"]["combat"]["enum"]
    assert definitions["Side_csp"]["properties"]["diplomacy"]["enum"] == list(DIPLOMACIES)
    assert set(definitions["Tactics"]["properties"]) == {*STRATEGIES, *DIPLOMACIES}


def test_a_reference_stands_alone() -> None:
    def alone(node: Any) -> bool:
        if isinstance(node, list):
            return all(alone(part) for part in node)
        return not isinstance(node, dict) or (
            ("$ref" not in node or len(node) == 1) and all(alone(part) for part in node.values())
        )

    assert alone(schema())


def test_reserved_names_are_the_keys_of_a_scenario() -> None:
    factions = read_place(place_folder("northern_mali"), "northern_mali").factions
    keys = set(declaration(factions).model_json_schema(by_alias=True)["properties"])

    assert keys - set(factions.names) - set(blocs_of(factions)) | set(BLOCS) == RESERVED
    assert {"all", "governs_most", "nobody", "people", *VOICES} <= COLUMNS


@pytest.mark.parametrize("name", catalogue())
def test_a_declaration_of_the_keys_that_a_file_says_reads_them_as_the_whole_does(name: str) -> None:
    scenario = read(name)
    factions = (scenario.place.whole or scenario.place).factions  # those that no longer fight too
    whole = declaration(factions)
    for layer in scenario.layers:
        part = declaration(factions, only=layer.tree.said)

        assert len(part.model_fields) == len(layer.tree.said) < len(whole.model_fields)
        assert validate(layer.tree, part) == validate(layer.tree, whole)


def test_a_key_that_no_file_has_is_declared_nowhere() -> None:
    factions = read("two_towns").place.factions

    assert [
        field.alias for field in declaration(factions, only=["years", "yeers"]).model_fields.values()
    ] == ["years"]
