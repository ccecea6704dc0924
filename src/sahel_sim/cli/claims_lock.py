"""The lock of claims: reading it, and saying what was changed since it was written."""

import textwrap
from pathlib import Path

from sahel_sim.claim_testing.registration import (
    ChangedRegistration,
    Registration,
    TamperedRegistration,
    read_registration,
)
from sahel_sim.cli.console import WIDEST, Voice
from sahel_sim.cli.usage_errors import Trouble

FEW = 6
"""Names that are told; the page has them all."""


def read_lock(file: Path) -> Registration:
    """The lock in a file.

    Raises
    ------
    Trouble
        If there is none, or if it is not as it was written.
    """
    try:
        return read_registration(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Trouble(("no_lock_there", {"file": file})) from None
    except TamperedRegistration as why:
        raise Trouble((f"lock_{why}", {"file": file})) from None
    except (UnicodeDecodeError, IsADirectoryError):
        raise Trouble(("lock_damaged", {"file": file})) from None


def tell_changes(lock: Registration, changed: ChangedRegistration, voice: Voice) -> None:
    """Say whether what is tested is what was written down."""
    if not changed:
        voice.aside("lock_same", day=lock.day)
        return
    voice.aside("lock_differs", day=lock.day)
    otherwise = tuple(voice.sentence(f"other_{each}") for each in changed.otherwise)
    lists = {
        "lock_edited_claims": changed.edited,
        "lock_added": changed.added,
        "lock_missing": changed.missing,
        "lock_otherwise": otherwise,
    }
    for key, names in lists.items():
        if names:
            more = (voice.sentence("and_more", number=len(names) - FEW),) if len(names) > FEW else ()
            told = voice.sentence(key, names=", ".join((*names[:FEW], *more)))
            voice.beside(textwrap.fill(told, WIDEST, subsequent_indent="  "))
