"""``sahel-sim reproduce`` for a folder of claims: a sentence that says what runs them again instead."""

import json
from pathlib import Path
from typing import Any

from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.languages import _

PROVENANCE = "provenance.json"


def check_not_of_claims(folder: Path) -> None:
    """Refuse a folder of claims, and say the command that tries them again.

    Raises
    ------
    Trouble
        If the folder says that it holds claims.
    """
    from sahel_sim.results.provenance import CLAIMS as KIND

    try:
        known = json.loads((folder / PROVENANCE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    if not isinstance(known, dict) or known.get("kind") != KIND:
        return
    try:
        command = _command(known)
    except (KeyError, TypeError, AttributeError):
        raise Trouble(
            _(
                "{folder} does not hold the results of a run: {name} is missing or damaged.",
                folder=folder,
                name=PROVENANCE,
            )
        ) from None
    raise Trouble(
        _(
            "{folder} holds claims, and 'reproduce' does not run claims again. This tries the "
            "same claims with the same luck (a claim of your own is named by its file): {command}",
            folder=folder,
            command=command,
        )
    )


def _command(known: dict[str, Any]) -> str:
    """What tries the same claims again, as their page says it; the files of one's own are not known here."""
    from sahel_sim.claim_testing.claim_file import claim_names
    from sahel_sim.claim_testing.effort import EFFORTS

    shipped = claim_names()
    names = sorted(known["claims"])
    which = "" if names == sorted(shipped) else "".join(f" {_named(name, shipped)}" for name in names)
    effort, runs = known["effort"]["name"], known["effort"]["runs"]
    usual = EFFORTS[effort].runs if effort in EFFORTS else runs
    more = "" if runs in (None, usual) else f" --runs {runs}"
    return f"sahel-sim claims{which} --seed {known['seed']} --precision {effort}{more}"


def _named(name: str, shipped: tuple[str, ...]) -> str:
    return name if name in shipped else f"{name}.yaml"
