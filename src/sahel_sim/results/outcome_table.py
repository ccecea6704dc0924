"""The table of outcomes: a row for each replicate, a column for each outcome, and how its war ended."""

from typing import TYPE_CHECKING

from sahel_sim.results.endings import ENDINGS, endings
from sahel_sim.results.history import history, replicates_of
from sahel_sim.results.outcome_registry import OUTCOMES

if TYPE_CHECKING:
    import pandas

    from sahel_sim.mesa_model import SahelModel
    from sahel_sim.results.ensemble import Ensemble


def outcomes(source: "Ensemble | SahelModel") -> "pandas.DataFrame":
    """Every outcome of every replicate.

    Parameters
    ----------
    source
        What ``run`` gives, or a ``SahelModel``, as far as it has come.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``replicate``: a column for each of ``OUTCOMES``, with its unit in
        ``frame.attrs["units"]``, and ``ending``, one of ``ENDINGS``. Replicate 7 of an ensemble and
        ``SahelModel(scenario, rng=seed, replicate=7)`` run to its end have equal rows.

        Chances are 0 or 1, so that means are shares of runs. Times of what never happened are not
        numbers, and how long a peace lasted is cut off at the end of the run.

    Examples
    --------
    >>> import sahel_sim
    >>> table = sahel_sim.outcomes(sahel_sim.run("two_towns", runs=3, executor=1))
    >>> len(table), table.attrs["units"]["displaced"]
    (3, 'persons')
    """
    import pandas

    told = history(source)
    index = pandas.Index(replicates_of(source), name="replicate")
    table = pandas.DataFrame({each.name: each.of(told) for each in OUTCOMES}, index=index)
    kinds = [ENDINGS[kind] for kind in endings(told)]
    table["ending"] = pandas.Categorical(kinds, categories=list(ENDINGS))
    table.attrs["units"] = {each.name: each.unit for each in OUTCOMES}
    return table
