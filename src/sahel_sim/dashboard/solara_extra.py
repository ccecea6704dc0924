"""Whether Solara is there, in versions with which a page is drawn without a network."""

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from sahel_sim.core import SahelError
from sahel_sim.languages import _, speaks

OF_VUE_2 = ("ipyvue", "ipyvuetify")
"""Packages of which version 1 has all that it draws with in ``solara-assets``; 3 asks a server on the net."""

LIBRARIES = ("solara", "solara_assets", *OF_VUE_2)


class DashboardError(SahelError):
    """A dashboard that cannot be shown; the message says why in the reader's language."""

    def __init__(self, key: str, **fields: object) -> None:
        super().__init__(key, fields)
        self.key, self.fields = key, fields

    @speaks
    def text(self, language: str | None = None) -> str:
        """What is wrong, what is allowed, and what to do."""
        if self.key == "no_library":
            return _(
                "The dashboard needs Solara, of which {package} is not installed. Everything else works "
                "without it. To install it: pip install 'sahel-sim[dashboard]'",
                **self.fields,
            )
        if self.key == "wrong_version":
            return _(
                "The dashboard cannot be drawn with {package} {version}: without a network its page stays "
                "empty. It takes version 1. To install that: pip install 'sahel-sim[dashboard]'",
                **self.fields,
            )
        if self.key == "busy_port":
            return _(
                "Port {port} of this computer is taken. A port is a whole number from 1024 to 65535 that no "
                "other program uses. Name another one with --port, or none, and a free one is found.",
                **self.fields,
            )
        return _(
            "The dashboard cannot be opened to {host}: it has no accounts and no locks. It is shown on this "
            "computer alone, at 127.0.0.1. To show it to a class, share the screen, or use the page that "
            "'sahel-sim classroom' writes.",
            **self.fields,
        )

    def __str__(self) -> str:
        return self.text()


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
