"""A cluster: the workers of Dask that are given with ``--dask``."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from sahel_sim.cli.trouble import Trouble
from sahel_sim.version import __version__

PATIENCE = 10
"""Seconds in which a cluster has to answer."""


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The workers of a cluster as an executor.

    Parameters
    ----------
    address
        Of the scheduler, such as ``tcp://10.0.0.1:8786``.

    Raises
    ------
    Trouble
        If Dask is not installed, nobody answers, there are no workers, or they have another sahel_sim.
    """
    try:
        from distributed import Client
    except ImportError:
        raise Trouble(("no_dask", {})) from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError):
        raise Trouble(("no_cluster", {"address": address, "seconds": PATIENCE})) from None
    with client:
        _check(client, address)
        yield client.get_executor()


def _check(client: Any, address: str) -> None:
    """Refuse workers that would not give the same bits."""
    versions = client.run(_version)
    if not versions:
        raise Trouble(("no_workers_there", {"address": address}))
    for worker, found in versions.items():
        if found != __version__:
            holes = {"worker": worker, "found": found or "-", "here": __version__}
            raise Trouble(("other_version_there", holes))


def _version() -> str:
    """The version of sahel_sim where this is called; empty if there is none."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("sahel-sim")
    except PackageNotFoundError:
        return ""
