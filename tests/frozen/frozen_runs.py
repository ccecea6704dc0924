"""What is frozen, made through public doors alone: results, tables, pages, and what the command line says."""

import hashlib
import io
import os
import platform
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from unittest import mock

import numpy as np
import pandas
from page_words import figures_of, normal, text_of
from scipy import special

import sahel_sim
from sahel_sim.claim_testing.effort import EFFORTS, ClaimEffort
from sahel_sim.cli import main
from sahel_sim.scenario import draw_kinds

draw_kinds.USUAL_DRAWS = draw_kinds.FIXED
"""Frozen are the rules with the numbers that they declare; accepted sets come and go."""

HERE = Path(__file__).parent
LANGUAGES = ("en", "fr")

SCENARIOS = (
    "two_towns",
    "mali_2012_01",
    "mali_2023_08",
    "accord_2015",
    "jihadists_at_the_table",
    "un_exit_2023",
)
RUNS, SEED = 5, 2024
OUTCOMES = ("rebel_war_over", "battle_deaths", "jihadist_fighters", "displaced")

CLAIMS = (
    "C12b_one_softer_side_is_enough",
    "C13a_bases_as_the_spark",
    "C14a_approval_jumps",
    "C15b_the_winner_offers_less",
    HERE / "more_force_more_deaths.yaml",
)
EFFORT = ClaimEffort(
    "teaching",
    runs=8,
    of_settings=2,
    draws=3,
    of_draws=2,
    steps=2,
    children=2,
    of_coalitions=2,
    points=2,
    looks_again=True,
)

COMMANDS = (
    *("run", "compare", "sweep", "experiment", "claims", "check", "show", "new", "explain"),
    *("reproduce", "schema"),
)
"""Each has a help page."""

FOLDERS = {
    "run": ("run", "two_towns", "-n", "4"),
    "compare": ("compare", "force_alone", "return_to_dialogue", "-n", "4", "--width", "0.1"),
    "sweep": (
        *("sweep", "two_towns", "-n", "4", "--vary", "crown.restraint=0:1:3"),
        *("--vary", "crown.military_pressure=0,1"),
    ),
}
"""Commands that write a folder with a page."""

SAID = {
    "help": ("--help",),
    **{f"help_{name}": (name, "--help") for name in COMMANDS},
    "show": ("show",),
    "show_scenario": ("show", "force_alone"),
    "show_scenario_page": ("show", "force_alone", "--page"),
    "show_sweep": ("show", "pressure_and_inclusivity"),
    "show_claim": ("show", "C05_war_benefits_jihadists"),
    "show_mechanism": ("show", "combat"),
    "show_strategy": ("show", "raid"),
    "show_faction": ("show", "jnim"),
    "show_section": ("show", "dialogue"),
    "show_setting": ("show", "combat.fire"),
    "show_nothing": ("show", "nope"),
    "check_scenario": ("check", "un_exit_2023"),
    "check_sweep": ("check", "pressure_and_inclusivity"),
    "check_claim": ("check", "C12b_one_softer_side_is_enough"),
    "check_mistakes": ("check", str(HERE / "mistakes.yaml")),
    "explain": ("explain", "two_towns", "-n", "4", "--workers", "1"),
    "new_scenario": ("new", "my_story", "--from", "force_alone", "-o", "my_story.yaml"),
    "new_claim": ("new", "claim", "my_claim", "-o", "my_claim.yaml"),
}
"""Commands of which what they say is kept, and what they write if it is a single file."""


@dataclass
class Made:
    """What is frozen.

    Attributes
    ----------
    bits
        By name, a hash that is the same wherever arithmetic is.
    markup
        By page, a hash of it, which must be the same wherever arithmetic and the drawing of figures are.
    numbers
        By name, numbers that are nearly the same everywhere.
    words
        By name, those of the verdicts.
    texts
        By file name, the words of each page.
    """

    bits: dict[str, str] = field(default_factory=dict)
    markup: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, dict[str, float]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


def made(folder: Path) -> Made:
    """Make it all, in an empty folder."""
    found = Made()
    settings = {"SAHEL_SIM_LANG": "en", "COLUMNS": "80", "NO_COLOR": "1"}
    before = Path.cwd()
    os.chdir(folder)
    try:
        with mock.patch.dict(os.environ, settings):
            _results(found)
            _claims(found, folder)
            for language in LANGUAGES:
                _folders(found, folder, language)
                _said(found, folder, language)
    finally:
        os.chdir(before)
    return found


