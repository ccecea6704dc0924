"""Sums and shares keep the axes, and give a replicate the same bits in any company."""

import numpy as np
import pytest

from sahel_sim.core import against, nearest, over_factions, over_localities, share
from worlds import at_war, sides

X = np.random.default_rng(1).uniform(0.0, 1.0, (300, 4, 54))


def test_sums_keep_all_three_axes():
    assert over_localities(X).shape == (300, 4, 1)
    assert over_factions(X).shape == (300, 1, 54)


def test_sums_are_sums():
    np.testing.assert_allclose(over_localities(X), X.sum(axis=2, keepdims=True))
    np.testing.assert_allclose(over_factions(X), X.sum(axis=1, keepdims=True))


@pytest.mark.parametrize("summed", [over_localities, over_factions], ids=lambda f: f.__name__)
def test_a_sum_has_the_same_bits_alone_and_among_300(summed):
    among = summed(X)

    for r in (0, 17, 299):
        assert np.array_equal(summed(X[r : r + 1]), among[r : r + 1])


def test_a_sum_over_one_faction_is_a_copy():
    one = X[:, :1].copy()
    total = over_factions(one)
    total += 1.0

    assert np.array_equal(one, X[:, :1])


def test_what_a_faction_meets_is_weighted_by_its_own_row():
    weights = np.array([[[0.0, 0.5], [1.0, 0.0]]])
    x = np.array([[[10.0, 20.0], [1.0, 2.0]]])

    assert against(weights, x).tolist() == [[[0.5, 1.0], [10.0, 20.0]]]


def test_at_peace_nobody_meets_anyone():
    weights = 0.0 * at_war(sides(a="state", b="rebels", c="rebels", d="jihadists"))

    assert not against(weights, X).any()


def test_a_share_of_nothing_is_nothing():
    assert share(np.array([0.0, 1.0]), np.array([0.0, 4.0])).tolist() == [0.0, 0.25]


def test_pairs_of_factions_come_once_each():
    four = sides(a="state", b="rebels", c="jihadists", d="jihadists")

    assert four.pair_names == ("a-b", "a-c", "a-d", "b-c", "b-d", "c-d")
    assert list(zip(four.first, four.second, strict=True)) == list(four.pairs)


def test_blocs_of_factions():
    three = sides(a="state", b="rebels", c="jihadists")

    assert three.state[0, :, 0].tolist() == [1.0, 0.0, 0.0]
    assert three.insurgent[0, :, 0].tolist() == [0.0, 1.0, 1.0]
    assert three.of_bloc("jihadists")[0, :, 0].tolist() == [0.0, 0.0, 1.0]


def test_a_faction_without_a_label_goes_by_its_own_name():
    assert sides(a="state").label("a", "fr") == "a"


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("restrain", "restraint"),
        ("RESTRAINT", "restraint"),
        ("presure", "pressure"),
        ("xyz", None),
        ("", None),
    ],
)
def test_the_nearest_word(word, meant):
    assert nearest(word, ["restraint", "pressure", "services"]) == meant
