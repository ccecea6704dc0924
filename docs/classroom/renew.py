"""Renew the answers to the exercise sheets, and the page for classes, from the grid of the library.

``python docs/classroom/renew.py`` (with the package installed) writes ``answers.md``, ``fr/answers.md`` and
``class.html``. With ``--grid`` the grid is run first, which takes minutes on two cores: that is what to do
after a rule or a number of the model has changed.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sahel_sim.classroom.classroom_page import classroom_html
from sahel_sim.classroom.grid_error import corners, measure_error
from sahel_sim.classroom.lesson_cells import MEASURES
from sahel_sim.classroom.lesson_grid import SHIPPED, make_grid, read_grid, write_grid
from sahel_sim.classroom.lesson_levers import LEVERS
from sahel_sim.classroom.lesson_runs import pictured_settings
from sahel_sim.classroom.number_text import levels_from_text, persons_of_levels
from sahel_sim.languages import _, speaking
from sahel_sim.report.number_format import count, decimal, percent
from sahel_sim.results.gains import GAINERS

HERE = Path(__file__).parent
GRID = HERE.parents[1] / "src" / "sahel_sim" / "classroom" / SHIPPED
AXES = [lever.values for lever in LEVERS]
QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)
PLACES = {"en": HERE / "answers.md", "fr": HERE / "fr" / "answers.md"}
PAGE = HERE / "class.html"

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "Answers to the sheets",
        "made": "Made by `python docs/classroom/renew.py` from the {runs} runs at each setting of the "
        "page; do not edit.",
        "sheet": "Sheet {n}",
        "pressure": "Pressure",
        "inclusivity": "Inclusivity",
        "restraint": "Restraint",
        "scenario": "Scenario",
        "rebel_war_over": "War with the rebels over",
        "all_wars_over": "All wars over",
        "gains": "Gains most often",
        "jihadist_fighters": "Fighters of the jihadists at the end",
        "start": "They begin with {n}.",
        "civilians_killed": "Civilians killed",
        "displaced": "People who have fled",
        "luck": "Luck: lowest to highest of {n} runs",
        "ignorance": "Ignorance: lowest to highest of {n} other sets of numbers",
        "rule": "By the rule of the page the first sentence of the report {verdict} in *{story}* at pressure "
        "1.00.",
        "holds": "holds",
        "fails": "does not hold",
        "step": "In *{story}* the largest step of a quarter is {size} points, from {low} to {high}.",
        "state": "the state",
        "rebels": "the rebels",
        "jihadists": "the jihadists",
        "militias": "the militias",
        "nobody": "nobody",
        "mali_2024_02": "Northern Mali, early 2024",
        "accurate_force": "Accurate force",
        "return_to_dialogue": "Return to dialogue",
    },
    "fr": {
        "title": "Corrigés des fiches",
        "made": "Fait par `python docs/classroom/renew.py` d'après les {runs} simulations à chaque réglage "
        "de la page ; à ne pas modifier.",
        "sheet": "Fiche {n}",
        "pressure": "Pression",
        "inclusivity": "Inclusivité",
        "restraint": "Retenue",
        "scenario": "Scénario",
        "rebel_war_over": "Guerre avec les rebelles terminée",
        "all_wars_over": "Toutes les guerres terminées",
        "gains": "Y gagne le plus souvent",
        "jihadist_fighters": "Combattants djihadistes à la fin",
        "start": "Ils sont {n} au départ.",
        "civilians_killed": "Civils tués",
        "displaced": "Personnes déplacées",
        "luck": "Hasard : de la plus basse à la plus haute de {n} simulations",
        "ignorance": "Ignorance : du plus bas au plus haut de {n} autres jeux de paramètres",
        "rule": "Selon la règle de la page, la première phrase du rapport {verdict} dans *{story}* à une "
        "pression de 1,00.",
        "holds": "tient",
        "fails": "ne tient pas",
        "step": "Dans *{story}*, le plus grand pas d'un quart est de {size} points, de {low} à {high}.",
        "state": "l'État",
        "rebels": "les rebelles",
        "jihadists": "les djihadistes",
        "militias": "les milices",
        "nobody": "personne",
        "mali_2024_02": "Nord du Mali, début 2024",
        "accurate_force": "La force précise",
        "return_to_dialogue": "Retour au dialogue",
    },
}


def answers(grid: Mapping[str, Any], language: str) -> str:
    """The answers as Markdown, in that language."""
    words = WORDS[language]
    with speaking(language):
        return "\n".join(_lines(grid, words)) + "\n"


def _lines(grid: Mapping[str, Any], words: Mapping[str, str]) -> Iterator[str]:
    north, accurate, table = (
        _scenario(grid, name) for name in ("mali_2024_02", "accurate_force", "return_to_dialogue")
    )
    runs = grid["size"]["runs"]
    over, every = (
        lambda cell, name=name: percent(cell[name] / runs) for name in ("rebel_war_over", "all_wars_over")
    )
    fighters, killed, fled = (
        (lambda cell, name=name: count(cell[name]))
        for name in ("jihadist_fighters", "civilians_killed", "displaced")
    )
    yield from (f"# {words['title']}", "", words["made"].format(runs=runs), "")
    yield from (f"## {words['sheet'].format(n=1)}", "")
    forced = [((x, 0.0, 0.1), [decimal(x) if x else "0"]) for x in QUARTERS]
    yield from _table(north, words, ["pressure"], forced, {"rebel_war_over": over, "all_wars_over": every})
    hardest = _cell(north, (1.0, 0.0, 0.1))
    yield from (_judged(hardest, runs, words, "mali_2024_02"), "")
    yield from (f"## {words['sheet'].format(n=2)}", "")
    yield from _table(
        north, words, ["pressure"], forced, {"gains": _gainer(words), "jihadist_fighters": fighters}
    )
    yield from (words["start"].format(n=count(hardest["jihadist_fighters_at_start"])), "")
    yield from (f"## {words['sheet'].format(n=3)}", "")
    talked = [((0.5, x, 0.1), [decimal(x) if x else "0"]) for x in QUARTERS]
    for story in (north, table):
        yield from (f"*{words[story['name']]}*", "")
        yield from _table(
            story, words, ["inclusivity"], talked, {"rebel_war_over": over, "jihadist_fighters": fighters}
        )
    yield from (_largest_step(story, runs, words) for story in (north, table))
    yield ""
    yield from (f"## {words['sheet'].format(n=4)}", "")
    paid = [((x, 0.0, r), [decimal(x), decimal(r)]) for x in (1.0, 0.25) for r in (0.1, 0.9)]
    columns = {"civilians_killed": killed, "displaced": fled, "rebel_war_over": over}
    yield from _table(north, words, ["pressure", "restraint"], paid, columns)
    yield from (f"## {words['sheet'].format(n=5)}", "")
    at, colon = (1.0, 0.0, 0.9), _(": ")
    for name, story in (("mali_2024_02", north), ("accurate_force", accurate)):
        cell = _cell(story, at)
        yield f"- {words[name]}{colon}{words['rebel_war_over']} {over(cell)}, "
        yield f"  {words['all_wars_over']} {every(cell)}, {words['jihadist_fighters']} {fighters(cell)}."
        yield f"  {_judged(cell, runs, words, name)}"
        for kind in ("lines", "draws"):
            number, low, high = _ends(grid, story, at, kind)
            told = words["luck" if kind == "lines" else "ignorance"].format(n=number)
            yield f"  - {words['jihadist_fighters']}, {told} ({count(low)} – {count(high)})"


def _table(
    story: Mapping[str, Any],
    words: Mapping[str, str],
    names: Sequence[str],
    rows: Sequence[tuple[tuple[float, ...], list[str]]],
    columns: Mapping[str, Callable[[Mapping[str, float]], str]],
) -> Iterator[str]:
    heads = [words[name] for name in (*names, *columns)]
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join('---' for _ in heads)} |"
    for at, told in rows:
        cell = _cell(story, at)
        yield f"| {' | '.join((*told, *(say(cell) for say in columns.values())))} |"
    yield ""


def _scenario(grid: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return next(each for each in grid["scenarios"] if each["name"] == name)


def _index(at: tuple[float, ...]) -> int:
    ((index, _one),) = corners(at, AXES)
    return index


def _cell(story: Mapping[str, Any], at: tuple[float, ...]) -> dict[str, float]:
    columns = {**story["counts"], **story["middles"]}
    return {name: values[_index(at)] for name, values in columns.items()}


def _gainer(words: Mapping[str, str]) -> Callable[[Mapping[str, float]], str]:
    return lambda cell: words[max(GAINERS, key=lambda who: cell[f"gains_{who}"])]


def _judged(cell: Mapping[str, float], runs: int, words: Mapping[str, str], name: str) -> str:
    verdict = words["holds" if cell["all_wars_over"] / runs < 0.5 else "fails"]
    return words["rule"].format(verdict=verdict, story=words[name])


def _largest_step(story: Mapping[str, Any], runs: int, words: Mapping[str, str]) -> str:
    shares = [_cell(story, (0.5, x, 0.1))["rebel_war_over"] / runs for x in QUARTERS]
    at = max(range(4), key=lambda n: abs(shares[n + 1] - shares[n]))
    size = round(100 * (shares[at + 1] - shares[at]))
    low, high = (decimal(x) if x else "0" for x in QUARTERS[at : at + 2])
    return words["step"].format(story=words[story["name"]], size=count(size), low=low, high=high)


TIMES = 21
"""Half years of ten years, with both ends."""


def _ends(
    grid: Mapping[str, Any], story: Mapping[str, Any], at: tuple[float, ...], kind: str
) -> tuple[int, float, float]:
    """How many lines there are of the jihadists' fighters, and where the lowest and the highest end."""
    measure = [each.name for each in MEASURES].index("jihadist_fighters")
    kept = pictured_settings()
    lines = levels_from_text(story[kind]).reshape(len(kept), -1, len(MEASURES), TIMES)
    ends = lines[kept.index(_index(at)), :, measure, -1]
    persons = persons_of_levels(ends.astype(float), grid["measures"][measure]["top"])
    low, high = (round(float(x), -2) for x in (persons.min(), persons.max()))
    return len(ends), low, high


def renew(grid: Mapping[str, Any]) -> None:
    """Write the answers and the page."""
    for language, path in PLACES.items():
        path.write_text(answers(grid, language), encoding="utf-8")
    PAGE.write_text(classroom_html(grid), encoding="utf-8")


if __name__ == "__main__":
    if "--grid" in sys.argv[1:]:
        made = make_grid(
            workers=os.cpu_count() or 1, progress=lambda done, of: print(f"{done} of {of}", flush=True)
        )
        made["error"] = measure_error(made, workers=os.cpu_count() or 1)
        write_grid(made, GRID)
    renew(read_grid())
    print(f"Wrote {', '.join(str(path) for path in (*PLACES.values(), PAGE))}.")
