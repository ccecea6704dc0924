"""The page and the folder of a comparison: forests, tables and how they came about; no network, no script."""

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from sahel_sim.designs.paired_comparison import PairedComparison
from sahel_sim.languages import N_, _, in_language, speaks
from sahel_sim.report.comparison_text import (
    FIRST,
    apart,
    factor,
    higher,
    interval,
    mean,
    pairs,
    runs_of_each,
    sentences,
    still,
)
from sahel_sim.report.failed_runs import asked_for, broken_off, runs_and_seed
from sahel_sim.report.fan_overlay import fans
from sahel_sim.report.figure_set import Album
from sahel_sim.report.figure_set import pictures as all_of
from sahel_sim.report.forest_plot import KINDS, forest
from sahel_sim.report.html_page import document, figures, section
from sahel_sim.report.number_format import count
from sahel_sim.report.picture import Picture
from sahel_sim.report.results_folder import moved_up, written_whole
from sahel_sim.report.sentences import in_all
from sahel_sim.report.svg_glyphs import letters_once
from sahel_sim.results.cf_conventions import save
from sahel_sim.results.paired_differences import Against, Difference, silent
from sahel_sim.results.provenance import write_provenance

if TYPE_CHECKING:
    from rich.table import Table

SCENARIOS, DATA = "scenarios", "comparison.nc"
"""The folder of the scenarios that were compared, and the file of every outcome of every run."""

FEW = 50
"""Below so many runs the page says that they are few."""


@speaks
def compared_page(compared: PairedComparison, language: str = "en", drawn: Album | None = None) -> str:
    """One HTML page with what each story changes, how surely, and how it came about.

    Parameters
    ----------
    compared
        What is compared.
    language
        ``en`` or ``fr``.
    drawn
        The figures, if they are drawn already, in the same language.
    """
    shown = compared_album(compared) if drawn is None else drawn
    title = heading(compared)
    parts = [_head(compared, title), _in_short(compared)]
    parts += [section(key, figures(pictures)) for key, pictures in shown.items()]
    parts.append(section("the_numbers", _tables(compared, sure=False)))
    parts.append(section("how_sure", _tables(compared, sure=True)))
    parts.append(section("what_was_run", _was_run(compared)))
    keys = (
        N_(
            "The model is for testing theories and claims about this war. It predicts nothing, "
            "and it must not guide any operation. The people in it are audiences and victims, "
            "never targets."
        ),
        N_(
            "Intervals of means are those of Student for pairs, those of chances are those of "
            "Newcombe for pairs. Where few runs are extreme, the first are rough."
        ),
        N_(
            "A time counts only in pairs in which the thing happens in both stories. Those may "
            "differ from the others: read it beside how often it happens at all."
        ),
        N_(
            "Many outcomes are compared at once. Of a hundred such intervals about five miss by chance alone."
        ),
        N_(
            "The spread shows chance within the model. It does not show how unsure the model's "
            "own numbers are; many of them are assumed, and other values can turn a result "
            "around."
        ),
    )
    listed = "\n".join(f"<li>{escape(_(key))}</li>" for key in keys)
    parts.append(section("how_to_read", f"<ul>\n{listed}\n</ul>"))
    return document(title, letters_once("\n".join(parts)))


def compared_album(compared: PairedComparison) -> Album:
    """All figures of a comparison, by the part of the page that they stand in."""
    drawn = {"what_differs": forests(compared), "over_time": fans(compared)}
    return {key: pictures for key, pictures in drawn.items() if pictures}


def forests(compared: PairedComparison) -> tuple[Picture, ...]:
    """Differences with their intervals, a figure for each unit."""
    drawn = (forest(compared, kind) for kind in KINDS)
    return tuple(picture for picture in drawn if picture is not None)


def heading(compared: PairedComparison) -> str:
    """Which stories are compared with which."""
    others = ", ".join(compared.title(a.story) for a in compared.against)
    return _("{others}, against {base}", others=others, base=compared.title(compared.base))


