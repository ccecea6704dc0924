"""Writing small files: whole or not at all, and never over another."""

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.core import Factions
from sahel_sim.languages import _, language
from sahel_sim.scenario import schema


def schema_text(factions: Factions | None = None) -> str:
    """The JSON Schema as text."""
    return json.dumps(schema(language(), factions), ensure_ascii=False, indent=2) + "\n"


def write_new(files: Mapping[Path, str], folder: Path | None = None) -> None:
    """Write files that are not there yet, all or none, and first the folder that is to be new for them.

    Raises ``Trouble`` if one is there already, or its folder is not.
    """
    for path in [*files, *([] if folder is None else [folder])]:
        if os.path.lexists(path):
            raise Trouble(
                _(
                    "{path} is already there. Nothing is overwritten: choose another name, or move that "
                    "file away.",
                    path=path,
                )
            )
        if path.parent != folder and not path.absolute().parent.is_dir():
            raise Trouble(_("There is no folder {path} to write into.", path=path.absolute().parent))
    if folder is not None:
        folder.mkdir()
    for path, text in files.items():
        _write(path, text)


def _write(path: Path, text: str) -> None:
    """Write beside the file first, so that it is never seen half-written."""
    try:
        handle, beside = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.")
    except PermissionError:
        raise Trouble(
            _("Nothing can be written into {path}. Name another folder.", path=path.absolute().parent)
        ) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(beside, 0o644)
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
