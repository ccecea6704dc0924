"""Write the pages of the scenarios, one each in both languages, and an index by question."""

from collections.abc import Iterator
from pathlib import Path

from sahel_sim.languages import LANGUAGES, in_language
from sahel_sim.scenario import catalogue, page, question, read

ORDER = (
    "two_towns",
    "mali_2024_02",
    "force_alone",
    "accurate_force",
    "return_to_dialogue",
    "exclusive_dialogue",
    "token_inclusion",
    "jihadists_at_the_table",
    "force_and_dialogue",
    "force_then_talks",
    "talks_then_force",
    "talks_under_fire",
    "talks_after_victory",
    "talks_at_stalemate",
    "talks_after_defeat",
    "comfortable_stalemate",
    "hurting_stalemate",
    "un_exit_2023",
    "un_stays_2023",
    "mali_2023_08",
    "no_war_2023",
    "mirror_of_2012",
    "mali_2012_01",
    "mali_2013_01",
    "accord_2015",
    "mali_2017_03",
    "mali_2022_01",
)
"""The order of the index, from the first lesson on; a scenario that is not named here comes last."""

TITLE = {"en": "Scenarios by question", "fr": "Les scénarios par question"}
OPENING = {
    "en": "Each scenario that comes with the library is for a question. Its page says what it is, how it "
    "works, what to look at and what to try; it gives no answer, since the answer is in the runs.",
    "fr": "Chaque scénario fourni avec la bibliothèque sert une question. Sa page dit de quoi il s'agit, "
    "comment il marche, quoi regarder et quoi essayer\N{NO-BREAK SPACE}; elle ne donne pas de réponse, car "
    "la réponse est dans les simulations.",
}


def write_stories(folder: Path) -> None:
    """Write ``scenarios/`` in a folder; a page that would not change is left alone."""
    home = folder / "scenarios"
    home.mkdir(exist_ok=True)
    for language in LANGUAGES:
        _write(home / f"index.{language}.md", "\n".join(_index(language)) + "\n")
        for name in catalogue():
            _write(home / f"{name}.{language}.md", page(name, language))


def _index(language: str) -> Iterator[str]:
    yield f"# {in_language(TITLE, language)}\n"
    yield in_language(OPENING, language) + "\n"
    names = sorted(catalogue(), key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))
    for name in names:
        title = in_language(read(name).title, language)
        yield f"- {question(name, language)} [{title}]({name}.{language}.md), `{name}`"
    yield "\n```{toctree}\n:hidden:\n"
    yield from (f"{name}.{language}" for name in names)
    yield "```"


def _write(file: Path, text: str) -> None:
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")
