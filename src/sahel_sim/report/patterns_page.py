"""The page and the folder of the scorecard: every pattern beside the simulated wars; no network."""

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sahel_sim.languages import N_, _, speaks
from sahel_sim.languages import language as spoken_language
from sahel_sim.report.lever_names import number
from sahel_sim.report.number_format import INFINITY, MINUS
from sahel_sim.report.page_renderer import Block, Definition, PageTable, render
from sahel_sim.report.patterns_card import patterns_card
from sahel_sim.report.results_folder import fill_folder, write_folder
from sahel_sim.scenario.draw_kinds import usual_draws
from sahel_sim.validation import PatternScores, Score
from sahel_sim.validation.scoring import WEIGHTS
from sahel_sim.version import __version__

if TYPE_CHECKING:
    import pandas
    from rich.table import Table

TABLE, RECORD = "patterns_scored.csv", "patterns_scored.json"

BESIDE = "patterns_side_by_side.csv"
"""The table of several draws, where there are several."""


_INSIDE = {
    "A": N_("Weight A, what the model should show: {inside} of {known} inside their bands."),
    "B": N_("Weight B, what it had better show: {inside} of {known} inside."),
    "C": N_("Weight C, context that neither accepts nor rejects it: {inside} of {known} inside."),
}
_COLUMNS = (
    N_("Statistic"),
    N_("Target, band"),
    N_("Simulated"),
    N_("Inside"),
    N_("Weight, use"),
    N_("Start"),
)
_SUMMARY = N_(
    "What is known of the war in Mali and of wars like it, each with a band, and what the model shows of it."
)
_USES = {"calibration": N_("calibration"), "test": N_("test")}
_UNITS = {
    "exponent": N_("exponent"),
    "log units": N_("log units"),
    "deaths": N_("deaths"),
    "share": N_("share"),
    "-": "",
    "ratio": N_("ratio"),
    "probability": N_("probability"),
    "calendar years": N_("calendar years"),
    "sign": N_("difference"),
    "months": N_("months"),
    "per year": N_("a year"),
    "weeks": N_("weeks"),
    "years": N_("years"),
    "days": N_("days"),
}
_CAUTION = N_(
    "Every one of these statistics was looked at while the rules were made. So this is a "
    "list of what the model was built to do, and says nothing about what it can predict."
)
_NOTE = N_(
    "Simulated: the median, and below it 5 and 95 % of the runs; of shares of runs or of "
    "spells, of runs drawn again with replacement. Inside: whether the median is in the "
    "band. ∞: it never happened within the run."
)
_RULES = N_(
    "Deaths of state-based fighting are counted as UCDP does: a conflict is active in a "
    "calendar year with 25 deaths or more; raids of a foreign force count as the state's."
)
_SOURCES = N_(
    "Sources are the keys of the bibliography that 'sahel-sim show bibliography' lists; "
    "they are in patterns_scored.csv."
)

FEW_STARTS = 2
"""So many starts are named; more are told as all of them together."""


@speaks
def patterns_html(card: PatternScores, language: str = "en") -> str:
    """One HTML page with every pattern, its target, and what the model shows of it."""
    scored = [score for score in card.scores if score.simulated is not None]
    left = [score for score in card.scores if score.simulated is None]
    there = {"patterns_not_computed": bool(left), "side_by_side": bool(card.beside)}
    first = ("in_short", "side_by_side", "patterns_table", "patterns_not_computed")
    parts = (*first, "what_was_run", "how_to_read")
    return render(
        "patterns",
        [part for part in parts if there.get(part, True)],
        title=_("The simulated wars beside the real ones"),
        kicker=_(
            "{statistics} statistics, {runs} runs of each start", statistics=len(scored), runs=card.runs
        ),
        summary=_(_SUMMARY),
        card=patterns_card(card),
        sentences=_with_other_draws(card),
        caution=_(_CAUTION),
        beside=_side_by_side(card) if card.beside else None,
        scores=_table(scored),
        left=[Definition(_named(score), score.reason(spoken_language())) for score in left],
        entries=_was_run(card),
        reading=[_(_RULES), _(_SOURCES)],
    )


