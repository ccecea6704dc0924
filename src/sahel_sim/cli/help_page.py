"""Help pages in the reader's language: the same layout for all commands, plain text, 80 columns."""

import textwrap
from collections.abc import Iterable
from typing import Any, NoReturn

from typer.core import TyperCommand, TyperGroup

from sahel_sim.cli.usage_errors import choose
from sahel_sim.languages import N_, _

WIDTH = 80
_INDENT, _GAP, _WIDEST = "  ", 2, 26

Rows = Iterable[tuple[str, str]]


def pages() -> tuple[type[TyperGroup], type[TyperCommand]]:
    """The classes of the program and of its commands, whose help pages are in the language that is spoken."""

    class Program(TyperGroup):
        """The program: it lists its commands."""

        def format_help(self, ctx: Any, formatter: Any) -> None:
            commands = [(name, command.help or "") for name, command in self.commands.items()]
            formatter.write(_page(self, ctx, commands))

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            if args and self.get_command(ctx, args[0]) is None:
                self._unknown(args[0])
            return super().resolve_command(ctx, args)

        def _unknown(self, name: str) -> NoReturn:
            raise choose(
                _("There is no command '{name}'.", name=name), name, N_("Commands: {names}."), self.commands
            )

    class Command(TyperCommand):
        """One command."""

        def format_help(self, ctx: Any, formatter: Any) -> None:
            formatter.write(_page(self, ctx, ()))

    return Program, Command


def _page(command: Any, ctx: Any, commands: Rows) -> str:
    parameters = command.get_params(ctx)
    arguments = [p for p in parameters if p.param_type_name == "argument"]
    options = [p for p in parameters if p.param_type_name == "option" and not p.hidden]
    parts = [_usage(ctx.command_path, arguments, bool(commands)), *_paragraphs(command.help or "")]
    parts += _section(_("What to name:"), [(p.metavar or p.name, p.help or "") for p in arguments])
    parts += _section(_("Commands:"), commands)
    parts += _section(_("Options:"), [_option(p) for p in options])
    if command.epilog:
        parts.append("\n".join([_("Examples:"), *(_INDENT + x for x in command.epilog.splitlines())]))
    if commands:
        parts += _paragraphs(_("'sahel-sim COMMAND --help' tells more about one command."))
    return "\n\n".join(parts) + "\n"


def _usage(path: str, arguments: list[Any], is_program: bool) -> str:
    named = [p.metavar or p.name for p in arguments]
    shown = [name if p.required else f"[{name}]" for name, p in zip(named, arguments, strict=True)]
    pieces = [path, _("COMMAND")] if is_program else [path, *shown]
    return _("Usage: ") + " ".join([*pieces, _("[OPTIONS]")])


def _option(parameter: Any) -> tuple[str, str]:
    names = ", ".join(sorted(parameter.opts, key=len))
    if "--help" in parameter.opts:
        return names, _("Show this page")
    return (names if parameter.is_flag else f"{names} {parameter.metavar}"), parameter.help or ""


def _section(heading: str, rows: Rows) -> list[str]:
    """A heading and two columns; nothing if there are no rows."""
    known = list(rows)
    if not known:
        return []
    left = min(max(len(first) for first, _ in known), _WIDEST) + _GAP
    hanging = " " * (len(_INDENT) + left)
    lines = [heading]
    for first, second in known:
        told = textwrap.wrap(second, WIDTH - len(hanging), break_on_hyphens=False) or [""]
        begins = _INDENT + first
        if len(first) + _GAP > left:
            lines.append(begins)
            begins = ""
        lines += [begins.ljust(len(hanging)) + told[0], *(hanging + line for line in told[1:])]
    return ["\n".join(lines)]


def _paragraphs(text: str) -> list[str]:
    return [textwrap.fill(part, WIDTH, break_on_hyphens=False) for part in text.split("\n\n") if part.strip()]
