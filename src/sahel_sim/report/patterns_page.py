"""The page and the folder of the scorecard: every pattern beside the simulated wars; no network."""

import json
import math
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sahel_sim.report.folder import PAGE, written_whole
from sahel_sim.report.frame import document, section
from sahel_sim.report.lever_names import number
from sahel_sim.report.numbers import MINUS
from sahel_sim.report.words import say
from sahel_sim.report.words_of_patterns import UNITS
from sahel_sim.validation import Score, Scorecard
from sahel_sim.validation.scoring import WEIGHTS
from sahel_sim.version import __version__

if TYPE_CHECKING:
    from rich.table import Table

TABLE, RECORD = "patterns_scored.csv", "patterns_scored.json"

INFINITY = "\N{INFINITY}"

FEW_STARTS = 2
"""So many starts are named; more are told as all of them together."""


def patterns_page(card: Scorecard, language: str = "en") -> str:
    """One HTML page with every pattern, its target, and what the model shows of it.

    Parameters
    ----------
    card
        What came out.
    language
        ``en`` or ``fr``.
    """
    title = say("patterns_title", language)
    scored = [score for score in card.scores if score.simulated is not None]
    left = [score for score in card.scores if score.simulated is None]
    kicker = say("patterns_kicker", language, statistics=len(scored), runs=card.runs)
    head = (
        f'<header>\n<p class="kicker">sahel_sim · {escape(kicker)}</p>\n<h1>{escape(title)}</h1>\n'
        f'<p class="summary">{escape(say("patterns_summary", language))}</p>\n</header>'
    )
    parts = [head, section("in_short", _in_short(card, language), language)]
    parts.append(section("patterns_table", _table(scored, language), language))
    if left:
        rows = "".join(
            f"<dt>{escape(_named(score, language))}</dt><dd>{escape(score.reason(language))}</dd>"
            for score in left
        )
        parts.append(section("patterns_not_computed", f"<dl>{rows}</dl>", language))
    parts.append(section("what_was_run", _was_run(card, language), language))
    keys = ("read_purpose", "patterns_rules", "patterns_sources")
    listed = "\n".join(f"<li>{escape(say(key, language))}</li>" for key in keys)
    parts.append(section("how_to_read", f"<ul>\n{listed}\n</ul>", language))
    return document(title, "\n".join(parts), language)


def write_patterns(card: Scorecard, folder: str | Path, language: str = "en") -> Path:
    """Write the page, the table and the record into a new folder, and return its path.

    Raises
    ------
    FolderTaken
        If it holds anything, or is a file.
    """

    def fill(beside: Path) -> None:
        (beside / PAGE).write_text(patterns_page(card, language), encoding="utf-8")
        table = card.table(language)
        table.to_csv(beside / TABLE, encoding="utf-8-sig", float_format="%.6g")
        told = json.dumps(record(card, language), indent=2, ensure_ascii=False)
        (beside / RECORD).write_text(told + "\n", encoding="utf-8")

    return written_whole(folder, language, fill)


def record(card: Scorecard, language: str = "en") -> dict[str, Any]:
    """The scorecard as plain data; what is infinite is the word ``infinity``, what is no number is null."""
    rows = card.table(language).reset_index().astype(object).to_dict("records")
    return {
        "sahel-sim": __version__,
        "runs": card.runs,
        "seed": card.seed,
        "settings": dict(card.settings),
        "inside": {weight: card.counted(weight)[0] for weight in WEIGHTS},
        "scored": {weight: card.counted(weight)[1] for weight in WEIGHTS},
        "patterns": [{str(key): _plain(value) for key, value in row.items()} for row in rows],
    }


