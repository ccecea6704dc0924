"""The starter: a commented scenario file that changes one setting of another scenario, and shows the rest."""

import json
import re
from collections.abc import Iterator

from sahel_sim.cli.template_blocks import international, meaning, table
from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.languages import N_, _
from sahel_sim.scenario import DISTANCE, HOSTILITY, LEVERS, Lever, Scenario

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_TRUTHS = frozenset({"yes", "no", "true", "false", "on", "off", "null"})


_DYADS = {
    "relations": N_("How two factions stand at the start: 1 enemies, 0 apart, below 0 allies."),
    "distances": N_(
        "How far apart their identities and aims are, 0 to 1; those who are close may become allies."
    ),
}


def starter(name: str, base: str, story: Scenario, schema_file: str, file: str | None = None) -> str:
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
    file
        Where it is written, after its name unless said.
    """
    names = story.place.factions.names
    base_note = _("what is not said below is as in that one")
    summary = _("What is different here, and what do you want to find out?")
    lines = [
        f"# yaml-language-server: $schema={schema_file}",
        *(
            f"# {line}"
            for line in _(
                "A new story. A line that begins with # is a comment: take the # away to use the "
                "line.\n"
                "Check it: sahel-sim check {file}\n"
                "Run it:   sahel-sim run {file}",
                file=file or f"{name}.yaml",
            ).split("\n")
        ),
        "",
        f"scenario: {scalar(name)}",
        f"title: {scalar(name.replace('_', ' ').replace('-', ' ').capitalize())}",
        f"summary: {scalar(summary)}",
        f"based_on: {scalar(base)}  # {base_note}",
        f"# start: {story.start:%Y-%m}",
        f"# years: {story.years:g}",
    ]
    for faction in names:
        lines += ["", *_faction(story, faction, faction == names[0])]
    blocks = (
        _pairs(story, HOSTILITY),
        _pairs(story, DISTANCE),
        table(story),
        international(story),
        _mechanisms(story),
        _timeline(story),
    )
    for block in blocks:
        lines += ["", *block]
    runs = _("more runs: steadier numbers, longer wait")
    seed = _("the same seed gives the same results")
    draws = _("fixed, prior or accepted: whether runs draw their numbers")
    kept = _("numbers that runs keep though they draw others")
    lines += [
        "",
        f"runs: {story.runs}  # {runs}",
        f"seed: {story.seed}  # {seed}",
        f"# parameter_draws: {story.parameter_draws}  # {draws}",
        f"# not_drawn: [parameters.combat.fire]  # {kept}",
    ]
    return "\n".join(lines) + "\n"


def _faction(story: Scenario, faction: str, is_first: bool) -> Iterator[str]:
    """The levers of a faction with their present values; for the first, one in use and all explained."""
    yield f"# {story.place.factions.label(faction)}"
    mark = "" if is_first else "# "
    yield f"{mark}{faction}:"
    pressure, *others = LEVERS
    if is_first:
        used = next(lever for lever in others if lever.name == "restraint")
        first_words = _("Begin here: change this number.")
        yield f"  # {first_words}"
        yield _number(story, faction, used) + f"  # {meaning(used)}"
        others.remove(used)
    yield f"#   {pressure.name}:" + (f"  # {meaning(pressure)}" if is_first else "")
    for other in story.place.factions.names:
        if other != faction:
            yield f"#     {other}: {story.settings[f'{faction}.{pressure.name}.{other}']:.6g}"
    for lever in others:
        explained = f"  # {meaning(lever)}" if is_first else ""
        yield f"# {_number(story, faction, lever)}{explained}"
    for key, known, how in (
        ("strategy", STRATEGIES, _("how it decides in war")),
        ("diplomacy", DIPLOMACIES, _("how it decides in talks")),
    ):
        choices = f"  # {', '.join(known)}: {how}" if is_first else ""
        yield f"#   {key}: {story.settings[f'{faction}.{key}']}{choices}"


def _number(story: Scenario, faction: str, lever: Lever) -> str:
    return f"  {lever.name}: {story.settings[f'{faction}.{lever.name}']:.6g}"


def _pairs(story: Scenario, dyad: Lever) -> Iterator[str]:
    """What holds for each pair of factions."""
    yield f"# {_(_DYADS[dyad.name])}"
    yield f"# {dyad.name}:"
    for pair in story.place.factions.pair_names:
        yield f"#   {pair}: {story.settings[f'{dyad.name}.{pair}']:.6g}"


def _mechanisms(story: Scenario) -> Iterator[str]:
    mechanisms = _(
        "The rules of the world: another form of one, or off. 'sahel-sim show combat' tells about one."
    )
    yield f"# {mechanisms}"
    yield "# mechanisms:"
    for mechanism in MONTH:
        choices = ", ".join([*(mechanism.forms or ("on",)), "off"])
        yield f"#   {mechanism.name}: {story.settings[f'mechanisms.{mechanism.name}']}  # {choices}"


def _timeline(story: Scenario) -> Iterator[str]:
    """One example: in the middle of the run, the first faction presses nobody any more."""
    first = story.place.factions.names[0]
    when = story.first_day(story.steps // 2)
    timeline = _("What changes on a date.")
    yield f"# {timeline}"
    yield "# timeline:"
    yield f"#   - date: {when:%Y-%m}"
    yield f"#     set: {{{first}.military_pressure: 0.1}}"
    note = _("What happens")
    yield f"#     note: {note}"


def scalar(text: str) -> str:
    """A text as YAML: plain if it is a plain word, else in quotes."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _TRUTHS
    return text if plain else json.dumps(text, ensure_ascii=False)
