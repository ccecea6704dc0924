"""Tables in pages are those of the files beside them: ``python docs/judged_tables.py`` writes them anew.

A table stands between ``<!-- table NAME -->`` and ``<!-- end -->``. None of its numbers is typed.
"""

import csv
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from sahel_sim.claim_testing.verdict import counted_claims
from sahel_sim.languages import speaking
from sahel_sim.report.backcast_comparison import SCORE_NAMES
from sahel_sim.report.figures.event_figures import dyad_label
from sahel_sim.report.forecast_comparison import OF_DEATHS
from sahel_sim.report.number_format import count, percent
from sahel_sim.report.verdict_assumptions import (
    TriedClaim,
    hanging_text,
    tried_claim,
    verdicts_hang_on,
)

DOCS = Path(__file__).resolve().parent
BACKCAST, FITTED = DOCS / "backcast_2022", DOCS / "fitted"
REGISTERED = DOCS.parent / "experiments" / "forecast_2024_03"
PAGES = ("backcast.md", "calibration.md", "forecast.md", "patterns.md", "referee.md")
TRIED = DOCS / "figures" / "claims" / "claims.csv"
"""What came of every claim; ``docs/figures/claims_tried.py`` writes it."""

DIGITS = {"log_crps": 3, "crps": 2, "log_score": 2}
YEARS = ("2024", "2025", "2026", "all")

Row = Mapping[str, str]

_BLOCK = re.compile(r"(<!-- table (\w+) -->\n).*?(<!-- end -->)", flags=re.DOTALL)


def rows(path: Path) -> list[Row]:
    """The rows of a table by the names of its columns."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def table(columns: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    told = [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    return "\n".join([*told, *(f"| {' | '.join(line)} |" for line in lines)]) + "\n"


def told(cell: str, digits: int) -> str:
    """A number of a table, with so many decimals."""
    return count(float(cell), digits)


def with_ends(row: Row, columns: tuple[str, str, str], digits: int) -> str:
    """A number and the ends of its interval."""
    middle, low, high = (told(row[column], digits) for column in columns)
    return f"{middle} ({low} to {high})"


def backcast_scores() -> str:
    """Every forecast of deaths by month, the best by CRPS of logarithms first."""
    whole = [row for row in rows(BACKCAST / "scores.csv") if row["dyad"] == "all"]
    lines = [
        [
            OF_DEATHS[row["forecast"]],
            *(told(row[score], digits) for score, digits in DIGITS.items()),
            percent(float(row["coverage_50"])),
            percent(float(row["coverage_90"])),
        ]
        for row in sorted(whole, key=lambda row: float(row["log_crps"]))
    ]
    heads = ["forecast", "CRPS of logarithms", "CRPS, deaths", "log score", "in 50%", "in 90%"]
    return table(heads, lines)


def backcast_differences() -> str:
    """How much better the model is than each baseline, with the interval of 95 %."""
    cells = {(row["model"], row["baseline"], row["score"]): row for row in rows(BACKCAST / "differences.csv")}
    pairs = dict.fromkeys((model, baseline) for model, baseline, _score in cells)
    lines = [
        [
            OF_DEATHS[model],
            OF_DEATHS[baseline],
            *(
                with_ends(row, ("difference", "low", "high"), digits)
                for score, digits in DIGITS.items()
                for row in [cells[model, baseline, score]]
            ),
        ]
        for model, baseline in pairs
    ]
    return table(["the model", "beside", "CRPS of logarithms", "CRPS, deaths", "log score"], lines)


def backcast_dyads() -> str:
    """In each dyad the model, the best baseline, and how many baselines are better, by each score."""
    cells = {(row["dyad"], row["score"]): row for row in rows(BACKCAST / "by_dyad.csv")}
    lines = []
    for dyad in dict.fromkeys(dyad for dyad, _score in cells):
        line = [dyad_label(dyad)]
        for score, digits in DIGITS.items():
            row = cells[dyad, score]
            best = f"{told(row['best'], digits)}, {OF_DEATHS[row['baseline']].lower()}"
            line.append(f"{told(row['with_changes'], digits)}; {best}; {row['better']} of 5")
        lines.append(line)
    return table(["dyad", *SCORE_NAMES.values()], lines)


def backcast_places() -> str:
    """Scores of deaths by place, of all places and without Ménaka."""
    where = {"all": "all places", "without_menaka": "without Ménaka"}
    lines = [
        [
            where[row["places"]],
            OF_DEATHS[row["forecast"]],
            percent(float(row["wrong_place"])),
            *(told(row[score], digits) for score, digits in DIGITS.items()),
            percent(float(row["coverage_50"])),
            percent(float(row["coverage_90"])),
        ]
        for row in rows(BACKCAST / "place_scores.csv")
    ]
    heads = ["places", "forecast", "at the wrong place", "CRPS of logarithms", "CRPS, deaths", "log score"]
    return table([*heads, "in 50%", "in 90%"], lines)


def backcast_words() -> str:
    """What the page of the backcast says of each score."""
    known = json.loads((BACKCAST / "backcast.json").read_text(encoding="utf-8"))
    return "\n".join(f"- {sentence}" for sentence in known["sentences"][: len(SCORE_NAMES)]) + "\n"


def forecast_beside() -> str:
    """Deaths of the state's wars by year: the registered forecast, and the baselines beside it."""
    model = [{"forecast": "model", **row} for row in rows(REGISTERED / "deaths.csv")]
    cells = {
        (row["forecast"], row["period"]): row
        for row in [*model, *rows(REGISTERED / "baseline_deaths.csv")]
        if row["dyad"] == "state_based"
    }
    lines = [
        [
            OF_DEATHS[name],
            *(with_ends(row, ("p50", "p05", "p95"), 0) for period in YEARS for row in [cells[name, period]]),
        ]
        for name in dict.fromkeys(name for name, _period in cells)
    ]
    return table(["forecast", "March to December 2024", "2025", "2026", "all 36 months"], lines)


