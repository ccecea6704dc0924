"""Response curves: one rule at a time on a small stage, and what it does as one number moves."""

from response_curves import ground, minds, peace, people, relations, war
from response_curves.response import Response

__all__ = ["RESPONSES", "Response"]

RESPONSES: tuple[Response, ...] = (
    *war.RESPONSES,
    *people.RESPONSES,
    *ground.RESPONSES,
    *relations.RESPONSES,
    *peace.RESPONSES,
    *minds.RESPONSES,
)
"""Every response, in the order of the page."""
