"""The results of an ensemble: its arrays, and the same as tables and data sets."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sahel_sim.results.ensemble_data import EnsembleData

if TYPE_CHECKING:
    import pandas
    import xarray


@dataclass(frozen=True)
class Ensemble(EnsembleData):
    """What many runs of one scenario gave, with tables and data sets.

    Examples
    --------
    >>> import sahel_sim
    >>> results = sahel_sim.run("two_towns", runs=2, executor=1)  # with figures and words besides
    >>> isinstance(results, Ensemble), results.data["fighters"].dims
    (True, ('replicate', 'date', 'faction'))
    """

    @property
    def data(self) -> "xarray.Dataset":
        """Everything as a data set with named axes and CF attributes; see ``sahel_sim.results.dataset``."""
        from sahel_sim.results.dataset import to_xarray

        return to_xarray(self)

    def frame(self) -> "pandas.DataFrame":
        """The series in long form: measure, of whom, replicate, date, value."""
        from sahel_sim.results.dataset import to_pandas

        return to_pandas(self)

    def to_xarray(self) -> "xarray.Dataset":
        """The same as ``data``."""
        return self.data

    def to_pandas(self) -> "pandas.DataFrame":
        """The same as ``frame``."""
        return self.frame()

    def place_table(self) -> "pandas.DataFrame":
        """Each measure of places in long form: measure, of whom, place, replicate, date, value.

        Raises
        ------
        ValueError
            If the run was not asked to keep places.
        """
        from sahel_sim.results.place_dataset import place_table

        return place_table(self)

    def place_dataset(self) -> "xarray.Dataset":
        """Places over time and single events as a data set with named axes.

        Raises
        ------
        ValueError
            If the run was not asked to keep places.
        """
        from sahel_sim.results.place_dataset import place_dataset

        return place_dataset(self)

    def event_table(self) -> "pandas.DataFrame":
        """The single events: replicate, date, place, sides, deaths of each side, civilians.

        Raises
        ------
        ValueError
            If the run was not asked to keep places.
        """
        from sahel_sim.results.place_dataset import event_table

        return event_table(self)

    def summary(self) -> "pandas.DataFrame":
        """Start, and 5 %, 50 % and 95 % of the end, of every measure and of whom."""
        from sahel_sim.results.dataset import summary

        return summary(self)