def forecast_start() -> str:
    """The deaths of the first months of the forecast, and what was recorded before."""
    middle = {
        row["period"]: row["p50"] for row in rows(REGISTERED / "deaths.csv") if row["dyad"] == "state_based"
    }
    past = rows(REGISTERED / "past.csv")
    state = [name for name in past[0] if name.startswith("government-") and not name.endswith("civilians")]
    by_month = {row["month"]: sum(float(row[name]) for name in state) for row in past}
    lines = [
        [f"forecast for {month}, the middle run", told(middle[month], 0)]
        for month in ("2024-03", "2024-04", "2024-05", "2024-06", "2024-12", "2025-12", "2026-12")
    ]
    lines.append(["forecast for March to December 2024, the middle run", told(middle["2024"], 0)])
    for year in ("2022", "2023"):
        known = [deaths for month, deaths in by_month.items() if month.startswith(year)]
        lines.append([f"recorded in {year}", f"{count(sum(known))}, at most {count(max(known))} in a month"])
    return table(["deaths between the state and armed groups", ""], lines)


def failing_patterns() -> str:
    """A patterns that are outside with numbers as declared or with accepted ones, and why that may be."""
    causes = {each: row for row in rows(FITTED / "pattern_causes.csv") for each in row["patterns"].split()}
    lines = []
    for row in rows(FITTED / "patterns_side_by_side.csv"):
        if row["weight"] == "A" and "no" in (row["fixed_inside"], row["accepted_inside"]):
            band = (
                f"{count_of(row['low'])} to {count_of(row['high'])}"
                if row["high"]
                else f"from {count_of(row['low'])}"
            )
            found = [
                f"**{count_of(row[f'{kind}_median'])}**"
                if row[f"{kind}_inside"] == "no"
                else count_of(row[f"{kind}_median"])
                for kind in ("fixed", "accepted")
            ]
            why = causes[row["id"]]
            lines.append([row["id"], row["statistic"], band, *found, f"{why['cause']} ({why['known']})"])
    return table(["", "statistic", "band", "as declared", "accepted", "likely cause"], lines)


