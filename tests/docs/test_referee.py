"""The page for referees counts what there is."""

import re
from importlib.resources import files
from pathlib import Path

from sahel_sim.validation import patterns_of_mali
from sahel_sim.validation.backcast import looks
from sahel_sim.validation.calibration import every_number
from sahel_sim.validation.calibration_targets import targets

PAGE = " ".join((Path(__file__).parents[2] / "docs" / "referee.md").read_text("utf-8").split())


def test_every_look_is_counted():
    told = re.search(r"other months by dyad, and other places, of 2022 and 2023 \| (\d+) looks", PAGE)
    others = re.search(r"their scores are no test; (\d+) looks?, listed there too", PAGE)
    besides = [look for look in looks() if look.what.startswith("Capitals and displaced people")]

    assert told is not None
    assert others is not None
    assert int(others[1]) == len(besides)
    assert int(told[1]) == len([look for look in looks() if look.once and look not in besides])


def test_patterns_of_months_and_places_that_were_looked_at_all_the_time_are_named():
    seen = next(look for look in looks() if look.what.startswith("Months and places"))
    row = next(line for line in PAGE.split(" | ") if "months and places of 2022" in line)

    assert not seen.once
    for pattern in ("P11", "P19a", "P23", "P24a", "P27a"):
        assert pattern in seen.what
        assert pattern in row


def test_works_of_later_years_say_up_to_when_they_are_used():
    """What was published after the report may be read for facts up to then, and says so."""
    text = files("sahel_sim").joinpath("sources.bib").read_text("utf-8")
    works = re.findall(r"^@\w+\{([^,\s]+),(.*?)^\}", text, flags=re.MULTILINE | re.DOTALL)
    years = {key: re.search(r"\byear\s*=\s*\{(\d{4})", work) for key, work in works}
    later = {key: work for key, work in works if (year := years[key]) and int(year[1]) > 2024}

    assert set(later) == {"K3"}
    assert "used to the end of 2023" in later["K3"]


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
