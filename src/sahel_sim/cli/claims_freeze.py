"""``sahel-sim claims freeze``: write down what is claimed and how it will be decided, before anyone looks."""

import textwrap
from datetime import date
from pathlib import Path
from shlex import quote

from sahel_sim.claim_testing.claim_file import claim_names
from sahel_sim.claim_testing.paths import is_file
from sahel_sim.claim_testing.registration import register_claims
from sahel_sim.cli.claims_arguments import Asked
from sahel_sim.cli.console import Voice
from sahel_sim.cli.new_file import write_new
from sahel_sim.languages import _

LOCK = Path("claims.lock")
"""The file unless one is named."""


def freeze(asked: Asked, file: Path | None, voice: Voice) -> None:
    """Write the lock, dated today, and say what is in it.

    Raises ``Trouble`` if the file is there already, or its folder is not.
    """
    path = LOCK if file is None else file
    lock = register_claims(asked.claims, asked.effort, asked.seed, date.today())
    write_new({path: lock.written()})
    told = {"day": lock.day, "seed": lock.seed, "precision": asked.effort.name, "version": lock.version}
    line = _(
        "{file} is written on {day}. Claims in it: {claims}, with their rules and runs; seed "
        "{seed}, precision {precision}, sahel-sim {version}.",
        file=path,
        claims=len(lock.claims),
        **told,
    )
    voice.show(textwrap.fill(line, voice.width))
    for warning in asked.warnings:
        voice.beside(warning.text(voice.language))
    voice.show(
        _(
            "To test what it holds: sahel-sim claims{names} --lock {file}",
            file=quote(str(path)),
            names=_named(asked),
        ),
        whole=True,
    )
    voice.data({"done": True, "file": str(path.resolve()), **told, "claims": dict(lock.claims)})


def _named(asked: Asked) -> str:
    """The claims as a command line names them; nothing where they are all that come with the library."""
    if sorted(asked.sources) == sorted(claim_names()):
        return ""
    return "".join(f" {quote(_short(source))}" for source in asked.sources)


def _short(source: str) -> str:
    """A file from the folder in which the command was given, if it is inside; a name as it is."""
    path, here = Path(source), Path.cwd()
    return str(path.relative_to(here)) if is_file(source) and path.is_relative_to(here) else source
