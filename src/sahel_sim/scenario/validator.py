"""The check: a file is held against the declaration, and every mistake is told in the house's words."""

import re
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    ValidationError,
    WithJsonSchema,
    create_model,
    model_validator,
)
from pydantic_core import PydanticCustomError

from sahel_sim.scenario.dialogue_levers import INCLUSIVITY, OPENS, PARTY, PATH
from sahel_sim.scenario.errors import Mistake, printable
from sahel_sim.scenario.validation_errors import BLOCK, OWN, PLAIN, mistakes_found
from sahel_sim.scenario.yaml_parser import ODD_CHARACTERS, KeyPath, Tree, truth

FORMULA_SIGNS = "=+-@"
"""What begins a formula in a spreadsheet, where tables of results are opened."""

LONGEST_FACTION, LONGEST_LABEL = 30, 80
"""Letters of the name of a faction, of which names of files and columns are made, and of other words."""


TWO_WAYS = ((PARTY.name, INCLUSIVITY.name), (PARTY.name, PATH), ("open", OPENS))
"""Keys of ``dialogue`` that say the same thing in two ways."""


class Section(BaseModel):
    """A block of a file: it takes the keys it declares, and exactly the types it declares."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


class NonEmptySection(Section):
    """A section in which at least one key is said."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not self.model_fields_set:
            raise PydanticCustomError("nothing_said", "nothing said")
        return self


class OpenSection(Section):
    """A section that takes other keys besides those it declares."""

    model_config = ConfigDict(extra="allow")


class RowSection(Section):
    """A row of a table: columns that it does not declare are passed over."""

    model_config = ConfigDict(extra="ignore")


@dataclass(frozen=True)
class Key:
    """One key of a section.

    Attributes
    ----------
    kind
        Its type.
    caption
        What it means, for readers.
    default
        What holds if nobody says; None where that depends on other things.
    extra
        More to tell in the schema, such as the unit.
    limits
        Pydantic's limits of a number: ``ge``, ``gt``, ``le``, ``multiple_of``.
    required
        Whether it must be there.
    example
        How it can be written, for messages.
    """

    kind: Any
    caption: str = ""
    default: Any = None
    extra: Mapping[str, Any] = field(default_factory=dict)
    limits: Mapping[str, float] = field(default_factory=dict)
    required: bool = False
    example: str = ""


def section(
    name: str, keys: Mapping[str, Key], kind: type[Section] = Section, **messages: Any
) -> type[Section]:
    """A section with these keys.

    The keys are aliases of numbered fields, so that no key is ever taken for a part of pydantic.

    ``name`` and ``keys`` and ``kind``: what it is called, what stands in it, and which of the sections above
    it is; ``**messages``: what messages need: ``unknown``, the kind of mistake of a key that it does not
    have; ``fields`` of that; ``example``, how the block can be written; ``tag``, its name in ``chosen``.
    """
    fields: dict[str, Any] = {
        f"field_{n}": (key.kind, _field(alias, key)) for n, (alias, key) in enumerate(keys.items())
    }
    told = {**_extra_of(kind), **{f"say_{name}": said for name, said in messages.items()}}
    config: dict[str, Any] = {"json_schema_extra": told} if messages else {}
    made: type[Section] = create_model(name, __base__=kind, __cls_kwargs__=config, **fields)
    return made


def text(longest: int, shape: str | None = None, strip: bool = False) -> Any:
    """The type of a text, not empty and not too long, of signs that can be read."""
    limits = StringConstraints(
        min_length=1, max_length=longest, pattern=shape, strip_whitespace=strip or None
    )
    return Annotated[str, limits, AfterValidator(_readable)]


def choice(words: Iterable[str], unknown: str | None = None) -> Any:
    """The type of one of some words; another is a mistake of this kind."""
    words = tuple(words)
    kind: Any = Literal[words]
    told = WithJsonSchema({"enum": list(words), "say_unknown": unknown})
    return kind if unknown is None else Annotated[kind, told]


def list_of(kind: Any) -> Any:
    """The type of a list."""
    return list[kind]


def block_of(kind: Any, may_be_empty: bool = False) -> Any:
    """The type of a block with keys of the reader's own, each with a value of that type, or perhaps none."""
    return dict[str, kind | None] if may_be_empty else dict[str, kind]


def whole() -> Any:
    """The type of a whole number, which may be written with a point: 10.0, 1e3."""
    return Annotated[int, BeforeValidator(without_point)]


def yes_or_no() -> Any:
    """The type of yes or no, in the words of YAML or in French."""
    return Annotated[bool, BeforeValidator(truth)]


def either(plain: Any, block: Any) -> Any:
    """The type of a plain value or a block; mistakes are told of the one that is meant."""
    kinds = Annotated[plain, Tag(PLAIN)] | Annotated[block, Tag(BLOCK)]
    return Annotated[kinds, Discriminator(_plain_or_block)]


