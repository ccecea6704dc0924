"""How many worlds stand side by side in a chunk."""

CHUNK, LARGEST_CHUNK = 64, 256
"""Worlds that stand side by side, if few or many are run: more are cheaper, and harder to share out."""

SHARES, SHARES_EACH = 16, 2
"""How many chunks there are at least before they grow: for an executor, and for each process."""

FIRST_CHUNK, LONG = 16, 4
"""Worlds of the first chunks of work of so many chunks: something is kept within the first seconds."""


def worlds_per_chunk(runs: int, workers: int | None = None) -> int:
    """How many worlds stand side by side in a chunk of that many runs.

    ``runs``: of all scenarios together; ``workers``: how many processes share them, if that is known.

    >>> worlds_per_chunk(200, 2), worlds_per_chunk(1_600, 2), worlds_per_chunk(10_000)
    (64, 256, 256)
    """
    shares = SHARES if workers is None else SHARES_EACH * workers
    return min(max(CHUNK, runs // shares), LARGEST_CHUNK)


def chunk_sizes(runs: int, largest: int, small_first: int = 0) -> list[int]:
    """The sizes of the chunks of some runs, as even as can be.

    Parameters
    ----------
    runs
        How many there are.
    largest
        No chunk is larger.
    small_first
        How many chunks come first that are small, if the work is long.

    >>> chunk_sizes(200, 64)
    [50, 50, 50, 50]
    >>> chunk_sizes(4_096, 64, small_first=2)[:4]
    [16, 16, 64, 64]
    """
    first: list[int] = []
    if runs >= LONG * largest and largest > FIRST_CHUNK:
        first = [FIRST_CHUNK] * small_first
    left = runs - sum(first)
    number = -(-left // largest)
    return first + [left // number + (at < left % number) for at in range(number)]
