"""``sahel-sim new``: write a commented scenario or claim file to start from."""

import re
import unicodedata
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Annotated

from sahel_sim.cli.console import Voice
from sahel_sim.cli.options import Options
from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.languages import N_, _

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,59}")
BASE = "mali_2024_02"

CLAIM = "claim"
"""The first word with which a claim is written, and no scenario."""


def new(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options()

    def command(
        names: Annotated[list[str], options.argument("new")],
        base: Annotated[str, options.option("from", "--from")] = BASE,
        output: Annotated[Path | None, options.option("output", "--output", "-o", told="new_file")] = None,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        voice = Voice(language, quiet, as_json)
        if names == [CLAIM]:
            raise Trouble(_("'claim' needs the name of the new claim: sahel-sim new claim my_claim"))
        if len(names) > (2 if names[0] == CLAIM else 1):
            line = "sahel-sim new"
            raise Trouble(
                _("There is more on the line than '{command}' can take.", command=line),
                _("'{command} --help' says how it is used.", command=line),
            )
        name = names[-1]
        file = Path(f"{name}.yaml") if output is None else output
        if names[0] == CLAIM:
            _claim(name, base, file, voice)
        else:
            _scenario(name, base, file, voice)

    return command


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
