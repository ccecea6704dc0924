"""Scenarios as pages of the documentation run them: with the model's numbers as they are declared."""

from sahel_sim.scenario import Scenario, read, with_changes


def as_declared(name: str) -> Scenario:
    """The scenario of that name, whose runs differ by luck alone.

    Pages that tell what a rule or a lever does compare single numbers, and say "at the defaults".
    """
    return with_changes(read(name), {"parameter_draws": "fixed"})
