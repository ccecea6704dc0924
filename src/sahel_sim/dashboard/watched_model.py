"""The model of a dashboard: a ``SahelModel`` that sliders can set and that knows what its last step moved."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sahel_sim.core import Array, SahelError, World
from sahel_sim.dashboard.slider_levers import moved_settings, slider_levers
from sahel_sim.languages import _
from sahel_sim.mesa_model import SahelModel
from sahel_sim.results.accounts import ACCOUNTS, Moved
from sahel_sim.scenario import Scenario, read

Accounts = Mapping[tuple[str, str], Moved]
"""Accounts by stock and faction."""


class WatchedModel(SahelModel):
    """One run of a scenario with its books open, made anew whenever a slider moves.

    Parameters
    ----------
    scenario
        A shipped name, a path, or a ``Scenario``.
    seed, replicate
        Which run: replicate ``n`` of ``run(scenario, seed=seed)``; the scenario's seed and 0 unless said.
    **kwargs
        Where sliders stand, by the names of ``slider_levers``. Those that stand where the story has them
        change nothing, and the run is that of the story itself, bit for bit.

    Attributes
    ----------
    levers
        The sliders, and where the story has them.

    Examples
    --------
    >>> import sahel_sim
    >>> model = WatchedModel("two_towns", replicate=3, **{"crown.restraint": 0.9})
    >>> model.step()
    >>> model.accounts_of_step()["fighters", "league"].start
    1000.0
    """

    def __init__(
        self,
        scenario: str | Path | Scenario = "mali_2024_02",
        *,
        seed: int | None = None,
        replicate: int = 0,
        **kwargs: Any,
    ) -> None:
        story = scenario if isinstance(scenario, Scenario) else read(scenario)
        self.levers = slider_levers(story, kwargs)
        changes: dict[str, Any] = {**moved_settings(self.levers, kwargs)}
        super().__init__(story, rng=seed, replicate=replicate, ledger=True, **changes)
        self._before = _Moment(self.setup.world, {})

    def step(self) -> None:
        """Take a step, and keep what it moved.

        Raises
        ------
        SahelError
            If the scenario is already over.
        """
        before = self._moment()
        super().step()
        self._before = before

    def step_to(self, month: int) -> None:
        """Take as many steps as bring it there, or to its end.

        Raises ``SahelError`` if it is past that already: a model does not go back.
        """
        if month < self.world.step:
            raise SahelError(_("A run does not go back. Reset it, and let it come that far again."))
        while self.running and self.world.step < month:
            self.step()

    def accounts(self) -> Accounts:
        """Every account of every faction, from the start until now."""
        return _accounts(_Moment(self.setup.world, {}), self._moment())

    def accounts_of_step(self) -> Accounts:
        """Every account of every faction in the last step alone; its causes are what they moved in it."""
        return _accounts(self._before, self._moment())

    def _moment(self) -> "_Moment":
        book = self.ledger_book
        lines = {(line.stock, line.mechanism, line.why): line.amount for line in book} if book else {}
        return _Moment(self.world, lines)


@dataclass(frozen=True, eq=False)
class _Moment:
    """The world at a moment, and what the books said of the time until then."""

    world: World
    lines: Mapping[tuple[str, str, str], Array]


def _accounts(first: _Moment, last: _Moment) -> Accounts:
    """What was moved between two moments of one run."""
    factions, places = last.world.factions, len(last.world.places)
    found: dict[tuple[str, str], Moved] = {}
    for stock, account in ACCOUNTS.items():
        sums: dict[str, Array] = {}
        for key, amount in last.lines.items():
            if key[0] == account.stock:
                change = amount - first.lines[key] if key in first.lines else amount
                sums[key[2]] = sums.get(key[2], 0.0) + change[0].reshape(len(factions), -1).sum(axis=1)
        ends = [
            getattr(moment.world, account.stock)[0].reshape(len(factions), -1).sum(axis=1)
            for moment in (first, last)
        ]
        for at, name in enumerate(factions.names):
            causes = sorted(
                ((why, float(x[at])) for why, x in sums.items() if x[at] != 0.0), key=lambda c: -abs(c[1])
            )
            start, end = (float(each[at]) for each in ends)
            counted = places if account.by_place else 1
            found[stock, name] = Moved(stock, name, factions, 1, start, tuple(causes), end, counted)
    return found
