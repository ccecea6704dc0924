"""Many claims: what may still be said when many are judged at once.

Each claim could wrongly be said to hold, or wrongly to fail: with ``m`` claims these are ``2 m`` sentences.
They go through the step-down of S. Holm, Scandinavian Journal of Statistics 6 (1979), 65-70, in the order of
their one-sided chances: the first is said if its chance is not above ``0.05 / (2 m)``, the next if it is not
above ``0.05 / (2 m - 1)``, and so on; from the first that is, no more is said. So the chance that any
sentence at all is wrong is at most 5 %, however the claims hang together: they share their luck, so they do.

With one claim this is the judgement itself. A judgement that does not stay becomes open.
"""

from collections.abc import Mapping
from dataclasses import replace
from math import ceil

from sahel_sim.claim_testing.judgement import Finding, Judgement

WRONG = 0.05
"""How often any of many judgements may be wrong."""


def holm_kept(judgements: Mapping[str, Judgement], wrong: float = WRONG) -> dict[str, bool]:
    """Which judgements stay when all are made at once.

    Returns
    -------
    dict
        By claim, in the order given; ``False`` for those that are open anyhow.
    """
    order, limits = _steps(judgements, wrong)
    refused = next((i for i, name in enumerate(order) if _least(judgements[name]) > limits[i]), len(order))
    stays = set(order[:refused])
    return {name: name in stays and each.finding is not Finding.OPEN for name, each in judgements.items()}


def holm_adjusted(judgements: Mapping[str, Judgement], wrong: float = WRONG) -> dict[str, Judgement]:
    """The judgements when all are made at once: those that do not stay are open.

    For these, the runs needed are those after which the chance would pass its step, if it goes on as the
    normal law lets it: as the square of its deviation.
    """
    stays = holm_kept(judgements, wrong)
    order, limits = _steps(judgements, wrong)
    limit = next((limits[i] for i, name in enumerate(order) if not stays[name]), wrong)
    return {
        name: each if stays[name] or each.finding is Finding.OPEN else _opened(each, limit)
        for name, each in judgements.items()
    }


def _steps(judgements: Mapping[str, Judgement], wrong: float) -> tuple[list[str], list[float]]:
    """Claims in the order of their chances, and what each chance may be at most."""
    order = sorted(judgements, key=lambda name: _least(judgements[name]))
    return order, [wrong / (2 * len(order) - i) for i in range(len(order))]


def _least(judgement: Judgement) -> float:
    return min(judgement.chance_holds, judgement.chance_fails)


def _opened(judgement: Judgement, limit: float) -> Judgement:
    from scipy.special import ndtri

    needed, is_now = float(ndtri(limit)), float(ndtri(_least(judgement)))
    return replace(judgement, finding=Finding.OPEN, runs_needed=ceil(judgement.runs * (needed / is_now) ** 2))
