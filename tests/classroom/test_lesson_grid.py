"""The grid of a lesson: its cells, what is estimated between them, and grids that are refused."""

import copy
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sahel_sim.classroom import lesson_grid, lesson_runs
from sahel_sim.classroom.classroom_page import classroom_html
from sahel_sim.classroom.grid_error import (
    BLOCKS,
    PERSONS,
    POINTS,
    SHARES,
    corners,
    error_and_luck,
    estimated_at,
)
from sahel_sim.classroom.lesson_cells import LINES, MEASURES, PARTS, QUANTILES, lesson_cell, lesson_picture
from sahel_sim.classroom.lesson_counts import PAIRS
from sahel_sim.classroom.lesson_grid import GridError, make_grid, read_grid, write_grid
from sahel_sim.classroom.lesson_grid_shape import wrong_part
from sahel_sim.classroom.lesson_levers import LEVERS, in_lesson
from sahel_sim.classroom.lesson_places import places_from_data
from sahel_sim.classroom.lesson_runs import LessonSize, pictured_settings, settings, side_by_side
from sahel_sim.classroom.number_text import (
    AGREEMENTS,
    FLOOR,
    LEVELS,
    levels_from_text,
    persons_of_levels,
    rulers_as_text,
    rulers_from_text,
)
from sahel_sim.cli import main
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.results.gains import GAINERS
from sahel_sim.results.outcome_table import outcomes
from sahel_sim.scenario import read, with_changes


def test_side_by_side_gives_the_same_bits_as_alone() -> None:
    one = with_changes(read("two_towns"), {"years": 1})
    other = with_changes(one, {"crown.restraint": 0.9})
    together = side_by_side([one, other], 3, 5, Execution(1))

    for story, found in zip((one, other), together, strict=True):
        alone = run(story, 3, seed=5, execution=Execution(1))
        assert all((found[name] == values).all() for name, values in alone.series.items())


@pytest.fixture(scope="module")
def north() -> Any:
    story = with_changes(read("mali_2024_02"), {"years": 2, "parameter_draws": "accepted"})
    return run(story, LINES + 2, seed=3, execution=Execution(1), places=True)


def test_a_cell_has_the_numbers_of_its_runs(north: Any) -> None:
    cell, table = lesson_cell(north), outcomes(north)

    fighters = next(at for at, each in enumerate(MEASURES) if each.name == "jihadist_fighters")
    assert cell.bands[fighters, :, -1] == pytest.approx(
        table["jihadist_fighters"].quantile(QUANTILES).to_numpy()
    )
    assert cell.middles["jihadist_fighters"] == pytest.approx(table["jihadist_fighters"].median())
    assert cell.counts["rebel_war_over"] == int(table["rebel_war_over"].sum())
    fled = north["displaced"][:, -1, 0]
    assert cell.middles["displaced"] == pytest.approx(np.median(fled))
    assert cell.middles["displaced_low"] == pytest.approx(np.percentile(fled, 5))
    assert cell.middles["displaced_high"] == pytest.approx(np.percentile(fled, 95))
    killed = sum(
        table[f"civilians_killed_by_{bloc}"] for bloc in ("state", "rebels", "jihadists", "militias")
    )
    assert cell.middles["civilians_killed"] == pytest.approx(killed.median())
    assert cell.picture is None


def test_a_picture_has_single_runs_and_means_under_other_numbers(north: Any) -> None:
    picture, table = lesson_picture(north, north, [north, north]), outcomes(north)
    fighters = next(at for at, each in enumerate(MEASURES) if each.name == "jihadist_fighters")

    assert picture.lines[:, fighters, -1] == pytest.approx(table["jihadist_fighters"].to_numpy())
    assert picture.draws[:, fighters, -1] == pytest.approx(table["jihadist_fighters"].mean())