@speaks
def write_comparison(
    compared: PairedComparison,
    folder: str | Path,
    language: str = "en",
    unfinished: Path | None = None,
) -> Path:
    """Write the page, the figures, the table, the data, the scenarios and the provenance into a folder.

    Parameters
    ----------
    compared
        What was compared.
    folder
        New or empty; folders above it are made.
    language
        ``en`` or ``fr``.
    unfinished
        A folder inside this one with the work that it was made of; it is removed at the end.

    Raises
    ------
    FolderTaken
        If it holds anything, or is a file.
    """

    def fill(beside: Path) -> None:
        shown = compared_album(compared)
        (beside / "figures").mkdir()
        (beside / SCENARIOS).mkdir()
        for picture in all_of(shown):
            picture.save(beside / "figures")
        page = compared_page(compared, language, shown)
        (beside / "index.html").write_text(page, encoding="utf-8")
        rows = compared.summary()
        rows.to_csv(beside / "comparison.csv", index=False, encoding="utf-8-sig", float_format="%.6g")
        save(compared.data, beside / DATA)
        for at, each in enumerate(compared.results, start=1):
            name = f"{at}_{each.scenario.name}.yaml"
            (beside / SCENARIOS / name).write_text(each.scenario.resolved(), encoding="utf-8")
        write_provenance(compared.provenance, beside)

    if unfinished is not None:
        return moved_up(folder, unfinished, fill)
    return written_whole(folder, fill)


