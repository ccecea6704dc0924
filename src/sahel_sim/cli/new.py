"""``sahel-sim new``: write a commented scenario file to start from."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from sahel_sim.cli.options import Options
from sahel_sim.cli.trouble import Trouble
from sahel_sim.cli.voice import Voice
from sahel_sim.cli.wording import speaker

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,59}")
BASE = "mali_2024_02"


def new(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options(speaker(language))

    def command(
        name: Annotated[str, options.argument("name")],
        base: Annotated[str, options.option("from", "--from")] = BASE,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        from sahel_sim.cli.starter import starter
        from sahel_sim.cli.writing import schema_text, write_new
        from sahel_sim.scenario import read

        voice = Voice(language, quiet, as_json)
        _allow(name)
        story = read(base, language)
        file, beside = Path(f"{name}.yaml"), Path(f"{Path(story.place.name).name}.schema.json")
        files = {file: starter(name, base, story, beside.name, language)}
        if not beside.exists():
            files[beside] = schema_text(language, story.place.factions)
        write_new(files)
        voice.say("new_written", file=file)
        voice.show(f"\n  sahel-sim check {file}\n  sahel-sim run {file}\n")
        voice.say("schema_beside", file=beside)
        voice.data({"done": True, "file": str(file.resolve()), "schema": str(beside.resolve())})

    return command


def _allow(name: str) -> None:
    """Refuse what cannot be the name of a scenario, and names that are taken."""
    from sahel_sim.scenario import catalogue

    if not NAME.fullmatch(name):
        raise Trouble(("bad_new_name", {"name": name, "example": _like(name)}))
    if name in catalogue():
        raise Trouble(("name_taken", {"name": name, "example": f"my_{name}"}))


def _like(name: str) -> str:
    """A name that is like the one given and allowed."""
    stem = name.lower().removesuffix(".yaml").removesuffix(".yml")
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9_-]+", "_", plain).strip("_-")[:50]
    return words if NAME.fullmatch(words) else f"my_{words or 'story'}"
