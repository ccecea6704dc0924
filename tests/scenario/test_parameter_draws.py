"""Draws: run n has its own numbers, fixed by n, within their ranges; and accepted sets in their files."""

import json

import numpy as np
import pytest

import sahel_sim
from sahel_sim.engine.rules_digest import code_alone, rules_digest
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.execution.runner import run
from sahel_sim.results.outcome_reader import OutcomeReducer
from sahel_sim.scenario import draw_kinds
from sahel_sim.scenario.accepted_set import accepted_text, read_accepted
from sahel_sim.scenario.errors import ScenarioError
from sahel_sim.scenario.parameter_draws import DrawnSets, PriorDraws, drawn_numbers, values_of, with_draw
from sahel_sim.scenario.parameter_ranges import part_of, pert_parts

ALONE = Execution(1)


@pytest.fixture(scope="module")
def story():
    return sahel_sim.with_changes(sahel_sim.read("mali_2017_03"), {"years": 1})


def test_every_draw_lies_in_its_range_and_fills_it():
    parts = np.array([PriorDraws().parts(n) for n in range(800)])
    numbers = drawn_numbers()

    assert len(numbers) > 150
    for n in range(20):
        for name, value in PriorDraws().of(n).items():
            assert numbers[name].low <= value <= numbers[name].high, name
    likeliest = np.array([part_of(number, number.default) for number in numbers.values()])
    told = (0.0 + 4.0 * likeliest + 1.0) / 6.0  # mean and variance of PERT (Malcolm and others 1959)
    assert np.abs(parts.mean(axis=0) - told).max() < 4.5 * np.sqrt(told * (1.0 - told) / 7.0 / 800).max()
    assert parts.var(axis=0).mean() == pytest.approx((told * (1.0 - told) / 7.0).mean(), rel=0.02)


def test_what_is_drawn_most_often_is_the_default():
    numbers = tuple(drawn_numbers().values())
    near = np.array([part_of(number, number.default) for number in numbers])
    inner = np.abs(near - 0.5) < 0.25
    chances = np.linspace(0.0005, 0.9995, 1000)
    drawn = pert_parts(np.repeat(chances[:, None], len(numbers), axis=1), numbers)
    about = (np.abs(drawn - near) < 0.05).mean(axis=0)

    for shift in (-0.2, 0.2):
        assert (about > (np.abs(drawn - near - shift) < 0.05).mean(axis=0))[inner].all()


def test_a_run_draws_the_same_alone_in_a_batch_and_in_any_chunk(story):
    draws = PriorDraws()
    together = run(story, 6, seed=3, execution=ALONE, draws=draws)
    chunked = run(story, 6, seed=3, execution=Execution(1, chunk=2), draws=draws)
    alone = run(story, seed=3, replicates=[4], execution=ALONE, draws=draws)
    fixed = run(story, 6, seed=3, execution=ALONE)

    assert together.digest() == chunked.digest() != fixed.digest()
    assert (together["fighters"][4] == alone["fighters"][0]).all()
    assert together.parameters.startswith("prior ")
    assert together.provenance["parameters"] == together.parameters


def test_runs_differ_by_more_than_luck(story):
    drawn = run(story, 24, seed=3, execution=ALONE, draws=PriorDraws())["fighters"][:, -1, 0]
    fixed = run(story, 24, seed=3, execution=ALONE)["fighters"][:, -1, 0]

    assert drawn.std() > 5.0 * fixed.std()


def test_the_same_number_draws_the_same_in_both_stories():
    first = sahel_sim.with_changes(sahel_sim.read("mali_2024_02"), {"years": 1})
    second = sahel_sim.with_changes(first, {"government.restraint": 0.9})
    reading = OutcomeReducer(("displaced",))
    both = reduce_runs([first, second], reading, 6, seed=1, execution=ALONE, draws=PriorDraws())
    alone = reduce_runs([second], reading, 6, seed=1, execution=ALONE, draws=PriorDraws())

    assert (both.values["displaced"][1] == alone.values["displaced"][0]).all()
    assert both.values["displaced"][0] != pytest.approx(both.values["displaced"][1])


