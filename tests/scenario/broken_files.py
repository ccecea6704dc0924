"""What is said of each broken file, kept beside it in both languages.

``python tests/scenario/broken_files.py`` writes it anew. Read what has changed before you keep it: these
are sentences for people.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from sahel_sim.scenario import LANGUAGES, ScenarioError, read

BROKEN = Path(__file__).parent / "broken"


def names() -> tuple[str, ...]:
    """Every broken file, without its suffix."""
    return tuple(sorted(path.stem for path in BROKEN.glob("*.yaml")))


def complaint(name: str) -> ScenarioError:
    """The error that a broken file raises, read from its own folder."""
    with contextlib.chdir(BROKEN):
        try:
            read(f"{name}.yaml")
        except ScenarioError as error:
            return error
    raise AssertionError(f"{name}.yaml is not broken")


def kept(name: str, language: str) -> Path:
    """Where the message is kept."""
    return BROKEN / f"{name}.{language}.txt"


def renewed() -> Iterator[Path]:
    """Write every message anew; the files that change."""
    for name in names():
        for language in LANGUAGES:
            text, file = complaint(name).text(language) + "\n", kept(name, language)
            if not file.exists() or file.read_text(encoding="utf-8") != text:
                file.write_text(text, encoding="utf-8")
                yield file


if __name__ == "__main__":
    for changed in renewed():
        print(changed.name)
