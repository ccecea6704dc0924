"""Write the pages that come from declarations: ``mechanisms.md`` and ``settings.md``."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sahel_sim.cli.showing.bibliography import reference
from sahel_sim.core import Declared, Mechanism, Strategy
from sahel_sim.engine.schedule import MONTH, STRATEGIES
from sahel_sim.scenario import HOSTILITY, LEVERS, Lever
from sahel_sim.scenario.captions import CAPTIONS
from sahel_sim.scenario.sides import TOP_KEYS


def write_pages(folder: Path) -> None:
    """Write both pages into a folder; a page that would not change is left alone."""
    for name, lines in (("mechanisms", _mechanisms()), ("settings", _settings())):
        text, page = "\n".join(lines) + "\n", folder / f"{name}.md"
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8")


def _mechanisms() -> Iterator[str]:
    yield "# Mechanisms and strategies\n"
    yield "Written from the declarations in the code. A step runs through the mechanisms in this order, after"
    yield "every faction has decided by its strategy.\n"
    for rule in MONTH:
        yield from _rule(rule)
    yield "## Strategies\n"
    yield "How a faction makes up its mind: where it wants its force to be, and how readily that fights.\n"
    for mind in STRATEGIES.values():
        yield from _rule(mind, "###")


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
    yield from (f"| `{name}` | {CAPTIONS[name]['en']} |" for name in TOP_KEYS)
    yield "\n## Of a faction, or of all factions of a bloc\n"
    yield from _table(LEVERS)
    yield "`strategy` names how the faction makes up its mind, such as `press` or `raid`.\n"
    yield "## Of a pair of factions\n"
    yield from _table((HOSTILITY,))


def _table(numbers: Iterable[Declared | Lever]) -> Iterator[str]:
    yield "| name | default | range | unit | meaning | source |\n|---|---|---|---|---|---|"
    for number in numbers:
        text = number.text if isinstance(number, Declared) else number.text["en"]
        default = "the place's" if number.default is None else f"{number.default:g}"
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
