"""The starter: a commented scenario file that changes one setting of another scenario, and shows the rest."""

import json
import re
from collections.abc import Iterator

from sahel_sim.cli.template_blocks import international, meaning, table
from sahel_sim.cli.wording import Say, speaker
from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.scenario import DISTANCE, HOSTILITY, LEVERS, Lever, Scenario

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_TRUTHS = frozenset({"yes", "no", "true", "false", "on", "off", "null"})


def starter(
    name: str, base: str, story: Scenario, schema_file: str, language: str, file: str | None = None
) -> str:
    """The text of a new scenario file.

    Parameters
    ----------
    name
        Of the new scenario.
    base
        As the reader names the scenario it changes.
    story
        That scenario.
    schema_file
        The JSON Schema beside it, for editors.
    language
        Of the comments.
    file
        Where it is written, after its name unless said.
    """
    say = speaker(language)
    names = story.place.factions.names
    lines = [
        f"# yaml-language-server: $schema={schema_file}",
        *(f"# {line}" for line in say("starter_head", file=file or f"{name}.yaml").split("\n")),
        "",
        f"scenario: {scalar(name)}",
        f"title: {scalar(name.replace('_', ' ').replace('-', ' ').capitalize())}",
        f"summary: {scalar(say('starter_summary'))}",
        f"based_on: {scalar(base)}  # {say('starter_base')}",
        f"# start: {story.start:%Y-%m}",
        f"# years: {story.years:g}",
    ]
    for faction in names:
        lines += ["", *_faction(story, faction, faction == names[0], say, language)]
    blocks = (
        _pairs(story, HOSTILITY, say),
        _pairs(story, DISTANCE, say),
        table(story, say, language),
        international(story, say, language),
        _mechanisms(story, say),
        _timeline(story, say),
    )
    for block in blocks:
        lines += ["", *block]
    lines += [
        "",
        f"runs: {story.runs}  # {say('starter_runs')}",
        f"seed: {story.seed}  # {say('starter_seed')}",
    ]
    return "\n".join(lines) + "\n"


def _faction(story: Scenario, faction: str, is_first: bool, say: Say, language: str) -> Iterator[str]:
    """The levers of a faction with their present values; for the first, one in use and all explained."""
    yield f"# {story.place.factions.label(faction, language)}"
    mark = "" if is_first else "# "
    yield f"{mark}{faction}:"
    pressure, *others = LEVERS
    if is_first:
        used = next(lever for lever in others if lever.name == "restraint")
        yield f"  # {say('starter_first')}"
        yield _number(story, faction, used) + f"  # {meaning(used, say, language)}"
        others.remove(used)
    yield f"#   {pressure.name}:" + (f"  # {meaning(pressure, say, language)}" if is_first else "")
    for other in story.place.factions.names:
        if other != faction:
            yield f"#     {other}: {story.settings[f'{faction}.{pressure.name}.{other}']:.6g}"
    for lever in others:
        explained = f"  # {meaning(lever, say, language)}" if is_first else ""
        yield f"# {_number(story, faction, lever)}{explained}"
    for key, known in (("strategy", STRATEGIES), ("diplomacy", DIPLOMACIES)):
        choices = f"  # {', '.join(known)}: {say(f'starter_{key}')}" if is_first else ""
        yield f"#   {key}: {story.settings[f'{faction}.{key}']}{choices}"


def _number(story: Scenario, faction: str, lever: Lever) -> str:
    return f"  {lever.name}: {story.settings[f'{faction}.{lever.name}']:.6g}"


def _pairs(story: Scenario, dyad: Lever, say: Say) -> Iterator[str]:
    """What holds for each pair of factions."""
    yield f"# {say(f'starter_{dyad.name}')}"
    yield f"# {dyad.name}:"
    for pair in story.place.factions.pair_names:
        yield f"#   {pair}: {story.settings[f'{dyad.name}.{pair}']:.6g}"


def _mechanisms(story: Scenario, say: Say) -> Iterator[str]:
    yield f"# {say('starter_mechanisms')}"
    yield "# mechanisms:"
    for mechanism in MONTH:
        choices = ", ".join([*(mechanism.forms or ("on",)), "off"])
        yield f"#   {mechanism.name}: {story.settings[f'mechanisms.{mechanism.name}']}  # {choices}"


def _timeline(story: Scenario, say: Say) -> Iterator[str]:
    """One example: in the middle of the run, the first faction presses nobody any more."""
    first = story.place.factions.names[0]
    when = story.first_day(story.steps // 2)
    yield f"# {say('starter_timeline')}"
    yield "# timeline:"
    yield f"#   - date: {when:%Y-%m}"
    yield f"#     set: {{{first}.military_pressure: 0.1}}"
    yield f"#     note: {say('starter_note')}"


def scalar(text: str) -> str:
    """A text as YAML: plain if it is a plain word, else in quotes."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _TRUTHS
    return text if plain else json.dumps(text, ensure_ascii=False)
