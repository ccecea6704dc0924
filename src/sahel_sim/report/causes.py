"""Causes: what the ledger calls them, and the same in French."""

from collections.abc import Mapping

CAUSES: Mapping[str, str] = {
    "after harm": "après des violences",
    "deserted": "ont déserté",
    "drafted": "enrôlés",
    "faded": "oubli",
    "faded and soothed": "oubli et apaisement",
    "faded for want of force": "perdu faute de forces sur place",
    "fled": "ont fui",
    "joined after harm": "ralliés après des violences",
    "joined for other reasons": "ralliés pour d'autres raisons",
    "joined out of grievance": "ralliés par colère",
    "killed": "tués",
    "killed in battle": "tués au combat",
    "moved": "déplacés",
    "moved into a vacuum": "occupation d'un vide",
    "pay": "soldes",
    "returned": "revenus chez eux",
    "support from outside": "soutien extérieur",
    "taxes": "taxes",
    "war income": "revenus de la guerre",
    "won and lost in contests": "gagné et perdu dans les affrontements",
}
"""Each cause that a mechanism names, in French; a test collects them from runs."""


def cause(why: str, language: str) -> str:
    """The cause in the reader's language; as the ledger has it where the table does not know it."""
    return CAUSES.get(why, why) if language == "fr" else why
