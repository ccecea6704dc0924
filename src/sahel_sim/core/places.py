"""Places: the part of the world that never moves. Localities, roads, regions, borders."""

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np

from sahel_sim.core.axes import Array, share

SYMBOLIC_SCALE = 3.0
"""Symbolic weight and remoteness are coded 0 to 3 in the tables and used as 0 to 1."""


@dataclass(frozen=True)
class Places:
    """Localities in order of their regions; the first of each region is its hub.

    Attributes
    ----------
    name
        The place folder it was read from.
    names, regions, kinds, countries
        One text for each locality.
    latitude, longitude
        Degrees, ``(L,)``.
    town, hinterland
        Persons living in the town and in the countryside around it, ``(L,)``.
    symbolic, remoteness
        0 to 1, ``(1, 1, L)``.
    roads
        ``(from, to, km)`` for each road, by position.
    home
        The country whose war it is; localities elsewhere are gateways.
    outline
        Rings of ``(longitude, latitude)`` for the map.

    Examples
    --------
    >>> import sahel_sim
    >>> places = sahel_sim.SahelModel("two_towns").world.places
    >>> len(places), places.where("Pass")
    (4, 1)
    """

    name: str
    names: tuple[str, ...]
    regions: tuple[str, ...]
    kinds: tuple[str, ...]
    countries: tuple[str, ...]
    latitude: Array
    longitude: Array
    town: Array
    hinterland: Array
    symbolic: Array
    remoteness: Array
    roads: tuple[tuple[int, int, float], ...]
    home: str
    outline: tuple[Array, ...] = ()

    def __len__(self) -> int:
        return len(self.names)

    @cached_property
    def content(self) -> tuple[object, ...]:
        """Everything that is known of them, as plain values: equal for the same places, read twice."""
        told = (getattr(self, f.name) for f in fields(self))
        return tuple(x.tobytes() if isinstance(x, np.ndarray) else str(x) for x in told)

    @cached_property
    def foreign(self) -> Array:
        """1 for gateways beyond the border, ``(1, 1, L)``."""
        return np.array([float(c != self.home) for c in self.countries]).reshape(1, 1, -1)

    @cached_property
    def domestic(self) -> Array:
        """1 for localities of the country, ``(1, 1, L)``."""
        return 1.0 - self.foreign

    @cached_property
    def urban(self) -> Array:
        """1 for towns and capitals, 0 for villages and camps, ``(1, 1, L)``."""
        return np.array([float("capital" in k or k == "town") for k in self.kinds]).reshape(1, 1, -1)

    @cached_property
    def capital(self) -> Array:
        """1 for the capital and regional capitals, ``(1, 1, L)``."""
        return np.array([float("capital" in k) for k in self.kinds]).reshape(1, 1, -1)

    @cached_property
    def region_names(self) -> tuple[str, ...]:
        """Regions in order, each once."""
        return tuple(dict.fromkeys(self.regions))

    @cached_property
    def region_of(self) -> np.ndarray:
        """Position of the region of each locality, ``(L,)``."""
        return np.array([self.region_names.index(r) for r in self.regions], dtype=np.intp)

    @cached_property
    def _region_starts(self) -> np.ndarray:
        return np.flatnonzero(np.diff(self.region_of, prepend=-1))

    @cached_property
    def region_size(self) -> Array:
        """Number of localities of each region, ``(G,)``."""
        return np.bincount(self.region_of).astype(np.float64)

    def over_regions(self, x: Array) -> Array:
        """Sum over the localities of each region: ``(..., L)`` to ``(..., G)``."""
        total: Array = np.add.reduceat(x, self._region_starts, axis=-1)
        return total

    @cached_property
    def road_distance(self) -> Array:
        """Shortest way by road between any two localities, km, ``(L, L)``."""
        from scipy.sparse.csgraph import csgraph_from_dense, floyd_warshall

        ways = np.full((len(self), len(self)), np.inf)
        for a, b, km in self.roads:
            ways[a, b] = ways[b, a] = min(km, ways[a, b])
        graph = csgraph_from_dense(ways, null_value=np.inf)  # a road of no length is one all the same
        distance: Array = floyd_warshall(graph, directed=False)
        return distance

    @cached_property
    def hub_distance(self) -> Array:
        """Way by road between the hubs of the regions, km, ``(G, G)``."""
        hubs = self._region_starts
        between: Array = self.road_distance[np.ix_(hubs, hubs)]
        return between

    @cached_property
    def to_hub(self) -> Array:
        """Way by road from each locality to the hub of its region, km, ``(1, 1, L)``."""
        ways: Array = self.road_distance[np.arange(len(self)), self._region_starts[self.region_of]]
        return ways.reshape(1, 1, -1)

    @cached_property
    def _neighbours(self) -> tuple[np.ndarray, np.ndarray, Array]:
        """Road neighbours of all localities one after another, where each list starts, and km."""
        links = sorted({(a, b, km) for a, b, km in self.roads} | {(b, a, km) for a, b, km in self.roads})
        ends = np.array([b for _, b, _ in links], dtype=np.intp)
        starts = np.searchsorted([a for a, _, _ in links], np.arange(len(self)))
        return ends, starts, np.array([km for _, _, km in links])

    @cached_property
    def degree(self) -> Array:
        """Number of roads out of each locality, ``(1, 1, L)``."""
        return self.over_neighbours(np.ones((1, 1, len(self))))

    def over_neighbours(self, x: Array) -> Array:
        """Sum over the road neighbours of each locality: ``(..., L)`` to ``(..., L)``."""
        ends, starts, _ = self._neighbours
        total: Array = np.add.reduceat(x[..., ends], starts, axis=-1)
        return total

    def mean_of_neighbours(self, x: Array) -> Array:
        """Mean over the road neighbours of each locality."""
        return self.over_neighbours(x) / self.degree

    def drawn_by_road(self, x: Array, reach_km: Array) -> Array:
        """Sum over road neighbours, each weighted by ``exp(-km / reach_km)``."""
        ends, starts, km = self._neighbours
        total: Array = np.add.reduceat(x[..., ends] * np.exp(-km / reach_km), starts, axis=-1)
        return total

    @cached_property
    def in_town(self) -> Array:
        """Part of the people of each place who live in its town, ``(1, 1, L)``; 1 where nobody lives."""
        urban: Array = np.where(self.people > 0, share(self.town.reshape(1, 1, -1), self.people), 1.0)
        return urban

    def near_by_hub(self, troops: Array, reach_km: Array) -> Array:
        """Troops everywhere as they count in each place, by the way between regional hubs.

        Parameters
        ----------
        troops
            ``(R, ..., L)``.
        reach_km
            Distance over which they count for less, to 37 %, ``(R, 1, 1)`` or ``(1, 1, 1)``.
        """
        way = np.exp(-self.hub_distance / reach_km)[:, None]
        felt: Array = (way * self.over_regions(troops)[..., None, :]).sum(axis=-1)[..., self.region_of]
        return felt

    def felt_by_road(self, strength: Array, reach_km: Array) -> Array:
        """How much of the strength of each faction bears on each other, by the way between regional hubs.

        Parameters
        ----------
        strength
            ``(R, F, L)``.
        reach_km
            Distance over which strength falls to 37 %, ``(R, 1, 1)`` or ``(1, 1, 1)``.

        Returns
        -------
        Array
            ``(R, F, F)``: what the faction of the row feels of the faction of the column; 0 for a faction
            that has nobody.
        """
        force = self.over_regions(strength)
        near = np.exp(-self.hub_distance / reach_km)[:, None]
        felt = (near * force[:, :, None, :]).sum(axis=-1)
        where = share(force, force.sum(axis=-1, keepdims=True))
        borne: Array = (where[:, :, None, :] * felt[:, None, :, :]).sum(axis=-1)
        return borne

    def where(self, name: str) -> int:
        """Position of a locality.

        Raises
        ------
        ValueError
            If there is no such locality.
        """
        return self.names.index(name)

    @property
    def people(self) -> Array:
        """Persons living in town and countryside together, ``(1, 1, L)``."""
        return (self.town + self.hinterland).reshape(1, 1, -1)
