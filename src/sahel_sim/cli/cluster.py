"""A cluster: the workers of Dask that are given with ``--dask``."""

import sys
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import numpy

from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.languages import _
from sahel_sim.version import __version__

PATIENCE = 10
"""Seconds in which a cluster has to answer."""

PYTHON = ".".join(map(str, sys.version_info[:2]))
"""The Python at work here, to its minor version."""


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The workers of a cluster as an executor.

    ``address``: of the scheduler, such as ``tcp://10.0.0.1:8786``.

    Raises ``Trouble`` if Dask is not installed, this is no address, nobody answers, there are no workers, or
    what they have would not give the same bits.
    """
    if not _is_address(address):
        raise Trouble(_("--dask takes the address of a scheduler, such as tcp://10.0.0.1:8786."))
    try:
        from distributed import Client
    except ImportError:
        raise Trouble(
            _("--dask needs Dask, which is not installed. To install it: pip install 'sahel-sim[dask]'")
        ) from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError):
        raise Trouble(
            _(
                "No Dask scheduler answers at {address} within {seconds} seconds. Nothing was run. "
                "Look at the address, and whether 'dask scheduler' is at work there; without --dask "
                "this computer does the work.",
                address=address,
                seconds=PATIENCE,
            )
        ) from None
    with client:
        known: Any = client.get_versions(packages=["sahel_sim"])
        workers = known["workers"]
        if not workers:
            raise Trouble(
                _(
                    "The Dask scheduler at {address} has no workers. Start some with 'dask worker "
                    "{address}', then try again.",
                    address=address,
                )
            )
        for worker, found in workers.items():
            _check(worker, found)
        yield client.get_executor()


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return bool(parts.scheme and parts.hostname and parts.port)
    except ValueError:
        return False


def _check(worker: str, found: Any) -> None:
    """Refuse a worker whose versions are others than here."""
    packages = found.get("packages", {})
    python = ".".join(str(found.get("host", {}).get("python", "-")).split(".")[:2])
    pairs = {
        "sahel-sim": (packages.get("sahel_sim"), __version__),
        "numpy": (packages.get("numpy"), numpy.__version__),
        "Python": (python, PYTHON),
    }
    for name, (there, here) in pairs.items():
        if there != here:
            holes = {"worker": worker, "name": name, "found": there or "-", "here": here}
            raise Trouble(
                _(
                    "The worker {worker} has {name} {found}, not {here}, so it may give other numbers. "
                    "Install the same version there.",
                    **holes,
                )
            )
