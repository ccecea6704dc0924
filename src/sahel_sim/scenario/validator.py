"""The check: a file is held against the declaration, and every mistake is told in the house's words."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationError,
    create_model,
    model_validator,
)
from pydantic_core import PydanticCustomError

from sahel_sim.core import Factions
from sahel_sim.scenario.dialogue_levers import ACCORD, INCLUSIVITY, OPENS, PARTY, STANDING
from sahel_sim.scenario.errors import Location, Mistake, printable
from sahel_sim.scenario.faction_names import able_to_sign, invitable
from sahel_sim.scenario.merge import OPENED, SEAT
from sahel_sim.scenario.timeline import Finder, LocatedEntry, Run, length
from sahel_sim.scenario.value_errors import unknown_key, wrong_value
from sahel_sim.scenario.yaml_parser import KeyPath, Tree

NEAR = 0.01
"""How far the steps of a run may be from a whole number, so that 1.333 years are 16 months."""

PLAIN, BLOCK = "(plain)", "(block)"


class Section(BaseModel):
    """A block of a scenario file: it takes the keys it declares, and exactly the types it declares."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


class NonEmptySection(Section):
    """A section in which at least one key is said."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not self.model_fields_set:
            raise PydanticCustomError("nothing_said", "nothing said")
        return self


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
    """

    kind: Any
    caption: str
    default: Any = None
    extra: Mapping[str, Any] = field(default_factory=dict)
    limits: Mapping[str, float] = field(default_factory=dict)
    required: bool = False


def section(name: str, keys: Mapping[str, Key], kind: type[Section] = Section) -> type[Section]:
    """A section with these keys.

    The keys are aliases of numbered fields, so that no key is ever taken for a part of pydantic.
    """
    fields: dict[str, Any] = {
        f"field_{n}": (key.kind, _field(alias, key)) for n, (alias, key) in enumerate(keys.items())
    }
    made: type[Section] = create_model(name, __base__=kind, **fields)
    return made


def text(longest: int, shape: str | None = None) -> Any:
    """The type of a text, not empty and not too long."""
    return Annotated[str, Field(min_length=1, max_length=longest, pattern=shape)]


def either(plain: Any, block: Any) -> Any:
    """The type of a plain value or a block; mistakes are told of the one that is meant."""
    kinds = Annotated[plain, Tag(PLAIN)] | Annotated[block, Tag(BLOCK)]
    return Annotated[kinds, Discriminator(_plain_or_block)]


def _field(alias: str, key: Key) -> Any:
    said: dict[str, Any] = {"alias": alias, "description": key.caption, "json_schema_extra": dict(key.extra)}
    if not key.required and key.default is None:
        said["default_factory"] = _nothing
    elif not key.required:
        said["default"] = key.default
    return Field(**{**said, **key.limits})


def _nothing() -> None:
    return None


def _plain_or_block(value: Any) -> str:
    return BLOCK if isinstance(value, dict | Section) else PLAIN


EXAMPLES = {
    "scenario": "scenario: my_story",
    "date": "date: 2025-06",
    "set": "set: {government.restraint: 0.8}",
}
"""How a missing key can be written."""

TWO_WAYS = ((PARTY.name, INCLUSIVITY.name), ("open", OPENS))
"""Keys of ``dialogue`` that say the same thing in two ways."""


