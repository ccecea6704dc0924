"""The page of a sweep: what was varied, what the corners say, maps, cells, how it came about; no script."""

from collections.abc import Sequence
from html import escape

from sahel_sim.designs.sweep_results import SweepOutcomes
from sahel_sim.languages import in_language
from sahel_sim.report.failed_runs import FEW as FEW_TOLD
from sahel_sim.report.heat_map import swept_picture
from sahel_sim.report.html_page import document, figures, section
from sahel_sim.report.number_format import count
from sahel_sim.report.picture import Picture
from sahel_sim.report.svg_glyphs import letters_once
from sahel_sim.report.sweep_cells import Cells, findings, levers, title, unsure_cells
from sahel_sim.report.sweep_checks import shortest
from sahel_sim.report.sweep_provenance import record
from sahel_sim.report.sweep_tables import cell_tables
from sahel_sim.report.words import in_all, say
from sahel_sim.results.endings import QUIET_YEARS

FEW = 64
"""Below so many runs in a cell the page says that single cells are rough."""

COMMAND = "sahel-sim sweep sweep.yaml"
"""What gives the sweep again, in its folder."""


def swept_album(swept: SweepOutcomes, language: str) -> tuple[Picture, ...]:
    """A figure for each outcome."""
    return tuple(swept_picture(swept, name, language) for name in swept.sweep.outcomes)


def swept_page(swept: SweepOutcomes, language: str = "en", drawn: Sequence[Picture] | None = None) -> str:
    """One HTML page with what a sweep says, how surely, and how it came about.

    Parameters
    ----------
    swept
        What was run.
    language
        ``en`` or ``fr``.
    drawn
        The figures, if they are drawn already, in the same language.
    """
    shown = swept_album(swept, language) if drawn is None else drawn
    one_lever = len(swept.sweep.axes) == 1
    parts = [
        _head(swept, language),
        section("what_varies", _varied(swept, language), language),
        section("in_short", _in_short(swept, language), language),
        section("lines" if one_lever else "maps", figures(shown, language), language),
        section("the_cells", cell_tables(swept, language), language),
        section("how_sure", _how_sure(swept, language), language),
        section("how_to_read", _reading(swept, language), language),
        section("what_was_run", _was_run(swept, language), language),
    ]
    return document(title(swept, language), letters_once("\n".join(parts)), language)


def broken_off(swept: SweepOutcomes, language: str) -> str:
    """Paragraphs of HTML on which runs broke off, and why; nothing if all came through."""
    failures = swept.tally.failures
    if not failures:
        return ""
    cells = Cells(swept, swept.sweep.outcomes[0], language)
    places = cells.every()
    runs = count(len(places) * swept.sweep.runs, language)
    key = "one_cell_broke_off" if len(failures) == 1 else "cells_broke_off"
    told = say(key, language, broken=count(len(failures), language), runs=runs)
    named = [
        say("cell_broke_at", language, number=f.replicate, at=cells.at(places[story]), message=f.message)
        for story, f in failures[:FEW_TOLD]
    ]
    if len(failures) > FEW_TOLD:
        named.append(say("more_broke_off", language, more=count(len(failures) - FEW_TOLD, language)))
    items = "\n".join(f"<li>{escape(each)}</li>" for each in named)
    return f"<p>{escape(told)}</p>\n<ul>\n{items}\n</ul>"


def _head(swept: SweepOutcomes, language: str) -> str:
    sweep = swept.sweep
    number = len(swept.tally.stories)
    sizes = {"cells": count(number, language), "total": count(number * sweep.runs, language)}
    kicker = say("sweep_kicker", language, runs=in_all(sweep.runs, language), **sizes)
    story = in_language(sweep.scenario.title, language) or sweep.scenario.name
    told = say("sweep_summary", language, story=story)
    lines = (
        f'<p class="kicker">sahel_sim · {escape(kicker)}</p>',
        f"<h1>{escape(title(swept, language))}</h1>",
        f'<p class="summary">{escape(told)}</p>',
    )
    return "<header>\n" + "\n".join(lines) + "\n</header>"


