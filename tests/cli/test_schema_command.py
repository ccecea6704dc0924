"""``sahel-sim schema``: a JSON Schema that editors can read."""

import json
from pathlib import Path

import jsonschema
import pytest
from spoken import Ask


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_prints_a_schema_of_draft_07(ask: Ask, language: str) -> None:
    told = json.loads(ask("schema", "--lang", language).out)
    assert "http://json-schema.org/draft-07/schema#" == told["$schema"]
    jsonschema.Draft7Validator.check_schema(told)


def test_its_descriptions_are_in_the_language_of_the_reader(ask: Ask) -> None:
    english, french = (
        json.loads(ask("schema", "--lang", x).out)["properties"]["years"] for x in ("en", "fr")
    )
    assert english["description"] != french["description"]


def test_it_is_written_into_a_file_and_not_over_one(folder: Path, ask: Ask) -> None:
    assert 0 == ask("schema", "-o", "mine.json").status
    before = (folder / "mine.json").read_text(encoding="utf-8")
    assert before == ask("schema").out
    assert 2 == ask("schema", "-o", "mine.json", "--lang", "fr").status
    assert before == (folder / "mine.json").read_text(encoding="utf-8")
