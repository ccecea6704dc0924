"""One thing by its name: a scenario, sweep, claim, event, rule, faction, section or setting."""

from pathlib import Path

from sahel_sim.claim_testing.claim_file import claim_names
from sahel_sim.cli.console import Voice
from sahel_sim.cli.showing.listing import all_places
from sahel_sim.cli.showing.show_claim import show_claim
from sahel_sim.cli.showing.show_event import show_event, show_events
from sahel_sim.cli.showing.show_mechanism import show_rule
from sahel_sim.cli.showing.show_scenario import show_story
from sahel_sim.cli.showing.show_setting import settings, show_faction, show_section, show_setting
from sahel_sim.cli.showing.show_sweep import show_sweep
from sahel_sim.cli.usage_errors import choose
from sahel_sim.core import Mechanism, Strategy
from sahel_sim.designs.experiment_catalogue import kind_of
from sahel_sim.designs.sweep_file import sweeps
from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.languages import N_, _
from sahel_sim.scenario import SECTIONS, catalogue, read
from sahel_sim.scenario.event_search import event_words, events_called


def topic(name: str, voice: Voice) -> None:
    """Show what has this name.

    Raises ``Trouble`` if nothing has it; ``ScenarioError`` if it is a file with mistakes.
    """
    rules: dict[str, Mechanism | Strategy] = {rule.name: rule for rule in MONTH}
    rules |= STRATEGIES | DIPLOMACIES
    factions = {faction: place for place in all_places() for faction in place.factions.names}
    kind = kind_of(name)
    if kind == "claim":
        show_claim(name, voice)
    elif kind == "sweep":
        show_sweep(name, voice)
    elif kind == "event":
        show_event(name, voice)
    elif name in catalogue() or Path(name).suffix in (".yaml", ".yml"):
        show_story(read(name, voice.language), name, voice)
    elif name in rules:
        show_rule(rules[name], voice)
    elif name in SECTIONS:
        show_section(name, voice)
    elif name in factions:
        show_faction(name, factions[name], voice)
    elif name in (known := settings()):
        show_setting(known[name], voice)
    elif called := events_called(name):
        show_events(called, voice)
    else:
        names = {
            *catalogue(),
            *sweeps(),
            *claim_names(),
            *event_words(),
            *rules,
            *SECTIONS,
            *factions,
            *known,
        }
        raise choose(
            _(
                "Nothing here is called '{name}': no scenario, sweep, claim, event, mechanism, strategy, "
                "faction or setting.",
                name=name,
            ),
            name,
            N_("'sahel-sim show' lists what there is."),
            names,
        )
