"""``sahel-sim schema``: the JSON Schema of scenario files, for editors."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from sahel_sim.cli.console import Voice
from sahel_sim.cli.options import Options
from sahel_sim.languages import _


def schema(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options()

    def command(
        output: Annotated[Path | None, options.option("output", "--output", "-o", told="output_file")] = None,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
    ) -> None:
        import sys

        from sahel_sim.cli.new_file import schema_text, write_new

        text = schema_text()
        if output is None:
            sys.stdout.write(text)
            return
        write_new({output: text})
        Voice(language, quiet).show(_("The schema is in {file}.", file=output))

    return command
