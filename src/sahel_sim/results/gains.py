"""Who gained: in each run the bloc that governs more people at the end than at the start, by most."""

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import BLOCS
from sahel_sim.results.history import History

LEAST_GAIN = 0.01
"""Share of the people below which nobody gained. Assumed: a point of a hundred, the least that is told."""

NOBODY = "nobody"

GAINERS: tuple[str, ...] = (*BLOCS, NOBODY)
"""Who may have gained: a bloc, or nobody."""


def who_gained(history: History) -> NDArray[np.intp]:
    """Who gained in each run, as a position in ``GAINERS``, ``(R,)``.

    The bloc whose share of the people governed grows most from start to end; of two that grow alike the
    first. Nobody where none grows by ``LEAST_GAIN``: people may also end up governed by no side at all.
    """
    grown = np.stack(
        [history.at_end("people_governed", b) - history.at_start("people_governed", b) for b in BLOCS]
    )
    first: NDArray[np.intp] = np.argmax(grown, axis=0)
    return np.where(grown.max(axis=0) >= LEAST_GAIN, first, len(BLOCS))
