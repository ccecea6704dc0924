"""The server: this computer alone, its own pages alone; and what is said where it cannot be shown."""

import socket
import subprocess
import sys
from typing import Any

import pytest

from sahel_sim.cli import main
from sahel_sim.dashboard import solara_extra
from sahel_sim.dashboard.local_server import FIRST_PORT, HOST, OwnBrowserOnly, is_own, listening
from sahel_sim.dashboard.solara_extra import DashboardError, require_solara

OWN = {b"host": b"127.0.0.1:8765"}


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        (OWN, True),
        ({b"host": b"localhost:8765"}, True),
        (OWN | {b"origin": b"http://127.0.0.1:8765"}, True),
        (OWN | {b"origin": b"http://localhost:8765"}, True),
        (OWN | {b"origin": b"https://example.org"}, False),
        (OWN | {b"origin": b"http://127.0.0.1.example.org"}, False),
        (OWN | {b"origin": b"null"}, False),
        ({b"host": b"example.org"}, False),
        ({b"host": b"127.0.0.1.example.org:8765"}, False),
        ({b"host": b"192.168.1.7:8765"}, False),
        ({}, False),
    ],
)
def test_only_pages_of_this_computer_are_answered(headers, allowed):
    assert is_own(headers) is allowed


@pytest.mark.parametrize(
    ("kind", "headers", "answer"),
    [
        ("http", OWN, "passed"),
        ("websocket", OWN, "passed"),
        ("lifespan", {}, "passed"),
        ("http", {b"host": b"example.org"}, 403),
        ("websocket", OWN | {b"origin": b"https://example.org"}, 1008),
    ],
)
def test_others_are_refused_before_solara_hears_of_them(kind, headers, answer):
    told: list[Any] = []

    async def solara(scope: Any, receive: Any, send: Any) -> None:
        told.append("passed")

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        told.extend(message[key] for key in ("status", "code") if key in message)

    scope = {"type": kind, "headers": list(headers.items())}
    with pytest.raises(StopIteration):  # nothing here waits, so no loop is needed; a browser test has its own
        OwnBrowserOnly(solara)(scope, receive, send).send(None)

    assert told == [answer]


def test_a_port_that_is_taken_is_not_taken_again():
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(DashboardError) as told:
            listening(port)
    assert f"Port {port} of this computer is taken." in str(told.value)
    with listening() as one, listening() as another:
        names = [found.getsockname() for found in (one, another)]
    assert {host for host, _ in names} == {"127.0.0.1"}
    assert names[1][1] > names[0][1] >= FIRST_PORT


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "example.org", "::"])
def test_no_other_host_is_served(host, capsys):
    assert main(["dashboard", "two_towns", "--no-browser", "--host", host]) == 2
    told = capsys.readouterr()
    assert told.err.startswith(f"The dashboard cannot be opened to {host}: it has no accounts and no locks.")
    assert "127.0.0.1" in told.err
    assert main(["dashboard", "two_towns", "--host", host, "--lang", "fr"]) == 2
    assert capsys.readouterr().err.startswith(f"Le tableau de bord ne peut pas être ouvert à {host}")


def test_without_solara_one_is_told_what_to_install(monkeypatch, capsys):
    monkeypatch.setattr(solara_extra, "find_spec", lambda _name: None)

    assert main(["dashboard", "two_towns", "--no-browser"]) == 2
    assert capsys.readouterr().err == (
        "The dashboard needs Solara, of which solara is not installed. Everything else works without it. To "
        "install it: pip install 'sahel-sim[dashboard]'\n"
    )
    assert main(["dashboard", "two_towns", "--lang", "fr"]) == 2
    assert "a besoin de Solara, dont solara n'est pas installé" in capsys.readouterr().err


def test_a_version_with_which_the_page_stays_empty_is_refused(monkeypatch):
    monkeypatch.setattr(solara_extra, "find_spec", lambda _name: object())
    monkeypatch.setattr(solara_extra, "version", lambda _name: "3.0.1")

    with pytest.raises(DashboardError, match=r"cannot be drawn with ipyvue 3.0.1: .* It takes version 1"):
        require_solara()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["atlantis"], "atlantis"),
        (["two_towns", "--beside", "atlantis"], "atlantis"),
        (["two_towns", "--set", "crown.restraint=7"], "crown.restraint"),
        (["two_towns", "--port", "80"], "--port takes a whole number from 1024 to 65535."),
        (["two_towns", "--replicate", "-1"], "--replicate takes a whole number"),
    ],
)
def test_mistakes_are_told_before_anything_is_served(words, said, monkeypatch, capsys):
    monkeypatch.setattr(solara_extra, "find_spec", lambda _name: object())
    monkeypatch.setattr(solara_extra, "version", lambda _name: "1.0")

    assert main(["dashboard", "--no-browser", *words]) == 2
    assert said in capsys.readouterr().err


def test_help_needs_neither_solara_nor_the_model():
    code = (
        "import sys; from sahel_sim.cli import main; main(['dashboard', '--help']); "
        "print([name for name in ('solara', 'mesa', 'sahel_sim.dashboard') if name in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )

    assert told.stdout.rstrip().endswith("[]")
