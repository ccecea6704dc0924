"""Whether Solara is there, in versions with which a page is drawn without a network."""

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import ClassVar

from sahel_sim.languages import N_
from sahel_sim.worded_error import WordedError

OF_VUE_2 = ("ipyvue", "ipyvuetify")
"""Packages of which version 1 has all that it draws with in ``solara-assets``; 3 asks a server on the net."""

LIBRARIES = ("solara", "solara_assets", *OF_VUE_2)


class DashboardError(WordedError):
    """A dashboard that cannot be shown."""

    words: ClassVar = {
        "no_library": N_(
            "The dashboard needs Solara, of which {package} is not installed. Everything else works "
            "without it. To install it: pip install 'sahel-sim[dashboard]'"
        ),
        "wrong_version": N_(
            "The dashboard cannot be drawn with {package} {version}: without a network its page stays "
            "empty. It takes version 1. To install that: pip install 'sahel-sim[dashboard]'"
        ),
        "busy_port": N_(
            "Port {port} of this computer is taken. A port is a whole number from 1024 to 65535 that no "
            "other program uses. Name another one with --port, or none, and a free one is found."
        ),
        "other_host": N_(
            "The dashboard cannot be opened to {host}: it has no accounts and no locks. It is shown on this "
            "computer alone, at 127.0.0.1. To show it to a class, share the screen, or use the page that "
            "'sahel-sim classroom' writes."
        ),
    }


def require_solara() -> None:
    """Make sure that a page can be drawn.

    Raises ``DashboardError`` if a library is missing or of a version that cannot draw it offline.
    """
    for package in LIBRARIES:
        if find_spec(package) is None:
            raise DashboardError("no_library", package=package.replace("_", "-"))
    for package in OF_VUE_2:
        try:
            found = version(package)
        except PackageNotFoundError:
            raise DashboardError("no_library", package=package) from None
        if found.split(".")[0] != "1":
            raise DashboardError("wrong_version", package=package, version=found)
