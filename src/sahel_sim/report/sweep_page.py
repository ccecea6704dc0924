"""The page of a sweep: what was varied, what the corners say, maps, cells, how it came about; no script."""

from collections.abc import Sequence
from html import escape

from sahel_sim.designs.sweep_results import SweepOutcomes
from sahel_sim.languages import N_, _, in_language, ngettext, speaks
from sahel_sim.report.failed_runs import FEW as FEW_TOLD
from sahel_sim.report.heat_map import swept_picture
from sahel_sim.report.html_page import document, figures, section
from sahel_sim.report.number_format import count
from sahel_sim.report.picture import Picture
from sahel_sim.report.sentences import in_all
from sahel_sim.report.svg_glyphs import letters_once
from sahel_sim.report.sweep_cells import Cells, findings, levers, title, unsure_cells
from sahel_sim.report.sweep_checks import shortest
from sahel_sim.report.sweep_provenance import record
from sahel_sim.report.sweep_tables import cell_tables
from sahel_sim.results.endings import QUIET_YEARS

FEW = 64
"""Below so many runs in a cell the page says that single cells are rough."""

COMMAND = "sahel-sim sweep sweep.yaml"
"""What gives the sweep again, in its folder."""


def swept_album(swept: SweepOutcomes) -> tuple[Picture, ...]:
    """A figure for each outcome."""
    return tuple(swept_picture(swept, name) for name in swept.sweep.outcomes)


@speaks
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
    shown = swept_album(swept) if drawn is None else drawn
    one_lever = len(swept.sweep.axes) == 1
    parts = [
        _head(swept),
        section("what_varies", _varied(swept)),
        section("in_short", _in_short(swept)),
        section("lines" if one_lever else "maps", figures(shown)),
        section("the_cells", cell_tables(swept)),
        section("how_sure", _how_sure(swept)),
        section("how_to_read", _reading(swept)),
        section("what_was_run", _was_run(swept)),
    ]
    return document(title(swept), letters_once("\n".join(parts)))


def broken_off(swept: SweepOutcomes) -> str:
    """Paragraphs of HTML on which runs broke off, and why; nothing if all came through."""
    failures = swept.tally.failures
    if not failures:
        return ""
    cells = Cells(swept, swept.sweep.outcomes[0])
    places = cells.every()
    runs = count(len(places) * swept.sweep.runs)
    told = ngettext(
        "{broken} of {runs} runs broke off. It is left out of its cell.",
        "{broken} of {runs} runs broke off. They are left out of their cells.",
        len(failures),
        broken=count(len(failures)),
        runs=runs,
    )
    named = [
        _(
            "number {number} at {at}: {message}",
            number=f.replicate,
            at=cells.at(places[story]),
            message=f.message,
        )
        for story, f in failures[:FEW_TOLD]
    ]
    if len(failures) > FEW_TOLD:
        named.append(_("and {more} more, in provenance.json", more=count(len(failures) - FEW_TOLD)))
    items = "\n".join(f"<li>{escape(each)}</li>" for each in named)
    return f"<p>{escape(told)}</p>\n<ul>\n{items}\n</ul>"


def _head(swept: SweepOutcomes) -> str:
    sweep = swept.sweep
    number = len(swept.tally.stories)
    sizes = {"cells": count(number), "total": count(number * sweep.runs)}
    kicker = _(
        "{cells} cells of {runs}, {total} runs of a model of the war",
        runs=in_all(sweep.runs),
        **sizes,
    )
    story = in_language(sweep.scenario.title) or sweep.scenario.name
    told = _(
        "The same story, {story}, at every point of a grid of settings. All cells draw the "
        "same chance, so that they differ by the settings alone.",
        story=story,
    )
    lines = (
        f'<p class="kicker">sahel_sim · {escape(kicker)}</p>',
        f"<h1>{escape(title(swept))}</h1>",
        f'<p class="summary">{escape(told)}</p>',
    )
    return "<header>\n" + "\n".join(lines) + "\n</header>"


def _varied(swept: SweepOutcomes) -> str:
    entries = []
    for lever, axis in zip(levers(swept), swept.sweep.axes, strict=True):
        values = " · ".join(lever.value(x) for x in axis.values) + lever.unit
        told = _("{n} values: {values}", n=len(axis.values), values=values)
        name = lever.title.removesuffix(f",{lever.unit}") if lever.unit else lever.title
        body = f"{escape(told)}<br>{escape(lever.meaning)}. <code>{escape(lever.setting)}</code>"
        entries.append(f"<dt>{escape(name)}</dt><dd>{body}</dd>")
    return "<dl>\n" + "\n".join(entries) + "\n</dl>"


