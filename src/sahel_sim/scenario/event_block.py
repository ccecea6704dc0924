"""An entry of a timeline that names an event: which, when, for how long, how strong, and whose."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from sahel_sim.core import Factions
from sahel_sim.scenario.descriptions import DESCRIPTIONS
from sahel_sim.scenario.merge import blocs_of
from sahel_sim.scenario.validation_errors import OWN
from sahel_sim.scenario.validator import Key, Section, choice, chosen, section, text, whole

EVENT, AT, DATE = "event", "at", "date"
"""The key that names an event, and the two that say when."""

LONGEST_MONTHS = 600
MOST_STRENGTH = 3.0
"""How many times as strong as its file an event can be; assumed: more than that is another event."""


class DatedSection(Section):
    """An entry that names an event: it says once when that is."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": [AT]}, {"required": [DATE]}]})

    @model_validator(mode="after")
    def _dated(self) -> Self:
        said = {type(self).model_fields[name].alias for name in self.model_fields_set} & {AT, DATE}
        if not said:
            raise PydanticCustomError(f"{OWN}missing", "no date", {"key": AT, "example": "at: 2025-06"})
        if len(said) == 2:
            raise PydanticCustomError(f"{OWN}two_ways", "two dates", {"key": DATE, "other": AT})
        return self


def timeline_entry(plain: type[Section], event: type[Section]) -> Any:
    """The type of an entry: one that says what changes, or one that names an event."""
    return chosen({"entry": plain, EVENT: event}, _kind, "not_a_block")


def event_section(factions: Factions, language: str, date: Any, changes: Any, note: Any) -> type[Section]:
    """The section of an entry that names an event.

    Parameters
    ----------
    factions
        Whose event it can be.
    language
        Of the captions.
    date, changes, note
        The types of what other entries have too.
    """
    say: Mapping[str, str] = {
        key: DESCRIPTIONS[key][language]
        for key in (EVENT, AT, "for", "strength", "side_of_event", "event_set", "note")
    }
    sides = (*factions.names, *blocs_of(factions))
    return section(
        "EventEntry",
        {
            EVENT: Key(text(1000), say[EVENT], required=True, example="event: drought"),
            AT: Key(date, say[AT]),
            DATE: Key(date, say[AT]),
            "for": Key(whole(), say["for"], extra={"unit": "months"}, limits={"ge": 1, "le": LONGEST_MONTHS}),
            "strength": Key(float, say["strength"], 1.0, {"unit": "ratio"}, {"gt": 0.0, "le": MOST_STRENGTH}),
            "side": Key(choice(sides, "unknown_event_side"), say["side_of_event"]),
            "set": Key(changes, say["event_set"]),
            "note": Key(note, say["note"]),
        },
        DatedSection,
        tag=EVENT,
        unknown="unknown_event_key",
    )


def _kind(said: Any) -> str:
    return EVENT if isinstance(said, dict) and EVENT in said else "entry"
