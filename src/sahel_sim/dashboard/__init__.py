"""The dashboard: one run of the Mesa model to step, play and steer in a browser on one's own computer.

``dashboard_page("return_to_dialogue")`` is the page for a notebook or for ``solara run``, and ``serve`` what
``sahel-sim dashboard`` runs. ``Session`` is what one does at it, without any page, and ``WatchedModel`` the
model behind it, which SolaraViz takes too: see ``solara_viz``.

Pages need Solara, ``pip install 'sahel-sim[dashboard]'``; all else does not.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sahel_sim.dashboard.local_server import serve
    from sahel_sim.dashboard.session import Session
    from sahel_sim.dashboard.solara_page import dashboard_page
    from sahel_sim.dashboard.watched_model import WatchedModel

__all__ = ["Session", "WatchedModel", "dashboard_page", "serve"]

_HOMES = {
    "Session": "session",
    "WatchedModel": "watched_model",
    "dashboard_page": "solara_page",
    "serve": "local_server",
}
"""Where each public name lives."""


def __getattr__(name: str) -> Any:
    """Fetch a public name from where it lives.

    Raises ``DashboardError`` if it shows a page and Solara is not there.
    """
    if name not in _HOMES:
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    if name == "dashboard_page":
        import_module(f"{__name__}.solara_extra").require_solara()
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
