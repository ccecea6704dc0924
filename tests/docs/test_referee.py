"""The page for referees counts what there is."""

import re
from pathlib import Path

from sahel_sim.validation import patterns_of_mali
from sahel_sim.validation.backcast import looks
from sahel_sim.validation.calibration import every_number
from sahel_sim.validation.calibration_targets import targets

PAGE = " ".join((Path(__file__).parents[2] / "docs" / "referee.md").read_text("utf-8").split())


def test_every_look_is_counted():
    told = re.search(r"months by dyad, and places, of 2022 and 2023 \| (\d+) looks", PAGE)
    others = re.search(r"their scores are no test; (\d+) looks?, listed there too", PAGE)
    besides = [look for look in looks() if look.what.startswith("Capitals and displaced people")]

    assert told is not None
    assert others is not None
    assert int(others[1]) == len(besides)
    events = [look for look in looks() if "Yearly totals" not in look.what and look not in besides]
    assert int(told[1]) == len(events)


def test_numbers_targets_and_patterns_are_as_many_as_it_says():
    numbers = every_number().values()
    assumed = [number for number in numbers if number.source.startswith(("assumed", "after"))]

    assert f"| {len(numbers)} numbers: " in PAGE
    assert f"{len(assumed)} of the {len(numbers)} numbers have no source" in PAGE
    assert f"| {len(targets())} yearly figures of deaths by dyad" in PAGE
    assert f"all {len(patterns_of_mali())} [patterns]" in PAGE


def test_nothing_is_left_to_be_filled_in():
    for name in ("referee.md", "docking.md"):
        text = (Path(__file__).parents[2] / "docs" / name).read_text("utf-8")
        assert not re.search(r"\{[a-z]+\}", text), name
