"""Cells of tables: the types of what can stand in them."""

import re
from collections.abc import Callable, Container
from typing import Annotated, Any

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from sahel_sim.scenario.validator import OWN

FORMULA_SIGNS = "=+-@"
"""What begins a formula in a spreadsheet, where tables of results are opened."""

LONGEST_FACTION, LONGEST_LABEL = 30, 80
"""Letters of the name of a faction, of which names of files and columns are made, and of other words."""


def cell_number() -> Any:
    """The type of a number in a cell of a table, which comes as text."""
    return Annotated[float, Field(strict=False)]


def cell_word(
    wrong: str,
    shape: str = ".+",
    reserved: Container[str] = (),
    columns: Container[str] = (),
    known: tuple[str, ...] = (),
    thing: str = "",
    longest: int = LONGEST_LABEL,
) -> Any:
    """The type of a word in a cell of a table.

    Parameters
    ----------
    wrong
        The kind of mistake of a cell that says something else.
    shape
        What the word looks like.
    reserved, columns
        Words that it cannot be; ``columns`` because tables of results have them.
    known
        All words that it can be, if there are only some, which are things of this kind.
    longest
        Letters that it may have.
    """
    short_enough = no_longer(longest)

    def check(value: str) -> str:
        no_formula(value)
        fits = value in known if known else re.fullmatch(shape, value) and value not in reserved
        if not fits:
            told = {"allowed": known, "thing": thing} if known else {}
            raise PydanticCustomError(f"{OWN}{wrong}", "wrong", told)
        short_enough(value)
        if value in columns:
            raise PydanticCustomError(f"{OWN}faction_is_column", "wrong")
        return value

    return Annotated[str, AfterValidator(check)]


def no_formula(value: str) -> str:
    """Refuse what a spreadsheet takes for a formula."""
    if value[:1] in FORMULA_SIGNS and value:
        raise PydanticCustomError(f"{OWN}cell_formula", "formula", {"sign": value[0]})
    return value


def no_longer(longest: int) -> Callable[[str], str]:
    """What refuses a word of more letters than files, columns and figures have room for."""

    def check(value: str) -> str:
        if len(value) > longest:
            raise PydanticCustomError(f"{OWN}cell_too_long", "long", {"longest": longest})
        return value

    return check
