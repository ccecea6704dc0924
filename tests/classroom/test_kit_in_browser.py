"""The kit to print in a browser: pages of their own, nothing cut off, nothing asked of the network."""

import re
from pathlib import Path
from typing import Any

import pytest

from chromium import OpenPage

KIT = Path(__file__).parents[2] / "docs" / "classroom"
FILES = [KIT / "kit.html", KIT / "fr" / "kit.html"]

pytestmark = pytest.mark.skipif(
    not all(path.exists() for path in FILES), reason="No kit to print: run docs/classroom/renew.py."
)


@pytest.mark.parametrize("path", FILES, ids=["en", "fr"])
def test_parts_sheets_and_answers_begin_on_pages_of_their_own(browser: Any, path: Path) -> None:
    opened = OpenPage(browser, path.as_uri())
    opened.page.emulate_media(media="print")
    breaks = {
        name: opened.page.eval_on_selector_all(name, "all => all.map(e => getComputedStyle(e).breakBefore)")
        for name in ("section", "#handout h3", "#sheets h3", "#answers h3")
    }
    pages = len(re.findall(rb"/Type\s*/Page\b", opened.page.pdf(prefer_css_page_size=True)))

    assert breaks == {
        "section": ["page"] * 5,
        "#handout h3": ["auto", "page"],
        "#sheets h3": ["auto"] + ["page"] * 4,
        "#answers h3": ["auto"] + ["page"] * 4,
    }
    assert 15 <= pages <= 18
    assert opened.complaints == []
    assert opened.asked == [path.as_uri()]
    opened.context.close()


@pytest.mark.parametrize("path", FILES, ids=["en", "fr"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_kit_fits_a_telephone(browser: Any, path: Path, width: int) -> None:
    opened = OpenPage(browser, path.as_uri(), width)

    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    opened.context.close()
