"""What every mechanism and strategy says of itself: numbers with units and sources, and a story."""

import math
import pkgutil
import re

import pytest
from bibliography import bibliography, unknown_sources

import sahel_sim.mechanisms
import sahel_sim.strategies
from sahel_sim.core import kept
from sahel_sim.engine import DIPLOMACIES, MONTH, STRATEGIES

RULES = (*MONTH, *STRATEGIES.values(), *DIPLOMACIES.values())
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
every_parameter = pytest.mark.parametrize(
    "number",
    [d for rule in RULES for d in rule.declared],
    ids=[f"{rule.name}.{d.name}" for rule in RULES for d in rule.declared],
)


@every_parameter
def test_a_parameter_has_a_unit_and_a_text(number):
    assert number.unit.strip() != ""
    assert number.text.strip() != ""


@every_parameter
def test_a_parameter_has_a_range_around_its_default(number):
    assert math.isfinite(number.low)
    assert math.isfinite(number.high)
    assert number.low < number.high
    assert number.low <= number.default <= number.high


@every_parameter
def test_a_parameter_has_a_source_that_exists(number):
    assert number.source != ""
    assert unknown_sources(number.source) == set()


@every_rule
def test_every_field_of_the_parameters_is_declared(rule):
    fields = set(rule.parameters.__dataclass_fields__)

    assert {d.name for d in rule.declared} == fields


@every_rule
def test_every_source_is_in_the_bibliography(rule):
    assert rule.sources != ()
    assert set(rule.sources) <= set(bibliography())


@every_rule
def test_a_story_begins_with_one_line_that_is_a_sentence(rule):
    first, blank, *_ = rule.story.splitlines()

    assert first.endswith(".")
    assert blank == ""


@every_rule
def test_a_story_has_an_equation_or_says_why_not(rule):
    assert re.search(r"math::|:math:`|[Nn]o equation", rule.story)


@every_rule
def test_a_story_says_what_is_left_out(rule):
    assert re.search(r"^Left out: \S+", rule.story, flags=re.MULTILINE)


@pytest.mark.parametrize("mechanism", [m for m in MONTH if m.forms], ids=lambda m: m.name)
def test_the_default_form_is_the_first(mechanism):
    assert mechanism.form == next(iter(mechanism.forms))


@pytest.mark.parametrize("mechanism", MONTH, ids=lambda m: m.name)
def test_an_unknown_form_is_refused(mechanism):
    with pytest.raises(KeyError, match="tea leaves"):
        mechanism.using("tea leaves")


def test_the_schedule_mentions_every_mechanism_file():
    files = {module.name for module in pkgutil.iter_modules(sahel_sim.mechanisms.__path__)}

    assert {m.name for m in MONTH} == files
    assert {m.rule.__module__.rpartition(".")[2] for m in MONTH} == files


def test_what_happened_in_a_step_is_read_after_it_is_written():
    """Flows start each step at nothing, so a rule that reads one too early reads nothing."""
    told: set[str] = set()
    for mechanism in MONTH:
        too_early = {name for name in mechanism.reads if kept()[name].kind == "flow"} - told
        assert not too_early, mechanism.name
        told |= set(mechanism.writes)


def test_scenarios_can_name_every_strategy_file():
    files = {module.name for module in pkgutil.iter_modules(sahel_sim.strategies.__path__)}

    minds = (*STRATEGIES.values(), *DIPLOMACIES.values())

    assert set(STRATEGIES) | set(DIPLOMACIES) == files
    assert set(STRATEGIES) & set(DIPLOMACIES) == set()
    assert {s.mind.__module__.rpartition(".")[2] for s in minds} == files


@pytest.mark.parametrize(
    "source",
    [
        "",
        "K1",
        "K1: ",
        "no_such_book: table 1",
        "K1: table 1; no_such_book: page 2",
        "after K1",
        "after no_such_book; assumed: why",
        "after K1, no_such_book; assumed: why",
        "assumed:",
        "after K1; assumed: ",
        "K1; assumed: why",
        "after K1 assumed: why",
    ],
)
def test_a_source_that_nobody_can_look_up_is_found(source):
    assert unknown_sources(source) != set()


@pytest.mark.parametrize(
    "source",
    [
        "K1: table 1",
        "K1: table 1; K2: computed from page 3",
        "K1: table 1; assumed: the range",
        "assumed: some; months",
        "after K1, K2; assumed: no number there",
    ],
)
def test_a_place_in_a_work_or_an_assumption_with_a_reason_will_do(source):
    assert unknown_sources(source) == set()


def test_names_in_the_schedule_are_unique():
    names = [m.name for m in MONTH]

    assert sorted(set(names)) == sorted(names)
