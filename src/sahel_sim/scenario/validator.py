"""The check: a file is held against the declaration, and every mistake is told in the house's words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, reduce
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
from sahel_sim.scenario.hints import Found, with_hints
from sahel_sim.scenario.value_errors import unknown_key, wrong_value
from sahel_sim.scenario.yaml_parser import ODD_CHARACTERS, KeyPath, Tree, truth

PLAIN, BLOCK, LIST = "\0plain", "\0block", "\0list"
"""Steps of pydantic's ways that are no keys: they say which kind of value is meant."""

OWN = "sahel."
"""How types of errors begin that are kinds of mistakes themselves."""

MOST_MISTAKES = 200
"""Mistakes of keys and values that are told of one file; who has more has another file in mind."""

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

    Parameters
    ----------
    name, keys, kind
        What it is called, what stands in it, and which of the sections above it is.
    **messages
        What messages need: ``unknown``, the kind of mistake of a key that it does not have; ``fields`` of
        that; ``example``, how the block can be written; ``tag``, its name in ``chosen``.
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


def validate(tree: Tree, declared: type[Section]) -> tuple[dict[str, Any], list[Mistake]]:
    """What a scenario file says, in the types that are declared, and what is wrong with it.

    Parameters
    ----------
    tree
        The file.
    declared
        From ``declaration``.

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

    Parameters
    ----------
    tree
        The file.
    declared
        A section with the keys of such a file.

    Returns
    -------
    tuple[dict[str, Any], list[tuple[KeyPath, Mistake | None]]]
        Only keys that are said; empty if there are mistakes.
    """
    try:
        return declared.model_validate(tree.said).model_dump(by_alias=True, exclude_unset=True), []
    except ValidationError as error:
        schema = pydantic_schema(declared)
        found = [(_way(schema, each), each) for each in error.errors(include_url=False)]
    found.sort(key=lambda each: _line_and_column(tree, each[0]))
    told: list[Found] = [(way, _mistake(tree, schema, each)) for way, each in found[:MOST_MISTAKES]]
    told += [(way, None) for way, _ in found[MOST_MISTAKES:]]
    return {}, with_hints(tree, told, lambda way: _keys_of(schema, way_and_node(schema, way)[1]))


@lru_cache(maxsize=64)
def pydantic_schema(declared: type[Section]) -> dict[str, Any]:
    """The JSON Schema of a declaration as pydantic writes it; it is not to be altered."""
    return declared.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")


def way_and_node(schema: dict[str, Any], steps: tuple[str | int, ...]) -> tuple[KeyPath, dict[str, Any]]:
    """The keys among pydantic's steps to a value, and the part of a schema that is of that value.

    Where the schema chooses between several kinds of values, the next step says which; all others are keys.
    """
    node, keys = _resolved(schema, schema), []
    for step in steps:
        if "oneOf" in node:
            node = _of_kind(str(step), [_resolved(schema, kind) for kind in node["oneOf"]])
            continue
        keys.append(step)
        if isinstance(step, int):
            node = _resolved(schema, node["items"])
        else:
            inner = node.get("properties", {}).get(step)
            node = _resolved(schema, node["additionalProperties"] if inner is None else inner)
    return tuple(keys), node


def _keys_of(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """The keys that a block can have, or one of the blocks that a value can be."""
    kinds = [_resolved(schema, kind) for kind in node.get("oneOf", ())] or [node]
    return {key: inner for kind in kinds for key, inner in kind.get("properties", {}).items()}


def _of_kind(step: str, kinds: list[dict[str, Any]]) -> dict[str, Any]:
    types = {BLOCK: "object", LIST: "array"}
    for kind in kinds:
        if kind.get("say_tag") == step[1:] or types.get(step) == kind.get("type"):
            return kind
    return next(kind for kind in kinds if kind.get("type") not in ("object", "array"))


def _resolved(schema: dict[str, Any], node: dict[str, Any] | bool) -> dict[str, Any]:
    """The node with what it refers to written out; older versions of pydantic refer inside ``allOf``."""
    if isinstance(node, bool):
        return {}
    kinds = [kind for kind in node.get("anyOf", ()) if kind.get("type") != "null"]
    inner = node["allOf"][0] if "allOf" in node else kinds[0] if kinds else node
    if inner is not node and "$ref" not in inner:
        node, inner = {**inner, **{k: v for k, v in node.items() if k not in ("allOf", "anyOf")}}, inner
    if "$ref" not in inner:
        return node
    target: dict[str, Any] = schema["$defs"][inner["$ref"].rsplit("/", 1)[1]]
    own = {key: value for key, value in node.items() if key not in ("$ref", "allOf", "anyOf")}
    return {**target, **own}


def _way(schema: dict[str, Any], error: Any) -> KeyPath:
    """The keys on the way to an error."""
    steps = error["loc"]
    if error["type"] != "extra_forbidden":
        return way_and_node(schema, steps)[0]
    return (*way_and_node(schema, steps[:-1])[0], steps[-1])


def _line_and_column(tree: Tree, way: KeyPath) -> tuple[int, int]:
    spot = tree.spot(way)
    return (spot.line, spot.column) if spot else (0, 0)


def _mistake(tree: Tree, schema: dict[str, Any], error: Any) -> Mistake:
    steps, value, kind = error["loc"], error["input"], error["type"]
    trail = _way(schema, error)
    if kind == "extra_forbidden":
        return unknown_key(tree, trail, value, way_and_node(schema, steps[:-1])[1])
    node = way_and_node(schema, steps)[1]
    if kind == "missing":
        fields = {"key": str(trail[-1]), "example": node["say_example"]}
        block, of_key = (trail[:-1], False) if trail[1:] else (tuple(tree.said)[:1], True)
        return Mistake("missing", fields, tree.spot(block, of_key))
    if kind.startswith(OWN) and value is not None:
        context = dict(error.get("ctx", {}))
        fields = {"key": printable(trail[-1 - context.pop("up", 0)]), **context}
        return Mistake(kind.removeprefix(OWN), fields, tree.spot(trail))
    return wrong_value(tree, trail, value, node, kind)


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