@speaks
def write_patterns(card: PatternScores, folder: str | Path, language: str = "en") -> Path:
    """Write the page, the table and the record into a new folder, and return its path.

    Raises ``FolderTaken`` if it holds anything, or is a file.
    """

    def fill(beside: Path) -> None:
        tables = {TABLE: card.table(spoken_language())}
        if card.beside:
            tables[BESIDE] = side_by_side_table(card, spoken_language())
        fill_folder(beside, patterns_html(card), tables=tables, records={RECORD: record(card)})

    return write_folder(folder, fill)


@speaks
def record(card: PatternScores, language: str = "en") -> dict[str, Any]:
    """The scorecard as plain data; what is infinite is the word ``infinity``, what is no number is null."""
    rows = card.table(spoken_language()).reset_index().astype(object).to_dict("records")
    return {
        "sahel-sim": __version__,
        "runs": card.runs,
        "seed": card.seed,
        "settings": dict(card.settings),
        "parameters": card.parameters,
        "inside": {weight: card.counted(weight)[0] for weight in WEIGHTS},
        "scored": {weight: card.counted(weight)[1] for weight in WEIGHTS},
        "patterns": [{str(key): _plain(value) for key, value in row.items()} for row in rows],
        "beside": [record(other) for other in card.beside],
    }


