r"""Attribution: how much of a claim's margin each group of mechanisms brings, by Shapley's value.

.. math:: \phi_g = \sum_{S \not\ni g} \frac{|S|!\,(n - |S| - 1)!}{n!} \bigl(v(S \cup g) - v(S)\bigr)

:math:`v(S)` is the margin of the claim when only the groups in :math:`S` act, beside movement, combat and
control, without which there is no war. All sets of groups are run, so that nothing is left to sampling but
the runs themselves; the values add up to the margin with all groups less that with none.
"""

import itertools
import math
from collections.abc import Mapping

from sahel_sim.claim_testing.assumptions import AssumptionSet, Family
from sahel_sim.languages import N_, Pair, Sentence

GROUPS: Mapping[str, tuple[str, ...]] = {
    "harm": ("harm", "grievance"),
    "recruits": ("recruitment", "drafting", "desertion"),
    "money": ("finance", "blockade"),
    "talks": ("belief", "weariness", "opinion", "relapse", "dialogue", "implementation", "integration"),
    "alliances": ("alliance", "fragmentation"),
    "outsiders": ("peacekeeping", "intervention", "spillover", "displacement"),
}
"""Mechanisms that are switched together: one by one there would be a million sets."""

GROUP_LABELS: Mapping[str, Pair] = {
    "harm": Sentence(N_("harm and anger")),
    "recruits": Sentence(N_("recruits and deserters")),
    "money": Sentence(N_("money and blockades")),
    "talks": Sentence(N_("talks and politics")),
    "alliances": Sentence(N_("alliances and splits")),
    "outsiders": Sentence(N_("missions, borders, flight")),
}
"""For readers."""


def coalitions() -> tuple[AssumptionSet, ...]:
    """One setting for each set of groups that act; its name lists them."""
    names = list(GROUPS)
    sets = (chosen for size in range(len(names) + 1) for chosen in itertools.combinations(names, size))
    return tuple(_only(chosen) for chosen in sets)


def shapley(margins: Mapping[str, float]) -> dict[str, float]:
    """The value of each group, from the margin of each set by the name of its setting; empty from nothing."""
    if not margins:
        return {}
    names = list(GROUPS)
    return {
        group: sum(
            _weight(len(others), len(names)) * (margins[_called([*others, group])] - margins[_called(others)])
            for size in range(len(names))
            for others in itertools.combinations([name for name in names if name != group], size)
        )
        for group in names
    }


def _weight(size: int, of: int) -> float:
    return math.factorial(size) * math.factorial(of - size - 1) / math.factorial(of)


def _called(groups: "list[str] | tuple[str, ...]") -> str:
    return "with " + (", ".join(name for name in GROUPS if name in groups) or "nothing else")


def _only(groups: tuple[str, ...]) -> AssumptionSet:
    off = [rule for name, rules in GROUPS.items() if name not in groups for rule in rules]
    name = _called(groups)
    return AssumptionSet(
        name,
        Family.COALITION,
        Sentence("{name}", {"name": name}),
        {f"mechanisms.{rule}": "off" for rule in off},
    )
