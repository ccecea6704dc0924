"""Places: roads, regions and borders."""

from dataclasses import replace

import networkx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahel_sim.core import Places
from worlds import land

FIVE = land(
    [50_000.0, 2_000.0, 3_000.0, 40_000.0, 10_000.0],
    regions=("Coast", "Coast", "Coast", "Hills", "Overland"),
    roads=((0, 1, 80.0), (1, 2, 40.0), (0, 2, 200.0), (1, 3, 90.0), (3, 4, 70.0)),
    foreign=(4,),
)


@st.composite
def countries(draw: st.DrawFn) -> Places:
    """Places on a tree of roads, with some roads more."""
    size = draw(st.integers(2, 9))
    km = st.integers(1, 500)
    tree = [(draw(st.integers(0, n - 1)), n, float(draw(km))) for n in range(1, size)]
    more = draw(st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1), km), max_size=6))
    known = {frozenset((a, b)) for a, b, _ in tree}
    extra = []
    for a, b, length in more:
        if a != b and frozenset((a, b)) not in known:
            known.add(frozenset((a, b)))
            extra.append((a, b, float(length)))
    return land([1.0] * size, roads=(*tree, *extra))


def graph(places: Places) -> networkx.Graph:
    roads = networkx.Graph()
    roads.add_nodes_from(range(len(places)))
    roads.add_weighted_edges_from(places.roads)
    return roads


@given(places=countries())
def test_road_distance_is_the_shortest_way(places):
    expected = dict(networkx.all_pairs_dijkstra_path_length(graph(places)))

    for a in range(len(places)):
        for b in range(len(places)):
            assert places.road_distance[a, b] == pytest.approx(expected[a][b])


@given(places=countries(), data=st.data())
def test_neighbours_are_those_at_the_other_end_of_a_road(places, data):
    x = np.array(
        data.draw(st.lists(st.integers(0, 100), min_size=len(places), max_size=len(places))), dtype=float
    )
    roads = graph(places)
    expected = [sum(x[b] for b in roads.neighbors(a)) for a in range(len(places))]

    assert places.over_neighbours(x).tolist() == expected
    assert places.degree[0, 0].tolist() == [roads.degree(a) for a in range(len(places))]


@given(places=countries(), reach=st.floats(35.0, 600.0))
def test_neighbours_weigh_the_more_the_nearer(places, reach):
    roads = graph(places)
    expected = [
        sum(np.exp(-roads[a][b]["weight"] / reach) for b in roads.neighbors(a)) for a in range(len(places))
    ]

    np.testing.assert_allclose(places.drawn_by_road(np.ones(len(places)), reach), expected)


def test_the_mean_of_neighbours_of_a_constant_is_that_constant():
    np.testing.assert_allclose(FIVE.mean_of_neighbours(np.full((2, 3, 5), 7.0)), 7.0)


def test_sums_over_regions():
    assert FIVE.over_regions(np.array([[[1.0, 2.0, 3.0, 4.0, 5.0]]])).tolist() == [[[6.0, 4.0, 5.0]]]
    assert FIVE.region_size.tolist() == [3.0, 1.0, 1.0]


def test_regions_in_the_order_of_their_first_place():
    assert FIVE.region_names == ("Coast", "Hills", "Overland")
    assert FIVE.region_of.tolist() == [0, 0, 0, 1, 2]


def test_ways_between_hubs_and_to_the_hub():
    assert FIVE.hub_distance.tolist() == [[0.0, 170.0, 240.0], [170.0, 0.0, 70.0], [240.0, 70.0, 0.0]]
    assert FIVE.to_hub.tolist() == [[[0.0, 80.0, 120.0, 0.0, 0.0]]]


def test_places_beyond_the_border():
    assert FIVE.foreign.tolist() == [[[0.0, 0.0, 0.0, 0.0, 1.0]]]
    assert FIVE.domestic.tolist() == [[[1.0, 1.0, 1.0, 1.0, 0.0]]]


def test_capitals_are_those_of_the_country_and_of_regions():
    kinds = ("capital", "town", "village", "regional capital", "camp")

    assert replace(FIVE, kinds=kinds).capital.tolist() == [[[1.0, 0.0, 0.0, 1.0, 0.0]]]


def test_strength_is_felt_where_one_stands_and_fades_down_the_road():
    """The first has 3 in 5 on the coast, the second all in the hills, 170 km away; the third has nobody."""
    strength = np.zeros((1, 3, 5))
    strength[0, 0] = [40.0, 0.0, 20.0, 40.0, 0.0]
    strength[0, 1, 3] = 10.0
    far = np.exp(-1.0)
    expected = [
        [0.6 * (60.0 + 40.0 * far) + 0.4 * (40.0 + 60.0 * far), 0.6 * 10.0 * far + 0.4 * 10.0, 0.0],
        [40.0 + 60.0 * far, 10.0, 0.0],
        [0.0, 0.0, 0.0],
    ]

    np.testing.assert_allclose(FIVE.felt_by_road(strength, np.full((1, 1, 1), 170.0))[0], expected)


def test_a_place_is_found_by_its_name():
    assert FIVE.where("place 3") == 3


def test_a_place_that_is_not_there_is_not_found():
    with pytest.raises(ValueError, match="not in tuple"):
        FIVE.where("Atlantis")


def test_sums_of_many_replicates_are_those_of_each():
    x = np.arange(30.0).reshape(2, 3, 5) / 7.0

    for name in ("over_regions", "over_neighbours", "mean_of_neighbours"):
        method = getattr(FIVE, name)
        assert np.array_equal(method(x)[1:], method(x[1:]))
