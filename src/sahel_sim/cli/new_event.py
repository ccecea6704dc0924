"""``sahel-sim new event``: a few questions, and an event file that is right."""

from collections.abc import Mapping
from pathlib import Path

from sahel_sim.cli.console import Voice
from sahel_sim.cli.questions import Prompt, answers, number, one_of, words
from sahel_sim.cli.template import scalar
from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.core import BLOCS
from sahel_sim.languages import _
from sahel_sim.scenario.event_block import LONGEST_MONTHS
from sahel_sim.scenario.event_declaration import (
    LARGEST_FACTOR,
    NO_PAGE,
    NO_SOURCE,
    RATIO,
    SCALE,
    SET,
    SIDE,
    WAYS,
)
from sahel_sim.scenario.levers import LEVERS, Lever, lever

MOVABLE = tuple(each.name for each in LEVERS if each.moves)

USUAL = {"setting": "support", "how": SCALE, "value": "0.8", "months": "6", "side": "state"}
"""Answers unless others are given; assumed: a fifth less money for half a year, as in the event sanctions."""

SPREAD = 0.5
"""How far the plausible range reaches around a value; assumed: half of it, until somebody knows more."""


def new_event(name: str, file: Path, said: Mapping[str, str | None], voice: Voice) -> str:
    """The text of a new event file, after the questions.

    Parameters
    ----------
    name, file
        Of the event, and where it is written.
    said
        What options say: ``title``, ``side``, ``months``, ``setting``, ``how``, ``value``, ``source``.
    voice
        Who asks.

    Raises ``Trouble`` if an option says what cannot be.
    """
    plain = name.replace("_", " ").replace("-", " ").capitalize()
    usual_source = "assumed: " + _(NO_SOURCE)
    found = answers(
        [
            Prompt("title", _("What is it called?"), plain, words),
            Prompt(
                "side",
                _("Whose event is it? A faction, or a bloc: {blocs}", blocs=", ".join(BLOCS)),
                USUAL["side"],
                words,
            ),
            Prompt(
                "months",
                _("How many months does it last? 0: until the end"),
                USUAL["months"],
                number(0, LONGEST_MONTHS, is_whole=True),
            ),
            Prompt(
                "setting",
                _("Which setting does it change? {settings}", settings=", ".join(MOVABLE)),
                USUAL["setting"],
                one_of(MOVABLE),
            ),
            Prompt(
                "how",
                _("How? set: to a value; add: by an amount; scale: by a factor"),
                USUAL["how"],
                one_of(WAYS),
            ),
            Prompt("value", _("To, by or times how much?"), USUAL["value"], number(-200_000, 200_000)),
            Prompt("source", _("Where is that number from?"), usual_source, words),
        ],
        said,
        voice,
    )
    return event_text(name, found, file)


def event_text(name: str, found: Mapping[str, object], file: Path) -> str:
    """The text of an event file with one change.

    Raises ``Trouble`` if the value cannot be one of the setting.
    """
    setting, how, value = lever(str(found["setting"])), str(found["how"]), float(str(found["value"]))
    low, high = plausible(setting, how, value)
    page = _(NO_PAGE)
    lines = [
        *(
            f"# {line}"
            for line in _(
                "A new event. Check it: sahel-sim check {file}\n"
                "Use it in the timeline of a scenario beside it: {{event: {file}, at: 2025-06}}\n"
                "Each number needs its unit, its plausible range and its source.",
                file=file.name,
            ).split("\n")
        ),
        f"event: {scalar(name)}",
        f"title: {scalar(str(found['title']))}",
        f"page: {scalar(page)}",
        f"{SIDE}: {scalar(str(found['side']))}",
    ]
    months = int(float(str(found["months"])))
    if months:
        lines += [
            "months:",
            f"  value: {months}",
            "  unit: months",
            f"  low: {max(months // 2, 1)}",
            f"  high: {min(2 * months, LONGEST_MONTHS)}",
            f"  source: {scalar(str(found['source']))}",
        ]
    lines += [
        "changes:",
        f"  {SIDE}.{setting.name}:",
        f"    {how}: {value:.12g}",
        f"    unit: {scalar(RATIO if how == SCALE else setting.unit)}",
        f"    low: {low:.6g}",
        f"    high: {high:.6g}",
        f"    source: {scalar(str(found['source']))}",
    ]
    return "\n".join(lines) + "\n"


def plausible(setting: Lever, how: str, value: float) -> tuple[float, float]:
    """A range around a value of a change, inside what the setting allows.

    Raises ``Trouble`` if the value itself is outside.
    """
    widest = {SET: (setting.low, setting.high), SCALE: (0.0, LARGEST_FACTOR)}.get(
        how, (setting.low - setting.high, setting.high - setting.low)
    )
    if not widest[0] <= value <= widest[1]:
        told = {"setting": setting.name, "low": f"{widest[0]:.12g}", "high": f"{widest[1]:.12g}"}
        raise Trouble(_("{setting} takes a number from {low} to {high} here.", **told))
    about = SPREAD * abs(value) or SPREAD * min(widest[1], 1.0)
    return max(widest[0], value - about), min(widest[1], value + about)
