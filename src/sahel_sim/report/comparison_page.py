"""The page and the folder of a comparison: forests, tables and how they came about; no network, no script."""

import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from sahel_sim.report.comparison_text import (
    FIRST,
    PairedComparison,
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
from sahel_sim.report.results_folder import written_whole
from sahel_sim.report.svg_glyphs import letters_once
from sahel_sim.report.words import in_all, say
from sahel_sim.results.paired_differences import Against, Difference, silent, table

if TYPE_CHECKING:
    from rich.table import Table

FEW = 50
"""Below so many runs the page says that they are few."""


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
    shown = compared_album(compared, language) if drawn is None else drawn
    title = heading(compared, language)
    parts = [_head(compared, title, language), _in_short(compared, language)]
    parts += [section(key, figures(pictures, language), language) for key, pictures in shown.items()]
    parts.append(section("the_numbers", _tables(compared, language, sure=False), language))
    parts.append(section("how_sure", _tables(compared, language, sure=True), language))
    parts.append(section("what_was_run", _was_run(compared, language), language))
    keys = ("read_purpose", "read_pairs", "read_times", "read_many", "read_bands")
    listed = "\n".join(f"<li>{escape(say(key, language))}</li>" for key in keys)
    parts.append(section("how_to_read", f"<ul>\n{listed}\n</ul>", language))
    return document(title, letters_once("\n".join(parts)), language)


def compared_album(compared: PairedComparison, language: str) -> Album:
    """All figures of a comparison, by the part of the page that they stand in."""
    drawn = {"what_differs": forests(compared, language), "over_time": fans(compared, language)}
    return {key: pictures for key, pictures in drawn.items() if pictures}


def forests(compared: PairedComparison, language: str) -> tuple[Picture, ...]:
    """Differences with their intervals, a figure for each unit."""
    drawn = (forest(compared, kind, language) for kind in KINDS)
    return tuple(picture for picture in drawn if picture is not None)


def heading(compared: PairedComparison, language: str) -> str:
    """Which stories are compared with which."""
    others = ", ".join(compared.title(a.story, language) for a in compared.against)
    return say("compared_title", language, others=others, base=compared.title(compared.base, language))


def write_comparison(compared: PairedComparison, folder: str | Path, language: str = "en") -> Path:
    """Write the page, the figures, the table, the scenarios and the provenance into a new folder.

    Raises
    ------
    FolderTaken
        If it holds anything, or is a file.
    """

    def fill(beside: Path) -> None:
        shown = compared_album(compared, language)
        (beside / "figures").mkdir()
        (beside / "scenarios").mkdir()
        for picture in all_of(shown):
            picture.save(beside / "figures")
        page = compared_page(compared, language, shown)
        (beside / "index.html").write_text(page, encoding="utf-8")
        rows = table(compared.base, compared.against)
        rows.to_csv(beside / "comparison.csv", index=False, encoding="utf-8-sig", float_format="%.6g")
        for at, each in enumerate(compared.results, start=1):
            name = f"{at}_{each.scenario.name}.yaml"
            (beside / "scenarios" / name).write_text(each.scenario.resolved(), encoding="utf-8")
        known = [each.provenance for each in compared.results]
        told = json.dumps(known, indent=2, ensure_ascii=False, sort_keys=True)
        (beside / "provenance.json").write_text(told + "\n", encoding="utf-8")

    return written_whole(folder, language, fill)


def compared_table(compared: PairedComparison, against: Against, language: str = "en") -> "Table":
    """The differences of one story as a table that fits 80 columns."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    title = compared.title(against.story, language)
    drawn = Table(title=Text(title), title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1))
    drawn.add_column(say("compared_outcome", language), overflow="fold", max_width=26)
    columns = ("compared_base", "compared_story", "compared_difference")
    for column in (*(say(key, language) for key in columns), say("interval", language)):
        drawn.add_column(column, justify="right")
    for each in compared.shown(against, FIRST):
        first, *rest = _numbers(each, language)
        drawn.add_row(Text(first), *(Text(cell) for cell in rest))
    return drawn


def _numbers(each: Difference, language: str) -> tuple[str, str, str, str, str]:
    means = (mean(x, each, language) for x in (each.base, each.other))
    return (each.label[language], *means, apart(each, language), interval(each, language))  # type: ignore[return-value]


def _narrow(each: Difference, language: str) -> tuple[str, ...]:
    """The same with the interval below the difference, so that a telephone shows both."""
    *others, difference, found = _numbers(each, language)
    return (*others, f"{difference}\n{found}".rstrip())


def _lines(cell: str) -> str:
    """A cell as HTML; what is below its first line is small."""
    first, *below = (escape(line) for line in cell.split("\n"))
    return first + "".join(f"<br><small>{line}</small>" for line in below)


def _sure(compared: PairedComparison, each: Difference, language: str) -> tuple[str, ...]:
    cells = (each.label[language], str(each.pairs), higher(each, language), factor(each, language))
    return cells if compared.width is None else (*cells, still(each, language))


def _head(compared: PairedComparison, title: str, language: str) -> str:
    runs = runs_of_each(compared, language)
    kicker = escape(say("compared_kicker", language, runs=runs))
    told = escape(say("compared_summary", language, base=compared.title(compared.base, language)))
    lines = (f'<p class="kicker">sahel_sim · {kicker}</p>', f"<h1>{escape(title)}</h1>")
    return "<header>\n" + "\n".join((*lines, f'<p class="summary">{told}</p>')) + "\n</header>"


def _in_short(compared: PairedComparison, language: str) -> str:
    found = [told for against in compared.against for told in sentences(compared, against, language)]
    items = "\n".join(f"<li>{escape(told)}</li>" for told in found)
    runs = min(pairs(compared, against) for against in compared.against)
    care = [say("compared_caution", language)]
    care += [say("few_runs", language, runs=in_all(runs, language))] if runs < FEW else []
    care += [say("too_short_to_compare", language)] if silent(int(compared.results[0].scenario.years)) else []
    care += _missing(compared, language)
    warned = "\n".join(f"<p>{escape(told)}</p>" for told in care)
    broken = [broken_off(r, language, compared.title(r.scenario.name, language)) for r in compared.results]
    listed = f'<ul class="findings">\n{items}\n</ul>\n<div class="care">{warned}</div>'
    return section("in_short", "".join((listed, *broken)), language)


def _missing(compared: PairedComparison, language: str) -> list[str]:
    """Sentences on pairs that are not there."""
    runs, told = asked_for(compared.results[0]), []
    for against in compared.against:
        found = pairs(compared, against)
        if found < runs:
            titles = {"story": compared.title(against.story, language)}
            titles["base"] = compared.title(compared.base, language)
            numbers = {"pairs": count(found, language), "runs": count(runs, language)}
            told.append(say("pairs_missing", language, **titles, **numbers))
    return told


def _tables(compared: PairedComparison, language: str, sure: bool) -> str:
    runs = runs_of_each(compared, language)
    if sure:
        keys = ["compared_outcome", "compared_pairs", "compared_higher", "compared_gain"]
        keys += ["compared_still"] if compared.width is not None else []
        note = say("pairing_note", language)
        if compared.width is not None:
            note += " " + say("still_note", language, width=f"{compared.width:g}")
    else:
        keys = ["compared_outcome", "compared_base", "compared_story", "compared_difference"]
        note = say("compared_note", language, runs=runs)
    heads = "".join(f'<th scope="col">{escape(say(key, language))}</th>' for key in keys)
    bodies = []
    for against in compared.against:
        title = escape(compared.title(against.story, language))
        rows = [f'<tr><th scope="rowgroup" colspan="{len(keys)}">{title}</th></tr>']
        for each in against.differences:
            first, *rest = _sure(compared, each, language) if sure else _narrow(each, language)
            cells = "".join(f"<td>{_lines(cell)}</td>" for cell in rest)
            rows.append(f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>')
        bodies.append("<tbody>\n" + "\n".join(rows) + "\n</tbody>")
    made = f"<table>\n<caption>{escape(note)}</caption>\n<thead><tr>{heads}</tr></thead>\n"
    return f'<div class="scroll">\n{made}{"".join(bodies)}\n</table>\n</div>'


def _was_run(compared: PairedComparison, language: str) -> str:
    entries = []
    for each in compared.results:
        known = escape(say("of_results", language, digest=each.provenance["digest"]))
        told = escape(compared.title(each.scenario.name, language))
        entries.append(
            f'<dt>{told}</dt><dd>{escape(each.scenario.name)}, <span class="digest">{known}</span></dd>'
        )
    first = compared.results[0]
    runs = runs_and_seed(first, language)
    entries.append(f"<dt>{escape(say('runs', language))}</dt><dd>{escape(runs)}</dd>")
    files = [f"scenarios/{at}_{r.scenario.name}.yaml" for at, r in enumerate(compared.results, start=1)]
    command = ["sahel-sim compare", *files, f"--runs {asked_for(first)}", f"--seed {first.seed}"]
    command += [f"--outcomes {','.join(compared.asked)}"] if compared.asked else []
    command += [f"--width {compared.width:g}"] if compared.width is not None else []
    code = " ".join(f'<span class="whole">{escape(part)}</span>' for part in command)
    entries.append(f"<dt>{escape(say('again', language))}</dt><dd><code>{code}</code></dd>")
    return "<dl>\n" + "\n".join(entries) + "\n</dl>"
