"""Whatever a file says, it is read or its mistakes are told; nothing else ever comes out."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sahel_sim.scenario import ScenarioError, build, read, schema, shipped, with_changes
from sahel_sim.scenario.place import place_folder
from sahel_sim.scenario.place_tables import TABLES

VALID = Path(shipped("return_to_dialogue")).read_text(encoding="utf-8")
WORDS = st.sampled_from(
    sorted(
        {
            *schema()["properties"],
            "restraint",
            "military_pressure",
            "csp-jnim",
            "combat",
            "fire",
            "en",
            "date",
            "set",
            "on",
            "government.restraint",
            "no",
            "~",
            "0,5",
            "1e-3",
            "{",
            "}",
            "[",
            "]",
            ":",
            "- ",
            "#",
            "&a",
            "*a",
            "<<",
            "!!int",
            "\t",
            "\n",
            "'",
            '"',
            "2024-03",
            "12:30",
            ".nan",
            "|",
            ">",
            "%",
            "@",
            "\x00",
            "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
        }
    )
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | WORDS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(WORDS | st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


def can_be_said(error: ScenarioError) -> None:
    assert error.mistakes
    assert error.text("en").encode()
    assert error.text("fr").encode()


def is_read_or_told(text: str | bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "my.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
        try:
            build(read(path), 1)
        except ScenarioError as error:
            can_be_said(error)


@settings(max_examples=80)
@given(
    st.lists(
        st.tuples(st.integers(0, len(VALID)), st.integers(0, 12), WORDS | st.text(max_size=4)), max_size=4
    )
)
def test_small_edits_of_a_valid_file(edits: list[tuple[int, int, str]]) -> None:
    text = VALID
    for start, cut, put in edits:
        text = text[:start] + put + text[start + cut :]

    is_read_or_told(text)


@settings(max_examples=40)
@given(st.binary(max_size=60))
def test_any_bytes(data: bytes) -> None:
    is_read_or_told(data)
    is_read_or_told(VALID.encode() + b"\n" + data)


@settings(max_examples=60)
@given(st.dictionaries(WORDS, VALUES, max_size=5))
def test_any_structure(said: dict[str, Any]) -> None:
    is_read_or_told(
        yaml.safe_dump({"scenario": "my", "based_on": "mali_2024_02", **said}, allow_unicode=True)
    )


@settings(max_examples=60)
@given(st.dictionaries(st.lists(WORDS, min_size=1, max_size=3).map(".".join), VALUES, max_size=3))
def test_any_changes(changes: dict[str, Any]) -> None:
    try:
        build(with_changes(read("two_towns"), changes), 1)
    except ScenarioError as error:
        can_be_said(error)


CELLS = st.sampled_from(
    ["", ",", '"', "\n", "nan", "-1", "1e9", "inf", "Port", "crown", "2000-01", "é", "\x00", "0.5"]
)


@settings(max_examples=40)
@given(st.sampled_from(sorted(TABLES)), st.integers(0, 400), st.integers(0, 30), CELLS | st.text(max_size=4))
def test_small_edits_of_a_table(table: str, start: int, cut: int, put: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        towns = Path(folder) / "towns"
        shutil.copytree(place_folder("two_towns"), towns)
        text = (towns / f"{table}.csv").read_text(encoding="utf-8")
        (towns / f"{table}.csv").write_text(text[:start] + put + text[start + cut :], encoding="utf-8")

        is_read_or_told("scenario: my\nplace: '" + towns.as_posix() + "'\n")