def _varied(swept: SweepOutcomes, language: str) -> str:
    entries = []
    for lever, axis in zip(levers(swept, language), swept.sweep.axes, strict=True):
        values = " · ".join(lever.value(x) for x in axis.values) + lever.unit
        told = say("lever_values", language, n=len(axis.values), values=values)
        name = lever.title.removesuffix(f",{lever.unit}") if lever.unit else lever.title
        body = f"{escape(told)}<br>{escape(lever.meaning)}. <code>{escape(lever.setting)}</code>"
        entries.append(f"<dt>{escape(name)}</dt><dd>{body}</dd>")
    return "<dl>\n" + "\n".join(entries) + "\n</dl>"


def _in_short(swept: SweepOutcomes, language: str) -> str:
    items = "\n".join(f"<li>{escape(each)}</li>" for each in findings(swept, language))
    care = [say("sweep_caution", language)]
    runs = swept.sweep.runs
    care += [say("few_in_cell", language, runs=in_all(runs, language))] if runs < FEW else []
    if shortest(swept.sweep.scenario, swept.sweep.axes) < QUIET_YEARS:
        care.append(say("too_short_to_sweep", language))
    told = "\n".join(f"<p>{escape(each)}</p>" for each in care) + broken_off(swept, language)
    return f'<ul class="findings">\n{items}\n</ul>\n<div class="care">{told}</div>'


def _how_sure(swept: SweepOutcomes, language: str) -> str:
    heads = (say(key, language) for key in ("compared_outcome", "not_sure_in", "widest"))
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    rows = []
    for name in swept.sweep.outcomes:
        cells = Cells(swept, name, language)
        unsure, widest = unsure_cells(cells)
        sizes = {"n": count(unsure, language), "cells": count(cells.unsure.size, language)}
        told = (say("of_cells", language, **sizes), cells.width(widest))
        numbers = "".join(f"<td>{escape(each)}</td>" for each in told)
        rows.append(f'<tr><th scope="row">{escape(cells.title)}</th>{numbers}</tr>')
    note = f"<caption>{escape(say('sure_note', language))}</caption>"
    body = "\n".join(rows)
    table = f"<table>\n{note}\n<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
    return f'<div class="scroll">\n{table}\n</div>'


def _reading(swept: SweepOutcomes, language: str) -> str:
    keys = ["read_purpose", "read_cell", "read_grid", "read_cells_many", "read_bands"]
    times = {"time_to_ceasefire", "time_to_accord", "time_to_relapse", "peace_lasted"}
    keys += ["read_times_swept"] if times & set(swept.sweep.outcomes) else []
    return "<ul>\n" + "\n".join(f"<li>{escape(say(key, language))}</li>" for key in keys) + "\n</ul>"


def _was_run(swept: SweepOutcomes, language: str) -> str:
    sweep, known = swept.sweep, record(swept)
    story = sweep.scenario
    versions = ", ".join(f"{name} {number}" for name, number in known["versions"].items())
    first, last = story.dates[0], story.dates[-1]
    length = say("years", language, n=f"{story.years:g}") if story.years != 1 else say("one_year", language)
    prints = ", ".join(
        (
            say("of_scenario", language, digest=known["scenario_digest"]),
            say("of_tally", language, digest=known["digest"]),
        )
    )
    set_to = "; ".join(f"{axis.lever} = {', '.join(f'{x:g}' for x in axis.values)}" for axis in sweep.axes)
    cells = {"cells": count(len(swept.tally.stories), language), "runs": in_all(sweep.runs, language)}
    entries = {
        "scenario": escape(story.name),
        "place": escape(story.place.name),
        "period": escape(say("from_to", language, first=first, last=last, time=length)),
        "levers_set": escape(set_to),
        "runs": escape(say("runs_of_cells", language, seed=sweep.seed, **cells)),
        "again": f'<code><span class="whole">{escape(COMMAND)}</span></code>',
        "versions": escape(f"{versions}, Python {known['python']}, {known['machine']}"),
        "fingerprints": f'<span class="digest">{escape(prints)}</span>',
    }
    listed = [f"<dt>{escape(say(key, language))}</dt><dd>{words}</dd>" for key, words in entries.items()]
    return "<dl>\n" + "\n".join(listed) + "\n</dl>"
