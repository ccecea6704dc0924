"""The mistakes the library tells people about, in their own words."""

from collections.abc import Iterable
from difflib import get_close_matches


class SahelError(Exception):
    """Anything that this library says is wrong; its message is for people.

    Examples
    --------
    >>> import sahel_sim
    >>> try:
    ...     sahel_sim.read("two_town")
    ... except sahel_sim.SahelError as error:
    ...     "two_towns" in str(error)
    True
    """


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed word most like ``word``, or None if none is near.

    Examples
    --------
    >>> nearest("restrain", ["restraint", "support"])
    'restraint'
    """
    known = list(allowed)
    folded = {w.casefold(): w for w in known}
    found = get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.6)
    return folded[found[0]] if found else None
