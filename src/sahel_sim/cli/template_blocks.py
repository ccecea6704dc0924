"""Blocks of the starter that belong to no single faction: the table of a dialogue, foreign forces."""

from collections.abc import Iterator

from sahel_sim.core import DIMENSIONS
from sahel_sim.languages import _, in_language
from sahel_sim.scenario import DIALOGUE, INCLUSIVITY, INTERNATIONAL, PARTY, Lever, Scenario
from sahel_sim.scenario.dialogue_levers import ACCORD, OPENS, PATH, POWER_SHARING, STANDING, TRUST
from sahel_sim.scenario.merge import PATHS, able_to_sign, invitable


def table(story: Scenario) -> Iterator[str]:
    """Talks as the story has them; what says the same thing in another way stands behind two marks."""
    for line in _(
        "Talks between the state and others. A line with two # is another way to say what "
        "stands above it:\n"
        "use one of the two."
    ).split("\n"):
        yield f"# {line}"
    yield "# dialogue:"
    opening, *numbers = DIALOGUE
    is_open = story.settings[f"dialogue.{opening.name}"] != 0
    date = opening_day(story)
    opens = _("from when on the state is open to talks")
    dated = f"{OPENS}: {date or format(story.first_day(story.steps // 10), '%Y-%m')}  # {opens}"
    open_note = _("yes or no: the state is open to talks")
    plain = f"{opening.name}: {'yes' if is_open else 'no'}  # {open_note}"
    now, otherwise = (dated, plain) if date and not is_open else (plain, dated)
    yield f"#   {now}"
    yield f"#   # {otherwise}"
    for lever in numbers:
        value = story.settings[f"dialogue.{lever.name}"]
        yield f"#   {lever.name}: {value:.6g}  # {meaning(lever)}"
    parties = _("influence of each at the table, 0-1; 0: not invited")
    yield f"#   {PARTY.name}:  # {parties}"
    for party in invitable(story.place.factions):
        yield f"#     {party}: {story.settings[f'dialogue.{PARTY.name}.{party}']:.6g}"
    inclusivity = _("0-1, how wide the table is, in place of all parties")
    yield f"#   # {INCLUSIVITY.name}: 0.5  # {inclusivity}"
    path = _("the order in which parties come, with inclusivity: {paths}", paths=", ".join(PATHS))
    yield f"#   # {PATH}: {next(iter(PATHS))}  # {path}"
    shared = ", ".join(
        f"{each}: {story.settings[f'dialogue.{POWER_SHARING.name}.{each}']:.6g}" for each in DIMENSIONS
    )
    yield f"#   {POWER_SHARING.name}: {{{shared}}}  # {meaning(POWER_SHARING)}"
    for lever in (TRUST, *STANDING):
        signed = ", ".join(
            f"{name}: {_standing(story, lever, name)}" for name in able_to_sign(story.place.factions)
        )
        yield f"#   {lever.name}: {{{signed}}}  # {in_language(lever.text)}"


def _standing(story: Scenario, lever: Lever, name: str) -> str:
    value = float(story.settings[f"dialogue.{lever.name}.{name}"])
    return ("yes" if value else "no") if lever is ACCORD else f"{value:.6g}"


def international(story: Scenario) -> Iterator[str]:
    """International forces as the story has them at its start."""
    international = _("International forces at the start, in persons.")
    yield f"# {international}"
    yield "# international:"
    for lever in INTERNATIONAL:
        value = story.settings[f"international.{lever.name}"]
        yield f"#   {lever.name}: {value:.6g}  # {meaning(lever)}"


def meaning(lever: Lever) -> str:
    """The range of a lever and what it means, as a comment."""
    return _(
        "{low}-{high}: {text}", low=f"{lever.low:g}", high=f"{lever.high:g}", text=in_language(lever.text)
    )


def opening_day(story: Scenario) -> str | None:
    """The date on which the state becomes open to talks, if a date says so."""
    key = f"dialogue.{DIALOGUE[0].name}"
    return next((m.date for m in story.timeline if m.settings.get(key, 0.0) > 0), None)
