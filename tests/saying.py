"""What a function says in a language."""

from collections.abc import Callable
from typing import Any, TypeVar

from sahel_sim.languages import speaking

R = TypeVar("R")


def told_in(language: str, function: Callable[..., R], *args: Any, **kwargs: Any) -> R:
    """What it gives when that language is spoken."""
    with speaking(language):
        return function(*args, **kwargs)
