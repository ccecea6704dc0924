"""Write the pages that come from declarations: ``mechanisms.md`` and ``settings.md``."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sahel_sim.cli.showing.bibliography import reference
from sahel_sim.cli.showing.show_setting import levers_of
from sahel_sim.core import Declared, Mechanism, Strategy
from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.scenario import DISTANCE, HOSTILITY, LEVERS, SECTIONS, Lever, read
from sahel_sim.scenario.descriptions import DESCRIPTIONS
from sahel_sim.scenario.dialogue_levers import OPENS, PATH
from sahel_sim.scenario.merge import PATHS, TOP_KEYS, influence_of_inclusivity, invitable


def write_pages(folder: Path) -> None:
    """Write both pages into a folder; a page that would not change is left alone."""
    for name, lines in (("mechanisms", _mechanisms()), ("settings", _settings())):
        text, page = "\n".join(lines) + "\n", folder / f"{name}.md"
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8")


def _mechanisms() -> Iterator[str]:
    yield "# Mechanisms, strategies and diplomacies\n"
    yield "Written from the declarations in the code. A step runs through the mechanisms in this order, after"
    yield "every faction has decided by its strategy and its diplomacy.\n"
    for rule in MONTH:
        yield from _rule(rule)
    yield "## Strategies\n"
    yield "How a faction makes up its mind: where it wants its force to be, and how readily that fights.\n"
    for mind in STRATEGIES.values():
        yield from _rule(mind, "###")
    yield "## Diplomacies\n"
    yield "How a faction makes up its mind about talks: what it would offer, what it demands, and whether it"
    yield "dares to lay down its arms. In a scenario file their numbers stand beside those of strategies,"
    yield "under `tactics`.\n"
    for envoy in DIPLOMACIES.values():
        yield from _rule(envoy, "###")


def _rule(rule: Mechanism | Strategy, level: str = "##") -> Iterator[str]:
    yield f"{level} {rule.name}\n"
    yield f"```{{eval-rst}}\n{rule.story}\n```\n"
    if isinstance(rule, Mechanism):
        yield f"Reads {_code(rule.reads)}. Writes {_code(rule.writes)}.\n"
        if rule.forms:
            yield f"Forms: {_code(rule.forms)}; the first unless a scenario says otherwise.\n"
    if rule.declared:
        yield from _table(rule.declared)
    if rule.sources:
        yield "Sources:\n"
        yield from (f"- {key}: {reference(key)}" for key in rule.sources)
        yield ""


def _settings() -> Iterator[str]:
    yield "# Settings of a scenario file\n"
    yield "Written from the declarations in the code.\n"
    yield "| key | meaning |\n|---|---|"
    yield from (f"| `{name}` | {DESCRIPTIONS[name]['en']} |" for name in TOP_KEYS)
    yield "\n## Of a faction, or of all factions of a bloc\n"
    yield from _table(LEVERS)
    yield f"`strategy` names how the faction makes up its mind in war: {_code(STRATEGIES)}. `diplomacy` names"
    yield f"how it does about talks: {_code(DIPLOMACIES)}.\n"
    yield "## Of a pair of factions\n"
    yield from _table((HOSTILITY, DISTANCE))
    for section in SECTIONS:
        yield f"## {section}\n"
        yield f"{DESCRIPTIONS[section]['en']}.\n"
        yield from _table(levers_of(section))
        if section == "dialogue":
            yield f"`{OPENS}`: {DESCRIPTIONS[OPENS]['en']}.\n"
            yield f"`{PATH}`: {DESCRIPTIONS[PATH]['en']}.\n"
            yield from _paths()


def _paths() -> Iterator[str]:
    """Who has how much influence for each width of the table, on each path."""
    story = read("mali_2024_02")
    factions = story.place.factions
    divisible = {name: float(story.settings[f"{name}.divisible"]) for name in factions.names}
    parties = invitable(factions)
    yield "### The paths of inclusivity\n"
    yield "Influence of each party for each value of `inclusivity`, in northern Mali with the factions of"
    yield "`mali_2024_02`. Between the rows influence rises evenly.\n"
    for path in PATHS:
        yield f"`path: {path}`\n"
        yield "| inclusivity | " + " | ".join(f"`{party}`" for party in parties) + " |"
        yield "|---" * (len(parties) + 1) + "|"
        for width in (0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0):
            table = influence_of_inclusivity(width, factions, divisible, path)
            yield f"| {width:g} | " + " | ".join(f"{table[party]:g}" for party in parties) + " |"
        yield ""


def _table(numbers: Iterable[Declared | Lever]) -> Iterator[str]:
    yield "| name | default | range | unit | meaning | source |\n|---|---|---|---|---|---|"
    for number in numbers:
        text = number.text if isinstance(number, Declared) else number.text["en"]
        default = "see meaning" if number.default is None else f"{number.default:g}"
        cells = (
            f"`{number.name}`",
            default,
            f"{number.low:g} to {number.high:g}",
            number.unit,
            text,
            number.source,
        )
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    yield ""


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
