"""Sections of a scenario file, made of declared keys: the house's way of using pydantic."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, create_model, model_validator
from pydantic_core import PydanticCustomError

PLAIN, BLOCK = "(plain)", "(block)"


class Section(BaseModel):
    """A block of a scenario file: it takes the keys it declares, and exactly the types it declares."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


class SomeOf(Section):
    """A section in which at least one key is said."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not self.model_fields_set:
            raise PydanticCustomError("nothing_said", "nothing said")
        return self


class Happens(Section):
    """An entry of a timeline: something has to happen in it."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": [key]} for key in ("set", "appear", "split", "merge")]}
    )

    @model_validator(mode="after")
    def _something(self) -> Self:
        said = {type(self).model_fields[name].alias for name in self.model_fields_set}
        if said <= {"date", "note"}:
            raise PydanticCustomError("nothing_happens", "nothing happens")
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