def arithmetic() -> str:
    """A hash of what functions and sums give here: processors and libraries differ in last bits."""
    draw = np.random.Generator(np.random.Philox(5))
    x, square = draw.random(4099) * 4.0 + 1e-3, draw.random((3, 61, 61))
    functions = (np.exp, np.expm1, np.log, np.log1p, np.tanh, np.sqrt, np.sin, np.cos)
    parts = [of(x) for of in functions]
    parts += [x**y for y in (0.37, 2.0, 3.3)]
    parts += [special.ndtri(x / 5.0), special.stdtrit(7, x / 5.0), special.ndtr(x), draw.normal(size=999)]
    parts += [np.einsum("rij,rjl->ril", square, square), square.sum(axis=2), square.sum(axis=1), x.cumsum()]
    return _hash(*(np.ascontiguousarray(part).tobytes() for part in parts))


def drawing() -> str:
    """With what figures are drawn."""
    return f"matplotlib {version('matplotlib')}, {platform.system()}"


def _results(found: Made) -> None:
    for name in SCENARIOS:
        results = sahel_sim.run(name, runs=RUNS, seed=SEED, executor=1)
        found.bits[name] = results.digest()
        found.numbers[name] = _means(results.to_pandas())
    weekly = sahel_sim.with_changes(sahel_sim.read("two_towns"), {"step": "week"})
    found.bits["two_towns by week"] = sahel_sim.run(weekly, runs=RUNS, seed=SEED, executor=1).digest()
    only = sahel_sim.run("mali_2024_02", runs=RUNS, seed=SEED, outcomes=OUTCOMES, executor=1)
    found.bits["outcomes alone"] = only.digest()
    found.numbers["outcomes alone"] = {name: float(x) for name, x in only.to_pandas().mean().items()}
    grid = {"dialogue.inclusivity": [0.0, 0.5, 1.0], "government.military_pressure": [0.0, 1.0]}
    swept = sahel_sim.sweep("return_to_dialogue", grid, runs=RUNS, seed=SEED, outcomes=OUTCOMES, executor=1)
    found.bits["sweep"] = _hash(*(swept.values(name).tobytes() for name in OUTCOMES))
    found.numbers["sweep"] = {
        f"{name} {at}": float(x) for name in OUTCOMES for at, x in enumerate(swept.values(name).ravel())
    }


def _means(series: pandas.DataFrame) -> dict[str, float]:
    """The mean of each measure of each whom, over the runs and in time."""
    grouped = series.groupby(["measure", "whom"], observed=True)["value"].mean()
    return {" ".join(key): float(x) for key, x in grouped.items()}


def _claims(found: Made, folder: Path) -> None:
    with mock.patch.dict(EFFORTS, {EFFORT.name: EFFORT}):
        tried = sahel_sim.claims(CLAIMS, EFFORT.name, executor=1)
    for language in LANGUAGES:
        place = tried.write(folder / f"claims_{language}", language)
        _tables(found, place, f"claims {language}")
        _page(found, place, "claims", language)
    known = pandas.read_csv(place / "claims.csv", index_col="claim").fillna({"turned_by": "nothing"})
    for name, row in known.iterrows():
        found.words[str(name)] = f"{row['verdict']}, {row['finding']}, turned by {row['turned_by']}"
        numbers = row[["effect", "low", "high", "share", "best_margin", "worst_margin"]]
        found.numbers[str(name)] = {column: float(x) for column, x in numbers.items()}
    found.texts["claims.table.txt"] = normal(repr(tried), folder)


def _folders(found: Made, folder: Path, language: str) -> None:
    for name, words in FOLDERS.items():
        place = folder / f"{name}_{language}"
        status, out, err = _ask(*words, "-o", place.name, "--workers", "1", "--lang", language)
        assert status == 0, err
        found.texts[f"{language}/{name}.said.txt"] = normal(out, folder)
        _tables(found, place, f"{name} {language}")
        _page(found, place, name, language)


def _tables(found: Made, place: Path, of: str) -> None:
    for file in sorted(place.glob("*.csv")):
        found.bits[f"{of} {file.name}"] = _hash(file.read_bytes())


def _page(found: Made, place: Path, name: str, language: str) -> None:
    page = (place / "index.html").read_text(encoding="utf-8")
    found.markup[f"{language}/{name}"] = _hash(normal(page, place.parent).encode())
    found.texts[f"{language}/{name}.page.txt"] = normal(text_of(page), place.parent)
    found.texts[f"{language}/{name}.figures.txt"] = normal(figures_of(page), place.parent)


def _said(found: Made, folder: Path, language: str) -> None:
    for name, words in SAID.items():
        status, out, err = _ask(*words, "--lang", language)
        wrote = [folder / word for word in words if word.startswith("my_") and word.endswith(".yaml")]
        written = [file.read_text(encoding="utf-8") for file in wrote]
        for file in wrote:
            file.unlink()
        said = "\n".join((f"exit {status}", out, err, *written))
        found.texts[f"{language}/{name}.txt"] = normal(said, folder)


def _ask(*words: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main(words)
    return status, out.getvalue(), err.getvalue()


def _hash(*parts: bytes) -> str:
    known = hashlib.sha256()
    for part in parts:
        known.update(part)
    return known.hexdigest()
