"""The program: its commands, in one language."""

from typing import Annotated

import typer

from sahel_sim.cli.check_command import check
from sahel_sim.cli.claims_command import claims
from sahel_sim.cli.compare_command import compare
from sahel_sim.cli.explain_command import explain
from sahel_sim.cli.help_page import pages
from sahel_sim.cli.new_command import new
from sahel_sim.cli.options import Options
from sahel_sim.cli.reproduce_command import reproduce
from sahel_sim.cli.run_command import run
from sahel_sim.cli.schema_command import schema
from sahel_sim.cli.show_command import show
from sahel_sim.cli.sweep_command import sweep
from sahel_sim.cli.wording import speaker
from sahel_sim.version import __version__

COMMANDS = {
    "run": run,
    "compare": compare,
    "sweep": sweep,
    "claims": claims,
    "check": check,
    "show": show,
    "new": new,
    "explain": explain,
    "reproduce": reproduce,
    "schema": schema,
}
"""Each gives the command in a language, in the order in which help lists them."""


def program(language: str) -> typer.Typer:
    """The whole command line in that language."""
    say = speaker(language)
    options = Options(say)
    group, command = pages(language)
    app = typer.Typer(
        cls=group,
        help=say("about"),
        epilog=say("about_examples"),
        add_completion=False,
        no_args_is_help=False,
        invoke_without_command=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback()
    def begin(
        context: typer.Context,
        version: Annotated[bool, options.switch("version")] = False,
        lang: Annotated[str | None, options.lang] = None,
    ) -> None:
        if version:
            typer.echo(f"sahel-sim {__version__}")
        elif context.invoked_subcommand is None:
            typer.echo(context.get_help())

    for name, made in COMMANDS.items():
        app.command(
            name,
            cls=command,
            help=say(name),
            epilog=say(f"{name}_examples"),
            context_settings={"help_option_names": ["-h", "--help"]},
        )(made(language))
    return app
