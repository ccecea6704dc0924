"""Every broken experiment file is answered in words that were read by eye, in both languages."""

import re
from pathlib import Path
from typing import get_args

import pytest

from broken_files import EXPERIMENTS
from sahel_sim.claim_testing.decidability import Undecidable
from sahel_sim.scenario import LANGUAGES
from sahel_sim.scenario.wording.of_experiments import OF_EXPERIMENTS

ELSEWHERE = {
    "unknown_sweep",
    "unknown_claim",
    "too_few_runs",
    "too_few_ends",
    "never_sure",
    "unused_arm",
    "unused_measure",  # test_claim_files
    "no_experiment",  # test_sweep_files
    "lever_twice",
    "vary_comma",
    "vary_form",
    "vary_number",
    "covered_lever",
    "dead_lever",  # test_grid
    "no_settings",
    "column_twice",
    "column_unnamed",
    "row_twice",
    "same_for_all_rows",
    "long_cell",  # test_setting_tables
    "too_many_settings",
    "settings_of_other_length",  # test_experiments
}
"""Kinds of mistakes that are in no file."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXPERIMENTS.names())
def test_a_broken_file_is_answered_as_kept(name: str, language: str) -> None:
    expected = EXPERIMENTS.kept(name, language).read_text(encoding="utf-8")

    assert EXPERIMENTS.spoken(name, language) == expected, "see broken_files.py for how to renew it"


@pytest.mark.parametrize("name", EXPERIMENTS.names())
def test_mistakes_come_by_line_and_each_once(name: str) -> None:
    mistakes = EXPERIMENTS.complaint(name).mistakes
    order = [(m.spot.line, m.spot.column) for m in mistakes if m.spot]

    assert len(order) == len(mistakes)
    assert order == sorted(order)
    assert len({mistake.text("en") for mistake in mistakes}) == len(mistakes)


@pytest.mark.parametrize("name", EXPERIMENTS.names())
def test_nobody_else_speaks(name: str) -> None:
    spoken = EXPERIMENTS.complaint(name).text("en") + EXPERIMENTS.complaint(name).text("fr")

    assert not re.search(r"pydantic|https?:|Traceback|Error\b|NoneType|<class|\{[a-z]+\}", spoken)


def test_every_wording_is_said_by_some_test() -> None:
    said = {m.kind for name in EXPERIMENTS.names() for m in EXPERIMENTS.complaint(name).mistakes}

    assert set(OF_EXPERIMENTS) - said - ELSEWHERE == set()


def test_every_kind_of_mistake_has_its_place_in_the_code() -> None:
    package = Path(__file__).parents[2] / "src" / "sahel_sim"
    rooms = [
        package / "scenario" / "value_errors.py",
        *(package / "designs").glob("*.py"),
        *(package / "claim_testing").glob("*.py"),
    ]
    code = "".join(path.read_text(encoding="utf-8") for path in rooms)
    built = {"unknown_sweep", "unknown_claim", *get_args(Undecidable)}

    assert [kind for kind in OF_EXPERIMENTS if f'"{kind}"' not in code and kind not in built] == []
