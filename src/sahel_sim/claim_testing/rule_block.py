"""The rule of a claim: what must be so for it to hold, held against the arms and the numbers there are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from typing import Any, get_args, get_type_hints

from sahel_sim.claim_testing.ledger_flows import Flow
from sahel_sim.claim_testing.measure_block import Measured
from sahel_sim.claim_testing.rules import RULES, Rule, Threshold
from sahel_sim.claim_testing.run_events import EVENTS
from sahel_sim.core import nearest
from sahel_sim.designs.file_reader import Asking
from sahel_sim.results.outcome_registry import OUTCOMES
from sahel_sim.scenario import Mistake
from sahel_sim.scenario.errors import printable
from sahel_sim.scenario.value_errors import wrong_value

EXAMPLE = "rule: {kind: threshold, outcome: rebel_war_over, below: 0.2}"

KINDS: Mapping[str, type[Rule]] = {rule.kind: rule for rule in RULES}

_ONE_ARM = ("arm", "than", "both", "first", "second", "neither")
_STATES = ("when", "against")
_NUMBERS = ("outcome", "before", "after", "through")
_LIMITS: Mapping[str, Mapping[str, Any]] = {
    "below": {"type": "number", "minimum": -1e9, "maximum": 1e9},
    "above": {"type": "number", "minimum": -1e9, "maximum": 1e9},
    "ratio": {"type": "number", "exclusiveMinimum": 0, "maximum": 100},
    "share": {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
}
_EXAMPLES = {
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


def rule_of(asking: Asking, arms: Sequence[str], measures: Sequence[Measured]) -> Rule | None:
    """The rule of a claim, or None if there is none that is sound; what is wrong is noted.

    Parameters
    ----------
    asking
        The file.
    arms
        Names of the arms.
    measures
        Those of the claim that are sound.
    """
    if not asking.needs(EXAMPLE, "rule") or not asking.block(EXAMPLE, "rule"):
        return None
    if not asking.needs("kind: threshold", "rule", "kind"):
        return None
    kind = asking.text(1000, "rule", "kind")
    if kind is None:
        return None
    if kind not in KINDS:
        fields = {"name": printable(kind), "allowed": tuple(KINDS)}
        asking.note(Mistake("unknown_rule", fields, nearest=nearest(kind, KINDS)), "rule", "kind")
        return None
    before = len(asking.mistakes)
    said = _said(asking, KINDS[kind], arms, measures)
    if len(asking.mistakes) == before:
        _together(asking, kind, said, {each.name: each for each in measures})
    if len(asking.mistakes) > before:
        return None
    return KINDS[kind](**said)


def known_numbers(asking: Asking) -> tuple[str, ...]:
    """Names of all outcomes and of the claim's own measures, sound or not."""
    own = asking.said("measures")
    return (*(each.name for each in OUTCOMES), *(own if isinstance(own, dict) else ()))


def known_states(measures: Sequence[Measured]) -> tuple[str, ...]:
    """Names of all events, and of outcomes and measures that are 0 or 1."""
    chances = [each.name for each in (*OUTCOMES, *measures) if each.unit == "chance"]
    return (*EVENTS, *chances)


def state_at(asking: Asking, measures: Sequence[Measured], *trail: str) -> str | None:
    """The state that is named at the end of a trail, if it is one."""
    name, known = asking.text(1000, *trail), known_states(measures)
    unsound = asking.has("measures", name) and name not in [each.name for each in measures] if name else False
    if name is None or name in known or unsound:
        return name
    fields = {"name": printable(name), "allowed": known}
    asking.note(Mistake("not_a_state", fields, nearest=nearest(name, known)), *trail)
    return None


def _said(
    asking: Asking, rule: type[Rule], arms: Sequence[str], measures: Sequence[Measured]
) -> dict[str, Any]:
    """What the block says, by field of the rule."""
    keys = {each.name: each for each in fields(rule)}
    one_of_a_list = "arm" in keys and "than" in keys and not _required(keys["than"])
    allowed = ("kind", *keys, *(("arms",) if one_of_a_list else ()))
    asking.only("unknown_rule_key", allowed, "rule", rule=rule.kind)
    said: dict[str, Any] = {}
    for key, declared in keys.items():
        if asking.has("rule", key):
            said[key] = _value(asking, rule, key, arms, measures)
        elif rule is Threshold and key == "arms":
            said[key] = tuple(arms)
        elif key == "arm" and one_of_a_list and asking.has("rule", "arms"):
            said[key] = _only_arm(asking, arms)
        elif _required(declared):
            asking.needs(_EXAMPLES[key], "rule", key)
    return said


def _required(declared: Any) -> bool:
    return declared.default is MISSING and declared.default_factory is MISSING


