"""Claim files: from YAML to a claim, or to all the mistakes in it at once."""

from dataclasses import dataclass
from pathlib import Path

from sahel_sim.claim_testing.arms import arms_of
from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.ledger_flows import MOVERS
from sahel_sim.claim_testing.measure_block import measures_of
from sahel_sim.claim_testing.power_checks import check_open, check_precision, check_tellable, check_used
from sahel_sim.claim_testing.rule_block import rule_of, state_at
from sahel_sim.core import nearest
from sahel_sim.designs.base_scenario import start
from sahel_sim.designs.experiment_catalogue import CLAIMS
from sahel_sim.designs.file_reader import Asking, made_of
from sahel_sim.languages import LANGUAGES
from sahel_sim.scenario import Mistake, ScenarioError
from sahel_sim.scenario.declaration import LONGEST_RUN, MOST_RUNS
from sahel_sim.scenario.errors import printable
from sahel_sim.scenario.value_errors import wrong_value

KEYS = (
    "claim",
    "report",
    "statement",
    "scenario",
    "years",
    "arms",
    "measures",
    "when",
    "rule",
    "smallest_effect",
    "runs",
    "could_be_true_by",
    "could_be_false_by",
    "main",
    "sources",
)
"""The keys of a claim file, in the order of files."""

LONGEST_STATEMENT = 500

_YEARS = {"type": "integer", "minimum": 1, "maximum": int(LONGEST_RUN), "unit": "years"}
_RUNS = {"type": "integer", "minimum": 2, "maximum": MOST_RUNS}
_SMALLEST = {"type": "number", "exclusiveMinimum": 0, "maximum": 1e9}
_NEEDED = {
    "claim": "claim: my_claim",
    "report": 'report: "the words of the report"',
    "statement": 'statement: {en: "...", fr: "..."}',
    "scenario": "scenario: mali_2024_02",
    "smallest_effect": "smallest_effect: 0.05",
    "runs": "runs: 256",
}


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

    Raises
    ------
    ScenarioError
        With every mistake in every file.
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

    Parameters
    ----------
    source
        The name of a claim that comes with the library, or the path of a ``.yaml`` file.
    language
        In which ``str(error)`` speaks; by default the reader's own.

    Raises
    ------
    ScenarioError
        With every mistake in the file.
    """
    return ReadClaim(*made_of(source, CLAIMS, _claim, language))


def _claim(asking: Asking) -> Claim | None:
    asking.only("unknown_claim_key", KEYS)
    for key, example in _NEEDED.items():
        asking.needs(example, key)
    name = asking.name("my_claim", "claim")
    report = asking.text(LONGEST_STATEMENT, "report")
    statement = _statement(asking)
    years = asking.number(_YEARS, "years")
    base = start(asking, "scenario")
    arms, worlds = arms_of(asking, base, years)
    measures = measures_of(asking, worlds[0] if worlds else base)
    when = state_at(asking, measures, "when") if asking.has("when") else None
    rule = rule_of(asking, [arm.name for arm in arms], measures)
    smallest, runs = asking.number(_SMALLEST, "smallest_effect"), asking.number(_RUNS, "runs")
    true_by, false_by = (_mechanisms(asking, f"could_be_{way}_by") for way in ("true", "false"))
    main = _main(asking)
    sources = tuple(asking.listed("sources: [S0, L1]", "sources"))
    if rule is not None:
        check_tellable(asking, rule, when, worlds)
    if rule is not None and rule.kind == "groups" and when:
        asking.note(Mistake("when_beside_groups"), "when", of_key=True)
    elif rule is not None and smallest is not None:
        check_open(asking, rule, smallest, measures)
    if asking.mistakes or rule is None or name is None or report is None:
        return None
    check_precision(asking, rule, smallest, when, runs, measures)
    check_used(asking, rule, when, [arm.name for arm in arms])
    return Claim(
        name=name,
        report=report,
        statement=statement,
        scenario=str(asking.said("scenario")).strip(),
        arms=arms,
        rule=rule,
        smallest_effect=smallest,
        runs=runs,
        years=years,
        measures=measures,
        when=when,
        could_be_true_by=true_by,
        could_be_false_by=false_by,
        main=main,
        sources=sources,
        file=asking.tree.file,
    )


def _statement(asking: Asking) -> dict[str, str]:
    """What is tested, which must be said in both languages."""
    if not asking.has("statement"):
        return {}
    said = asking.said("statement")
    if isinstance(said, str) and said.strip():
        asking.note(Mistake("one_language", {"key": "statement", "language": "fr"}), "statement")
    found = asking.words(LONGEST_STATEMENT, "statement")
    for language in LANGUAGES if isinstance(said, dict) else ():
        if language not in said:
            fields = {"key": "statement", "language": language}
            asking.note(Mistake("one_language", fields), "statement")
    return found


def _mechanisms(asking: Asking, key: str) -> tuple[str, ...]:
    names = asking.listed(f"{key}: [recruitment]", key)
    for position, name in enumerate(asking.said(key) if names else ()):
        if isinstance(name, str) and name.strip() not in MOVERS and name.strip():
            fields = {"key": printable(name), "allowed": MOVERS}
            asking.note(Mistake("unknown_mechanism", fields, nearest=nearest(name, MOVERS)), key, position)
    return tuple(names)


def _main(asking: Asking) -> bool:
    value = asking.said("main")
    if isinstance(value, bool) or not asking.has("main"):
        return bool(value)
    node = {"type": "number", "minimum": 0, "maximum": 1, "takes_truth": True}
    asking.note(wrong_value(asking.tree, ("main",), str(value) if value is not None else None, node, ""))
    return False
