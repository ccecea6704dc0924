"""A complete scenario, written as a YAML file."""

from typing import TYPE_CHECKING, Any

import yaml

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
    """The scenario as one YAML file that says everything, based on nothing.

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
    body: str = yaml.dump(said, Dumper=_Dumper)
    return f"# tables of the place: sha256 {scenario.place.fingerprint}\n{body}"


def _entry(entry: Any) -> dict[str, Any]:
    note = {"note": dict(entry.note)} if entry.note else {}
    return {"date": entry.date, "set": dict(entry.settings), **note}
