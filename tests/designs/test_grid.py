"""The command line's way of saying a sweep, and what it refuses."""

import re
from itertools import product

import pytest

import sahel_sim
from sahel_sim.designs.grid import Axis, Sweep, axis, linear_axis, parse_axes, parse_axis
from sahel_sim.designs.grid_check import check_sweep, dead_levers
from sahel_sim.scenario import LANGUAGES, ScenarioError, read

SCENARIO_FILE = read("return_to_dialogue")


def kinds(error: ScenarioError) -> list[str]:
    return [mistake.kind for mistake in error.mistakes]


def sweep(*axes: Axis, outcomes: tuple[str, ...] = ("jihadist_share",), runs: int = 4) -> Sweep:
    return Sweep("mine", SCENARIO_FILE.title, SCENARIO_FILE, axes, outcomes, runs, 1)


def test_a_range_has_both_ends_and_equal_steps() -> None:
    assert parse_axis("csp.will=0:1:5") == Axis("csp.will", (0.0, 0.25, 0.5, 0.75, 1.0))


def test_steps_are_written_as_people_write_them() -> None:
    assert parse_axis("csp.will=0:1:11").values == (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1)


def test_the_largest_grid_of_a_lever_has_every_hundredth() -> None:
    assert parse_axis("csp.will=0:1:101").values == tuple(round(n / 100, 2) for n in range(101))


