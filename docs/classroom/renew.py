"""Renew the answers to the sheets, the page for classes and the kit to print, from the grid of the library.

``python docs/classroom/renew.py`` (with the package installed) writes ``answers.md``, ``class.html``
and ``kit.html``, and those of the folder ``fr``. With ``--grid`` the grid is run first, which takes a quarter
of an hour on two cores: that is what to do after a rule or a number of the model has changed.
"""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2

sys.path.insert(0, str(Path(__file__).parent))

from answer_key import QUARTERS, AnswerKey, level, listed, rounded
from printed_kit import FOLDERS, printed_kit

from sahel_sim.classroom.classroom_page import classroom_html
from sahel_sim.classroom.grid_error import measure_error
from sahel_sim.classroom.lesson_answer_text import ANSWERS
from sahel_sim.classroom.lesson_grid import SHIPPED, make_grid, read_grid, write_grid
from sahel_sim.languages import _, speaking

HERE = Path(__file__).parent
GRID = HERE.parents[1] / "src" / "sahel_sim" / "classroom" / SHIPPED
PLACES = {language: folder / "answers.md" for language, folder in FOLDERS.items()}
KITS = {language: folder / "kit.html" for language, folder in FOLDERS.items()}
PAGE = HERE / "class.html"


def answers(grid: Mapping[str, Any], language: str) -> str:
    """The answers as Markdown, in that language; the words stand in ``answers.md.j2`` of each folder."""
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDERS[language]),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    with speaking(language):
        written = templates.get_template("answers.md.j2").render(
            key=AnswerKey(grid),
            runs=grid["size"]["runs"],
            quarters=QUARTERS,
            sentences={name: _(words) for name, words in ANSWERS["report_says"].items()},
            level=level,
            listed=listed,
            rounded=rounded,
        )
    return re.sub(r"\n{3,}", "\n\n", written).strip() + "\n"


def renew(grid: Mapping[str, Any]) -> None:
    """Write the answers, the page and the kits."""
    for language, path in PLACES.items():
        path.write_text(answers(grid, language), encoding="utf-8")
        KITS[language].write_text(printed_kit(language), encoding="utf-8")
    PAGE.write_text(classroom_html(grid), encoding="utf-8")


if __name__ == "__main__":
    if "--grid" in sys.argv[1:]:
        made = make_grid(
            workers=os.cpu_count() or 1, progress=lambda done, of: print(f"{done} of {of}", flush=True)
        )
        made["error"] = measure_error(made, workers=os.cpu_count() or 1)
        write_grid(made, GRID)
    renew(read_grid())
    print(f"Wrote {', '.join(str(path) for path in (*PLACES.values(), *KITS.values(), PAGE))}.")
