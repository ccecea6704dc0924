"""The page of responses and its figures, written when the pages are built: so none can be out of date.

By hand: ``python docs/response_curves/page.py FOLDER`` draws all figures into a folder.
"""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from response_curves import RESPONSES
from response_curves.drawing import drawn, spoken
from sahel_sim.core import Mechanism

FIGURES = "figures/responses"
OPENING = """# What each rule does, alone

Each figure shows one mechanism or strategy on a small stage by hand, while one number moves over the whole
range that it may have. No other rule acts, and chance counts at its mean. The default is marked, and zero
where the sign is open: there the literature disagrees, and so may you. Everything else is at its default.
The forms of a rule, which are rival theories, are lines of one figure.
"""


def write_responses(folder: Path) -> None:
    """Write ``responses.md`` and its figures into a folder; what would not change is left alone."""
    (folder / FIGURES).mkdir(parents=True, exist_ok=True)
    for response in RESPONSES:
        _write(folder / FIGURES / f"{response.name}.svg", drawn(response).svg + "\n")
    _write(folder / "responses.md", "\n".join(_page()) + "\n")


def figures_of(rule: str) -> Iterator[str]:
    """The lines of a page that show what a mechanism or strategy does, its figures and what to look at."""
    for response in RESPONSES:
        if response.rule.name == rule:
            yield f"![{spoken(response)}]({FIGURES}/{response.name}.svg)\n"


def _page() -> Iterator[str]:
    yield OPENING
    for topic, responses in groupby(RESPONSES, key=lambda response: response.topic):
        yield f"## {topic}\n"
        for rule, _ in groupby(responses, key=lambda response: response.rule):
            anchor = f"#{rule.name}" if isinstance(rule, Mechanism) else ""
            yield f"### {rule.name}\n"
            yield f"{_opening(rule.story)} [Its equation and numbers](mechanisms.md{anchor}).\n"
            yield from figures_of(rule.name)


def _opening(story: str) -> str:
    """The first sentence of a story, without the name of the rule before it."""
    first = story.splitlines()[0]
    return first.split(": ", 1)[-1][:1].upper() + first.split(": ", 1)[-1][1:]


def _write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def main() -> None:
    """Draw all figures into the folder that is named."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for response in RESPONSES:
        drawn(response).save(folder)


if __name__ == "__main__":
    main()
