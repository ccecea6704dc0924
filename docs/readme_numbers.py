"""The numbers of the French README are those of the English one, place by place.

``python docs/readme_numbers.py`` writes them into ``README.fr.md``, after those of ``README.md`` have been
renewed.
"""

import re
import sys
from itertools import pairwise
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]
ENGLISH, FRENCH = HOUSE / "README.md", HOUSE / "README.fr.md"

HEADING = re.compile(r"^## ", re.MULTILINE)
FENCED = re.compile(r"```.*?```", re.DOTALL)
NUMBER = re.compile(r"\d{1,3}(?:[,\N{NARROW NO-BREAK SPACE}]\d{3})+(?!\d)|\d+")


def sections(text: str) -> list[str]:
    """What stands before the first heading, and each section."""
    starts = [0, *(found.start() for found in HEADING.finditer(text)), len(text)]
    return [text[a:b] for a, b in pairwise(starts)]


def numbers(section: str) -> list[str]:
    """The numbers of a section outside of its commands and files, in their order."""
    return NUMBER.findall(FENCED.sub("", section))


def in_french(number: str) -> str:
    """A number with its thousands apart as in French."""
    return number.replace(",", "\N{NARROW NO-BREAK SPACE}")


def renewed(english: str, french: str) -> str:
    """The French text with the numbers of the English one.

    Raises
    ------
    ValueError
        If a section has more or fewer of them than in English: then a sentence is to be translated first.
    """
    told = []
    for here, there in zip(sections(french), sections(english), strict=True):
        wanted = [in_french(each) for each in numbers(there)]
        if len(wanted) != len(numbers(here)):
            title = here.splitlines()[0]
            raise ValueError(f"{title}: {numbers(here)} in French, {wanted} in English.")
        told.append(with_numbers(here, wanted))
    return "".join(told)


def with_numbers(section: str, wanted: list[str]) -> str:
    """A section with other numbers, one after another, but for its commands and files."""
    following = iter(wanted)
    parts = re.split(f"({FENCED.pattern})", section, flags=re.DOTALL)
    return "".join(
        part if n % 2 else NUMBER.sub(lambda _: next(following), part) for n, part in enumerate(parts)
    )


def main() -> int:
    """Write them down, and say what changed."""
    before = FRENCH.read_text(encoding="utf-8")
    after = renewed(ENGLISH.read_text(encoding="utf-8"), before)
    FRENCH.write_text(after, encoding="utf-8")
    print(f"{FRENCH.name}: {'nothing changed' if after == before else 'numbers renewed'}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