@speaks
def patterns_table(card: PatternScores, language: str = "en") -> "Table":
    """The scorecard as a table that fits 80 columns."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=box.SIMPLE_HEAD, padding=(0, 1))
    drawn.add_column("", no_wrap=True)
    drawn.add_column(_("Statistic"), overflow="fold", max_width=31)
    for heading in _COLUMNS[1:3]:
        drawn.add_column(_(heading), justify="right")
    drawn.add_column(_("Inside"))
    for score in card.scores:
        if score.simulated is not None:
            statistic = score.pattern.statistics[spoken_language()]
            cells = (_band(score), _simulated(score, " "), _inside(score))
            drawn.add_row(score.pattern.id, Text(statistic), *(Text(cell) for cell in cells))
    return drawn


def sentences(card: PatternScores) -> list[str]:
    """How many patterns of each weight are inside."""
    counted = {weight: card.counted(weight) for weight in WEIGHTS}
    told = [
        _(_INSIDE[weight], inside=inside, known=known) for weight, (inside, known) in counted.items() if known
    ]
    return [*told, *_with_other_draws(card)]


def _with_other_draws(card: PatternScores) -> list[str]:
    """How many are inside where runs draw their numbers in another way."""
    told = []
    for other in card.beside:
        parts = ", ".join(f"{weight} {'/'.join(map(str, other.counted(weight)))}" for weight in WEIGHTS)
        told.append(_("With numbers {drawn}: {parts}.", drawn=_(DRAWN_AS[other.parameters]), parts=parts))
    return told


DRAWN_AS = {
    "fixed": N_("as they are declared"),
    "prior": N_("drawn from their ranges"),
    "accepted": N_("drawn from the accepted sets"),
}
"""What runs draw, as a column or a sentence has it."""


def side_by_side_table(card: PatternScores, language: str = "en") -> "pandas.DataFrame":
    """A row for each pattern: its band, and the median and whether it is inside with each kind of draws."""
    import pandas

    cards = (card, *card.beside)
    tables = {each.parameters: each.table(language) for each in cards}
    first = tables[card.parameters]
    columns = {name: first[name] for name in ("statistic", "weight", "low", "target", "high")}
    for name, table in tables.items():
        columns |= {f"{name}_{part}": table[part] for part in ("p05", "median", "p95", "inside")}
    return pandas.DataFrame(columns, index=first.index)


def _side_by_side(card: PatternScores) -> PageTable:
    """The medians under each kind of draws, and whether they are inside."""
    cards = (card, *card.beside)
    rows: dict[str, list[list[str]]] = {}
    for at, score in enumerate(card.scores):
        if score.pattern.has_band:
            cells = [
                ""
                if one.scores[at].simulated is None
                else f"{_simulated(one.scores[at], ' ')}\n{_inside(one.scores[at])}"
                for one in cards
            ]
            rows.setdefault(score.pattern.weight, []).append([_named(score), _band(score), *cells])
    columns = [_("Statistic"), _("Target, band"), *(_(DRAWN_AS[each.parameters]) for each in cards)]
    note = _("The median, 5 and 95 % of the runs, and whether the median is in the band.")
    return PageTable(note, columns, [Block(weight, rows[weight]) for weight in WEIGHTS if weight in rows])


def _table(scores: list[Score]) -> PageTable:
    rows: dict[str, list[list[str]]] = {}
    for score in scores:
        cells = (
            _band(score),
            _simulated(score, "\n"),
            _inside(score),
            f"{score.pattern.weight}\n{_(_USES[score.pattern.use])}",
            _starts(score),
        )
        group = f"{score.pattern.group} · {score.pattern.names[spoken_language()]}"
        rows.setdefault(group, []).append([_named(score), *cells])
    return PageTable(_(_NOTE), [_(name) for name in _COLUMNS], [Block(*each) for each in rows.items()])


def _named(score: Score) -> str:
    unit = _(_UNITS[score.pattern.unit])
    text = f"{score.pattern.id} {score.pattern.statistics[spoken_language()]}"
    return f"{text} ({unit})" if unit else text


def _band(score: Score) -> str:
    """The target, and the band below it."""
    pattern = score.pattern
    ends = [None if x is None else number(x) for x in (pattern.low, pattern.high)]
    if pattern.low is not None and pattern.high is not None:
        band = f"{ends[0]} – {ends[1]}"
    elif pattern.low is not None:
        band = f"≥ {ends[0]}"
    else:
        band = "" if pattern.high is None else f"≤ {ends[1]}"
    target = "" if pattern.target is None else number(pattern.target)
    return "\n".join(part for part in (target, band) if part)


def _simulated(score: Score, apart: str) -> str:
    """The median, and the range after it."""
    assert score.simulated is not None
    simulated = score.simulated
    low, median, high = (_short(x) for x in (simulated.low, simulated.median, simulated.high))
    return f"{median}{apart}({low} – {high})"


def _short(x: float) -> str:
    """A number with three figures."""
    if math.isnan(x):
        return "–"
    if math.isinf(x):
        return INFINITY
    text = f"{abs(x):.3g}" if abs(x) < 1000 else f"{abs(x):.0f}"
    return (MINUS if x < 0 else "") + (text.replace(".", ",") if spoken_language() == "fr" else text)


def _inside(score: Score) -> str:
    return "" if score.inside is None else _("yes") if score.inside else _("no")


def _starts(score: Score) -> str:
    return ", ".join(score.starts) if len(score.starts) <= FEW_STARTS else _("all starts together")


def _was_run(card: PatternScores) -> list[Definition]:
    starts = list(dict.fromkeys(start for score in card.scores for start in score.starts))
    command = ["sahel-sim patterns", f"--runs {card.runs}", f"--seed {card.seed}"]
    if card.beside:
        command.append(f"--parameters {','.join(each.parameters for each in (card, *card.beside))}")
    elif card.parameters != usual_draws():
        command.append(f"--parameters {card.parameters}")
    command += [f"--set {key}={value}" for key, value in card.settings.items()]
    entries = [Definition(_("Start"), ", ".join(starts))]
    if card.settings:
        changed = ", ".join(f"{key} = {value}" for key, value in card.settings.items())
        entries.append(Definition(_("Changed in every start"), changed))
    return [*entries, Definition(_("Again"), code=command)]


def _plain(value: Any) -> Any:
    if isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, float) and math.isinf(value):
        return "infinity"
    return value
