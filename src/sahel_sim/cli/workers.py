"""Hands: who does the work, processes of this computer or a cluster."""

from dataclasses import dataclass

from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.languages import _


@dataclass(frozen=True)
class Hands:
    """Who does the work.

    Attributes
    ----------
    workers
        How many processes of this computer; nothing takes all cores.
    dask
        The address of a cluster that does it instead.

    Raises ``Trouble`` if both are named.
    """

    workers: int | None = None
    dask: str | None = None

    def __post_init__(self) -> None:
        if self.dask is not None and self.workers is not None:
            raise Trouble(_("--dask names who does the work, so --workers cannot."))
