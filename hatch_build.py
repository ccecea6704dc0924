"""Build hook: compile every catalogue of translations beside it, for wheels and for editable installs."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface):
    """What Hatchling runs before it builds."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues, and let them into the wheel though Git ignores them."""
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        for source in sorted(Path(self.root, "src", "sahel_sim", "locale").glob("*/LC_MESSAGES/*.po")):
            with source.open("rb") as told, source.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(told, abort_invalid=True))
        build_data["artifacts"].append("src/sahel_sim/locale/*/LC_MESSAGES/*.mo")
