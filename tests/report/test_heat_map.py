"""Maps of sweeps: the numbers that were swept, how sure they are, and the same in words."""

import numpy as np
import pytest
from matplotlib.collections import PolyCollection, QuadMesh

from sahel_sim.core import Array
from sahel_sim.designs.grid import Axis, Sweep
from sahel_sim.designs.sweep_results import SweepOutcomes
from sahel_sim.execution.reduction import Reduction
from sahel_sim.report.figures.sweep_figures import heat_map, level_heights, sweep_figure
from sahel_sim.report.figures.theme import PAGE
from sahel_sim.report.lever_names import named
from sahel_sim.report.sweep_cells import Cells, finding
from sahel_sim.report.sweep_page import sweep_html
from sahel_sim.report.sweep_terminal import cell_table
from sahel_sim.results.chunk import Failure
from sahel_sim.scenario import INCLUSIVITY, LEVERS, SECTIONS, read
from sahel_sim.scenario.dialogue_levers import STANDING
from saying import told_in

RUNS = 20
RESTRAINT, PRESSURE, WILL = "crown.restraint", "crown.military_pressure", "crown.will"
both = pytest.mark.parametrize("language", ["en", "fr"])


def swept(values: Array, *levers: str, name: str = "rebel_war_over") -> SweepOutcomes:
    """A sweep with these numbers, the levers first and the runs last."""
    story = read("two_towns")
    axes = tuple(
        Axis(lever, tuple(np.linspace(0.0, 1.0, size).tolist()))
        for lever, size in zip(levers, values.shape, strict=False)
    )
    sweep = Sweep("two_towns", {"en": "Two <b>", "fr": "Deux <b>"}, story, axes, (name,), values.shape[-1], 1)
    flat = values.reshape(-1, values.shape[-1])
    return SweepOutcomes(
        sweep, Reduction((story,) * len(flat), 1, tuple(range(values.shape[-1])), {name: flat})
    )


def chances(counts: list[list[int]]) -> SweepOutcomes:
    """So many of twenty runs in each cell, restraint across and pressure up."""
    held = np.arange(RUNS) < np.array(counts)[..., None]
    return swept(held.astype(float), RESTRAINT, PRESSURE)


def hatched(picture) -> int:
    """How many cells the hatching covers."""
    areas = [
        np.ptp(path.vertices[:, 0]) * np.ptp(path.vertices[:, 1])
        for axes in picture.figure.axes
        for drawn in axes.collections
        if isinstance(drawn, PolyCollection) and drawn.get_hatch()
        for path in drawn.get_paths()
    ]
    return round(sum(areas))


def written(picture) -> list[str]:
    return [text.get_text() for axes in picture.figure.axes for text in axes.texts]


def test_a_cell_is_sure_by_the_interval_of_wilson():
    # of 20 runs: 0: 0 to 0.16; 3: 0.05 to 0.36; 5: 0.11 to 0.47, too wide; 10: 0.30 to 0.70; 18: 0.70 to 0.97
    cells = Cells(chances([[0, 3], [5, 10], [18, 20]]), "rebel_war_over")
    np.testing.assert_array_equal([[False, False], [True, True], [False, False]], cells.unsure)
    assert 2 == hatched(heat_map(cells))


def test_means_are_sure_where_their_interval_is_less_than_a_third_of_the_scale():
    around = np.tile([-1.0, 1.0], 10)  # spread 1.026, so that the interval of 20 runs is 0.96 wide
    means = np.array([[0.0, 1.0], [2.0, 2.7]])
    narrow, wide = (
        swept(means[..., None] * k + around, RESTRAINT, PRESSURE, name="displaced") for k in (2, 1)
    )
    assert not Cells(narrow, "displaced").unsure.any()
    assert Cells(wide, "displaced").unsure.all()


def test_numbers_stand_in_their_cells_the_second_lever_up():
    picture = sweep_figure(chances([[0, 20], [10, 5]]), "rebel_war_over")
    mesh = next(drawn for drawn in picture.figure.axes[0].collections if isinstance(drawn, QuadMesh))
    np.testing.assert_allclose([[0.0, 0.5], [1.0, 0.25]], mesh.get_array())
    assert {"0", "100", "50", "25"} == set(written(picture))


def rising(size: int) -> SweepOutcomes:
    """Chances from 0 to 1 across a square grid."""
    slope = np.round(np.linspace(0, RUNS, size)).astype(int).tolist()
    return chances([[count] * size for count in slope])


def test_seven_cells_a_side_have_their_numbers():
    assert 7 * 7 == len(written(sweep_figure(rising(7), "rebel_war_over")))


def test_more_have_lines_at_a_quarter_a_half_and_three_quarters():
    found = rising(8)
    labels = written(sweep_figure(found, "rebel_war_over"))
    assert (0.25, 0.5, 0.75) == level_heights(Cells(found, "rebel_war_over"))
    assert {"25%", "50%", "75%"} == set(labels)


