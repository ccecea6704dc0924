"""The lock of claims: reading it, and saying what was changed since it was written."""

import os
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
from sahel_sim.languages import N_, _
from sahel_sim.results.json_record import DamagedRecord, read_bytes

_TAMPERED = {
    "damaged": N_(
        "{file} is no lock, or is damaged: it cannot be read as 'sahel-sim claims freeze' "
        "writes it. Take the file as it was written, or leave out --lock."
    ),
    "edited": N_(
        "{file} was edited after it was written: its own fingerprint does not fit it. "
        "Nothing was run. Take the file as it was written, or leave out --lock."
    ),
    "newer": N_(
        "{file} was written by a newer version of sahel-sim, in a way that this one does not "
        "know. Install that version, or leave out --lock."
    ),
}
"""What is wrong with a lock."""

_OTHERWISE = {
    "seed": N_("the seed"),
    "effort": N_("the precision"),
    "method": N_("how claims are tried"),
    "version": N_("the version of sahel-sim"),
}
"""What else may be otherwise than in the lock."""

FEW = 6
"""Names that are told; the page has them all."""


def read_lock(file: Path) -> Registration:
    """The lock in a file.

    Raises ``Trouble`` if there is none, or if it is not as it was written.
    """
    try:
        if os.path.exists(file):
            return read_registration(read_bytes(file))
        raise FileNotFoundError(file)
    except FileNotFoundError:
        raise Trouble(
            _("There is no lock {file}. 'sahel-sim claims freeze -o {file}' writes one.", file=file)
        ) from None
    except TamperedRegistration as why:
        raise Trouble(_(_TAMPERED[str(why)], file=file)) from None
    except DamagedRecord:
        raise Trouble(
            _(
                "{file} is no lock, or is damaged: it cannot be read as 'sahel-sim claims freeze' "
                "writes it. Take the file as it was written, or leave out --lock.",
                file=file,
            )
        ) from None


def tell_changes(lock: Registration, changed: ChangedRegistration, voice: Voice) -> None:
    """Say whether what is tested is what was written down."""
    if not changed:
        voice.beside(_("Nothing was edited since the lock of {day}.", day=lock.day))
        return
    voice.beside(_("Not all is as the lock of {day} says:", day=lock.day))
    otherwise = tuple(_(_OTHERWISE[each]) for each in changed.otherwise)
    lists = {
        N_("- edited since: {names}"): changed.edited,
        N_("- not in the lock: {names}"): changed.added,
        N_("- in the lock, and not tested now: {names}"): changed.missing,
        N_("- different: {names}"): otherwise,
    }
    for key, names in lists.items():
        if names:
            more = (_("and {number} more", number=len(names) - FEW),) if len(names) > FEW else ()
            told = _(key, names=", ".join((*names[:FEW], *more)))
            voice.beside(textwrap.fill(told, WIDEST, subsequent_indent="  "))