@speaks
def compared_table(compared: PairedComparison, against: Against, language: str = "en") -> "Table":
    """The differences of one story as a table that fits 80 columns."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    title = compared.title(against.story)
    drawn = Table(title=Text(title), title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1))
    drawn.add_column(_("Outcome"), overflow="fold", max_width=26)
    columns = (N_("Base"), N_("Story"), N_("Difference"))
    for column in (*(_(key) for key in columns), _("95% interval")):
        drawn.add_column(column, justify="right")
    for each in compared.shown(against, FIRST):
        first, *rest = _numbers(each)
        drawn.add_row(Text(first), *(Text(cell) for cell in rest))
    return drawn


def _numbers(each: Difference) -> tuple[str, str, str, str, str]:
    means = (mean(x, each) for x in (each.base, each.other))
    return (in_language(each.label), *means, apart(each), interval(each))  # type: ignore[return-value]


def _narrow(each: Difference) -> tuple[str, ...]:
    """The same with the interval below the difference, so that a telephone shows both."""
    *others, difference, found = _numbers(each)
    return (*others, f"{difference}\n{found}".rstrip())


def _lines(cell: str) -> str:
    """A cell as HTML; what is below its first line is small."""
    first, *below = (escape(line) for line in cell.split("\n"))
    return first + "".join(f"<br><small>{line}</small>" for line in below)


def _sure(compared: PairedComparison, each: Difference) -> tuple[str, ...]:
    cells = (in_language(each.label), str(each.pairs), higher(each), factor(each))
    return cells if compared.width is None else (*cells, still(each))


def _head(compared: PairedComparison, title: str) -> str:
    runs = runs_of_each(compared)
    kicker = escape(_("{runs} of each story, run beside run, of a model of the war", runs=runs))
    told = escape(
        _(
            "All stories draw the same chance: run 7 of one stands beside run 7 of the other. "
            "What is told is the difference from {base}.",
            base=compared.title(compared.base),
        )
    )
    lines = (f'<p class="kicker">sahel_sim · {kicker}</p>', f"<h1>{escape(title)}</h1>")
    return "<header>\n" + "\n".join((*lines, f'<p class="summary">{told}</p>')) + "\n</header>"


def _in_short(compared: PairedComparison) -> str:
    found = [told for against in compared.against for told in sentences(compared, against)]
    items = "\n".join(f"<li>{escape(told)}</li>" for told in found)
    runs = min(pairs(compared, against) for against in compared.against)
    care = [
        _(
            "These are differences between runs of a model, not effects in the real world. This "
            "is no forecast. Intervals show chance within the model alone."
        )
    ]
    care += (
        [_("With only {runs}, shares of runs are rough. Take 100 or more.", runs=in_all(runs))]
        if runs < FEW
        else []
    )
    care += (
        [_("Whether a war is over takes two years to tell. In so short a run it is not compared.")]
        if silent(int(compared.results[0].scenario.years))
        else []
    )
    care += _missing(compared)
    warned = "\n".join(f"<p>{escape(told)}</p>" for told in care)
    broken = [broken_off(r, compared.title(r.scenario.name)) for r in compared.results]
    listed = f'<ul class="findings">\n{items}\n</ul>\n<div class="care">{warned}</div>'
    return section("in_short", "".join((listed, *broken)))


def _missing(compared: PairedComparison) -> list[str]:
    """Sentences on pairs that are not there."""
    runs, told = asked_for(compared.results[0]), []
    for against in compared.against:
        found = pairs(compared, against)
        if found < runs:
            titles = {"story": compared.title(against.story)}
            titles["base"] = compared.title(compared.base)
            numbers = {"pairs": count(found), "runs": count(runs)}
            told.append(
                _(
                    "{story} stands beside {base} in {pairs} of {runs} pairs. A pair is left out where a "
                    "run of either is missing.",
                    **titles,
                    **numbers,
                )
            )
    return told


def _tables(compared: PairedComparison, sure: bool) -> str:
    runs = runs_of_each(compared)
    if sure:
        keys = [N_("Outcome"), N_("Pairs"), N_("Higher in"), N_("Gain")]
        keys += [N_("To go")] if compared.width is not None else []
        note = _(
            "Pairs: how many count. Higher in: share of pairs in which the story has the higher "
            "number, equal ones as half. Gain: how many times as many runs the same interval "
            "takes without shared luck."
        )
        if compared.width is not None:
            width = f"{compared.width:g}"
            note += " " + _(
                "To go: runs still needed until the interval is {width} wide for chances and shares, "
                "{width} times the mean of the base for all else.",
                width=width,
            )
    else:
        keys = [N_("Outcome"), N_("Base"), N_("Story"), N_("Difference")]
        note = _(
            "Means of {runs} of each story; of chances, the share of runs. Difference: story "
            "less base, with its 95% interval.",
            runs=runs,
        )
    heads = "".join(f'<th scope="col">{escape(_(key))}</th>' for key in keys)
    bodies = []
    for against in compared.against:
        title = escape(compared.title(against.story))
        rows = [f'<tr><th scope="rowgroup" colspan="{len(keys)}">{title}</th></tr>']
        for each in against.differences:
            first, *rest = _sure(compared, each) if sure else _narrow(each)
            cells = "".join(f"<td>{_lines(cell)}</td>" for cell in rest)
            rows.append(f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>')
        bodies.append("<tbody>\n" + "\n".join(rows) + "\n</tbody>")
    made = f"<table>\n<caption>{escape(note)}</caption>\n<thead><tr>{heads}</tr></thead>\n"
    return f'<div class="scroll">\n{made}{"".join(bodies)}\n</table>\n</div>'


def _was_run(compared: PairedComparison) -> str:
    entries = []
    for each in compared.results:
        known = escape(_("results {digest}", digest=each.provenance["digest"]))
        told = escape(compared.title(each.scenario.name))
        entries.append(
            f'<dt>{told}</dt><dd>{escape(each.scenario.name)}, <span class="digest">{known}</span></dd>'
        )
    first = compared.results[0]
    runs = runs_and_seed(first)
    runs_words = _("Runs")
    entries.append(f"<dt>{escape(runs_words)}</dt><dd>{escape(runs)}</dd>")
    files = [f"scenarios/{at}_{r.scenario.name}.yaml" for at, r in enumerate(compared.results, start=1)]
    command = ["sahel-sim compare", *files, f"--runs {asked_for(first)}", f"--seed {first.seed}"]
    command += [f"--outcomes {','.join(compared.asked)}"] if compared.asked else []
    command += [f"--width {compared.width:g}"] if compared.width is not None else []
    code = " ".join(f'<span class="whole">{escape(part)}</span>' for part in command)
    again = _("To run it again, in this folder")
    entries.append(f"<dt>{escape(again)}</dt><dd><code>{code}</code></dd>")
    return "<dl>\n" + "\n".join(entries) + "\n</dl>"
