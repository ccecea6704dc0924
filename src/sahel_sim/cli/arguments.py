"""A request: the scenario that was named, with what the command line changes in it."""

from collections.abc import Iterable
from typing import Any

from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.designs.setting_table import plain_value
from sahel_sim.languages import _
from sahel_sim.scenario import Scenario, read, with_changes


def requested(
    scenario: str, changes: Iterable[str], runs: int | None = None, seed: int | None = None
) -> Scenario:
    """The scenario to run.

    Parameters
    ----------
    scenario
        A shipped name, or the path of a YAML file.
    changes
        ``KEY=VALUE``, with dotted keys.
    runs, seed
        Instead of those of the scenario.

    Raises ``ScenarioError`` if it cannot be read, or the changes do not fit it; ``Trouble`` if a change is
    not ``KEY=VALUE``.
    """
    wanted = changed_by(changes)
    for key, value in (("runs", runs), ("seed", seed)):
        if value is not None and key in wanted:
            raise Trouble(_("'{key}' is set twice. Give one value.", key=key))
        if value is not None:
            wanted[key] = value
    story = read(scenario)
    return with_changes(story, wanted) if wanted else story


def with_draws(changes: Iterable[str] | None, parameters: str | None) -> list[str]:
    """The changes, and what runs draw of parameters, strengths and pressures if that is said."""
    return [*(changes or ()), *(() if parameters is None else (f"parameter_draws={parameters}",))]


def changed_by(changes: Iterable[str]) -> dict[str, Any]:
    """The values that changes set, by dotted name.

    Raises ``Trouble`` if one is not ``KEY=VALUE``, or a key is there twice.
    """
    found: dict[str, Any] = {}
    for change in changes:
        key, sign, value = (part.strip() for part in change.partition("="))
        if not (key and sign and value):
            raise Trouble(
                _(
                    "'{value}' is not a change. Write KEY=VALUE, such as --set government.restraint=0.9.",
                    value=change,
                )
            )
        if key in found:
            raise Trouble(_("'{key}' is set twice. Give one value.", key=key))
        found[key] = plain_value(value)
    return found


def listed(text: str | None) -> list[str] | None:
    """The words between the commas, or nothing where nothing is said.

    >>> listed("displaced, all_deaths")
    ['displaced', 'all_deaths']
    """
    return None if text is None else [part.strip() for part in text.split(",")]