def validate(tree: Tree, declared: type[Section]) -> tuple[dict[str, Any], list[Mistake]]:
    """What a file says, in the types that are declared, and what is wrong with it.

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
    try:
        said = declared.model_validate(tree.said).model_dump(by_alias=True, exclude_unset=True)
    except ValidationError as error:
        schema = pydantic_schema(declared)
        return {}, [_mistake(tree, schema, each) for each in error.errors(include_url=False)]
    mistakes = [*_pairs_said_twice(tree, said), *_said_in_two_ways(tree, said)]
    return ({} if mistakes else said), mistakes


@lru_cache(maxsize=32)
def pydantic_schema(declared: type[Section]) -> dict[str, Any]:
    """The JSON Schema of a declaration as pydantic writes it; it is not to be altered."""
    return declared.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")


def node_at(schema: dict[str, Any], steps: tuple[str | int, ...]) -> dict[str, Any]:
    """The part of a schema at the end of a way, which may choose between a plain value and a block."""
    node = _resolved(schema, schema)
    for step in steps:
        if step in (PLAIN, BLOCK):
            kinds = [_resolved(schema, kind) for kind in node["oneOf"]]
            node = next(kind for kind in kinds if (kind.get("type") == "object") == (step == BLOCK))
        elif isinstance(step, int):
            node = _resolved(schema, node["items"])
        else:
            node = _resolved(schema, node["properties"][step])
    return node


def _resolved(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """The node with what it refers to written out; older versions of pydantic refer inside ``allOf``."""
    inner = node["allOf"][0] if "allOf" in node else node
    if "$ref" not in inner:
        return node
    target: dict[str, Any] = schema["$defs"][inner["$ref"].rsplit("/", 1)[1]]
    return {**target, **{key: value for key, value in node.items() if key not in ("$ref", "allOf")}}


def _mistake(tree: Tree, schema: dict[str, Any], error: Any) -> Mistake:
    steps, value = error["loc"], error["input"]
    trail: KeyPath = tuple(step for step in steps if step not in (PLAIN, BLOCK))
    if error["type"] == "extra_forbidden":
        return unknown_key(tree, trail, value, tuple(node_at(schema, steps[:-1])["properties"]))
    if error["type"] == "missing":
        key = str(steps[-1])
        return Mistake("missing", {"key": key, "example": EXAMPLES[key]}, tree.spot(trail[:-1]))
    return wrong_value(tree, trail, value, node_at(schema, steps), error["type"])


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
    blocks += [(("timeline", n, "set"), "relations.") for n in range(len(said.get("timeline", [])))]
    mistakes = []
    for trail, lead in blocks:
        block: Any = said
        for step in trail:
            block = block.get(step, {}) if isinstance(block, dict) else block[step]
        keys = list(block)
        for position, key in enumerate(keys):
            a, _, b = key.removeprefix(lead).partition("-")
            other = f"{lead}{b}-{a}"
            if key.startswith(lead) and b and other in keys[:position]:
                fields = {"key": printable(key), "other": printable(other)}
                mistakes.append(Mistake("pair_twice", fields, tree.spot((*trail, key), of_key=True)))
    return mistakes


def part_of_month(years: float, run: Run, spot: Location | None) -> list[Mistake]:
    """The mistake of a run that ends inside a month; weeks are rounded, since years never are whole weeks."""
    months = length(years, "month")
    if run.step != "month" or abs(months - run.steps) <= NEAR:
        return []
    fewer, more = max(math.floor(months), 1), max(math.ceil(months), 2)
    fields = {
        "value": years,
        "fewer": f"{fewer / 12:.6g}",
        "fewer_months": str(fewer),
        "more": f"{more / 12:.6g}",
        "more_months": str(more),
    }
    return [Mistake("part_of_month", fields, spot)]


def uninvited(
    settings: Mapping[str, Any], entries: Sequence[LocatedEntry], factions: Factions, find: Finder
) -> list[Mistake]:
    """The mistake of talks that are open at some time, but to nobody."""
    parties = invitable(factions)
    said = [settings, *(entry.moment.settings for entry in entries)]
    if any(moment.get(SEAT + party, 0) > 0 for moment in said for party in parties):
        return []
    trail: KeyPath | None = tuple(OPENED.split(".")) if settings.get(OPENED, 0) > 0 else None
    for entry in entries:
        if entry.moment.settings.get(OPENED, 0) > 0:
            trail = trail or entry.keys[OPENED]
    fields = {"allowed": parties, "example": parties[0]}
    return [Mistake("nobody", fields, find(trail))] if trail else []


def accord_mistakes(settings: Mapping[str, Any], factions: Factions, find: Finder) -> list[Mistake]:
    """The mistakes of accords with those who have no fighters, and of parts of accords that do not exist."""
    mistakes = []
    blocs = dict(zip(factions.names, factions.blocs, strict=True))
    armed = tuple(name for name in able_to_sign(factions) if settings[f"{name}.fighters"] > 0)
    for name in able_to_sign(factions):
        said = {each.name: settings[f"dialogue.{each.name}.{name}"] for each in STANDING}
        signed = said[ACCORD.name] > 0
        for key, value in said.items():
            kind = "accord_with_nobody" if signed else "no_accord"
            if value > 0 and (name not in armed if signed and key == ACCORD.name else not signed):
                trails = [("dialogue", key, party) for party in (name, blocs[name])]
                fields = {"key": f"dialogue.{key}.{name}", "name": name, "allowed": armed}
                spot = next((spot for trail in trails if (spot := find(trail))), None)
                mistakes.append(Mistake(kind, fields, spot))
    return mistakes
