r"""The parameter space: where a claim holds in it, with the luck of few runs taken out.

At each draw there are only a few runs, and luck alone scatters their margins: where a claim holds by little,
many draws lean against it though none is. So the margins :math:`m_i` of each contrast are drawn in, until
they scatter as much as the truth does:

.. math:: \theta_i = \bar m + \sqrt{1 - \sigma^2 / s^2} \; (m_i - \bar m)

with :math:`s^2` the variance of the margins over the draws, and :math:`\sigma^2` the mean over the draws of
the variance that luck gives them. It is the estimator of T. A. Louis, Journal of the American Statistical
Association 79 (1984), 393-398: of many parameters, it is the one whose spread, and so the share of them above
a bound, is that of the truth. Where luck explains all of it, all draws are the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sahel_sim.claim_testing.contrast_estimates import estimate
from sahel_sim.claim_testing.contrasts import Contrast, OneOf, Proof, Values, contrasts
from sahel_sim.core import Array
from sahel_sim.stats.sampling_distributions import Law, Means, Share, SharesApart


@dataclass(frozen=True)
class ContrastMargin:
    """What a few runs say of one contrast.

    Attributes
    ----------
    margin
        How far it is above its bound; not a number where fewer than two runs count.
    noise
        The variance that luck gives to it.
    """

    margin: float
    noise: float


def parts(proof: Proof, values: Values) -> tuple[ContrastMargin, ...]:
    """Each contrast of a proof, in their order.

    ``proof``: what must be so; ``values``: by arm and outcome, a number of each run.
    """
    found = []
    for contrast in contrasts(proof):
        seen = estimate(contrast, values)
        noise = float("nan") if seen.law is None else variance(seen.law)
        found.append(ContrastMargin(seen.value - contrast.bound, noise))
    return tuple(found)


def variance(law: Law) -> float:
    """The variance of an estimate, without runs that are added, so that it is right on average."""
    if isinstance(law, Share):
        share = law.count / law.runs
        return law.weight**2 * share * (1.0 - share) / (law.runs - 1.0)
    if isinstance(law, SharesApart):
        pairs = law.both + law.only_one + law.only_other + law.neither
        mean = (law.only_one - law.only_other) / pairs
        return law.weight**2 * ((law.only_one + law.only_other) / pairs - mean**2) / (pairs - 1.0)
    assert isinstance(law, Means)
    apart = sum(group.squares / (group.runs - 1.0) / group.runs for group in law.groups)
    return max(apart + law.shared, 0.0)


def holding(proof: Proof, draws: Sequence[tuple[ContrastMargin, ...]]) -> NDArray[np.bool_]:
    """At which draws a proof holds, ``(D,)``.

    ``proof``: what must be so; ``draws``: its parts at each draw, all of them numbers.
    """
    by_contrast = {
        contrast: drawn_in(
            np.array([draw[at].margin for draw in draws]), np.array([draw[at].noise for draw in draws])
        )
        for at, contrast in enumerate(contrasts(proof))
    }
    return np.asarray(_together(proof, by_contrast) > 0.0, dtype=np.bool_)


def _together(proof: Proof, by_contrast: Mapping[Contrast, Array]) -> Array:
    """The least margin where all parts must be so, the greatest where one is enough."""
    if isinstance(proof, Contrast):
        return by_contrast[proof]
    sides = [_together(part, by_contrast) for part in proof.parts]
    found: Array = np.max(sides, axis=0) if isinstance(proof, OneOf) else np.min(sides, axis=0)
    return found


def margin_of(proof: Proof, found: Sequence[ContrastMargin]) -> float:
    """The margin of a proof: the least where all contrasts must be so, the greatest where one is enough."""
    known = zip(contrasts(proof), found, strict=True)
    return float(_together(proof, {contrast: np.asarray(part.margin) for contrast, part in known}))


def drawn_in(margins: Array, noise: Array) -> Array:
    """Margins of many draws, drawn in to their mean until they scatter as the truth does.

    ``margins`` and ``noise``: of each draw: what was seen, and the variance that luck gives to it, ``(D,)``.
    """
    seen = float(np.var(margins, ddof=1)) if len(margins) > 1 else 0.0
    if seen <= 0.0:
        return margins
    kept = np.sqrt(max(1.0 - float(np.mean(noise)) / seen, 0.0))
    middle = margins.mean()
    drawn: Array = middle + kept * (margins - middle)
    return drawn