def test_a_list_is_put_in_order() -> None:
    assert parse_axis(" csp.will = 1, .5 ,0 ") == Axis("csp.will", (0.0, 0.5, 1.0))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("csp.will", "vary_form"),
        ("csp.will=", "vary_form"),
        ("=0:1:5", "vary_form"),
        ("csp.will=0:1", "vary_form"),
        ("csp.will=0:1:2:3", "vary_form"),
        ("csp.will=0:1,2:3", "vary_form"),
        ("csp.will=low:1:5", "vary_number"),
        ("csp.will=0:1:2.5", "vary_number"),
        ("csp.will=0:1:-5", "vary_number"),
        ("csp.will=0:1e999:5", "vary_number"),
        ("csp.will=0,,1", "vary_number"),
        ("csp.will=0:nan:5", "vary_number"),
        ("csp.will=0:1:1", "one_point"),
        ("csp.will=0:1:0", "one_point"),
        ("csp.will=0.5", "one_point"),
        ("csp.will=1:1:5", "same_ends"),
        ("csp.will=0:1:102", "too_many_points"),
        ("csp.will=0,1,1.0", "value_twice"),
    ],
)
def test_what_is_no_axis_is_refused_in_both_languages(text: str, kind: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        parse_axis(text, "fr")

    (mistake,) = caught.value.mistakes
    said = {language: mistake.text(language) for language in LANGUAGES}
    assert mistake.kind == kind
    assert said["en"] != said["fr"] == str(caught.value)


@pytest.mark.parametrize("text", ["csp.will=0,5", "csp.support=12,5", "csp.will=0,2"])
def test_a_comma_that_may_be_decimal_is_asked_about_in_french(text: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        parse_axis(text, "fr")

    one = text.replace(",", ".")
    assert kinds(caught.value) == ["vary_comma"]
    assert one in caught.value.text("fr")
    assert len(parse_axis(text, "en").values) == 2
    assert parse_axis(f"{text.replace(',', ':')}:2", "fr") == parse_axis(text, "en")


@pytest.mark.parametrize("text", ["csp.will=0,0.5", "csp.will=0,1", "csp.will=0, 5", "csp.will=0,1,2"])
def test_commas_between_numbers_are_no_question(text: str) -> None:
    assert parse_axis(text, "fr") == parse_axis(text, "en")


def test_every_mistake_of_a_line_is_told_at_once() -> None:
    with pytest.raises(ScenarioError) as caught:
        parse_axes(["csp.will=0:1", "csp.will=0:1:3", "csp.will=0:1:3", "csp.skill=1:1:3"])

    assert kinds(caught.value) == ["vary_form", "same_ends", "lever_twice"]


def test_a_fourth_lever_is_one_too_many() -> None:
    with pytest.raises(ScenarioError) as caught:
        parse_axes([f"{side}.will=0:1:2" for side in ("csp", "jnim", "is_sahel", "government")])

    assert kinds(caught.value) == ["too_many_levers"]


def test_no_lever_is_no_sweep() -> None:
    with pytest.raises(ScenarioError) as caught:
        parse_axes([])

    assert kinds(caught.value) == ["nothing_varied"]


def test_cells_go_through_the_last_axis_first() -> None:
    grid = sweep(linear_axis("csp.will", 0, 1, 3), axis("csp.skill", [1, 2]))

    walked = [(cell.settings["csp.will"], cell.settings["csp.skill"]) for cell in grid.cells()]

    assert grid.shape == (3, 2)
    assert walked == list(product((0.0, 0.5, 1.0), (1.0, 2.0)))
    assert {(cell.runs, cell.seed) for cell in grid.cells()} == {(4, 1)}


def test_a_sound_sweep_passes() -> None:
    grid = sweep(parse_axis("parameters.combat.fire=0.15:6.1:3"), parse_axis("years=1:2:2"))

    assert check_sweep(grid) is grid


@pytest.mark.parametrize(
    ("grid", "kind", "nearest"),
    [
        (sweep(parse_axis("csp.wil=0:1:3")), "unknown_setting", "will"),
        (sweep(parse_axis("csp.will=0:2:3")), "too_high", None),
        (sweep(parse_axis("mechanisms.combat=0:1:3")), "no_numbers", None),
        (sweep(parse_axis("years=1:1.01:2")), "part_of_month", None),
        (sweep(parse_axis("seed=1:2:2")), "own_line", None),
        (
            sweep(parse_axis("csp.will=0:1:3"), outcomes=("jihadist_shar",)),
            "unknown_outcome",
            "jihadist_share",
        ),
        (sweep(parse_axis("csp.will=0:1:3"), runs=0), "too_low", None),
        (
            sweep(parse_axis("csp.will=0:1:101"), parse_axis("csp.skill=1:2:101"), runs=99),
            "too_many_runs",
            None,
        ),
        (
            sweep(parse_axis("csp.fighters=0:9:2"), parse_axis("dialogue.accord.csp=0:1:2")),
            "accord_with_nobody",
            None,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_run_is_refused_before_it_is(grid: Sweep, kind: str, nearest: str | None) -> None:
    with pytest.raises(ScenarioError) as caught:
        check_sweep(grid)

    assert (caught.value.mistakes[0].kind, caught.value.mistakes[0].nearest) == (kind, nearest)


def test_a_million_runs_are_the_most() -> None:
    grid = sweep(parse_axis("csp.will=0:1:100"), parse_axis("csp.skill=1:2:100"), runs=100)

    assert check_sweep(grid).shape == (100, 100)


DEAD = {
    "covered": (
        "two_towns",
        ("crown.military_pressure", "crown.military_pressure.league"),
        "'crown.military_pressure.league' is narrower and says all of it anew",
    ),
    "every faction of a bloc by itself": (
        "mali_2024_02",
        ("jihadists.restraint", "jnim.restraint", "is_sahel.restraint"),
        "Varying 'jihadists.restraint' changes nothing in this scenario.",
    ),
}


@pytest.mark.parametrize("case", DEAD)
def test_a_lever_that_changes_nothing_beside_the_others_is_refused(case):
    name, levers, expected = DEAD[case]
    with pytest.raises(ScenarioError, match=re.escape(expected)) as caught:
        sahel_sim.sweep(name, dict.fromkeys(levers, (0.0, 1.0)), runs=1, outcomes="displaced")
    assert len(caught.value.mistakes) == 1
    assert "ne change rien" in caught.value.text("fr")


def test_in_a_file_a_lever_that_changes_nothing_is_told_at_its_line(tmp_path) -> None:
    path = tmp_path / "sweep.yaml"
    path.write_text(
        "sweep: mine\nscenario: two_towns\nvary:\n"
        "  crown.military_pressure: [0, 1]\n  crown.military_pressure.league: [0, 1]\n",
        encoding="utf-8",
    )
    with pytest.raises(ScenarioError, match=r"line 4, column 3: Varying 'crown\.military_pressure' changes"):
        sahel_sim.sweep(path)


@pytest.mark.parametrize(
    ("name", "levers"),
    [
        ("mali_2024_02", ("government.military_pressure", "government.military_pressure.jnim")),
        ("mali_2024_02", ("jihadists.restraint", "jnim.restraint")),
        ("two_towns", ("crown.restraint", "league.restraint")),
    ],
)
def test_levers_that_overlap_in_part_can_be_varied_together(name, levers):
    assert dead_levers(read(name), [axis(lever, (0.0, 1.0)) for lever in levers]) == {}
