"""``sahel-sim new``: write a commented scenario, claim or event file, or tables of a place, to start from."""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from sahel_sim.cli.console import Voice
from sahel_sim.cli.options import Options
from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.languages import N_, _

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,59}")
BASE = "mali_2024_02"

CLAIM, EVENT, PLACE, FACTION = WORDS = ("claim", "event", "place", "faction")
"""First words with which something else than a scenario is written."""

TAKEN_BY = {
    EVENT: ("title", "side", "months", "setting", "how", "value", "source"),
    PLACE: ("towns", "sides", "people", "fighters", "source"),
    FACTION: ("bloc", "fighters", "at", "source"),
}
"""The answers that options can give, by what is written."""


def new(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options()

    def answer(name: str) -> Any:
        return options.option(name, told=f"new_{name}")

    def command(
        names: Annotated[list[str], options.argument("new")],
        base: Annotated[str, options.option("from", "--from")] = BASE,
        output: Annotated[Path | None, options.option("output", "--output", "-o", told="new_file")] = None,
        title: Annotated[str | None, answer("title")] = None,
        side: Annotated[str | None, answer("side")] = None,
        months: Annotated[str | None, answer("months")] = None,
        setting: Annotated[str | None, answer("setting")] = None,
        how: Annotated[str | None, answer("how")] = None,
        value: Annotated[str | None, answer("value")] = None,
        towns: Annotated[str | None, answer("towns")] = None,
        sides: Annotated[str | None, answer("sides")] = None,
        people: Annotated[str | None, answer("people")] = None,
        fighters: Annotated[str | None, answer("fighters")] = None,
        bloc: Annotated[str | None, answer("bloc")] = None,
        at: Annotated[str | None, answer("at")] = None,
        source: Annotated[str | None, answer("source")] = None,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        voice = Voice(language, quiet, as_json)
        kind = names[0] if names[0] in WORDS else ""
        if names == [kind]:
            raise Trouble(
                _("'{kind}' needs the name of the new one: sahel-sim new {kind} my_{kind}", kind=kind)
            )
        if len(names) > (2 if kind else 1):
            line = "sahel-sim new"
            raise Trouble(
                _("There is more on the line than '{command}' can take.", command=line),
                _("'{command} --help' says how it is used.", command=line),
            )
        given = {"title": title, "side": side, "months": months, "setting": setting, "how": how}
        given |= {"value": value, "towns": towns, "sides": sides, "people": people, "fighters": fighters}
        given |= {"bloc": bloc, "at": at, "source": source}
        _refuse_others(kind, given)
        said = {key: given[key] for key in TAKEN_BY.get(kind, ())}
        name = names[-1]
        file = Path(f"{name}.yaml") if output is None else output
        if kind == CLAIM:
            _claim(name, base, file, voice)
        elif kind == EVENT:
            _event(name, file, said, voice)
        elif kind in (PLACE, FACTION):
            _tables(kind, name, base, file, said, voice)
        else:
            _scenario(name, base, file, voice)

    return command


def _refuse_others(kind: str, given: Mapping[str, str | None]) -> None:
    """Refuse options that answer no question of what is written."""
    for option, value in given.items():
        if value is not None and option not in TAKEN_BY.get(kind, ()):
            owners = ", ".join(f"'new {word}'" for word, taken in TAKEN_BY.items() if option in taken)
            raise Trouble(_("--{option} belongs to {owners}. Leave it out.", option=option, owners=owners))


def _event(name: str, file: Path, said: Mapping[str, str | None], voice: Voice) -> None:
    from sahel_sim.cli.new_event import new_event
    from sahel_sim.cli.new_file import write_new
    from sahel_sim.scenario.named_events import event_names

    _allow(
        name,
        event_names(),
        N_(
            "'{name}' cannot be the name of an event: a letter first, then letters, digits, _ or -, at most "
            "60. For example: {example}."
        ),
        N_("An event that comes with sahel-sim is called '{name}'. Choose another name, such as {example}."),
    )
    write_new({file: new_event(name, file, said, voice)})
    voice.show(_("{file} is written. Open it in any text editor, then:", file=file))
    voice.show(f"\n  sahel-sim check {file}\n")
    voice.data({"done": True, "file": str(file.resolve())})


def _tables(
    kind: str, name: str, base: str, file: Path, said: Mapping[str, str | None], voice: Voice
) -> None:
    from sahel_sim.cli.new_file import write_new
    from sahel_sim.cli.new_place import new_faction, new_place
    from sahel_sim.scenario import places

    _allow(
        name,
        places() if kind == PLACE else (),
        N_(
            "'{name}' cannot be the name of a place or faction: a letter first, then letters, digits, _ or "
            "-, at most 60. For example: {example}."
        ),
        N_("A place that comes with sahel-sim is called '{name}'. Choose another name, such as {example}."),
    )
    made = new_place if kind == PLACE else partial(new_faction, base=base)
    files = made(name=name, file=file, said=said, voice=voice)
    folder = next(path.parent for path in files if path.suffix == ".csv")
    write_new(files, folder)
    voice.show(
        _(
            "{file} and the tables in {folder} are written. Open them in any editor, then:",
            file=file,
            folder=folder,
        )
    )
    voice.show(f"\n  sahel-sim check {file}\n  sahel-sim run {file}\n")
    voice.data({"done": True, "file": str(file.resolve()), "folder": str(folder.resolve())})


def _scenario(name: str, base: str, file: Path, voice: Voice) -> None:
    from sahel_sim.cli.new_file import schema_text, write_new
    from sahel_sim.cli.template import starter
    from sahel_sim.scenario import catalogue, read

    _allow(
        name,
        catalogue(),
        N_(
            "'{name}' cannot be the name of a scenario: a letter first, then letters, digits, _ "
            "or -, at most 60. For example: {example}."
        ),
        N_(
            "A scenario that comes with sahel-sim is called '{name}'. Choose another name, such as {example}."
        ),
    )
    story = read(base, voice.language)
    beside = file.parent / f"{Path(story.place.name).name}.schema.json"
    files = {file: starter(name, base, story, beside.name, str(file))}
    if not beside.exists():
        files[beside] = schema_text(story.place.factions)
    write_new(files)
    voice.show(_("{file} is written. Open it in any text editor, then:", file=file))
    voice.show(f"\n  sahel-sim check {file}\n  sahel-sim run {file}\n")
    voice.show(_("{file} beside it lets editors such as VS Code complete and check it.", file=beside))
    voice.data({"done": True, "file": str(file.resolve()), "schema": str(beside.resolve())})


def _claim(name: str, base: str, file: Path, voice: Voice) -> None:
    from sahel_sim.claim_testing.claim_file import claim_names
    from sahel_sim.cli.claim_template import claim_starter
    from sahel_sim.cli.new_file import write_new
    from sahel_sim.scenario import read

    _allow(
        name,
        claim_names(),
        N_(
            "'{name}' cannot be the name of a claim: a letter first, then letters, digits, _ or "
            "-, at most 60. For example: {example}."
        ),
        N_("A claim that comes with sahel-sim is called '{name}'. Choose another name, such as {example}."),
    )
    text = claim_starter(name, base, read(base, voice.language), str(file))
    write_new({file: text})
    voice.show(
        _(
            "{file} is written, and can be tested as it is. To change it, open it in any text editor.",
            file=file,
        )
    )
    voice.show(f"\n  sahel-sim check {file}\n  sahel-sim claims {file}")
    voice.data({"done": True, "file": str(file.resolve())})


def _allow(name: str, taken: Collection[str], odd: str, known: str) -> None:
    """Refuse what cannot be a name, and names that are taken."""
    if not NAME.fullmatch(name):
        raise Trouble(_(odd, name=name, example=_like(name)))
    if name in taken:
        raise Trouble(_(known, name=name, example=f"my_{name}"))


def _like(name: str) -> str:
    """A name that is like the one given and allowed."""
    stem = name.lower().removesuffix(".yaml").removesuffix(".yml")
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9_-]+", "_", plain).strip("_-")[:50]
    return words if NAME.fullmatch(words) else f"my_{words or 'story'}"
