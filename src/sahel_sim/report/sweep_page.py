"""The page of a sweep: what was varied, what the corners say, maps, cells, how it came about; no script."""

from collections.abc import Sequence
from dataclasses import dataclass

from sahel_sim.designs.sweep_results import SweepOutcomes
from sahel_sim.languages import N_, _, in_language, ngettext, speaks
from sahel_sim.report.failed_runs import FEW as FEW_NAMED
from sahel_sim.report.failed_runs import FailedRuns, and_more
from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.figures.sweep_figures import sweep_figures
from sahel_sim.report.number_format import count, month_text
from sahel_sim.report.page_renderer import Block, Definition, PageTable, render
from sahel_sim.report.run_page import versions
from sahel_sim.report.sentences import runs_text
from sahel_sim.report.sweep_card import sweep_card
from sahel_sim.report.sweep_cells import Cells, Place, levers, title, unsure_cells
from sahel_sim.report.sweep_checks import shortest
from sahel_sim.results.endings import QUIET_YEARS

FEW = 64
"""Below so many runs in a cell the page says that single cells are rough."""

TIMES = {"time_to_ceasefire", "time_to_accord", "time_to_relapse", "peace_lasted"}
"""Outcomes that are times."""

COMMAND = "sahel-sim sweep sweep.yaml"
"""What gives the sweep again, in its folder."""


@speaks
def sweep_html(swept: SweepOutcomes, language: str = "en", drawn: Sequence[Picture] | None = None) -> str:
    """One HTML page with what a sweep says, how surely, and how it came about.

    ``swept``: what was run; ``drawn``: the figures, if they are drawn already, in the same language.
    """
    sweep = swept.sweep
    number = len(swept.tally.scenarios)
    figures = "lines" if len(sweep.axes) == 1 else "maps"
    return render(
        "sweep",
        ("in_short", "what_varies", figures, "the_cells", "how_sure", "how_to_read", "what_was_run"),
        title=title(swept),
        kicker=_(
            "{cells} cells of {runs}, {total} runs of a model of the war",
            cells=count(number),
            runs=runs_text(sweep.runs),
            total=count(number * sweep.runs),
        ),
        summary=_(
            "The same story, {story}, at every point of a grid of settings. All cells draw the "
            "same chance, so that they differ by the settings alone.",
            story=in_language(sweep.scenario.title) or sweep.scenario.name,
        ),
        levers=_lever_entries(swept),
        card=sweep_card(swept),
        cautions=_cautions(swept),
        broken_off=failed_cells(swept),
        figures_key=figures,
        drawn=sweep_figures(swept) if drawn is None else drawn,
        cells=cell_tables(swept),
        sureness=_sureness_table(swept),
        reading_notes=_reading_notes(swept),
        entries=_entries(swept),
    )


def failed_cells(swept: SweepOutcomes) -> FailedRuns | None:
    """Which runs failed in which cells, and why; None if all came through."""
    failures = swept.tally.failures
    if not failures:
        return None
    cells = Cells(swept, swept.sweep.outcomes[0])
    places = cells.every()
    sentence = ngettext(
        "{broken} of {runs} runs broke off. It is left out of its cell.",
        "{broken} of {runs} runs broke off. They are left out of their cells.",
        len(failures),
        broken=count(len(failures)),
        runs=count(len(places) * swept.sweep.runs),
    )
    named = [
        _(
            "number {number} at {at}: {message}",
            number=failure.replicate,
            at=cells.at(places[cell]),
            message=failure.message,
        )
        for cell, failure in failures[:FEW_NAMED]
    ]
    return FailedRuns(sentence, (*named, *and_more(len(failures))))


def _lever_entries(swept: SweepOutcomes) -> list[Definition]:
    """What is varied, by its values."""
    entries = []
    for lever, axis in zip(levers(swept), swept.sweep.axes, strict=True):
        values = " · ".join(lever.value(x) for x in axis.values) + lever.unit
        text = _("{n} values: {values}", n=len(axis.values), values=values)
        name = lever.title.removesuffix(f",{lever.unit}") if lever.unit else lever.title
        entries.append(Definition(name, text, more=f"{lever.meaning}.", code=(lever.setting,)))
    return entries


def _cautions(swept: SweepOutcomes) -> list[str]:
    runs = swept.sweep.runs
    notes = [
        _(
            "These are runs of a model at settings that somebody chose, not chances in the real "
            "world. A corner of a map is no advice and no forecast."
        )
    ]
    if runs < FEW:
        notes.append(
            _(
                "With only {runs} in each cell, single cells are rough: read the shape of a map. "
                "Take 64 or more.",
                runs=runs_text(runs),
            )
        )
    if shortest(swept.sweep.scenario, swept.sweep.axes) < QUIET_YEARS:
        notes.append(_("Whether a war is over takes two years to tell. In so short a run it is left out."))
    return notes


