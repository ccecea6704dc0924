"""Sizes: how many worlds stand side by side."""

CHUNK, LARGEST_CHUNK = 64, 256
"""Worlds that stand side by side, if few or many are run: more are cheaper, and harder to share out."""

SHARES = 16
"""How many chunks there are at least before they grow."""


def worlds_per_chunk(runs: int) -> int:
    """How many worlds stand side by side in a chunk of that many runs."""
    return min(max(CHUNK, runs // SHARES), LARGEST_CHUNK)
