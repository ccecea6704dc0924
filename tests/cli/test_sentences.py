"""Sentences of the command line that stand in tables: there is one for everything that they are for."""

import pytest
from typer.main import get_command

from sahel_sim.cli.app import program
from sahel_sim.cli.options import TOLD
from sahel_sim.cli.showing.gists import GISTS, gist
from sahel_sim.cli.showing.show_scenario import SHORT
from sahel_sim.cli.usage_errors import TAKES
from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.languages import _, speaking
from sahel_sim.scenario import LEVERS


def test_every_mechanism_and_strategy_has_a_line_in_french() -> None:
    rules = (*MONTH, *STRATEGIES.values(), *DIPLOMACIES.values())
    assert {gist(rule.story) for rule in rules} == GISTS
    with speaking("fr"):
        french = {gist(rule.story) for rule in rules}
    assert len(french) == len(GISTS)
    assert not french & GISTS


def test_every_lever_has_a_name_for_the_table_of_a_scenario() -> None:
    assert [lever.name for lever in LEVERS if lever.name not in SHORT] == []


def test_every_option_with_a_limit_says_what_it_takes() -> None:
    commands = get_command(program("en")).commands.values()  # type: ignore[attr-defined]
    options = [parameter for command in commands for parameter in command.params]
    limited = {p.name for p in options if getattr(p, "max", None) is not None or "Range" in repr(p)}
    assert limited - set(TAKES) == set()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_option_is_described_and_not_there(language: str) -> None:
    with speaking(language):
        commands = get_command(program(language))
        shown = {p.help for each in (commands, *commands.commands.values()) for p in each.params}  # type: ignore[attr-defined]
        assert [
            name for name, (told, _metavar) in TOLD.items() if _(told) not in shown and name != "help"
        ] == []