def test_a_grid_is_made_of_runs_that_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    short = [replace(lever, values=lever.values[:2], pictured=lever.values[:1]) for lever in LEVERS]
    for module in (lesson_runs, lesson_grid):
        monkeypatch.setattr(module, "LEVERS", short)
    monkeypatch.setattr("sahel_sim.classroom.lesson_levers.YEARS", 3)
    grid = make_grid(LessonSize(runs=4, plausible_runs=3, draws=2, runs_of_draw=1), ["mali_2024_02"])

    told = grid["scenarios"][0]
    assert grid["pictured"] == [0]
    for at, values in enumerate(settings()):
        for column, runs, draws in (("counts", 4, "accepted"), ("plausible_counts", 3, "prior")):
            found = {
                where: run(
                    in_lesson(read("mali_2024_02"), short, where, draws), runs, seed=1, execution=Execution(1)
                )
                for where in (values, (values[0], 0.25, values[2]))
            }
            over = {
                where: outcomes(results)["rebel_war_over"].to_numpy() > 0 for where, results in found.items()
            }
            few = over[(values[0], 0.25, values[2])]
            assert told[column]["runs"][at] == runs
            assert told[column]["rebel_war_over"][at] == int(over[values].sum())
            pairs = [told[column][name][at] for name in PAIRS]
            assert pairs[:2] == [int((over[values] & few).sum()), int((over[values] & ~few).sum())]
            assert sum(pairs) == runs


@pytest.mark.parametrize("part", [0, 1])
def test_who_governs_is_who_does_in_most_runs_at_every_place(north: Any, part: int) -> None:
    cell = lesson_picture(north, north, [north])
    control = north.by_place[PARTS[part]]
    blocs = north.factions.blocs
    for time, place in product((0, -1), range(len(north.places))):
        found: Counter[str] = Counter()
        for replicate in range(len(north)):
            held = control[replicate, time, :, place]
            ruled = held.max() > 1.0 - held.sum()
            found[blocs[int(held.argmax())] if ruled else "nobody"] += 1
        told = GAINERS[cell.rulers[time, part, place]]
        assert found[told] == max(found.values())
        assert cell.agreed[time, part, place] == pytest.approx(found[told] / len(north))


def test_militias_govern_on_the_map(grid: dict[str, Any]) -> None:
    """A class is told that militias gain; the map must not call their towns nobody's."""
    north = next(each for each in grid["scenarios"] if each["name"] == "mali_2024_02")
    rulers, _agreed = rulers_from_text(north["map"])

    assert GAINERS[3] == "militias"
    assert (rulers == 3).any()


@pytest.mark.parametrize("share", [0.0, 0.3, 21 / 32, 2 / 3, 22 / 32, 1.0])
def test_two_of_three_is_a_level_of_agreement(share: float) -> None:
    _rulers, agreed = rulers_from_text(rulers_as_text(np.array([4]), np.array([share])))

    assert agreed[0] == pytest.approx(share, abs=1 / AGREEMENTS)
    assert (agreed[0] < 2 / 3 - 1e-9) == (share < 2 / 3 - 1e-9)


def test_a_grid_holds_the_places_themselves(grid: dict[str, Any]) -> None:
    wanted, found = read("mali_2024_02").place.places, places_from_data(grid["places"])

    assert (found.names, found.kinds, found.countries) == (wanted.names, wanted.kinds, wanted.countries)
    assert (found.town == wanted.town).all()
    assert (found.foreign == wanted.foreign).all()
    assert np.abs(found.longitude - wanted.longitude).max() <= 0.005
    assert [road[:2] for road in found.roads] == [road[:2] for road in wanted.roads]


def test_on_a_setting_only_that_setting_counts() -> None:
    axes = [lever.values for lever in LEVERS]
    for index, at in enumerate(settings()):
        assert corners(at, axes) == [(index, 1.0)]


