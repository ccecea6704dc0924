"""A mechanism: one rule of the world, what it reads and writes, its numbers and its sources."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import Any

from sahel_sim.core.draws import Chance
from sahel_sim.core.parameters import Declared, declared
from sahel_sim.core.world import Changes, World

Rule = Callable[..., Changes]


@dataclass(frozen=True)
class Mechanism:
    """A rule and its declaration.

    Attributes
    ----------
    name
        As in scenario files and in the ledger.
    rule
        ``rule(world, p, draw)``, or ``rule(world, p, draw, form)`` where there are forms.
    reads, writes
        Names of arrays of the world.
    parameters
        The ``Parameters`` class of its file.
    sources
        Keys of ``sources.bib``.
    forms
        The rival theories that the rule can follow, by name; the first is the default.
    form
        The name of the form in use; empty where there are none.
    idle
        Whether there is nothing for the rule to do in any of these worlds; then it is not asked. Worlds
        must come out the same either way.

    Examples
    --------
    >>> from sahel_sim.engine import MONTH
    >>> harm = next(rule for rule in MONTH if rule.name == "harm")
    >>> "killed" in harm.writes, len(harm.declared) > 0
    (True, True)
    """

    name: str
    rule: Rule
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    parameters: type
    sources: tuple[str, ...]
    forms: Mapping[str, Any] = field(default_factory=dict)
    form: str = ""
    idle: Callable[[World], bool] | None = None

    def __call__(self, world: World, p: Any, draw: Chance) -> Changes:
        """What the rule changes in this step."""
        if self.idle is not None and self.idle(world):
            return ()
        return self.rule(world, p, draw, self.forms[self.form]) if self.forms else self.rule(world, p, draw)

    def using(self, form: str) -> "Mechanism":
        """The same mechanism with another of its forms.

        Raises
        ------
        KeyError
            If it has no such form.
        """
        if form not in self.forms:
            raise KeyError(form)
        return replace(self, form=form)

    @property
    def declared(self) -> tuple[Declared, ...]:
        """Its parameters with units, ranges and sources."""
        return declared(self.parameters)

    @property
    def story(self) -> str:
        """What its file says of it: story, equation, what is left out."""
        return inspect.getdoc(inspect.getmodule(self.rule)) or ""

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by name: the name of the rule now means the mechanism, so the rule cannot be found by it."""
        return _recalled, (self.rule.__module__, self.rule.__qualname__, self.form)


def mechanism(
    *,
    reads: tuple[str, ...],
    writes: tuple[str, ...],
    parameters: type,
    sources: tuple[str, ...],
    forms: Mapping[str, Any] | None = None,
    idle: Callable[[World], bool] | None = None,
) -> Callable[[Rule], Mechanism]:
    """Declare the function below as a mechanism, named after it.

    Examples
    --------
    >>> from dataclasses import dataclass
    >>> import numpy as np
    >>> from sahel_sim.core import gain, parameter
    >>> @dataclass(frozen=True)
    ... class Parameters:
    ...     gift: float = parameter(0.0, unit="million USD", low=0.0, high=1.0, source="assumed: for show")
    ...     "What everyone is given."
    >>> @mechanism(reads=(), writes=("treasury",), parameters=Parameters, sources=())
    ... def alms(world, p, draw):
    ...     return (gain("treasury", np.full_like(world.treasury, p.gift), "alms"),)
    >>> alms.name, alms.writes
    ('alms', ('treasury',))
    """

    def declare(rule: Rule) -> Mechanism:
        first = next(iter(forms)) if forms else ""
        return Mechanism(rule.__name__, rule, reads, writes, parameters, sources, forms or {}, first, idle)

    return declare


def _recalled(module: str, name: str, form: str) -> Mechanism:
    """The mechanism declared under that name, in that form."""
    found: Mechanism = getattr(import_module(module), name)
    return found.using(form) if form else found
