"""A browser for tests: Chromium without a window, for which no host but those named has an address."""

import atexit
import shutil
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def chromium(known_hosts: tuple[str, ...] = ()) -> Iterator[Any]:
    """A browser, closed afterwards; the test is skipped where there is none."""
    pytest.importorskip(
        "playwright.sync_api",
        reason="No playwright: pip install 'sahel-sim[browser]' to test pages in a browser.",
    )
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip(
            "No Chromium on this computer: install Debian's package chromium to test pages in a browser."
        )
    rules = ", ".join(["MAP * ~NOTFOUND", *(f"EXCLUDE {host}" for host in known_hosts)])
    opened = _started().chromium.launch(
        executable_path=found, args=["--no-sandbox", f"--host-resolver-rules={rules}"]
    )
    yield opened
    opened.close()


@cache
def _started() -> Any:
    """Playwright, begun once: a process cannot have it twice, and several folders of tests ask for it."""
    from playwright.sync_api import sync_playwright

    begun = sync_playwright().start()
    atexit.register(begun.stop)
    return begun


class OpenPage:
    """A page that is open, with all that it complained of or asked of the network."""

    def __init__(self, browser: Any, address: str, width: int = 1280, patience: float | None = None) -> None:
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.context = browser.new_context(viewport={"width": width, "height": 900})
        if patience is not None:
            self.context.set_default_timeout(patience)
        self.page = self.context.new_page()
        self.page.on(
            "console", lambda told: self.complaints.append(told.text) if told.type == "error" else None
        )
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(address)


def serious_faults(page: Any) -> list[tuple[str, str]]:
    """What axe finds that keeps people out; the test is skipped where there is no axe."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright",
        reason="No axe: pip install 'sahel-sim[browser]' to test accessibility.",
    )
    found = axe.Axe().run(page).response["violations"]
    return [(each["id"], each["help"]) for each in found if each["impact"] in ("serious", "critical")]