def test_between_settings_weights_are_those_of_straight_lines() -> None:
    found = dict(corners((0.5, 0.25), [(0.0, 1.0), (0.0, 1.0)]))

    assert found == pytest.approx({0: 0.375, 1: 0.125, 2: 0.375, 3: 0.125})


def test_shares_on_straight_lines_and_persons_that_change_by_factors_are_met_exactly() -> None:
    values = (0.0, 0.25, 1.0)
    counts = {name: [100.0 * x + 7.0 for x in values] for name in SHARES}
    middles = {name: [3000.0 * 20.0**x - FLOOR for x in values] for name in PERSONS}
    scenario = {"counts": {**counts, "runs": [100] * 3}, "middles": middles}
    for x in (0.1, 0.25, 0.6, 0.99):
        told = estimated_at(scenario, (x,), (values,))
        assert told["civilians_killed"] == pytest.approx(3000.0 * 20.0**x - FLOOR)
        assert told["rebel_war_over"] == pytest.approx((100.0 * x + 7.0) / 100)


def test_a_setting_of_the_lesson_is_that_scenario_with_those_levers() -> None:
    story = in_lesson(read("accurate_force"), LEVERS, (0.25, 0.5, 0.9))

    assert story.years == 10
    assert {
        story.settings[f"government.military_pressure.{name}"] for name in ("csp", "jnim", "is_sahel")
    } == {0.25}
    assert story.settings["government.restraint"] == 0.9
    assert story.settings["dialogue.parties.civil_society"] == 1.0
    assert story.settings["government.skill"] == 3.0


@pytest.mark.parametrize("name", ["two_towns", "mali_2012_01", "mali_2024_02"])
def test_levers_are_those_of_whoever_is_the_state(name: str) -> None:
    start = read(name)
    story = in_lesson(start, LEVERS, (0.25, 0.5, 0.9))
    blocs = dict(zip(start.place.factions.names, start.place.factions.blocs, strict=True))
    state = [faction for faction, bloc in blocs.items() if bloc == "state"]

    assert len(state) == 1
    assert story.settings[f"{state[0]}.restraint"] == 0.9
    pressed = {
        faction for faction in blocs if story.settings.get(f"{state[0]}.military_pressure.{faction}") == 0.25
    }
    assert pressed >= {faction for faction, bloc in blocs.items() if bloc in ("rebels", "jihadists")}


@pytest.mark.parametrize(
    ("names", "language", "told"),
    [
        ("two_towns,mali_2024_02", "en", "two_towns and mali_2024_02 are of two places"),
        ("two_towns,mali_2024_02", "fr", "two_towns et mali_2024_02 ont deux lieux"),
        (" , ", "en", "No scenario is named"),
        ("two_towns,atlantis", "en", "atlantis"),
    ],
)
def test_scenarios_that_make_no_grid_are_refused_before_anything_is_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], names: str, language: str, told: str
) -> None:
    path = tmp_path / "grid.json.gz"

    assert main(["classroom", "--make-grid", str(path), "--scenarios", names, "--lang", language]) == 2
    assert told in " ".join(capsys.readouterr().err.split())
    assert not path.exists()


@pytest.mark.slow
def test_a_grid_of_a_place_of_ones_own_makes_a_page(grid: dict[str, Any], tmp_path: Path) -> None:
    made = make_grid(LessonSize(LINES, plausible_runs=2, draws=1, runs_of_draw=1), ("two_towns",))
    write_grid({**made, "error": grid["error"]}, tmp_path / "grid.json.gz")
    page = classroom_html(read_grid(tmp_path / "grid.json.gz"))

    assert "<title>Spring</title>" in page