def patterns_table(card: Scorecard, language: str = "en") -> "Table":
    """The scorecard as a table that fits 80 columns."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=box.SIMPLE_HEAD, padding=(0, 1))
    drawn.add_column("", no_wrap=True)
    drawn.add_column(say("patterns_statistic", language), overflow="fold", max_width=31)
    for key in ("patterns_target", "patterns_simulated"):
        drawn.add_column(say(key, language), justify="right")
    drawn.add_column(say("patterns_inside", language))
    for score in card.scores:
        if score.simulated is not None:
            told = score.pattern.statistics[language]
            cells = (_band(score, language), _simulated(score, language, " "), _inside(score, language))
            drawn.add_row(score.pattern.id, Text(told), *(Text(cell) for cell in cells))
    return drawn


def sentences(card: Scorecard, language: str) -> list[str]:
    """How many patterns of each weight are inside."""
    counted = {weight: card.counted(weight) for weight in WEIGHTS}
    return [
        say(f"patterns_of_{weight}", language, inside=inside, known=known)
        for weight, (inside, known) in counted.items()
        if known
    ]


def _in_short(card: Scorecard, language: str) -> str:
    items = "\n".join(f"<li>{escape(told)}</li>" for told in sentences(card, language))
    care = escape(say("patterns_caution", language))
    return f'<ul class="findings">\n{items}\n</ul>\n<div class="care"><p>{care}</p></div>'


def _table(scores: list[Score], language: str) -> str:
    keys = ("statistic", "target", "simulated", "inside", "weight", "starts")
    heads = "".join(f'<th scope="col">{escape(say(f"patterns_{key}", language))}</th>' for key in keys)
    bodies, group = [], ""
    for score in scores:
        if score.pattern.group != group:
            group = score.pattern.group
            name = escape(f"{group} · {score.pattern.names[language]}")
            bodies.append(f'<tr><th scope="rowgroup" colspan="{len(keys)}">{name}</th></tr>')
        use = escape(say(f"patterns_{score.pattern.use}", language))
        cells = (
            _band(score, language).replace("\n", "<br>"),
            _simulated(score, language, "<br>"),
            _inside(score, language),
            f"{score.pattern.weight}<br><small>{use}</small>",
            f"<small>{escape(_starts(score, language))}</small>",
        )
        told = "".join(f"<td>{cell}</td>" for cell in cells)
        bodies.append(f'<tr><th scope="row">{escape(_named(score, language))}</th>{told}</tr>')
    note = escape(say("patterns_note", language))
    rows = "\n".join(bodies)
    return (
        f'<div class="scroll">\n<table>\n<caption>{note}</caption>\n<thead><tr>{heads}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _named(score: Score, language: str) -> str:
    unit = UNITS[score.pattern.unit][language]
    told = f"{score.pattern.id} {score.pattern.statistics[language]}"
    return f"{told} ({unit})" if unit else told


def _band(score: Score, language: str) -> str:
    """The target, and the band below it."""
    pattern = score.pattern
    ends = [None if x is None else number(x, language) for x in (pattern.low, pattern.high)]
    if pattern.low is not None and pattern.high is not None:
        band = f"{ends[0]} – {ends[1]}"
    elif pattern.low is not None:
        band = f"≥ {ends[0]}"
    else:
        band = "" if pattern.high is None else f"≤ {ends[1]}"
    target = "" if pattern.target is None else number(pattern.target, language)
    return "\n".join(part for part in (target, band) if part)


def _simulated(score: Score, language: str, apart: str) -> str:
    """The median, and the range after it."""
    assert score.simulated is not None
    told = score.simulated
    low, median, high = (_short(x, language) for x in (told.low, told.median, told.high))
    return f"{median}{apart}({low} – {high})"


def _short(x: float, language: str) -> str:
    """A number with three figures."""
    if math.isnan(x):
        return "–"
    if math.isinf(x):
        return INFINITY
    text = f"{abs(x):.3g}" if abs(x) < 1000 else f"{abs(x):.0f}"
    return (MINUS if x < 0 else "") + (text.replace(".", ",") if language == "fr" else text)


def _inside(score: Score, language: str) -> str:
    return "" if score.inside is None else say("patterns_yes" if score.inside else "patterns_no", language)


def _starts(score: Score, language: str) -> str:
    return ", ".join(score.starts) if len(score.starts) <= FEW_STARTS else say("patterns_several", language)


def _was_run(card: Scorecard, language: str) -> str:
    starts = list(dict.fromkeys(start for score in card.scores for start in score.starts))
    command = ["sahel-sim patterns", f"--runs {card.runs}", f"--seed {card.seed}"]
    command += [f"--set {key}={value}" for key, value in card.settings.items()]
    code = " ".join(f'<span class="whole">{escape(part)}</span>' for part in command)
    entries = [(say("patterns_starts", language), escape(", ".join(starts)))]
    if card.settings:
        told = ", ".join(f"{key} = {value}" for key, value in card.settings.items())
        entries.append((say("patterns_settings", language), escape(told)))
    entries.append((say("again", language), f"<code>{code}</code>"))
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in entries)
    return f"<dl>{rows}</dl>"


def _plain(value: Any) -> Any:
    if isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, float) and math.isinf(value):
        return "infinity"
    return value
