"""The starter of a claim: a commented file that can be tested at once, and shows all that a claim can say."""

import os
from collections.abc import Iterator
from pathlib import Path

from sahel_sim.claim_testing.effort import TEACHING
from sahel_sim.cli.template import scalar
from sahel_sim.languages import _
from sahel_sim.scenario import Scenario
from sahel_sim.scenario.yaml_parser import SUFFIXES

STATEMENT = {
    "en": "Rebels end with fewer fighters if the state spares civilians.",
    "fr": "Les rebelles finissent avec moins de combattants si l'État épargne les civils.",
}
"""What the new claim states until its author says otherwise."""

SMALLEST, RUNS = 50, 256
"""Fighters: assumed, five in 100 of a thousand. Runs: assumed, as many as claims of the library have."""

MEASURES = (
    "gain: {of: fighters, whom: rebels, how: change, from: 0, to: 24}",
    "deaths_before: {of: battle_deaths, whom: all, how: sum, from: -6, to: 0, around: stalemate}",
    "deaths_after: {of: battle_deaths, whom: all, how: sum, from: 0, to: 6, around: stalemate}",
    "calm: {ever: stalemate, from: 0, to: 36}",
    "first_accord: {until: accord}",
    "recruited: {moved: fighters, whom: rebels, by: recruitment}",
)
"""One of each form, as comments."""

RULES = (
    "{kind: threshold, outcome: rebel_war_over, arms: [careless, careful], below: 0.2}",
    "{kind: threshold, outcome: rebel_war_over, above: 0.8}",
    "{kind: hazard_ratio, event: accord_falls, arm: careless, than: careful, effect: more}",
    "{kind: trend, outcome: rebel_fighters, arms: [careless, middling, careful], effect: falls}",
    "{kind: interaction, outcome: rebel_fighters, both: careful_and_quiet, first: careful, second: quiet, "
    "neither: careless, effect: less}",
    "{kind: optimum, outcome: rebel_fighters, arms: [careless, middling, careful], best: inside, "
    "effect: smallest}",
    "{kind: event, before: deaths_before, after: deaths_after, arm: careful, than: careless, ratio: 0.5, "
    "effect: less}",
    "{kind: mediation, outcome: rebel_growth, arm: careful, than: careless, through: [recruited], "
    "share: 0.5}",
    "{kind: groups, outcome: rebel_fighters, arm: careless, when: calm, against: rebel_war_over, "
    "effect: more}",
)
"""The other kinds of rule, as comments."""


def claim_starter(name: str, base: str, story: Scenario, file: str) -> str:
    """The text of a new claim file.

    Parameters
    ----------
    name
        Of the new claim.
    base
        As the reader names the scenario that its worlds start from.
    story
        That scenario.
    file
        Where it is written.
    """
    start = base
    if base.lower().endswith(SUFFIXES):
        start = os.path.relpath(Path(base).resolve(), Path(file).resolve().parent)
    false_by = _("mechanisms that could make it false")
    main = _("also what carries it, and a map of pressure and inclusivity")
    measures = _(
        "Numbers of one run that the rule needs beyond the outcomes, in months from the "
        "start or around an event."
    )
    replaced = _("claims that put the same words anew, where this one is kept for the record")
    report = _("Write here the words that are put to the test")
    report_note = _("exact, as they were said")
    rule_note = _("What must be so for the claim to hold. It must be able to fail.")
    rules = _("Other kinds of rule, one of which may stand in its place:")
    runs_note = _(
        "of each world (teaching makes {made} of them; --runs {runs} or --precision "
        "overnight makes them all)",
        runs=RUNS,
        made=TEACHING.runs,
    )
    smallest = _("the least that matters, in the unit of the outcome, or as a ratio such as 0.8; say why")
    sources = _("keys of works, for readers")
    start_note = _("where all worlds start from")
    statement = _("What must be so, as a sentence that may turn out wrong; in both languages.")
    true_by = _("mechanisms that could make it true")
    when_words = _("only runs count in which this comes true in all worlds")
    years = _("how long all of them go on; as the scenario says unless given")
    lines = [
        *(
            f"# {line}"
            for line in _(
                "A new claim. A line that begins with # is a comment: take the # away to use the "
                "line.\n"
                "Check it: sahel-sim check {file}\n"
                "Test it:  sahel-sim claims {file}",
                file=file,
            ).split("\n")
        ),
        "",
        f"claim: {scalar(name)}",
        f"report: {scalar(report)}  # {report_note}",
        "statement:",
        f"  # {statement}",
        *(f"  {key}: {text}" for key, text in STATEMENT.items()),
        f"scenario: {scalar(start)}  # {start_note}",
        f"years: {round(story.years) or 1}  # {years}",
        "",
        *_arms(story, start),
        "",
        f"# {measures}",
        "# measures:",
        *(f"#   {measure}" for measure in MEASURES),
        f"# when: stalemate  # {when_words}",
        "",
        f"# {rule_note}",
        "rule: {kind: paired, outcome: rebel_fighters, arm: careful, than: careless, effect: less}",
        f"# {rules}",
        *(f"# rule: {rule}" for rule in RULES),
        "",
        f"smallest_effect: {SMALLEST}  # {smallest}",
        f"runs: {RUNS}  # {runs_note}",
        "",
        f"# could_be_true_by: [grievance, recruitment]  # {true_by}",
        f"# could_be_false_by: [drafting, desertion]  # {false_by}",
        f"# main: yes  # {main}",
        f"# replaced_by: [other_claim]  # {replaced}",
        f"# sources: [S0]  # {sources}",
    ]
    return "\n".join(lines) + "\n"


def _arms(story: Scenario, start: str) -> Iterator[str]:
    """Two worlds in use, and more as comments, among them one with a start of its own."""
    factions = story.place.factions
    state = factions.names[factions.blocs.index("state")]
    careless, careful = f"{state}.restraint: 0.2", f"{state}.restraint: 0.8"
    quiet = f"{state}.military_pressure: 0.1"
    arms = _("The worlds that are compared: a name, and what is changed in it. They share their luck.")
    yield f"# {arms}"
    yield "arms:"
    yield f"  careless: {{{careless}}}"
    yield f"  careful: {{{careful}}}"
    yield f"#   middling: {{{state}.restraint: 0.5}}"
    yield f"#   quiet: {{{careless}, {quiet}}}"
    yield f"#   careful_and_quiet: {{{careful}, {quiet}}}"
    yield f"#   elsewhere: {{scenario: {scalar(start)}, {state}.services: 0.9}}"