def test_the_shipped_grid_is_whole(grid: dict[str, Any]) -> None:
    cells, runs, pictures = len(settings()), grid["size"]["runs"], len(pictured_settings())
    home = grid["places"]["countries"].count(grid["places"]["home"])

    assert [lever["values"] for lever in grid["levers"]] == [list(lever.values) for lever in LEVERS]
    for scenario in grid["scenarios"]:
        columns = [
            column for name in ("counts", "plausible_counts", "middles") for column in scenario[name].values()
        ]
        assert {len(column) for column in columns} == {cells}
        assert set(scenario["counts"]["runs"]) == {runs}
        assert set(scenario["plausible_counts"]["runs"]) == {grid["size"]["plausible_runs"]}
        assert {name: len(scenario[name]) for name in ("bands", "lines", "draws", "map")} == {
            "bands": 2 * cells * len(MEASURES) * len(QUANTILES) * 21,
            "lines": 2 * pictures * LINES * len(MEASURES) * 21,
            "draws": 2 * pictures * grid["size"]["draws"] * len(MEASURES) * 21,
            "map": pictures * 21 * len(PARTS) * home,
        }
        endings = [column for name, column in scenario["counts"].items() if name.startswith("ends_")]
        assert {sum(found) for found in zip(*endings, strict=True)} == {runs}


def test_every_scenario_can_be_looked_at_where_the_sheets_look(grid: dict[str, Any]) -> None:
    quarters = {0.0, 0.25, 0.5, 0.75, 1.0}
    pressure, inclusivity, restraint = LEVERS

    assert quarters <= set(pressure.values) & set(pressure.pictured)
    assert quarters <= set(inclusivity.values)
    assert {0.1, 0.9} <= set(restraint.pictured)
    assert all(set(lever.pictured) <= set(lever.values) for lever in LEVERS)


def test_the_error_between_settings_was_measured_at_twenty_points(grid: dict[str, Any]) -> None:
    assert grid["error"]["points"] == POINTS == 20
    assert grid["error"]["runs"] == BLOCKS * grid["size"]["runs"]
    assert all(
        0.0 <= grid["error"][name]["mean"] <= grid["error"][name]["most"] for name in (*SHARES, *PERSONS)
    )


def test_medians_of_the_grid_are_the_middles_of_its_bands(grid: dict[str, Any]) -> None:
    for scenario in grid["scenarios"]:
        shape = (len(settings()), len(MEASURES), len(QUANTILES), 21)
        bands = levels_from_text(scenario["bands"]).reshape(shape)
        for at, measure in enumerate(grid["measures"]):
            told = np.array(scenario["middles"][measure["name"]])
            levels = bands[:, at, 2, -1]
            if measure["unit"] == "share":
                assert levels / LEVELS == pytest.approx(told, abs=0.5 / LEVELS + 5e-5)  # four decimals
            else:
                assert persons_of_levels(levels, measure["top"]) == pytest.approx(told, rel=1e-3, abs=1.0)


@pytest.mark.parametrize("share", [0.5, 0.2, 0.05])
def test_luck_is_that_of_the_binomial_distribution(share: float) -> None:
    runs, luck = 48, np.random.Generator(np.random.Philox(5))
    blocks = luck.binomial(runs, share, size=(4000, BLOCKS)) / runs
    found = np.mean([error_and_luck(share, each, share=True)[1] for each in blocks.tolist()])

    # The mean of a deviation is sqrt(2 / pi) of its standard error: one block against three.
    error = np.sqrt(share * (1 - share) * (1 / runs + 1 / (3 * runs)))
    assert found == pytest.approx(100 * np.sqrt(2 / np.pi) * error, rel=0.04)


def written(path: Path, values: object) -> Path:
    path.write_text(json.dumps(values), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("changes", "why"),
    [({"format": 0}, "format"), ({"version": "0.0.0"}, "model"), ({"model": "0" * 16}, "model")],
)
def test_a_grid_of_another_version_is_refused(
    made_up: dict[str, Any], tmp_path: Path, changes: dict[str, Any], why: str
) -> None:
    with pytest.raises(GridError) as error:
        read_grid(written(tmp_path / "grid.json", {**made_up, **changes}))
    assert error.value.why == why


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b"\x1f\x8bnot packed", b"\xff\xfe"])
def test_what_is_no_grid_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "grid.json"
    path.write_bytes(content)
    with pytest.raises(GridError) as error:
        read_grid(path)
    assert error.value.why == "unreadable"