def test_what_a_story_says_itself_is_not_drawn():
    story = sahel_sim.with_changes(sahel_sim.read("mali_2024_02"), {"parameters.combat.fire": 0.61})
    drawn = with_draw(story, PriorDraws().of(3))
    other = with_draw(sahel_sim.read("mali_2024_02"), PriorDraws().of(3))

    assert drawn.settings["parameters.combat.fire"] == 0.61
    assert other.settings["parameters.combat.fire"] == PriorDraws().of(3)["parameters.combat.fire"]


def test_strengths_and_pressures_are_scaled_with_their_timeline(story):
    drawn = with_draw(story, {"scales.strength_jihadists": 1.5, "scales.pressure_state": 1.6})
    before, after = story.settings, drawn.settings

    assert after["jnim.fighters"] == pytest.approx(1.5 * before["jnim.fighters"])
    assert after["government.fighters"] == before["government.fighters"]
    key = "government.military_pressure.jnim"
    assert after[key] == pytest.approx(min(1.6 * before[key], 1.0))
    moments = zip(story.timeline, drawn.timeline, strict=True)
    pairs = [(a.settings[key], b.settings[key]) for a, b in moments if key in a.settings]
    for was, now in pairs:
        assert now == pytest.approx(min(1.6 * was, 1.0))


def test_defaults_drawn_change_nothing(story):
    usual = {name: number.default for name, number in drawn_numbers().items()}
    once = with_draw(story, usual)

    assert once.settings == {**story.settings}
    assert [entry.settings for entry in once.timeline] == [dict(entry.settings) for entry in story.timeline]


def test_sets_are_drawn_as_often_as_their_weights_say():
    parts = np.random.Generator(np.random.Philox(1)).random((4, len(drawn_numbers())))
    sets = DrawnSets(parts, np.array([0.1, 0.2, 0.3, 0.4]))
    drawn = np.bincount([sets.which(n) for n in range(1000)], minlength=4) / 1000.0

    assert drawn == pytest.approx(sets.weights, abs=0.005)
    assert sets.of(7) == values_of(parts[sets.which(7)])


def accepted(tmp_path, **changes):
    """A file of an accepted set with something changed in it."""
    parts = np.random.Generator(np.random.Philox(1)).random((5, len(drawn_numbers())))
    weights = np.full(5, 0.2)
    reporting = DrawnSets(parts[:, :3], weights, "reporting")
    told = json.loads(accepted_text(DrawnSets(parts, weights), {"seed": 1}, reporting))
    path = tmp_path / "accepted_set.json"
    path.write_text(json.dumps({**told, **changes}, separators=(",", ":")), "utf-8")
    return path, parts


def test_an_accepted_set_is_read_as_it_was_written(tmp_path):
    path, parts = accepted(tmp_path)
    found = read_accepted(path)

    assert len(found) == 5
    assert found.sets.parts == pytest.approx(parts, abs=1e-5)
    assert found.known["seed"] == 1
    assert found.reporting is not None
    assert found.reporting.parts == pytest.approx(parts[:, :3], abs=1e-5)
    assert found.sets.kind == "accepted"


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"rules": "0" * 64}, "accepted_set_of_other_rules"),
        ({"ranges": "0" * 64}, "accepted_set_of_other_ranges"),
        ({"names": []}, "damaged_accepted_set"),
        ({"weights": [0.2] * 4}, "damaged_accepted_set"),
        ({"weights": [0.2, 0.2, 0.2, 0.2, -1.0]}, "damaged_accepted_set"),
        ({"weights": [1e308] * 5}, "damaged_accepted_set"),
        ({"weights": [0.2, 0.2, 0.2, 0.2, float("nan")]}, "damaged_accepted_set"),
        ({"weights": [0.2, 0.2, 0.2, 0.2, float("inf")]}, "damaged_accepted_set"),
        ({"parts": "x"}, "damaged_accepted_set"),
        ({"format": 99}, "damaged_accepted_set"),
        ({"reporting": [[0.1]]}, "damaged_accepted_set"),
        ({"reporting": [[1.1]] * 5}, "damaged_accepted_set"),
    ],
)
def test_sets_that_were_fitted_to_something_else_are_refused(tmp_path, changes, kind):
    path, _ = accepted(tmp_path, **changes)
    with pytest.raises(ScenarioError) as refused:
        read_accepted(path)

    assert refused.value.mistakes[0].kind == kind
    assert refused.value.text("en") != refused.value.text("fr")


