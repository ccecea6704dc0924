"""What a fresh reader sees first: the top of a page of each kind, 1280 by 800 pixels, in both languages.

``python docs/fresh_reader/screens.py -o FOLDER`` makes the pages and takes their pictures; ``--kind`` names
some of them. It needs Chromium and the extra ``browser``. ``docs/fresh_reader.md`` has what a reader is
asked, and what one answered.
"""

import argparse
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import sahel_sim
from sahel_sim.classroom.classroom_page import classroom_html
from sahel_sim.classroom.lesson_grid import read_grid

LANGUAGES = ("en", "fr")
WIDTH, HEIGHT = 1280, 800
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

FORCE, TALKS, AS_IT_IS = "force_alone", "return_to_dialogue", "mali_2024_02"
PRESSURE, INCLUSIVITY = "government.military_pressure", "dialogue.inclusivity"
CLAIMS = ("C01_force_does_not_end_all_wars", "C05_war_benefits_jihadists")
"""The two questions that brought everybody here, as claims."""


class Written(Protocol):
    """What a study gives: it writes a folder with a page."""

    def write(self, folder: str | Path, language: str | None = None) -> Path:
        """Write it, in a language."""


KINDS: dict[str, Callable[[int], Written]] = {
    "run": lambda runs: sahel_sim.run(FORCE, runs=runs),
    "compare": lambda runs: sahel_sim.compare(AS_IT_IS, FORCE, TALKS, runs=runs),
    "sweep": lambda runs: sahel_sim.sweep(
        TALKS, {PRESSURE: (0.0, 0.5, 1.0), INCLUSIVITY: (0.0, 0.5, 1.0)}, runs=max(runs // 2, 2)
    ),
    "experiment": lambda runs: sahel_sim.experiment(
        [{PRESSURE: x} for x in (0.0, 0.5, 1.0)], AS_IT_IS, runs=runs
    ),
    "claims": lambda runs: sahel_sim.claims(CLAIMS),
    "patterns": lambda runs: sahel_sim.patterns(runs=max(runs // 8, 2)),
}
"""How a page of each kind is made from so many runs; claims and the class have runs of their own."""

CLASS = "classroom"


def write_pages(kind: str, runs: int, folder: Path) -> dict[str, Path]:
    """The page of a kind by language, written under a folder."""
    pages = {language: folder / f"{kind}.{language}" / "index.html" for language in LANGUAGES}
    if kind == CLASS:
        for language, page in pages.items():
            page.parent.mkdir(parents=True)
            page.write_text(classroom_html(read_grid(), language), encoding="utf-8")
        return pages
    study = KINDS[kind](runs)
    for language, page in pages.items():
        study.write(page.parent, language)
    return pages


def take_pictures(pages: dict[str, Path], folder: Path) -> list[Path]:
    """A picture of the top of each page, by a name without its suffix.

    Raises
    ------
    RuntimeError
        If there is no Chromium on this computer.
    """
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise RuntimeError("There is no Chromium. Install it, such as Debian's package chromium.")
    pictures = []
    with sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND"]
        )
        for name, page in pages.items():
            seen = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            seen.goto(page.resolve().as_uri())
            pictures.append(folder / f"{name}.png")
            seen.screenshot(path=str(pictures[-1]))
            seen.close()
        browser.close()
    return pictures


def main(words: list[str] | None = None) -> list[Path]:
    """Make the pages, take their pictures, and say where they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, required=True, help="a new folder")
    parser.add_argument("-n", "--runs", type=int, default=128)
    parser.add_argument("--kind", nargs="*", choices=(*KINDS, CLASS), default=(*KINDS, CLASS))
    asked = parser.parse_args(words)
    asked.output.mkdir(parents=True, exist_ok=True)
    pictures = []
    for kind in asked.kind:
        pages = write_pages(kind, asked.runs, asked.output / "pages")
        pictures += take_pictures(
            {f"{kind}.{language}": page for language, page in pages.items()}, asked.output
        )
    print(*pictures, sep="\n")
    return pictures


if __name__ == "__main__":
    main()