def chosen(kinds: Mapping[str, Any], choose: Callable[[Any], str | None], otherwise: str) -> Any:
    """The type of one of several sections or lists.

    Parameters
    ----------
    kinds
        By the tag of a section, or ``block`` and ``list``.
    choose
        Gives the tag that a value is meant for, or None if it is for none.
    otherwise
        The kind of mistake of a value that is for none.
    """

    def tag_of(value: Any) -> str | None:
        if isinstance(value, Section):
            return next(f"\0{tag}" for tag, kind in kinds.items() if kind is type(value))
        tag = choose(value)
        return None if tag is None else f"\0{tag}"

    tagged = [Annotated[kind, Tag(f"\0{tag}")] for tag, kind in kinds.items()]
    union = reduce(or_, tagged)
    meant = Discriminator(tag_of, custom_error_type=OWN + otherwise, custom_error_message=otherwise)
    return Annotated[union, meant]


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


def validate(tree: Tree, declared: type[Section]) -> tuple[dict[str, Any], list[Mistake]]:
    """What a scenario file says, in the types that are declared, and what is wrong with it.

    Returns
    -------
    tuple[dict[str, Any], list[Mistake]]
        Only keys that are said; empty if there are mistakes.
    """
    said, wrong = validate_keys(tree, declared)
    mistakes = [mistake for _, mistake in wrong if mistake] or [
        *_pairs_said_twice(tree, said),
        *_said_in_two_ways(tree, said),
    ]
    return ({} if mistakes else said), mistakes


def validate_keys(
    tree: Tree, declared: type[Section]
) -> tuple[dict[str, Any], list[tuple[KeyPath, Mistake | None]]]:
    """What a file of any kind says, in the types that are declared, and each mistake with the way to it.

    Beyond the first ``MOST_MISTAKES`` of the file there is the way alone.

    ``tree``: the file; ``declared``: a section with the keys of such a file.

    Returns
    -------
    tuple[dict[str, Any], list[tuple[KeyPath, Mistake | None]]]
        Only keys that are said; empty if there are mistakes.
    """
    try:
        return declared.model_validate(tree.said).model_dump(by_alias=True, exclude_unset=True), []
    except ValidationError as error:
        return {}, mistakes_found(tree, declared, error)


def _field(alias: str, key: Key) -> Any:
    extra = {**key.extra, **({"say_example": key.example} if key.example else {})}
    said: dict[str, Any] = {"alias": alias, "description": key.caption, "json_schema_extra": extra}
    if not key.required and key.default is None:
        said["default_factory"] = _nothing
    elif not key.required:
        said["default"] = key.default
    return Field(**{**said, **key.limits})


def _extra_of(kind: type[Section]) -> dict[str, Any]:
    extra = kind.model_config.get("json_schema_extra")
    return dict(extra) if isinstance(extra, dict) else {}


def _nothing() -> None:
    return None


def without_point(value: Any) -> Any:
    """A whole number that is written with a point as one without."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _readable(value: str) -> str:
    if odd := ODD_CHARACTERS.search(value):
        raise PydanticCustomError("sahel.odd_character", "odd", {"code": f"U+{ord(odd.group()):04X}"})
    return value


def _plain_or_block(value: Any) -> str:
    return BLOCK if isinstance(value, dict | Section) else PLAIN


def _said_in_two_ways(tree: Tree, said: dict[str, Any]) -> list[Mistake]:
    """The mistakes of a file that says who is invited, or when talks open, in two ways."""
    keys = list(said.get("dialogue", {}))
    mistakes = []
    for ways in TWO_WAYS:
        first, *second = sorted(set(ways) & set(keys), key=keys.index) or [""]
        for key in second:
            fields = {"key": f"dialogue.{key}", "other": f"dialogue.{first}"}
            mistakes.append(Mistake("two_ways", fields, tree.spot(("dialogue", key), of_key=True)))
    return mistakes


def _pairs_said_twice(tree: Tree, said: dict[str, Any]) -> list[Mistake]:
    blocks: list[tuple[KeyPath, str]] = [(("relations",), ""), (("distances",), "")]
    for block in ("timeline", "timeline_add"):
        blocks += [((block, n, "set"), "relations.") for n in range(len(said.get(block, [])))]
    mistakes = []
    for trail, lead in blocks:
        inner: Any = said
        for step in trail:
            inner = inner.get(step, {}) if isinstance(inner, dict) else inner[step]
        keys = list(inner)
        for position, key in enumerate(keys):
            a, _, b = key.removeprefix(lead).partition("-")
            other = f"{lead}{b}-{a}"
            if key.startswith(lead) and b and other in keys[:position]:
                fields = {"key": printable(key), "other": printable(other)}
                mistakes.append(Mistake("pair_twice", fields, tree.spot((*trail, key), of_key=True)))
    return mistakes
