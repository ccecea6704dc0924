"""A complete scenario, written as a YAML file."""

from typing import TYPE_CHECKING, Any

import yaml

from sahel_sim.scenario.canonical import canonical_json, sha256_of
from sahel_sim.scenario.dialogue_levers import INCLUSIVITY, PARTY
from sahel_sim.scenario.merge import nest_settings
from sahel_sim.scenario.yaml_parser import Resolver

if TYPE_CHECKING:
    from sahel_sim.scenario.scenario import Scenario

WIDTH = 110

BLOCKS = ("relations", "distances", "dialogue", "international", "mechanisms", "parameters", "tactics")
"""The blocks of settings that belong to no single faction, in the order in which they are written."""


class _Dumper(yaml.emitter.Emitter, yaml.serializer.Serializer, yaml.representer.SafeRepresenter, Resolver):
    """Writes plain values so that this library reads them back as they are."""

    def __init__(self, stream: Any, **style: Any) -> None:
        yaml.emitter.Emitter.__init__(self, stream, width=WIDTH, allow_unicode=True)
        yaml.serializer.Serializer.__init__(self)
        yaml.representer.SafeRepresenter.__init__(self, sort_keys=False, default_flow_style=False)
        Resolver.__init__(self)

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out."""
        return True


def to_yaml(scenario: "Scenario") -> str:
    """The scenario as one YAML file that says everything, based on nothing."""
    body: str = yaml.dump(scenario_data(scenario), Dumper=_Dumper)
    return f"# tables of the place: sha256 {scenario.place.fingerprint}\n{body}"


def scenario_data(scenario: "Scenario") -> dict[str, Any]:
    """What that file says, as plain data.

    A table at which nobody sits is written as one of no width, which says that this is meant.
    """
    blocks = nest_settings(scenario.settings)
    if not any(blocks["dialogue"][PARTY.name].values()):
        blocks["dialogue"] = {**blocks["dialogue"], INCLUSIVITY.name: 0.0}
        del blocks["dialogue"][PARTY.name]
    said: dict[str, Any] = {
        "scenario": scenario.name,
        "title": dict(scenario.title),
        "summary": dict(scenario.summary),
        "place": scenario.place.name,
        "state_of": scenario.state_of,
        "start": scenario.start.strftime("%Y-%m"),
        "years": scenario.years,
        "step": scenario.step,
        **{name: blocks[name] for name in scenario.place.factions.names},
        **{name: blocks[name] for name in BLOCKS},
        "timeline": [_entry(entry) for entry in scenario.timeline],
        "runs": scenario.runs,
        "seed": scenario.seed,
    }
    if not scenario.summary:
        del said["summary"]
    return said


def digest_of(scenario: "Scenario") -> str:
    """SHA-256 of what the scenario says, with entries of one date in any order, and of its place's tables."""
    said = scenario_data(scenario)
    said["timeline"] = sorted(said["timeline"], key=lambda entry: (entry["date"], canonical_json(entry)))
    return sha256_of({**said, "tables": scenario.place.fingerprint})


def _entry(entry: Any) -> dict[str, Any]:
    note = {"note": dict(entry.note)} if entry.note else {}
    return {"date": entry.date, "set": dict(entry.settings), **note}
