"""What tests of the dashboard in a browser share: a server here, and a browser that knows no other."""

import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from chromium import chromium

HOST = "127.0.0.1"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium without a window, for which no host but this computer has an address."""
    yield from chromium((HOST,))


@pytest.fixture(scope="session")
def served(browser: Any) -> Iterator[Callable[..., str]]:
    """Serve a dashboard with these words of the command line, and say where; all end as with Ctrl-C."""
    for package in ("solara", "solara_assets"):
        pytest.importorskip(
            package,
            reason="No Solara: pip install 'sahel-sim[dashboard]' to test the dashboard in a browser.",
        )
    with ExitStack() as running:
        known: dict[tuple[str, ...], str] = {}

        def serve(*words: str) -> str:
            if words not in known:
                known[words] = running.enter_context(Server(words))
            return known[words]

        yield serve


@pytest.fixture
def own_server(served: Callable[..., str]) -> type["Server"]:
    """A server of a test's own, which it may end."""
    return Server


class Server:
    """``sahel-sim dashboard`` in a process of its own."""

    def __init__(self, words: tuple[str, ...]) -> None:
        command = [sys.executable, "-m", "sahel_sim", "dashboard", *words, "--no-browser"]
        command += ["--set", "parameter_draws=fixed"]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
        )

    def __enter__(self) -> str:
        assert self.process.stdout is not None
        first = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", first)
        assert found, first + self.process.stdout.read()
        return found[0]

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGINT)
        said, _nothing = self.process.communicate(timeout=60)
        assert self.process.returncode == 0, said
        assert "Traceback" not in said, said
