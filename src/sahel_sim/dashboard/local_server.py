"""The server of a dashboard: on this computer alone, for its own browser alone, and silent to the outside."""

import json
import os
import socket
import tempfile
import threading
import warnings
import webbrowser
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sahel_sim.dashboard.solara_extra import DashboardError, require_solara

HOST = "127.0.0.1"
"""Where it is bound: no other computer can reach that."""

OWN_NAMES = ("127.0.0.1", "localhost")
"""What a browser may call this computer."""

FIRST_PORT, PORTS = 8765, 50
"""The port that is tried first, Solara's own, and how many are tried."""

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]


def listening(port: int | None = None) -> socket.socket:
    """A socket of this computer that listens: on that port, or on the first free one from ``FIRST_PORT`` on.

    A browser that comes before there is a page waits, rather than be refused.

    Raises ``DashboardError`` if the port is taken, or all are.
    """
    for tried in [port] if port is not None else range(FIRST_PORT, FIRST_PORT + PORTS):
        found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":  # elsewhere it would share the port with another program
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((HOST, tried))
            found.listen()
        except OSError:
            found.close()
            continue
        return found
    raise DashboardError("busy_port", port=FIRST_PORT if port is None else port)


def require_own(host: str) -> None:
    """Make sure that the page goes to this computer alone.

    Raises ``DashboardError`` if it would go elsewhere.
    """
    if host not in OWN_NAMES:
        raise DashboardError("other_host", host=host)


class OwnBrowserOnly:
    """An ASGI application that answers this computer's own pages alone.

    Another page in the same browser, whose address has another name, is refused, so that it cannot steer the
    dashboard (cross-site WebSockets, DNS rebinding).

    Parameters
    ----------
    application
        What answers all others.
    """

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer, or refuse with 403."""
        if scope["type"] == "lifespan" or is_own(dict(scope.get("headers", ()))):
            await self.application(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            plain = [(b"content-type", b"text/plain")]
            await send({"type": "http.response.start", "status": 403, "headers": plain})
            await send({"type": "http.response.body", "body": b"This page is for its own computer alone."})


def is_own(headers: Mapping[bytes, bytes]) -> bool:
    """Whether a request was sent to this computer, by a page of this computer or by no page.

    >>> is_own({b"host": b"127.0.0.1:8765"}), is_own({b"host": b"localhost", b"origin": b"http://evil.org"})
    (True, False)
    """
    asked = urlsplit(f"//{headers.get(b'host', b'').decode('latin-1')}").hostname
    origin = headers.get(b"origin", b"").decode("latin-1")
    return asked in OWN_NAMES and (not origin or urlsplit(origin).hostname in OWN_NAMES)


def serve(
    scenario: str | Path = "mali_2024_02",
    *,
    port: int | None = None,
    host: str = HOST,
    open_browser: bool = False,
    ready: Callable[[str], None] | None = None,
    **choices: Any,
) -> None:
    """Serve a dashboard until Ctrl-C.

    Parameters
    ----------
    scenario
        A shipped name, or a path.
    port
        On which; the first free one from 8765 on unless said.
    host
        ``127.0.0.1`` or ``localhost``; no other is allowed.
    open_browser
        Whether the browser of this computer opens it.
    ready
        Told the address, once it listens.
    **choices
        Of ``dashboard_page``.

    Raises
    ------
    DashboardError
        If Solara is not there, the port is taken, or the host is another.
    """
    require_own(host)
    require_solara()
    with listening(port) as found, tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "dashboard_app.py"
        script.write_text(_script(scenario, choices), encoding="utf-8")
        address = f"http://{HOST}:{found.getsockname()[1]}"
        if ready is not None:
            ready(address)
        if open_browser:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        _run(script, found)


def _script(scenario: str | Path, choices: Mapping[str, Any]) -> str:
    """The file that Solara runs, as a reader would write it."""
    name = str(Path(scenario).resolve()) if Path(scenario).suffix else str(scenario)
    given = json.dumps({"scenario": name, **choices})
    return (
        "import json\n\nfrom sahel_sim.dashboard import dashboard_page\n\n"
        f"page = dashboard_page(**json.loads({given!r}))\n"
    )


def _run(script: Path, found: socket.socket) -> None:
    """Run Solara's own application behind the guard, without its reports to its makers."""
    import solara.server.settings as settings
    import uvicorn

    settings.telemetry.mixpanel_enable = False
    settings.main.mode = "production"
    settings.theme.loader = "plain"
    settings.theme.title = "sahel_sim"
    settings.theme.show_banner = False
    settings.assets.fontawesome_enabled = False
    from solara.server import app as solara_app
    from solara.server.starlette import app

    # Solara warns that a page in a frame of another site would lose its cookie; this page is in none.
    warnings.filterwarnings("ignore", "Cookies with samesite=none", UserWarning)
    solara_app.apps["__default__"] = solara_app.AppScript(str(script))
    server = uvicorn.Server(
        uvicorn.Config(
            OwnBrowserOnly(app),
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=1,
            ws_ping_interval=None,  # a slow computer that draws is not a lost one
        )
    )
    server.run(sockets=[found])