def _sureness_table(swept: SweepOutcomes) -> PageTable:
    """How many cells of each outcome are not sure."""
    rows = []
    for name in swept.sweep.outcomes:
        cells = Cells(swept, name)
        unsure, widest = unsure_cells(cells)
        many = {"n": count(unsure), "cells": count(cells.unsure.size)}
        text = ngettext("{n} of {cells} cells", "{n} of {cells} cells", unsure, **many)
        rows.append((cells.title, text, cells.width(widest)))
    note = _(
        "Not sure: cells whose 95% interval spans one half (chances), or more than a third "
        "of the scale of the figure. Four times as many runs halve an interval."
    )
    columns = [_(key) for key in (N_("Outcome"), N_("Not sure"), N_("Widest interval"))]
    return PageTable(note, columns, [Block("", rows)])


def _reading_notes(swept: SweepOutcomes) -> list[str]:
    """How to read the page; of times only where there are any."""
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
            "The spread shows chance and, where runs draw the numbers of the model, how unsure these "
            "are. It does not show what its rules leave out, and numbers that are not drawn may turn a "
            "result around."
        ),
    ]
    if TIMES & set(swept.sweep.outcomes):
        keys.append(
            N_(
                "A time counts only in the runs in which the thing happens; those may differ from cell "
                "to cell."
            )
        )
    return [_(key) for key in keys]


def _entries(swept: SweepOutcomes) -> list[Definition]:
    """What was run, and how to run it again."""
    sweep, known = swept.sweep, swept.provenance
    scenario = sweep.scenario
    first, last = month_text(scenario.dates[0]), month_text(scenario.dates[-1])
    length = ngettext("{n} year", "{n} years", scenario.years, n=f"{scenario.years:g}")
    prints = (
        _("scenario {digest}", digest=known["scenario_digest"]),
        _("outcomes {digest}", digest=known["digest"]),
    )
    varied = "; ".join(f"{axis.lever} = {', '.join(f'{x:g}' for x in axis.values)}" for axis in sweep.axes)
    cells, runs = count(len(swept.tally.scenarios)), runs_text(sweep.runs)
    return [
        Definition(_("Scenario"), scenario.name),
        Definition(_("Place"), scenario.place.name),
        Definition(_("Period"), _("{first} to {last}, {time}", first=first, last=last, time=length)),
        Definition(_("Varied"), varied),
        Definition(
            _("Runs"), _("{cells} cells of {runs}, seed {seed}", cells=cells, runs=runs, seed=sweep.seed)
        ),
        Definition(_("To run it again, in this folder"), code=(COMMAND,)),
        Definition(_("Versions"), versions(known)),
        Definition(_("Fingerprints"), digest=", ".join(prints)),
    ]


MOST_CELLS = 64
"""Cells of which a page has all."""


@dataclass(frozen=True)
class CellTables:
    """Tables of cells.

    Attributes
    ----------
    note
        What stands above them.
    columns
        Of all of them.
    corners
        Corners and centre, a block for each outcome; empty where these are all cells.
    every
        All cells; empty where they are too many.
    heading
        How many all cells are.
    """

    note: str
    columns: Sequence[str]
    corners: Sequence[Block]
    every: Sequence[Block]
    heading: str


def cell_tables(swept: SweepOutcomes) -> CellTables:
    """Corners and centre of each outcome; and where they are few, all cells."""
    outcomes = [Cells(swept, name) for name in swept.sweep.outcomes]
    places, chosen = outcomes[0].every(), _corners_and_centre(outcomes[0])
    note = _(
        "Means of {runs} of each cell, with 95% intervals; of chances, the share of runs. "
        "Every cell is in cells.csv, every run in sweep.nc.",
        runs=runs_text(swept.sweep.runs),
    )
    levers = " × ".join(lever.name for lever in outcomes[0].levers)
    columns = (levers[:1].upper() + levers[1:], _("Mean"), _("95% interval"))
    few = len(places) <= len(chosen)
    corners = [] if few else [_block(cells, chosen) for cells in outcomes]
    every = [_block(cells, places) for cells in outcomes] if len(places) <= MOST_CELLS else []
    return CellTables(note, columns, corners, every, _("All {cells} cells", cells=count(len(places))))


def _corners_and_centre(cells: Cells) -> list[Place]:
    centre = tuple((size - 1) // 2 for size in cells.swept.sweep.shape)
    return sorted({*cells.corners, centre})


def _block(cells: Cells, places: Sequence[Place]) -> Block:
    rows = [(cells.values_text(place), cells.value(place), cells.interval(place)) for place in places]
    return Block(cells.title, rows)