def _value(
    asking: Asking, rule: type[Rule], key: str, arms: Sequence[str], measures: Sequence[Measured]
) -> Any:
    trail = ("rule", key)
    if key in _LIMITS:
        return asking.number(_LIMITS[key], *trail)
    if key in _ONE_ARM:
        return _known(asking, "unknown_arm", asking.text(1000, *trail), arms, *trail)
    if key == "arms":
        return _names(asking, "unknown_arm", "arms: [none, half, all]", arms, *trail)
    if key in _STATES:
        return state_at(asking, measures, *trail)
    if key == "through":
        return _names(asking, "unknown_outcome", "through: [recruited]", known_numbers(asking), *trail)
    if key in _NUMBERS:
        return _known(asking, "unknown_outcome", asking.text(1000, *trail), known_numbers(asking), *trail)
    choices = get_args(get_type_hints(rule)[key])
    return _choice(asking, choices, *trail) if choices else asking.text(1000, *trail)


def _known(
    asking: Asking, kind: str, name: str | None, words: Iterable[str], *trail: str | int
) -> str | None:
    """The word, which is noted if it is none of those known."""
    known = tuple(words)
    if name is not None and name not in known:
        fields = {"name": printable(name), "allowed": known}
        asking.note(Mistake(kind, fields, nearest=nearest(name, known)), *trail)
    return name


def _names(asking: Asking, kind: str, example: str, words: Iterable[str], *trail: str) -> tuple[str, ...]:
    known = tuple(words)
    names = asking.listed(example, *trail)
    for position, name in enumerate(asking.said(*trail) if names else ()):
        if isinstance(name, str) and name.strip():
            _known(asking, kind, name.strip(), known, *trail, position)
    return tuple(names)


def _choice(asking: Asking, choices: tuple[str, ...], *trail: str) -> str | None:
    value = asking.said(*trail)
    if isinstance(value, str) and value in choices:
        return value
    asking.note(wrong_value(asking.tree, trail, value, {"enum": list(choices)}, ""))
    return None


def _only_arm(asking: Asking, arms: Sequence[str]) -> str | None:
    """The arm of a rule that looks at one, written as a list of one."""
    before = len(asking.mistakes)
    names = _names(asking, "unknown_arm", "arms: [war]", arms, "rule", "arms")
    if len(names) != 1 and len(asking.mistakes) == before:
        asking.note(Mistake("one_arm", {"number": len(names)}), "rule", "arms")
    return names[0] if names else None


def _together(asking: Asking, kind: str, said: Mapping[str, Any], measures: Mapping[str, Measured]) -> None:
    """Note what is sound by itself and does not go together in one rule."""
    if kind == "threshold" and (number := sum(key in said for key in ("below", "above"))) != 1:
        asking.note(Mistake("one_bound", {"number": number}), "rule")
    _different_arms(asking, said)
    for one, other in (("before", "after"), ("when", "against")):
        if one in said and said[one] == said[other]:
            asking.note(Mistake("same_twice", {"first": one, "second": other}), "rule", other)
    least = {"trend": 2, "optimum": 3 if said.get("best") == "inside" else 2, "threshold": 1}.get(kind, 0)
    if len(said.get("arms", ())) < least:
        fields = {"number": len(said["arms"]), "least": least, "allowed": _arms_of(asking)}
        asking.note(Mistake("too_few_arms", fields), "rule", "arms")
    elif kind == "optimum":
        edges = ("inside", said["arms"][0], said["arms"][-1])
        _known(asking, "best_not_an_edge", said["best"], edges, "rule", "best")
    if kind == "mediation":
        _flows(asking, said, measures)
    if kind == "event":
        _same_unit(asking, measures, said["after"], said["before"], "rule", "after")


def _different_arms(asking: Asking, said: Mapping[str, Any]) -> None:
    seen: list[str] = []
    for key in _ONE_ARM:
        if said.get(key) in seen:
            fields = {"name": printable(said[key]), "allowed": _arms_of(asking)}
            asking.note(Mistake("arm_against_itself", fields), "rule", key)
        if said.get(key) is not None:
            seen.append(said[key])


def _arms_of(asking: Asking) -> tuple[str, ...]:
    arms = asking.said("arms")
    return tuple(arms) if isinstance(arms, dict) else ()


def _flows(asking: Asking, said: Mapping[str, Any], measures: Mapping[str, Measured]) -> None:
    """Note what goes through something that is no flow, or is in another unit than the outcome."""
    if not said["through"]:
        asking.note(Mistake("through_nothing"), "rule", "through")
    for position, name in enumerate(said["through"]):
        if not isinstance(measures.get(name), Flow) and not _unsound(asking, name, measures):
            asking.note(Mistake("not_a_flow", {"name": printable(name)}), "rule", "through", position)
        else:
            _same_unit(asking, measures, name, said["outcome"], "rule", "through", position)


def _unsound(asking: Asking, name: str, measures: Mapping[str, Measured]) -> bool:
    """Whether a measure is in the file and something else is wrong with it."""
    return asking.has("measures", name) and name not in measures


def _same_unit(
    asking: Asking, measures: Mapping[str, Measured], name: str, other: str, *trail: str | int
) -> None:
    units = {each.name: each.unit for each in OUTCOMES} | {key: each.unit for key, each in measures.items()}
    if name in units and other in units and units[name] != units[other]:
        asking.note(Mistake("other_unit", {"name": name, "other": other}), *trail)
