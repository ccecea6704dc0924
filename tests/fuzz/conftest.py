"""How much the fuzzers do, and with which luck; ``--fuzz`` stands in the settings of all tests."""

import random

import pytest

EASY = 1.0
"""The usual amount of fuzzing: a minute in all."""


@pytest.fixture
def times(request: pytest.FixtureRequest) -> float:
    """How many times as much is done as in every test run."""
    return float(request.config.getoption("--fuzz"))


@pytest.fixture
def luck(request: pytest.FixtureRequest, times: float) -> random.Random:
    """The same luck in every ordinary run, other luck when more is asked for; told where a test fails."""
    seed = request.config.getoption("--fuzz-seed")
    if seed is None:
        seed = 0 if times == EASY else random.SystemRandom().randrange(2**32)
    print(f"--fuzz-seed {seed}")
    return random.Random(seed)
