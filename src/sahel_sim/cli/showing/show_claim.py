"""A claim: the report's words, what is tested, the worlds it compares, and the rule that decides it."""

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sahel_sim.claim_testing.claim import Arm, Claim
from sahel_sim.claim_testing.claim_file import ReadClaim, check_claim
from sahel_sim.claim_testing.effort import TEACHING
from sahel_sim.claim_testing.query import needed
from sahel_sim.cli.console import Voice
from sahel_sim.cli.scenario_facts import warning_as_data
from sahel_sim.designs.experiment_catalogue import CLAIMS
from sahel_sim.designs.file_reader import read_tree
from sahel_sim.languages import _, in_language
from sahel_sim.report.claim_rule_text import rule_text, smallest_effect_text
from sahel_sim.report.model_names import arm_name, mechanism_name
from sahel_sim.report.report_quotations import quotation
from sahel_sim.scenario import Mistake

if TYPE_CHECKING:
    from rich.table import Table


def show_claim(name: str, voice: Voice) -> None:
    """Show a claim.

    Raises ``ScenarioError`` with every mistake in its file.
    """
    found = check_claim(name, voice.language)
    claim = found.claim
    voice.show(textwrap.fill(in_language(claim.statement, voice.language), voice.width) + "\n")
    voice.show(claim_facts(claim, voice))
    tell_warnings(found.warnings, voice)
    voice.show("\n" + _("To test it: sahel-sim claims {name}", name=name), whole=True)
    voice.data({"done": True, **claim_as_data(found, voice)})


def stated(name: str) -> str:
    """What a shipped claim states, without holding its file against the library."""
    return in_language(read_tree(name, CLAIMS)[0].said["statement"])


def claim_facts(claim: Claim, voice: Voice, with_statement: bool = False) -> "Table":
    """What a claim is, in two columns that fit 80 characters."""
    from rich.table import Table

    arms = "\n".join(arm_name(arm.name) + _(": ") + _changes(arm) for arm in claim.arms)
    years = _("{scenario}; years: {years}", scenario=claim.scenario, years=claim.years)
    rows = {
        **({_("Claim"): in_language(claim.statement, voice.language)} if with_statement else {}),
        _("The report's words"): quotation(claim.report)[0],
        _("Starts from"): years if claim.years else claim.scenario,
        _("Worlds compared"): arms,
        _("It holds if"): rule_text(claim),
        _("Smallest effect"): smallest_effect_text(claim),
        _("Runs"): _runs(claim),
        _("Could be true by"): ", ".join(map(mechanism_name, claim.could_be_true_by)),
        _("Could be false by"): ", ".join(map(mechanism_name, claim.could_be_false_by)),
        _("Main claim"): _("yes: also what carries it, and a map of pressure and inclusivity")
        if claim.main
        else "",
        _("Replaced by"): ", ".join(claim.replaced_by),
        _("Drawn from"): ", ".join(claim.sources),
    }
    grid = Table.grid(padding=(0, 0, 0, 2), pad_edge=True)
    for heading, text in rows.items():
        if text:
            grid.add_row(heading, text)
    return grid


def tell_warnings(warnings: Sequence[Mistake], voice: Voice) -> None:
    """What an author should know, though the claim can be tested."""
    if warnings:
        voice.show("\n" + _("To consider, though it can be tested as it is:"))
    for warning in warnings:
        voice.show(warning.text(voice.language))


def claim_as_data(found: ReadClaim, voice: Voice) -> dict[str, Any]:
    """The same for programs."""
    claim = found.claim
    return {
        "claim": claim.name,
        "report": claim.report,
        "statement": in_language(claim.statement, voice.language),
        "scenario": claim.scenario,
        "years": claim.years,
        "arms": [{"name": a.name, "scenario": a.scenario, "changes": dict(a.changes)} for a in claim.arms],
        "rule": claim.rule.kind,
        "holds_if": rule_text(claim),
        "outcomes": {name: what.unit for name, what in needed(claim).items()},
        "when": claim.when,
        "smallest_effect": claim.smallest_effect,
        "runs": claim.runs,
        "could_be_true_by": list(claim.could_be_true_by),
        "could_be_false_by": list(claim.could_be_false_by),
        "main": claim.main,
        "replaced_by": list(claim.replaced_by),
        "sources": list(claim.sources),
        "warnings": [warning_as_data(each) for each in found.warnings],
    }


def _runs(claim: Claim) -> str:
    """How many runs each world has, and how many of them the usual precision makes."""
    made = TEACHING.runs
    if made is None or claim.runs <= made:
        return _("{runs} runs of each world", runs=claim.runs)
    return _(
        "{runs} runs of each world (teaching makes {made} of them; --runs {runs} or "
        "--precision overnight makes them all)",
        runs=claim.runs,
        made=made,
    )


def _changes(arm: Arm) -> str:
    """What is changed in an arm, as ``--set`` would have it."""
    start = [f"scenario = {arm.scenario}"] if arm.scenario else []
    told = [f"{key} = {_value(value)}" for key, value in arm.changes.items()]
    return ", ".join([*start, *told]) or _("as the scenario has it")


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, int | float) else str(value)
