"""A random number is fixed by seed, replicate, stream, step and cell, and by nothing else."""

import zlib

import numpy as np
import pytest

from sahel_sim.core import Draws, MeanField
from sahel_sim.core.draws import WINDOW

SHAPE = (3, 5)


def in_one_go(seed: int, replicate: int, stream: str, steps: int) -> np.ndarray:
    """All numbers of a stream, drawn without windows."""
    bits = np.random.Philox(np.random.SeedSequence(seed, spawn_key=(replicate, zlib.crc32(stream.encode()))))
    return np.random.Generator(bits).random((steps, *SHAPE))


def test_windows_join_without_gap_or_overlap():
    draws = Draws(5, [17])
    stepwise = np.stack([draws.uniform("combat/clash", step, SHAPE)[0] for step in range(3 * WINDOW)])

    assert np.array_equal(stepwise, in_one_go(5, 17, "combat/clash", 3 * WINDOW))


@pytest.mark.parametrize("shape", [(1,), (1, 3), (3, 5), (6, 7)])
def test_windows_join_for_cells_of_any_number(shape):
    bits = np.random.Philox(np.random.SeedSequence(5, spawn_key=(0, zlib.crc32(b"a/b"))))
    at_once = np.random.Generator(bits).random((WINDOW + 1, *shape))

    assert np.array_equal(Draws(5, [0]).uniform("a/b", WINDOW, shape)[0], at_once[WINDOW])


def test_any_step_can_be_reached_directly_and_again():
    forwards, draws = Draws(5, [0, 1]), Draws(5, [0, 1])
    expected = {step: forwards.uniform("a/b", step, SHAPE).copy() for step in (0, 47, 48, 100)}

    for step in (100, 0, 48, 47, 100):
        assert np.array_equal(draws.uniform("a/b", step, SHAPE), expected[step])


def test_a_replicate_does_not_know_its_batch():
    batch = Draws(5, range(100, 130)).uniform("a/b", 7, SHAPE)

    assert np.array_equal(batch[23], Draws(5, [123]).uniform("a/b", 7, SHAPE)[0])


def test_streams_replicates_seeds_and_steps_all_differ():
    numbers = [
        Draws(5, [0]).uniform("a/b", 0, SHAPE),
        Draws(6, [0]).uniform("a/b", 0, SHAPE),
        Draws(5, [1]).uniform("a/b", 0, SHAPE),
        Draws(5, [0]).uniform("a/c", 0, SHAPE),
        Draws(5, [0]).uniform("a/b", 1, SHAPE),
    ]

    assert len({x.tobytes() for x in numbers}) == len(numbers)


def test_a_stream_does_not_depend_on_what_was_drawn_from_others():
    alone, busy = Draws(5, [0]), Draws(5, [0])
    busy.uniform("other/stream", 0, (50,))

    assert np.array_equal(busy.uniform("a/b", 0, SHAPE), alone.uniform("a/b", 0, SHAPE))


def test_a_stream_asked_in_another_shape_gives_that_shape():
    draws = Draws(5, [0, 1])
    draws.uniform("a/b", 0, (4,))

    assert draws.uniform("a/b", 0, (9,)).shape == (2, 9)
    assert np.array_equal(draws.uniform("a/b", 0, (9,)), Draws(5, [0, 1]).uniform("a/b", 0, (9,)))


def test_two_streams_whose_names_clash_are_refused():
    assert zlib.crc32(b"plumless") == zlib.crc32(b"buckeroo")
    draws = Draws(5, [0])
    draws.uniform("plumless", 0, SHAPE)

    with pytest.raises(ValueError, match="'buckeroo' and 'plumless' clash"):
        draws.uniform("buckeroo", 0, SHAPE)


def test_a_mechanism_draws_from_streams_of_its_own_name():
    draws = Draws(5, [0])

    assert np.array_equal(
        draws.at("combat", 9).uniform("clash", SHAPE), draws.uniform("combat/clash", 9, SHAPE)
    )


def test_numbers_lie_in_the_unit_interval():
    numbers = Draws(5, range(50)).uniform("a/b", 0, (20, 20))

    assert numbers.min() >= 0.0
    assert numbers.max() < 1.0
    assert numbers.mean() == pytest.approx(0.5, abs=0.01)


def test_mean_field_gives_one_half_everywhere():
    assert (MeanField(3).at("combat", 4).uniform("clash", SHAPE) == np.full((3, *SHAPE), 0.5)).all()


def test_mean_field_counts_what_is_expected():
    expected = np.array([[[0.0, 0.3, 12.0]]])
    number, severity = MeanField(1).at("combat", 4).events("clash", expected, np.ones((1, 1, 1)))

    assert np.array_equal(number, expected)
    assert np.array_equal(severity, expected)