def test_a_set_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(ScenarioError) as refused:
        read_accepted(tmp_path / "none.json")

    assert refused.value.mistakes[0].kind == "no_accepted_set"


def test_the_fingerprint_of_rules_is_of_code_not_of_words():
    rule = 'def f(x):\n    """Adds one."""\n    return x + 1  # of course\n'
    told = "def f(x):\n    '''Adds\n    1.'''\n\n    return x +  1\n"

    assert code_alone(rule) == code_alone(told)
    assert code_alone(rule) != code_alone(rule.replace("+ 1", "+ 2"))
    assert len(rules_digest()) == 64


def test_a_scenario_says_what_its_runs_draw_and_its_file_keeps_it(story):
    drawn = sahel_sim.with_changes(story, {"parameter_draws": "prior"})
    said = run(drawn, 3, seed=3, execution=ALONE)
    asked = run(story, 3, seed=3, execution=ALONE, draws=PriorDraws())
    alone = sahel_sim.SahelModel(drawn, rng=3, replicate=2)
    while alone.running:
        alone.step()

    assert said.digest() == asked.digest()
    assert (alone.world.fighters == said.final["fighters"][2]).all()
    assert "parameter_draws: prior" in drawn.resolved()
    assert "parameter_draws" not in story.resolved()
    assert drawn.digest() != story.digest()


def test_other_draws_are_refused_and_so_is_an_accepted_set_that_is_not_there(story, monkeypatch, tmp_path):
    from sahel_sim.scenario import accepted_set

    with pytest.raises(ScenarioError, match="parameter_draws"):
        sahel_sim.with_changes(story, {"parameter_draws": "guess"})
    monkeypatch.setattr(accepted_set, "SHIPPED", tmp_path / "none.json")
    accepted_set.shipped_accepted.cache_clear()
    with pytest.raises(ScenarioError, match="no file"):
        run(sahel_sim.with_changes(story, {"parameter_draws": "accepted"}), 2, execution=ALONE)


def test_runs_draw_from_the_accepted_set_of_these_rules(story, monkeypatch, tmp_path):
    from sahel_sim.scenario import accepted_set

    path, _ = accepted(tmp_path)
    monkeypatch.setattr(accepted_set, "SHIPPED", path)
    accepted_set.shipped_accepted.cache_clear()
    drawn = run(sahel_sim.with_changes(story, {"parameter_draws": "accepted"}), 4, seed=3, execution=ALONE)
    sets = read_accepted(path).sets
    again = run(story, 4, seed=3, execution=ALONE, draws=sets)
    accepted_set.shipped_accepted.cache_clear()

    assert drawn.digest() == again.digest()
    assert drawn.parameters == f"accepted {sets.digest}"


@pytest.fixture
def asked_anew():
    """Whether the accepted set is of these rules is found out once in a process: not so here."""
    yield
    draw_kinds.accepted_is_of_these_rules.cache_clear()


