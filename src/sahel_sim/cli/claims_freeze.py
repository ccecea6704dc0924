"""``sahel-sim claims freeze``: write down what is claimed and how it will be decided, before anyone looks."""

import textwrap
from datetime import date
from pathlib import Path

from sahel_sim.analysis.claims.registration import registered
from sahel_sim.cli.claims_request import Asked
from sahel_sim.cli.voice import Voice
from sahel_sim.cli.writing import write_new

LOCK = Path("claims.lock")
"""The file unless one is named."""


def freeze(asked: Asked, file: Path | None, voice: Voice) -> None:
    """Write the lock, dated today, and say what is in it.

    Raises
    ------
    Trouble
        If the file is there already, or its folder is not.
    """
    path = LOCK if file is None else file
    lock = registered(asked.claims, asked.effort, asked.seed, date.today())
    write_new({path: lock.written()})
    told = {"day": lock.day, "seed": lock.seed, "precision": asked.effort.name, "version": lock.version}
    line = voice.sentence("lock_written", file=path, claims=len(lock.claims), **told)
    voice.show(textwrap.fill(line, voice.width))
    for warning in asked.warnings:
        voice.beside(warning.text(voice.language))
    voice.say("lock_next", file=path)
    voice.data({"done": True, "file": str(path.resolve()), **told, "claims": dict(lock.claims)})
