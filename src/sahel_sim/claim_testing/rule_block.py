"""The rule of a claim: what must be so for it to hold, held against the arms and the numbers there are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from typing import Any, get_args, get_type_hints

from sahel_sim.claim_testing.ledger_flows import Flow
from sahel_sim.claim_testing.measure_block import Measured
from sahel_sim.claim_testing.rules import RULES, Rule, Threshold
from sahel_sim.claim_testing.run_events import EVENTS
from sahel_sim.core import nearest
from sahel_sim.designs.file_reader import Document
from sahel_sim.results.outcome_registry import OUTCOMES
from sahel_sim.scenario import Mistake
from sahel_sim.scenario.errors import printable
from sahel_sim.scenario.validator import Key, OpenSection, Section, choice, chosen, list_of, section, text

EXAMPLE = "rule: {kind: threshold, outcome: rebel_war_over, below: 0.2}"

KINDS: Mapping[str, type[Rule]] = {rule.kind: rule for rule in RULES}

_ONE_ARM = ("arm", "than", "both", "first", "second", "neither")
_LISTS = ("arms", "through")
_STATES = ("when", "against")
_NUMBERS = ("outcome", "before", "after", "through")
_LIMITS: Mapping[str, Mapping[str, float]] = {
    "below": {"ge": -1e9, "le": 1e9},
    "above": {"ge": -1e9, "le": 1e9},
    "ratio": {"gt": 0, "le": 100},
    "share": {"gt": 0, "le": 1},
}
_EXAMPLES = {
    "event": "event: accord_falls",
    "outcome": "outcome: rebel_war_over",
    "arms": "arms: [none, half, all]",
    "arm": "arm: war",
    "than": "than: peace",
    "both": "both: force_and_talks",
    "first": "first: force",
    "second": "second: talks",
    "neither": "neither: nothing",
    "effect": "effect: more",
    "best": "best: inside",
    "before": "before: deaths_before",
    "after": "after: deaths_after",
    "through": "through: [recruited]",
    "when": "when: stalemate",
    "against": "against: accord",
}


def rule_declaration() -> Any:
    """The type of a rule: one section for each kind, and one for what says no kind that there is."""
    named = Key(choice(KINDS, "unknown_rule"), required=True, example="kind: threshold")
    kinds = {kind: _section(rule) for kind, rule in KINDS.items()}
    none = section("Rule", {"kind": named}, OpenSection, tag="none", example=EXAMPLE)
    return chosen({**kinds, "none": none}, _kind, "unknown_rule")


def rule_of(document: Document, arms: Sequence[str], measures: Sequence[Measured]) -> Rule | None:
    """The rule of a claim, or None if there is none that is sound; what does not go together is noted."""
    kind = document.value("rule", "kind")
    if kind not in KINDS:
        return None
    before = len(document.mistakes)
    said = _said(document, KINDS[kind], arms, measures)
    if document.is_sound("rule") and len(document.mistakes) == before:
        _together(document, kind, said, {each.name: each for each in measures})
    if not document.is_sound("rule") or len(document.mistakes) > before:
        return None
    return KINDS[kind](**said)


def known_numbers(document: Document) -> tuple[str, ...]:
    """Names of all outcomes and of the claim's own measures, sound or not."""
    return (*(each.name for each in OUTCOMES), *document.keys("measures"))


def known_states(measures: Sequence[Measured]) -> tuple[str, ...]:
    """Names of all events, and of outcomes and measures that are 0 or 1."""
    chances = [each.name for each in (*OUTCOMES, *measures) if each.unit == "chance"]
    return (*EVENTS, *chances)


def state_at(document: Document, measures: Sequence[Measured], *trail: str) -> str | None:
    """The state that is named at the end of a trail, if it is one."""
    name, known = document.value(*trail), known_states(measures)
    unsound = (
        document.has("measures", name) and name not in [each.name for each in measures] if name else False
    )
    if name is None or name in known or unsound:
        return str(name) if name else None
    fields = {"name": printable(name), "allowed": known}
    document.note(Mistake("not_a_state", fields, nearest=nearest(name, known)), *trail)
    return None


def _kind(said: Any) -> str:
    kind = said.get("kind") if isinstance(said, dict) else None
    return kind if isinstance(kind, str) and kind in KINDS else "none"


def _section(rule: type[Rule]) -> type[Section]:
    """What stands in the block of a rule of one kind."""
    hints = get_type_hints(rule)
    keys = {"kind": Key(choice([rule.kind]))}
    for each in fields(rule):
        choices = get_args(hints[each.name])
        kind: Any = text(1000, strip=True)
        if each.name in _LIMITS:
            kind = float
        elif each.name == "event":
            kind = choice(EVENTS, "unknown_event")
        elif each.name in _LISTS:
            kind = list_of(text(1000, strip=True))
        elif choices and all(isinstance(word, str) for word in choices):
            kind = choice(choices)
        required = (
            _required(each) and not (_one_of_a_list(rule) and each.name == "arm") and each.name != "arms"
        )
        required = required or (each.name == "arms" and rule is not Threshold)
        limits = _LIMITS.get(each.name, {})
        keys[each.name] = Key(kind, limits=limits, required=required, example=_EXAMPLES.get(each.name, ""))
    if _one_of_a_list(rule):
        keys["arms"] = Key(list_of(text(1000, strip=True)), example="arms: [war]")
    told: dict[str, Any] = {"unknown": "unknown_rule_key", "fields": {"rule": rule.kind}}
    return section(f"Rule_{rule.kind}", keys, tag=rule.kind, example=EXAMPLE, **told)


