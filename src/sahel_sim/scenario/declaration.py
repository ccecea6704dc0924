"""The one declaration of a scenario file, from which the validator, the schema and the docs come.

It is made for the factions of a place, the mechanisms of the schedule and the strategies there are, so
a new mechanism or lever appears in all of them by itself.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache, partial
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from sahel_sim.core import DIMENSIONS, Declared, Factions, Mechanism
from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.languages import LANGUAGES, Sentence
from sahel_sim.scenario.descriptions import DESCRIPTIONS, NUMBERS_OF
from sahel_sim.scenario.dialogue_levers import (
    ACCORD,
    DIALOGUE,
    INCLUSIVITY,
    INTERNATIONAL,
    OPENS,
    PARTY,
    PATH,
    POWER_SHARING,
    SECTIONS,
    STANDING,
    TRUST,
)
from sahel_sim.scenario.draw_kinds import DRAWS, usual_draws
from sahel_sim.scenario.event_block import event_section, timeline_entry
from sahel_sim.scenario.levers import (
    DIPLOMACY,
    DISTANCE,
    HOSTILITY,
    LEVERS,
    MIND_OF_BLOC,
    PRESSURE,
    Lever,
    lever,
)
from sahel_sim.scenario.merge import (
    LARGEST_PART,
    ORDINARY_PATH,
    PATHS,
    blocs_of,
    groups,
    opponents,
    pairs_of,
    party_names,
    signatories,
)
from sahel_sim.scenario.parameter_ranges import default_numbers
from sahel_sim.scenario.timeline import DAY_SHAPE, MONTH_SHAPE, STEPS, day
from sahel_sim.scenario.validation_errors import OWN
from sahel_sim.scenario.validator import (
    Key,
    NonEmptySection,
    Section,
    choice,
    either,
    section,
    text,
    whole,
    without_point,
)
from sahel_sim.scenario.yaml_parser import FRENCH_TRUTHS, truth

NAME_SHAPE = r"^[A-Za-z][A-Za-z0-9_-]*$"
LONGEST_NAME, LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_NOTE = 60, 120, 1000, 300
LONGEST_RUN = 50.0
MOST_MOMENTS = 500
MOST_RUNS = 1_000_000
LARGEST_SEED = 2**32 - 1
RUNS, SEED, YEARS, STEP = 500, 1, 10.0, "month"

EXAMPLE_OF_SET = "set: {government.restraint: 0.8}"
"""How an entry of a timeline says what changes."""


class ChangingSection(Section):
    """An entry of a timeline: something has to change in it."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": [key]} for key in ("set", "appear", "split", "merge")]}
    )

    @model_validator(mode="after")
    def _something(self) -> Self:
        said = {type(self).model_fields[name].alias for name in self.model_fields_set}
        if said <= {"date", "note"}:
            raise PydanticCustomError(
                f"{OWN}missing", "nothing changes", {"key": "set", "example": EXAMPLE_OF_SET}
            )
        return self


def declaration(factions: Factions, language: str = "en", only: Iterable[str] | None = None) -> type[Section]:
    """The declaration of a scenario file for the factions of a place.

    Parameters
    ----------
    factions
        Who can be set.
    language
        Of the descriptions.
    only
        The keys that a file says, if nothing is asked of the others: most of the time that reading a scenario
        takes is the making of its declaration.

    Returns
    -------
    type[Section]
        A pydantic model whose keys are all optional, since a file may build on another.
    """
    labels = tuple(tuple(sorted(label.items())) for label in factions.labels)
    keys = None if only is None else frozenset(only)
    return _declaration(factions.names, factions.blocs, labels, language, keys)


@lru_cache(maxsize=32)
def _declaration(
    names: tuple[str, ...],
    blocs: tuple[str, ...],
    labels: tuple[tuple[tuple[str, str], ...], ...],
    language: str,
    only: frozenset[str] | None,
) -> type[Section]:
    factions = Factions(names, blocs, tuple(dict(label) for label in labels))
    declared = _top_keys(factions, language)
    keys = {name: make() for name, make in declared.items() if only is None or name in only}
    return section("Scenario", keys)


