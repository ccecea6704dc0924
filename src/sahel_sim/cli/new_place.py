"""``sahel-sim new place`` and ``new faction``: a few questions, right tables, and armies that are paid."""

import math
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from sahel_sim.cli.console import Voice
from sahel_sim.cli.place_rows import FIRST_DATE, NewSide, new_place_tables, tables_with
from sahel_sim.cli.questions import Prompt, answers, number, one_of, words
from sahel_sim.cli.template import scalar
from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.core import BLOCS
from sahel_sim.languages import _
from sahel_sim.mechanisms.finance import Parameters
from sahel_sim.scenario import Scenario, read
from sahel_sim.scenario.merge import COLUMNS, RESERVED
from sahel_sim.scenario.place import place_folder, places
from sahel_sim.scenario.place_tables import FACTION_SHAPE
from sahel_sim.scenario.validator import LONGEST_FACTION
from sahel_sim.scenario.yaml_parser import SUFFIXES

TOWNS, SIDES, PEOPLE, FIGHTERS, YEARS = "Port, Pass, Spring", "crown:state, league:rebels", "20000", "500", 5
"""Answers unless others are given; assumed: a country as small as two_towns."""

MOST_TOWNS, MOST_SIDES, MOST_PEOPLE, MOST_FIGHTERS = 60, 12, 5_000_000, 100_000
PRESSURE, RESTRAINT, ALLIED = 0.3, 0.5, -0.5
"""Of each new side, and how militias stand to the state; assumed: some war, half restraint, half allied."""


def new_place(name: str, file: Path, said: Mapping[str, str | None], voice: Voice) -> dict[Path, str]:
    """The files of a new place and of a scenario in it, after the questions.

    Parameters
    ----------
    name, file
        Of the place, and of the scenario; the folder of the tables lies beside it.
    said
        What options say: ``towns``, ``sides``, ``people``, ``fighters``, ``source``.
    voice
        Who asks.

    Raises ``Trouble`` if an option says what cannot be.
    """
    source = "assumed: " + _("made up for {name}", name=name)
    found = answers(
        [
            Prompt("towns", _("Which towns has it, along one road?"), TOWNS, _towns),
            Prompt(
                "sides",
                _("Who fights? name:bloc, with blocs from {blocs}", blocs=", ".join(BLOCS)),
                SIDES,
                _sides,
            ),
            Prompt("people", _("How many people has each town?"), PEOPLE, number(1, MOST_PEOPLE)),
            Prompt("fighters", _("How many fighters has each side?"), FIGHTERS, number(1, MOST_FIGHTERS)),
            Prompt("source", _("Where is all that from?"), source, words),
        ],
        said,
        voice,
    )
    sides = [NewSide(side, bloc, found["fighters"]) for side, bloc in found["sides"]]
    tables = new_place_tables(
        found["towns"], sides, found["people"], name.replace("_", " ").capitalize(), found["source"]
    )
    folder = file.parent / name
    head = [f"scenario: {name}_war", f"place: ./{name}", f"state_of: {FIRST_DATE}", f"years: {YEARS}"]
    blocks = [_block(side, found["source"]) for side in sides]
    story = "\n".join([*head, "", *(line for block in blocks for line in block), *_allies(sides)])
    return {**{folder / table: text for table, text in tables.items()}, file: story + "\n"}