def test_runs_usually_draw_from_the_accepted_set_if_it_is_of_these_rules(monkeypatch, asked_anew, tmp_path):
    path, _ = accepted(tmp_path)
    other = tmp_path / "other.json"
    other.write_text(path.read_text("utf-8").replace(rules_digest(), "0" * 64), "utf-8")
    monkeypatch.setattr(draw_kinds, "USUAL_DRAWS", draw_kinds.ACCEPTED)
    found = []
    for each in (path, other, tmp_path / "none.json"):
        monkeypatch.setattr(draw_kinds, "SHIPPED", each)
        draw_kinds.accepted_is_of_these_rules.cache_clear()
        found.append(sahel_sim.read("mali_2024_02").parameter_draws)

    assert found == ["accepted", "fixed", "fixed"]
    assert sahel_sim.read("two_towns").parameter_draws == "fixed"


def test_reading_a_scenario_does_not_read_the_code_of_the_rules(monkeypatch):
    asked = []
    monkeypatch.setattr(draw_kinds, "USUAL_DRAWS", draw_kinds.ACCEPTED)
    monkeypatch.setattr(draw_kinds, "accepted_is_of_these_rules", lambda: asked.append("rules") or True)
    read = sahel_sim.read("force_and_dialogue")
    sahel_sim.scenario.cautions(sahel_sim.with_changes(read, {"years": 2})), read.digest()

    assert asked == []
    assert read.parameter_draws == "accepted"
    assert asked == ["rules"]


NUMBER = "parameters.recruitment.vengeance"


@pytest.fixture
def usual():
    """What the number is unless anybody says."""
    return sahel_sim.read("two_towns").settings[NUMBER]


def test_a_number_that_is_set_is_not_drawn_even_if_it_is_set_to_what_it_is_by_default(story, usual):
    drawn = PriorDraws().of(3)
    same = sahel_sim.with_changes(story, {NUMBER: usual})
    near = sahel_sim.with_changes(story, {NUMBER: usual * (1.0 + 1e-9)})

    assert with_draw(story, drawn).settings[NUMBER] == drawn[NUMBER] != usual
    assert with_draw(same, drawn).settings[NUMBER] == usual
    assert with_draw(near, drawn).settings[NUMBER] == near.settings[NUMBER]
    free = "parameters.recruitment.recruiters"
    assert with_draw(same, drawn).settings[free] == drawn[free]


def test_points_of_a_sweep_that_are_next_to_each_other_give_next_to_the_same(story, usual):
    drawing = sahel_sim.with_changes(story, {"parameter_draws": "prior"})
    found = [
        run(sahel_sim.with_changes(drawing, {NUMBER: value}), 4, seed=3, execution=ALONE).final["fighters"]
        for value in (usual, usual * (1.0 + 1e-12))
    ]

    assert np.abs(found[0] - found[1]).max() < 1.0


@pytest.mark.parametrize("changes", [{}, {NUMBER: None}, {"not_drawn": [NUMBER]}])
def test_a_file_that_is_written_out_keeps_what_was_set(story, usual, tmp_path, changes):
    given = {key: usual if value is None else value for key, value in changes.items()}
    drawing = sahel_sim.with_changes(story, {"parameter_draws": "prior", **given})
    file = tmp_path / "whole.yaml"
    file.write_text(drawing.resolved(), "utf-8")

    again = sahel_sim.read(file)

    assert again.not_drawn == drawing.not_drawn == (frozenset({NUMBER}) if changes else frozenset())
    assert again.digest() == drawing.digest()
    assert (
        run(again, 2, seed=3, execution=ALONE).digest() == run(drawing, 2, seed=3, execution=ALONE).digest()
    )


def test_a_number_that_a_file_above_moves_away_is_as_that_file_says(story, usual):
    moved = sahel_sim.with_changes(sahel_sim.with_changes(story, {NUMBER: usual}), {NUMBER: 0.4})

    assert moved.not_drawn == frozenset()
    assert with_draw(moved, PriorDraws().of(3)).settings[NUMBER] == 0.4


def test_a_number_that_is_none_cannot_be_kept_from_being_drawn(story):
    with pytest.raises(ScenarioError, match="not_drawn"):
        sahel_sim.with_changes(story, {"not_drawn": ["parameters.combat.fir"]})
