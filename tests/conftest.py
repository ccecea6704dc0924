"""Settings of all tests."""

import pytest
from hypothesis import HealthCheck, settings

from sahel_sim.scenario import draw_kinds

settings.register_profile(
    "house", deadline=None, max_examples=40, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")

draw_kinds.USUAL_DRAWS = draw_kinds.FIXED
"""Tests hold the rules to numbers: their runs have them as they are declared unless they say otherwise."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """``pytest tests/fuzz -n 0 --fuzz 60`` does sixty times as much fuzzing, with luck of its own."""
    parser.addoption(
        "--fuzz",
        type=float,
        default=1.0,
        metavar="TIMES",
        help="do so many times as much fuzzing, with luck of its own; the seed is told where one fails",
    )
    parser.addoption("--fuzz-seed", type=int, default=None, metavar="SEED", help="the luck of the fuzzers")