def new_faction(
    name: str, base: str, file: Path, said: Mapping[str, str | None], voice: Voice
) -> dict[Path, str]:
    """The files of a place with one more faction and of a scenario with it, after the questions.

    Parameters
    ----------
    name
        Of the faction.
    base
        The scenario to which it is added.
    file
        Of the new scenario; the folder of the tables lies beside it.
    said
        What options say: ``bloc``, ``fighters``, ``at``, ``source``.
    voice
        Who asks.

    Raises ``Trouble`` if an option says what cannot be; ``ScenarioError`` if the scenario to which it is
    added cannot be read.
    """
    story = read(base, voice.language)
    place = story.place.whole or story.place
    odd = not re.fullmatch(FACTION_SHAPE, name) or len(name) > LONGEST_FACTION
    if odd or name in {*RESERVED, *COLUMNS, *place.factions.names}:
        raise Trouble(
            _(
                "'{name}' cannot be the name of a new faction: small letters, digits and _, and none that "
                "is taken: {taken}.",
                name=name,
                taken=", ".join(place.factions.names),
            )
        )
    home = [town for town, at_home in zip(place.places.names, _at_home(story), strict=True) if at_home]
    source = "assumed: " + _("made up for {name}", name=name)
    blocs = tuple(bloc for bloc in BLOCS if bloc != "state")
    found = answers(
        [
            Prompt(
                "bloc", _("Of which bloc is it? {blocs}", blocs=", ".join(blocs)), blocs[0], one_of(blocs)
            ),
            Prompt("fighters", _("How many fighters has it?"), FIGHTERS, number(1, MOST_FIGHTERS)),
            Prompt("at", _("In which town or village are they?"), home[0], one_of(home)),
            Prompt("source", _("Where is all that from?"), source, words),
        ],
        said,
        voice,
    )
    side = NewSide(name, found["bloc"], found["fighters"])
    tables = place_folder(place.name) if place.name in places() else Path(place.name)
    folder = file.parent / f"{Path(place.name).name}_{name}"
    made = tables_with(place, tables, side, story.state_of, found["at"], found["source"])
    state = next(n for n, b in zip(place.factions.names, place.factions.blocs, strict=True) if b == "state")
    start = base
    if base.lower().endswith(SUFFIXES):
        start = Path(os.path.relpath(Path(base).resolve(), file.resolve().parent)).as_posix()
    head = [f"scenario: with_{name}", f"based_on: {scalar(start)}", f"place: ./{folder.name}"]
    allies = ["", "relations:", f"  {state}-{name}: {ALLIED}"] if side.bloc == "militias" else []
    text = "\n".join([*head, f"state_of: {story.state_of}", "", *_block(side, found["source"]), *allies])
    return {**{folder / table: content for table, content in made.items()}, file: text + "\n"}


def pay(side: NewSide) -> float:
    """What its fighters cost, million USD / month, rounded up: so much support pays them."""
    numbers = Parameters()
    one = numbers.pay_state if side.bloc == "state" else numbers.pay_insurgents
    return math.ceil(float(one) * side.fighters * 100.0) / 100.0


def _block(side: NewSide, source: str) -> list[str]:
    return [
        f"{side.name}:",
        f"  military_pressure: {PRESSURE}  # 0 to 1; {source}",
        f"  restraint: {RESTRAINT}  # 0 to 1; {source}",
        f"  support: {pay(side):g}  # "
        + _("million USD / month; assumed: pays all its fighters, by parameters.finance"),
    ]


def _allies(sides: Sequence[NewSide]) -> list[str]:
    """How militias stand to the state, so that they side with somebody."""
    state = next(side.name for side in sides if side.bloc == "state")
    militias = [side.name for side in sides if side.bloc == "militias"]
    return ["", "relations:", *(f"  {state}-{name}: {ALLIED}" for name in militias)] if militias else []


def _towns(typed: str) -> list[str]:
    towns = [words(town) for town in typed.split(",") if town.strip()]
    if not 2 <= len(towns) <= MOST_TOWNS or len(set(towns)) < len(towns):
        raise Trouble(_("Name from 2 to {most} towns, each once, with commas between them.", most=MOST_TOWNS))
    return towns


def _sides(typed: str) -> list[tuple[str, str]]:
    pairs = [tuple(part.strip() for part in side.partition(":")[::2]) for side in typed.split(",")]
    names = [name for name, _bloc in pairs]
    sound = all(
        re.fullmatch(FACTION_SHAPE, name) and len(name) <= LONGEST_FACTION and bloc in BLOCS
        for name, bloc in pairs
    )
    taken = {*RESERVED, *COLUMNS}.intersection(names)
    blocs = [bloc for _name, bloc in pairs]
    if not sound or taken or len(set(names)) < len(names) or "state" not in blocs:
        raise Trouble(
            _(
                "Name who fights as name:bloc, with commas between them, as in {example}: small letters, "
                "each name once, one of the bloc state. Blocs: {blocs}.",
                example=SIDES,
                blocs=", ".join(BLOCS),
            )
        )
    if not 2 <= len(pairs) <= MOST_SIDES:
        raise Trouble(_("Name from 2 to {most} sides.", most=MOST_SIDES))
    return [(name, bloc) for name, bloc in pairs]


def _at_home(story: Scenario) -> list[bool]:
    return [bool(each) for each in story.place.places.domestic[0, 0] > 0]