def _top_keys(factions: Factions, language: str) -> dict[str, Callable[[], Key]]:
    """What makes each key of a scenario file, in the order of the schema."""
    say = {key: caption[language] for key, caption in DESCRIPTIONS.items()}

    def key(name: str, kind: Callable[..., Any], *given: Any, **more: Any) -> Callable[[], Key]:
        return lambda: Key(kind(*given), say[name], **more)

    @cache
    def moments() -> Any:
        moment = _moment(factions, language)
        return Annotated[list[moment], Field(max_length=MOST_MOMENTS)]  # type: ignore[valid-type]

    runs, seed = {"ge": 1, "le": MOST_RUNS}, {"ge": 0, "le": LARGEST_SEED}
    international = {each.name: _lever(each, language) for each in INTERNATIONAL}
    return {
        "scenario": key("scenario", text, LONGEST_NAME, NAME_SHAPE),
        "title": key("title", words, LONGEST_TITLE, language),
        "summary": key("summary", words, LONGEST_SUMMARY, language),
        "based_on": key("based_on", text, 1000),
        "place": key("place", text, 1000),
        "state_of": key("state_of", _month),
        "start": key("start", _month),
        "years": lambda: Key(float, say["years"], YEARS, limits={"gt": 0, "le": LONGEST_RUN}),
        "step": lambda: Key(Literal[STEPS], say["step"], STEP),
        **{name: partial(_side, factions, name, language) for name in (*factions.names, *blocs_of(factions))},
        "relations": key("relations", _pairs, "Relations", HOSTILITY, factions, language),
        "distances": key("distances", _pairs, "Distances", DISTANCE, factions, language),
        "dialogue": key("dialogue", _dialogue, factions, language),
        "international": key("international", section, "International", international),
        "mechanisms": key("mechanisms", _mechanisms),
        "parameters": key("parameters", _numbers_of, "Parameters", MONTH, language),
        "tactics": key("tactics", _numbers_of, "Tactics", _minds(), language),
        "timeline": key("timeline", moments),
        "timeline_add": key("timeline_add", moments),
        "runs": key("runs", whole, default=RUNS, limits=runs),
        "seed": key("seed", whole, default=SEED, limits=seed),
        "parameter_draws": lambda: Key(Literal[DRAWS], say["parameter_draws"], usual_draws()),
        "not_drawn": lambda: Key(list[Literal[tuple(default_numbers())]], say["not_drawn"]),  # type: ignore[misc]
    }


def _lever(lever: Lever, language: str) -> Key:
    return _number(f"{lever.text[language]} ({lever.unit})", lever)


def _switched(lever: Lever, language: str) -> Key:
    """A lever that is 0 or 1, which can also be said in YAML's words for no and yes."""
    key = _lever(lever, language)
    kind = Annotated[float, BeforeValidator(_no_or_yes)]
    return replace(
        key, kind=kind, extra={**key.extra, "takes_truth": True}, limits={**key.limits, "multiple_of": 1}
    )


def _no_or_yes(value: Any) -> Any:
    value = truth(value)
    return float(value) if isinstance(value, bool) else value


def _declared(number: Declared) -> Key:
    return _number(f"{number.text} ({number.unit})", number)


def _number(caption: str, number: Lever | Declared) -> Key:
    limits = {"ge": number.low, "le": number.high}
    return Key(float, caption, number.default, {"unit": number.unit, "source": number.source}, limits)


def _month() -> Any:
    return Annotated[str, Field(pattern=MONTH_SHAPE), BeforeValidator(_month_of_date)]


def _month_of_date(value: Any) -> Any:
    return value.strftime("%Y-%m") if isinstance(value, date) else value


def _day_of_date(value: Any) -> Any:
    return value.strftime("%Y-%m-%d") if isinstance(value, date) else value


def _date() -> Any:
    return Annotated[str, Field(pattern=DAY_SHAPE), AfterValidator(_real_day), BeforeValidator(_day_of_date)]


def _real_day(value: str) -> str:
    try:
        day(value)
    except ValueError:
        raise PydanticCustomError("no_such_day", "no such day") from None
    return value