def parts(values: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where every part of a grid is: of each list the first and the last alone."""
    names = list(values) if isinstance(values, dict) else sorted({0, len(values) - 1})
    for name in names:
        yield (*place, name)
        if isinstance(values[name], dict | list) and values[name]:
            yield from parts(values[name], (*place, name))


def damaged(grid: dict[str, Any], place: tuple[Any, ...], value: object) -> dict[str, Any]:
    copied = copy.deepcopy(grid)
    inside: Any = copied
    for name in place[:-1]:
        inside = inside[name]
    if value is MISSING:
        del inside[place[-1]]
    else:
        inside[place[-1]] = value
    return copied


MISSING = object()
FREE = {"title", "summary"}
"""Words by language, of which there may be fewer."""


@pytest.mark.parametrize("value", [MISSING, None, {}, "?", float("nan")])
def test_no_part_of_a_grid_may_be_missing_or_of_another_kind(grid: dict[str, Any], value: object) -> None:
    small = {**grid, "scenarios": grid["scenarios"][:1]}
    kept = [
        place
        for place in parts(small)
        if not (FREE & set(place)) and place[0] not in ("format", "version", "model")
    ]
    assert wrong_part(small, grid) is None
    assert len(kept) > 100
    missed = [place for place in kept if wrong_part(damaged(small, place, value), grid) is None]
    assert [place for place in missed if not may_be(place, value)] == []


def may_be(place: tuple[Any, ...], value: object) -> bool:
    """A road or a corner of the outline less is still a map, and any text may be a name."""
    if value == "?":
        return place[-1] == "name" or (place[0] == "places" and place[1] in TEXTS)
    return value is MISSING and place[0] == "places" and place[1] in ("roads", "outline") and len(place) > 2


TEXTS = ("name", "names", "regions", "kinds", "countries", "home")


@pytest.mark.parametrize(
    ("place", "value", "told"),
    [
        (("levers",), MISSING, "levers"),
        (("levers",), [], "levers"),
        (("size", "runs"), 0, "size.runs"),
        (("scenarios",), [], "scenarios"),
        (("scenarios", 0, "title"), {"en": "x" * 121}, "scenarios[0].title"),
        (("scenarios", 0, "summary"), {"en": "x" * 1001}, "scenarios[0].summary"),
        (("scenarios", 1, "bands"), "short", "scenarios[1].bands"),
        (("scenarios", 1, "dates"), ["2024-03", "soon"], "scenarios[1].dates"),
        (("places", "town"), [1.0], "places"),
        (("places", "countries"), ["Atlantis"] * 54, "places"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_damaged_grid_is_refused_in_words(
    grid: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str],
    place: tuple[Any, ...], value: object, told: str, language: str,
) -> None:  # fmt: skip
    path = written(tmp_path / "grid.json", damaged(grid, place, value))
    with pytest.raises(GridError) as error:
        read_grid(path)
    assert (error.value.why, error.value.part) == ("part", told)

    page = tmp_path / "class.html"
    assert main(["classroom", "-o", str(page), "--grid", str(path), "--lang", language]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert {"en": "is a damaged grid", "fr": "est une grille endommagée"}[language] in said
    assert told in said
    assert "--make-grid" in said
    assert not page.exists()


def test_a_grid_is_the_same_packed_and_plain(grid: dict[str, Any], tmp_path: Path) -> None:
    for name in ("grid.json", "grid.json.gz"):
        write_grid(grid, tmp_path / name)
        assert read_grid(tmp_path / name) == grid
    assert gzip.decompress((tmp_path / "grid.json.gz").read_bytes()) == (tmp_path / "grid.json").read_bytes()