def _required(declared: Any) -> bool:
    return declared.default is MISSING and declared.default_factory is MISSING


def _one_of_a_list(rule: type[Rule]) -> bool:
    """Whether a rule looks at one arm, which can be written as a list of one."""
    keys = {each.name: each for each in fields(rule)}
    return "arm" in keys and "than" in keys and not _required(keys["than"])


def _said(
    document: Document, rule: type[Rule], arms: Sequence[str], measures: Sequence[Measured]
) -> dict[str, Any]:
    """What the block says, by field of the rule; names that there are not are noted."""
    said: dict[str, Any] = {}
    for key in (each.name for each in fields(rule)):
        if document.has("rule", key):
            said[key] = _value(document, key, arms, measures)
        elif rule is Threshold and key == "arms":
            said[key] = tuple(arms)
        elif key == "arm" and _one_of_a_list(rule) and document.has("rule", "arms"):
            said[key] = _only_arm(document, arms)
        elif key == "arm" and _one_of_a_list(rule):
            document.note(Mistake("missing", {"key": key, "example": _EXAMPLES[key]}), "rule")
    return said


def _value(document: Document, key: str, arms: Sequence[str], measures: Sequence[Measured]) -> Any:
    trail, value = ("rule", key), document.value("rule", key)
    if key in _ONE_ARM:
        return _known(document, "unknown_arm", value, arms, *trail)
    if key == "arms":
        return _names(document, "unknown_arm", arms, *trail)
    if key in _STATES:
        return state_at(document, measures, *trail)
    if key == "through":
        return _names(document, "unknown_outcome", known_numbers(document), *trail)
    if key in _NUMBERS:
        return _known(document, "unknown_outcome", value, known_numbers(document), *trail)
    return float(value) if key in _LIMITS and value is not None else value


def _known(
    document: Document, kind: str, name: str | None, words: Iterable[str], *trail: str | int
) -> str | None:
    """The word, which is noted if it is none of those known."""
    known = tuple(words)
    if name is not None and name not in known:
        told = {"name": printable(name), "allowed": known}
        document.note(Mistake(kind, told, nearest=nearest(name, known)), *trail)
    return name


def _names(document: Document, kind: str, known: Iterable[str], *trail: str) -> tuple[str, ...]:
    known, found = tuple(known), list(document.words(*trail))
    for position, name in found:
        _known(document, kind, name, known, *trail, position)
    return tuple(name for _, name in found)


def _only_arm(document: Document, arms: Sequence[str]) -> str | None:
    """The arm of a rule that looks at one, written as a list of one."""
    before = len(document.mistakes)
    names = _names(document, "unknown_arm", arms, "rule", "arms")
    if len(names) != 1 and len(document.mistakes) == before:
        document.note(Mistake("one_arm", {"number": len(names)}), "rule", "arms")
    return names[0] if names else None


def _together(
    document: Document, kind: str, said: Mapping[str, Any], measures: Mapping[str, Measured]
) -> None:
    """Note what is sound by itself and does not go together in one rule."""
    if kind == "threshold" and (number := sum(key in said for key in ("below", "above"))) != 1:
        document.note(Mistake("one_bound", {"number": number}), "rule")
    _different_arms(document, said)
    for one, other in (("before", "after"), ("when", "against")):
        if one in said and said[one] == said[other]:
            document.note(Mistake("same_twice", {"first": one, "second": other}), "rule", other)
    least = {"trend": 2, "optimum": 3 if said.get("best") == "inside" else 2, "threshold": 1}.get(kind, 0)
    if len(said.get("arms", ())) < least:
        fields = {"number": len(said["arms"]), "least": least, "allowed": _arms_of(document)}
        document.note(Mistake("too_few_arms", fields), "rule", "arms")
    elif kind == "optimum":
        edges = ("inside", said["arms"][0], said["arms"][-1])
        _known(document, "best_not_an_edge", said["best"], edges, "rule", "best")
    if kind == "mediation":
        _flows(document, said, measures)
    if kind == "event":
        _same_unit(document, measures, said["after"], said["before"], "rule", "after")


def _different_arms(document: Document, said: Mapping[str, Any]) -> None:
    seen: list[str] = []
    for key in _ONE_ARM:
        if said.get(key) in seen:
            fields = {"name": printable(said[key]), "allowed": _arms_of(document)}
            document.note(Mistake("arm_against_itself", fields), "rule", key)
        if said.get(key) is not None:
            seen.append(said[key])


def _arms_of(document: Document) -> tuple[str, ...]:
    return document.keys("arms")


def _flows(document: Document, said: Mapping[str, Any], measures: Mapping[str, Measured]) -> None:
    """Note what goes through something that is no flow, or is in another unit than the outcome."""
    if not said["through"]:
        document.note(Mistake("through_nothing"), "rule", "through")
    for position, name in enumerate(said["through"]):
        if not isinstance(measures.get(name), Flow) and not _unsound(document, name, measures):
            document.note(Mistake("not_a_flow", {"name": printable(name)}), "rule", "through", position)
        else:
            _same_unit(document, measures, name, said["outcome"], "rule", "through", position)


def _unsound(document: Document, name: str, measures: Mapping[str, Measured]) -> bool:
    """Whether a measure is in the file and something else is wrong with it."""
    return document.has("measures", name) and name not in measures


def _same_unit(
    document: Document, measures: Mapping[str, Measured], name: str, other: str, *trail: str | int
) -> None:
    units = {each.name: each.unit for each in OUTCOMES} | {key: each.unit for key, each in measures.items()}
    if name in units and other in units and units[name] != units[other]:
        document.note(Mistake("other_unit", {"name": name, "other": other}), *trail)