def test_small_multiples_have_one_scale_and_a_panel_for_each_value():
    values = np.zeros((2, 2, 3, RUNS)) + np.array([0.0, 10.0, 40.0])[:, None]
    picture = sweep_figure(swept(values, RESTRAINT, PRESSURE, WILL, name="displaced"), "displaced")
    panels = [axes for axes in picture.figure.axes if axes.get_title(loc="left")]
    shades = [float(axes.collections[0].get_array().max()) for axes in panels]
    assert ["0", "0.5", "1"] == [axes.get_title(loc="left") for axes in panels]
    np.testing.assert_allclose([0.0, 0.25, 1.0], shades)


def test_one_lever_is_a_line_with_the_band_of_its_interval():
    held = (np.arange(RUNS) < np.array([0, 10, 20])[:, None]).astype(float)
    picture = sweep_figure(swept(held, RESTRAINT), "rebel_war_over")
    (axes,) = picture.figure.axes
    np.testing.assert_allclose([0.0, 0.5, 1.0], axes.get_lines()[0].get_ydata())
    band = axes.collections[0].get_paths()[0].vertices
    assert (0.299, 0.701) == tuple(np.round(np.sort(band[band[:, 0] == 0.5, 1])[[0, -1]], 3))


def test_the_alt_text_tells_the_ends_where_they_are_and_every_corner():
    alt = sweep_figure(chances([[0, 4], [20, 10]]), "rebel_war_over").alt
    assert alt == (
        "The war with the rebels is over. A map of Restraint (The Crown) across and Pressure on all "
        "(The Crown) up, 20 runs in each cell. "
        "Highest 100% (84 to 100%) at restraint (The Crown) = 1, pressure on all (The Crown) = 0; "
        "lowest 0% (0 to 16%) at restraint (The Crown) = 0, pressure on all (The Crown) = 0. "
        "Corners (restraint (The Crown) × pressure on all (The Crown)): 0 × 0: 0% (0 to 16%); "
        "0 × 1: 20% (8 to 42%); 1 × 0: 100% (84 to 100%); 1 × 1: 50% (30 to 70%). "
        "2 of 4 cells are not sure, and hatched."
    )


def test_corners_that_overlap_may_be_chance():
    assert "This may be chance." in finding(Cells(chances([[11, 11], [11, 12]]), "rebel_war_over"))
    assert "chance" not in finding(Cells(chances([[8, 9], [10, 12]]), "rebel_war_over")), "pairs tell it"
    assert "This may be chance" not in finding(Cells(chances([[0, 9], [10, 20]]), "rebel_war_over"))


@both
def test_where_nothing_ever_happens_there_is_no_number(language):
    never = swept(np.full((2, 2, RUNS), np.nan), RESTRAINT, PRESSURE, name="time_to_accord")
    cells = Cells(never, "time_to_accord")
    assert ["\N{EN DASH}"] * 4 == written(told_in(language, heat_map, cells))
    assert {"en": "no number", "fr": "aucun nombre"}[language] in told_in(language, finding, cells)


def test_what_is_the_same_everywhere_is_told_so():
    assert "The same everywhere: 0%." in sweep_figure(chances([[0, 0], [0, 0]]), "rebel_war_over").alt


def test_the_colours_rise_in_grey():
    bright = PAGE.colours(np.linspace(0, 1, 32))[:, :3] @ [0.2126, 0.7152, 0.0722]
    assert (np.diff(bright) > 0).all()


def test_a_drawing_has_the_same_bits_every_time():
    found = chances([[0, 5], [10, 20]])
    assert sweep_figure(found, "rebel_war_over").svg == sweep_figure(found, "rebel_war_over").svg


@both
@pytest.mark.parametrize("size", [2, 9, 40])
def test_the_cells_fit_the_terminal(size, language):
    found = chances([[10] * size] * size)
    lines = told_in(language, cell_table, Cells(found, "rebel_war_over")).splitlines()
    assert 80 >= max(map(len, lines))
    assert size <= sum("50" in line or "55" in line for line in lines) or size == 40


@both
def test_the_page_tells_titles_safely_and_runs_that_broke_off(language):
    found = chances([[0, 5], [10, 20]])
    lost = Reduction(
        found.tally.scenarios, 1, found.tally.replicates, found.tally.values, ((2, Failure(7, "<bang>")),)
    )
    page = sweep_html(SweepOutcomes(found.sweep, lost), language)
    assert "<b>" not in page.replace("<body>", "")
    assert "&lt;bang&gt;" in page
    assert {"en": "1 of 80 runs broke off", "fr": "1 simulation sur 80"}[language] in page


@both
def test_every_lever_has_a_name(language):
    factions = read("return_to_dialogue").place.factions
    settings = [f"{who}.{lever.name}" for lever in LEVERS for who in ("government", "jihadists")]
    settings += [f"{block}.{lever.name}" for block, levers_ in SECTIONS.items() for lever in levers_]
    settings += [f"dialogue.{INCLUSIVITY.name}", "dialogue.parties.women", "dialogue.parties.csp", "years"]
    settings += [f"dialogue.{each.name}.csp" for each in STANDING]
    settings += ["relations.csp-jnim", "distances.csp-jnim", "parameters.combat.fire", "tactics.bargain.cost"]
    names = [told_in(language, named, setting, factions).title for setting in settings]
    assert len(settings) == len(set(names))