def count_of(cell: str) -> str:
    """A number of the scorecard with as many figures as it needs."""
    return f"{float(cell):.3g}"


def calibration_words() -> str:
    """What came of the calibration, in sentences."""
    known = json.loads((FITTED / "calibration.json").read_text(encoding="utf-8"))
    numbers = rows(FITTED / "identifiability.csv")
    moved = sum(row["told"] == "True" for row in numbers)
    inside, before = known["targets_inside"], known["targets_inside_before"]
    middle, middle_before = known["targets_in_the_middle_half"], known["targets_in_the_middle_half_before"]
    held = " and ".join(percent(known["coverage"][level]) for level in ("50%", "90%"))
    far = " and ".join(percent(known["coverage_of_the_furthest_tenth"][level]) for level in ("50%", "90%"))
    lines = [
        f"{inside} of {known['targets_scored']} targets lie where nine of ten runs of the accepted sets do, "
        f"and {before} where those of the plausible numbers do; in the middle half of runs {middle}, and "
        f"{middle_before}. Nine of ten runs of a target lie {known['width']:g} times apart, and "
        f"{known['width_before']:g} times.",
        f"{known['accepted']} sets are accepted, worth {known['effective']:g} by their weights; "
        f"{percent(known['nearer'])} of known truths are nearer to what the rules give than Mali is.",
        f"On {known['truths']} known truths intervals of 50 and 90 % held {held}; of the tenth that lies "
        f"furthest {far}.",
        f"{moved} of {len(numbers)} numbers moved or narrowed by a quarter of a standard deviation or more.",
    ]
    return "".join(f"- {line}\n" for line in lines)


def verdict_words() -> str:
    """How many verdicts a single assumption turns, which go with a number, and what the record does."""
    return hanging_text(_tried_claims(), _told_numbers()) + "\n"


def verdicts_and_numbers() -> str:
    """The main claims, and those that surely go with a number, as the page of a calibration has them."""
    chosen = [claim for claim in _tried_claims() if claim.main or claim.matters]
    page = verdicts_hang_on(chosen, _told_numbers())
    lines = [[cell.replace("\n", "; ") for cell in row] for block in page.blocks for row in block.rows]
    return table([column.replace("\n", "; ") for column in page.columns], lines)


def _tried_claims() -> tuple[TriedClaim, ...]:
    """The claims that count, with the numbers that ``verdicts.csv`` names."""
    numbers = {row["claim"]: row["numbers"].split("; ") for row in rows(FITTED / "verdicts.csv")}
    matters = {
        claim: [(name, float(by)) for name, by in (each.rsplit(" ", 1) for each in named if each)]
        for claim, named in numbers.items()
    }
    return counted_claims([tried_claim(row, matters[row["claim"]]) for row in rows(TRIED)])


def _told_numbers() -> list[str]:
    return [row["name"] for row in rows(FITTED / "identifiability.csv") if row["told"] == "True"]


TABLES: Mapping[str, Callable[[], str]] = {
    each.__name__: each
    for each in (
        backcast_scores, backcast_differences, backcast_dyads, backcast_places, backcast_words,
        calibration_words, verdict_words, verdicts_and_numbers, forecast_beside, forecast_start,
        failing_patterns,
    )
}  # fmt: skip


def renewed(text: str) -> str:
    """A page with its tables as the files are today."""
    with speaking("en"):
        return _BLOCK.sub(lambda found: found[1] + "\n" + TABLES[found[2]]() + "\n" + found[3], text)


def names(text: str) -> list[str]:
    """The tables of a page, in order."""
    return [found[2] for found in _BLOCK.finditer(text)]


if __name__ == "__main__":
    for name in PAGES:
        page = DOCS / name
        page.write_text(renewed(page.read_text(encoding="utf-8")), encoding="utf-8")
    sys.exit(0)