def words(longest: int, language: str = "en") -> Any:
    """Text, or text by language."""
    by_language = {key: Key(text(longest), DESCRIPTIONS[key][language]) for key in LANGUAGES}
    return either(text(longest), section("Words", by_language, NonEmptySection, unknown="unknown_language"))


def points(most: int) -> Any:
    """The type of how many values there are; one is no variation, and is told as such."""

    def not_one(value: Any) -> Any:
        if value == 1 and not isinstance(value, bool):
            raise PydanticCustomError("sahel.one_point", "one point", {"limit": most, "up": 1})
        return without_point(value)

    return Annotated[int, BeforeValidator(not_one)]


def _side(factions: Factions, name: str, language: str) -> Key:
    """The settings of a faction, or of all factions of a bloc."""
    keys = {lever.name: _lever(lever, language) for lever in LEVERS}
    one = Annotated[float, Field(ge=PRESSURE.low, le=PRESSURE.high)]
    by_enemy = {
        other: _number(DESCRIPTIONS["opponent"][language], PRESSURE) for other in opponents(factions, name)
    }
    pressure = either(one, section(f"Pressure_{name}", by_enemy))
    caption = keys[PRESSURE.name].caption
    keys[PRESSURE.name] = Key(
        pressure, caption, PRESSURE.default, {"unit": PRESSURE.unit, "source": PRESSURE.source}
    )
    is_bloc = name not in factions.names
    bloc = name if is_bloc else factions.blocs[factions.names.index(name)]
    minds = Literal[tuple(STRATEGIES)]  # type: ignore[valid-type]
    keys["strategy"] = Key(minds, DESCRIPTIONS["strategy"][language], MIND_OF_BLOC[bloc])
    envoys = Literal[tuple(DIPLOMACIES)]  # type: ignore[valid-type]
    keys["diplomacy"] = Key(envoys, DESCRIPTIONS["diplomacy"][language], DIPLOMACY)
    label = name if is_bloc else factions.label(name, language)
    shape = DESCRIPTIONS["bloc" if is_bloc else "side"][language]
    return Key(section(f"Side_{name}", keys), shape.format(name=label))


def _pairs(name: str, dyad: Lever, factions: Factions, language: str) -> Any:
    return section(name, {pair: _lever(dyad, language) for pair in pairs_of(factions)})


def _dialogue(factions: Factions, language: str) -> Any:
    """Whether the state talks, from when on, and with whom; and what was signed before."""
    opening, *numbers = DIALOGUE
    standing = {each.name: _standing(each, factions, language) for each in (*STANDING, TRUST)}
    shared = {each: _lever(POWER_SHARING, language) for each in DIMENSIONS}
    parties = {party: _lever(PARTY, language) for party in party_names(factions)}
    return section(
        "Dialogue",
        {
            opening.name: _switched(opening, language),
            OPENS: Key(_date(), DESCRIPTIONS[OPENS][language]),
            **{each.name: _lever(each, language) for each in numbers},
            PARTY.name: Key(section("Parties", parties), DESCRIPTIONS[PARTY.name][language]),
            INCLUSIVITY.name: _lever(INCLUSIVITY, language),
            PATH: Key(choice(PATHS), DESCRIPTIONS[PATH][language], ORDINARY_PATH),
            POWER_SHARING.name: Key(
                section("Power_sharing", shared, NonEmptySection), DESCRIPTIONS[POWER_SHARING.name][language]
            ),
            **standing,
        },
    )


def _standing(lever: Lever, factions: Factions, language: str) -> Key:
    """What is said at the start of each who can sign an accord."""
    one = _switched(lever, language) if lever is ACCORD else _lever(lever, language)
    signed = dict.fromkeys(signatories(factions), one)
    return Key(section(f"Standing_{lever.name}", signed, NonEmptySection), lever.text[language])


def _minds() -> tuple[Any, ...]:
    return (*STRATEGIES.values(), *DIPLOMACIES.values())


def _mechanisms() -> Any:
    return section("Mechanisms", {m.name: Key(_form(m), m.story.split("\n", 1)[0]) for m in MONTH})


