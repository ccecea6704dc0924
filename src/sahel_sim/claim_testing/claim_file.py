"""Claim files: from YAML to a claim, or to all the mistakes in it at once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sahel_sim.claim_testing.arms import ARM, arms_of
from sahel_sim.claim_testing.arms import EXAMPLE as ARMS_EXAMPLE
from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.ledger_flows import MOVERS
from sahel_sim.claim_testing.measure_block import EXAMPLE as MEASURES_EXAMPLE
from sahel_sim.claim_testing.measure_block import measures_declaration, measures_of
from sahel_sim.claim_testing.power_checks import (
    check_open,
    check_precision,
    check_ratio,
    check_tellable,
    check_used,
)
from sahel_sim.claim_testing.rule_block import EXAMPLE as RULE_EXAMPLE
from sahel_sim.claim_testing.rule_block import rule_declaration, rule_of, state_at
from sahel_sim.designs.base_scenario import start
from sahel_sim.designs.experiment_catalogue import CLAIMS
from sahel_sim.designs.file_reader import Document, experiment_name, in_said_languages, read_document
from sahel_sim.languages import LANGUAGES
from sahel_sim.scenario import Mistake, ScenarioError
from sahel_sim.scenario.declaration import LONGEST_RUN, MOST_RUNS, words
from sahel_sim.scenario.errors import printable
from sahel_sim.scenario.validator import (
    Key,
    Section,
    block_of,
    choice,
    list_of,
    section,
    text,
    whole,
    yes_or_no,
)

LONGEST_STATEMENT = 500


@dataclass(frozen=True)
class ReadClaim:
    """A claim that can be tested, and what its author should know all the same.

    Attributes
    ----------
    claim
        As its file says it.
    warnings
        In the order of the file; ``mistake.text(language)`` tells each.
    """

    claim: Claim
    warnings: tuple[Mistake, ...]


def claim_names() -> tuple[str, ...]:
    """Names of the claims that come with the library, sorted."""
    return CLAIMS.names()


def claims(language: str | None = None) -> tuple[Claim, ...]:
    """The claims that come with the library, by name.

    Raises ``ScenarioError`` with every mistake in every file.
    """
    found: list[Claim] = []
    mistakes: list[Mistake] = []
    for name in claim_names():
        try:
            found.append(check_claim(name).claim)
        except ScenarioError as error:
            mistakes += error.mistakes
    if mistakes:
        raise ScenarioError(mistakes, language)
    return tuple(found)


def read_claim(source: str | Path, language: str | None = None) -> Claim:
    """Read a claim; see ``check_claim``, which also tells what it warns of."""
    return check_claim(source, language).claim


def check_claim(source: str | Path, language: str | None = None) -> ReadClaim:
    """Read a claim, with what its author should know.

    ``source``: the name of a claim that comes with the library, or the path of a ``.yaml`` file;
    ``language``: in which ``str(error)`` speaks; by default the reader's own.

    Raises ``ScenarioError`` with every mistake in the file.
    """
    return ReadClaim(*read_document(source, CLAIMS, claim_declaration(), _claim, language))


@cache
def claim_declaration() -> type[Section]:
    """The keys of a claim file, in the order of files."""
    short = text(LONGEST_STATEMENT, strip=True)
    mechanisms = list_of(choice(MOVERS, "unknown_mechanism"))
    keys = {
        "claim": experiment_name("claim", "my_claim"),
        "report": Key(short, required=True, example='report: "the words of the report"'),
        "statement": Key(
            words(LONGEST_STATEMENT), required=True, example='statement: {en: "...", fr: "..."}'
        ),
        "scenario": Key(text(1000, strip=True), required=True, example="scenario: mali_2024_02"),
        "years": Key(whole(), extra={"unit": "years"}, limits={"ge": 1, "le": int(LONGEST_RUN)}),
        "arms": Key(block_of(ARM, may_be_empty=True), required=True, example=ARMS_EXAMPLE),
        "measures": Key(measures_declaration(), example=MEASURES_EXAMPLE),
        "when": Key(text(1000, strip=True)),
        "rule": Key(rule_declaration(), required=True, example=RULE_EXAMPLE),
        "smallest_effect": Key(
            float, required=True, example="smallest_effect: 0.05", limits={"gt": 0, "le": 1e9}
        ),
        "runs": Key(whole(), required=True, example="runs: 256", limits={"ge": 2, "le": MOST_RUNS}),
        "could_be_true_by": Key(mechanisms, example="could_be_true_by: [recruitment]"),
        "could_be_false_by": Key(mechanisms, example="could_be_false_by: [recruitment]"),
        "main": Key(yes_or_no()),
        "replaced_by": Key(list_of(text(1000, strip=True)), example="replaced_by: [my_claim]"),
        "sources": Key(list_of(text(1000, strip=True)), example="sources: [S0, L1]"),
    }
    return section("ClaimFile", keys, unknown="unknown_claim_key")


def _claim(document: Document) -> Claim | None:
    years, smallest, runs = (document.value(key) for key in ("years", "smallest_effect", "runs"))
    base = start(document, "scenario")
    arms, worlds = arms_of(document, base, years)
    measures = measures_of(document, worlds[0] if worlds else base)
    when = state_at(document, measures, "when")
    rule = rule_of(document, [arm.name for arm in arms], measures)
    _check_languages(document)
    true_by, false_by, sources, replaced = (
        tuple(word for _, word in document.words(key))
        for key in ("could_be_true_by", "could_be_false_by", "sources", "replaced_by")
    )
    _check_replaced(document, replaced)
    if rule is not None:
        check_tellable(document, rule, when, worlds)
    if rule is not None and rule.kind == "groups" and when:
        document.note(Mistake("when_beside_groups"), "when", of_key=True)
    elif rule is not None and smallest is not None and check_ratio(document, rule, smallest):
        check_open(document, rule, smallest, measures)
    if document.mistakes or rule is None:
        return None
    check_precision(document, rule, smallest, when, runs, measures)
    check_used(document, rule, when, [arm.name for arm in arms])
    return Claim(
        name=document.value("claim"),
        report=document.value("report"),
        statement=in_said_languages(document.value("statement")),
        scenario=document.value("scenario"),
        arms=arms,
        rule=rule,
        smallest_effect=smallest,
        runs=runs,
        years=years,
        measures=measures,
        when=when,
        could_be_true_by=true_by,
        could_be_false_by=false_by,
        main=bool(document.value("main")),
        sources=sources,
        replaced_by=replaced,
        file=document.tree.file,
    )


def _check_replaced(document: Document, names: tuple[str, ...]) -> None:
    """Note a claim that replaces itself, and one that is a main claim and replaced."""
    own = document.value("claim")
    if own in names:
        document.note(Mistake("replaced_by_itself", {"name": printable(own)}), "replaced_by")
    elif names and document.value("main"):
        document.note(Mistake("main_and_replaced"), "main")


def _check_languages(document: Document) -> None:
    """Note a statement that is not said in both languages."""
    said = document.said("statement")
    lacking = [language for language in LANGUAGES if language not in said] if isinstance(said, dict) else []
    if isinstance(said, str) and said.strip():
        lacking = ["fr"]
    for language in lacking:
        fields = {"key": "statement", "language": language}
        document.note(Mistake("one_language", fields), "statement")