def _in_short(swept: SweepOutcomes) -> str:
    items = "\n".join(f"<li>{escape(each)}</li>" for each in findings(swept))
    care = [
        _(
            "These are runs of a model at settings that somebody chose, not chances in the real "
            "world. A corner of a map is no advice and no forecast."
        )
    ]
    runs = swept.sweep.runs
    care += (
        [
            _(
                "With only {runs} in each cell, single cells are rough: read the shape of a map. "
                "Take 64 or more.",
                runs=in_all(runs),
            )
        ]
        if runs < FEW
        else []
    )
    if shortest(swept.sweep.scenario, swept.sweep.axes) < QUIET_YEARS:
        care.append(_("Whether a war is over takes two years to tell. In so short a run it is left out."))
    told = "\n".join(f"<p>{escape(each)}</p>" for each in care) + broken_off(swept)
    return f'<ul class="findings">\n{items}\n</ul>\n<div class="care">{told}</div>'


def _how_sure(swept: SweepOutcomes) -> str:
    heads = (_(key) for key in (N_("Outcome"), N_("Not sure"), N_("Widest interval")))
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    rows = []
    for name in swept.sweep.outcomes:
        cells = Cells(swept, name)
        unsure, widest = unsure_cells(cells)
        sizes = {"n": count(unsure), "cells": count(cells.unsure.size)}
        told = (_("{n} of {cells} cells", **sizes), cells.width(widest))
        numbers = "".join(f"<td>{escape(each)}</td>" for each in told)
        rows.append(f'<tr><th scope="row">{escape(cells.title)}</th>{numbers}</tr>')
    sure_note = _(
        "Not sure: cells whose 95% interval spans one half (chances), or more than a third "
        "of the scale of the figure. Four times as many runs halve an interval."
    )
    note = f"<caption>{escape(sure_note)}</caption>"
    body = "\n".join(rows)
    table = f"<table>\n{note}\n<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
    return f'<div class="scroll">\n{table}\n</div>'


def _reading(swept: SweepOutcomes) -> str:
    keys = [
        N_(
            "The model is for testing theories and claims about this war. It predicts nothing, "
            "and it must not guide any operation. The people in it are audiences and victims, "
            "never targets."
        ),
        N_(
            "A cell is the same story with other settings. Read a map for where it changes, not for one cell."
        ),
        N_(
            "Nothing is known between the cells, and nothing beyond the edges. Lines of equal "
            "height are drawn straight from cell to cell."
        ),
        N_(
            "There are many cells. Of a hundred 95% intervals about five miss by chance alone, "
            "and since all cells share their luck, neighbours miss together."
        ),
        N_(
            "The spread shows chance within the model. It does not show how unsure the model's "
            "own numbers are; many of them are assumed, and other values can turn a result "
            "around."
        ),
    ]
    times = {"time_to_ceasefire", "time_to_accord", "time_to_relapse", "peace_lasted"}
    keys += (
        [N_("A time counts only in the runs in which the thing happens; those may differ from cell to cell.")]
        if times & set(swept.sweep.outcomes)
        else []
    )
    return "<ul>\n" + "\n".join(f"<li>{escape(_(key))}</li>" for key in keys) + "\n</ul>"


def _was_run(swept: SweepOutcomes) -> str:
    sweep, known = swept.sweep, record(swept)
    story = sweep.scenario
    versions = ", ".join(f"{name} {number}" for name, number in known["versions"].items())
    first, last = story.dates[0], story.dates[-1]
    years = f"{story.years:g}"
    length = ngettext("{n} year", "{n} years", story.years, n=years)
    prints = ", ".join(
        (
            _("scenario {digest}", digest=known["scenario_digest"]),
            _("outcomes {digest}", digest=known["digest"]),
        )
    )
    set_to = "; ".join(f"{axis.lever} = {', '.join(f'{x:g}' for x in axis.values)}" for axis in sweep.axes)
    cells = {"cells": count(len(swept.tally.stories)), "runs": in_all(sweep.runs)}
    entries = {
        _("Scenario"): escape(story.name),
        _("Place"): escape(story.place.name),
        _("Period"): escape(_("{first} to {last}, {time}", first=first, last=last, time=length)),
        _("Varied"): escape(set_to),
        _("Runs"): escape(_("{cells} cells of {runs}, seed {seed}", seed=sweep.seed, **cells)),
        _("To run it again, in this folder"): f'<code><span class="whole">{escape(COMMAND)}</span></code>',
        _("Versions"): escape(f"{versions}, Python {known['python']}, {known['machine']}"),
        _("Fingerprints"): f'<span class="digest">{escape(prints)}</span>',
    }
    listed = [f"<dt>{escape(name)}</dt><dd>{words}</dd>" for name, words in entries.items()]
    return "<dl>\n" + "\n".join(listed) + "\n</dl>"