def _form(mechanism: Mechanism) -> Any:
    words = (*mechanism.forms, "on", "off")
    switched = WithJsonSchema({"enum": [*words, True, False, *FRENCH_TRUTHS]})
    return Annotated[Literal[words], BeforeValidator(_switch), switched]


def _switch(value: Any) -> Any:
    value = truth(value)
    return ("on" if value else "off") if isinstance(value, bool) else value


def _numbers_of(name: str, owners: Iterable[Any], language: str) -> Any:
    """For each mechanism or strategy, its parameters."""
    keys = {}
    for owner in owners:
        numbers = section(
            f"{name}_{owner.name}", {number.name: _declared(number) for number in owner.declared}
        )
        keys[owner.name] = Key(numbers, Sentence(NUMBERS_OF, {"name": owner.name})[language])
    return section(name, keys)


def _moment(factions: Factions, language: str) -> Any:
    """One entry of the timeline: what changes, or a named event."""
    names = ("date", "set", "appear", "split", "merge", "note")
    say: Mapping[str, str] = {key: DESCRIPTIONS[key][language] for key in names}
    changes, note = _settable(factions, language), words(LONGEST_NOTE, language)
    keys = {
        "date": Key(_date(), say["date"], required=True, example="date: 2025-06"),
        "set": Key(changes, say["set"], example=EXAMPLE_OF_SET),
        "appear": Key(_appearing(factions, language), say["appear"]),
    }
    if len(groups(factions)) > 1:
        keys["split"] = Key(_splitting(factions, language), say["split"])
        keys["merge"] = Key(_merging(factions, language), say["merge"])
    keys["note"] = Key(note, say["note"])
    plain = section("TimelineEntry", keys, ChangingSection, tag="entry")
    return timeline_entry(plain, event_section(factions, language, _date(), changes, note))


def _appearing(factions: Factions, language: str) -> Any:
    """For each group, how many fighters it appears with."""
    caption, extra = DESCRIPTIONS["appear_one"][language], {"unit": "persons"}
    limits = {"gt": 0.0, "le": lever("fighters").high}
    keys = {name: Key(float, caption, extra=extra, limits=limits) for name in groups(factions)}
    return section("Appear", keys, NonEmptySection)


def _splitting(factions: Factions, language: str) -> Any:
    """For each group, which share of it becomes which other."""
    caption, extra = DESCRIPTIONS["split_one"][language], {"unit": "share"}
    limits = {"gt": 0.0, "le": LARGEST_PART}
    keys = {}
    for name in groups(factions):
        parts = {other: Key(float, caption, extra=extra, limits=limits) for other in groups(factions)}
        parts.pop(name)
        keys[name] = Key(section(f"Split_{name}", parts, NonEmptySection), DESCRIPTIONS["split"][language])
    return section("Split", keys, NonEmptySection)


def _merging(factions: Factions, language: str) -> Any:
    """For each group, which other it becomes."""
    keys = {}
    for name in groups(factions):
        others = tuple(other for other in groups(factions) if other != name)
        keys[name] = Key(Literal[others], DESCRIPTIONS["merge_one"][language])
    return section("Merge", keys, NonEmptySection)


def _settable(factions: Factions, language: str) -> Any:
    """What a timeline may change, by dotted names."""
    keys: dict[str, Key] = {}
    for name in (*factions.names, *blocs_of(factions)):
        keys |= {f"{name}.{lever.name}": _lever(lever, language) for lever in LEVERS if lever.moves}
        for other in opponents(factions, name):
            keys[f"{name}.{PRESSURE.name}.{other}"] = _lever(PRESSURE, language)
    keys |= {f"relations.{pair}": _lever(HOSTILITY, language) for pair in pairs_of(factions)}
    for block, levers in SECTIONS.items():
        keys |= {f"{block}.{each.name}": _lever(each, language) for each in levers if each.moves}
    keys["dialogue.open"] = _switched(DIALOGUE[0], language)
    keys |= {f"dialogue.{PARTY.name}.{party}": _lever(PARTY, language) for party in party_names(factions)}
    keys |= {f"dialogue.{POWER_SHARING.name}.{each}": _lever(POWER_SHARING, language) for each in DIMENSIONS}
    return section("Set", keys, NonEmptySection)
