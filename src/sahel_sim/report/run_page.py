"""The page of a run: everything that it says, in one HTML file that needs no network.

Only the map that moves has a script, and only where places were kept.
"""

from typing import TYPE_CHECKING

from sahel_sim.languages import N_, _, in_language, ngettext, speaks
from sahel_sim.report.failed_runs import failed_runs, runs_and_seed, runs_asked_for
from sahel_sim.report.figures.moving_map import fits, moving_map
from sahel_sim.report.figures.run_figures import FigureSet, run_figures
from sahel_sim.report.number_format import count, month_text
from sahel_sim.report.page_renderer import Block, Definition, render
from sahel_sim.report.quantiles import band_text, heading
from sahel_sim.report.run_card import length, run_card
from sahel_sim.report.sentences import runs_text
from sahel_sim.report.summary_rows import MeasureRows, measure_rows

if TYPE_CHECKING:
    from sahel_sim.results.ensemble import Ensemble


@speaks
def run_html(
    results: "Ensemble", language: str = "en", drawn: FigureSet | None = None, decided: str = ""
) -> str:
    """One HTML page with the answer, the figures, the numbers and how they came about.

    Parameters
    ----------
    results
        What was run.
    drawn
        The figures, if they are drawn already, in the same language.
    decided
        Why there are so many runs, if that was decided while they ran.
    """
    runs = len(results)
    measured = measure_rows(results)
    zeros = sum(found.zero for found in measured)
    shown = run_figures(results) if drawn is None else drawn
    player = moving_map(results) if fits(results) else None
    parts = [
        part for key in shown for part in ((key, "moving_map") if player and key == "who_governs" else (key,))
    ]
    return render(
        "run",
        ("in_short", *parts, "the_numbers", "what_was_run", "how_to_read"),
        styles=("map_player",) if player else (),
        player=player,
        title=in_language(results.scenario.title) or results.scenario.name,
        kicker=_("{runs} of a model of the war", runs=runs_text(runs)),
        summary=in_language(results.scenario.summary),
        card=run_card(results),
        cautions=[
            _("These are shares of runs of a model, not chances in the real world. This is no forecast.")
        ],
        broken_off=failed_runs(results),
        drawn=shown,
        note=_(
            "End of the run: the middle of {runs}, and within what {most} lie. Deaths and "
            "clashes are summed over the whole run.",
            runs=runs_text(runs),
            most=band_text(runs),
        ),
        columns=(*(_(key) for key in (N_("Who"), N_("Start"), N_("Middle"))), heading(runs)),
        blocks=[_block(found) for found in measured if not found.zero],
        zeros=[_block(found) for found in measured if found.zero],
        zeros_heading=ngettext(
            "{n} measure that is zero throughout",
            "{n} measures that are zero throughout",
            zeros,
            n=count(zeros),
        ),
        entries=_entries(results, decided),
        timeline=_timeline(results),
    )


def _block(found: MeasureRows) -> Block:
    return Block(found.heading, [(row.who, row.start, row.middle, row.likely) for row in found.rows])


def _entries(results: "Ensemble", decided: str) -> list[Definition]:
    """What was run, and how to run it again."""
    scenario, known = results.scenario, results.provenance
    first, last = month_text(results.dates[0]), month_text(results.dates[-1])
    labels = [results.factions.label(name) for name in results.factions.names]
    command = ("sahel-sim run scenario.yaml", f"--runs {runs_asked_for(results)}", f"--seed {results.seed}")
    prints = (
        _("scenario {digest}", digest=known["scenario_digest"]),
        _("results {digest}", digest=known["digest"]),
    )
    return [
        Definition(_("Scenario"), scenario.name),
        Definition(_("Place"), results.places.name),
        Definition(_("Sides"), ", ".join(labels)),
        Definition(_("Period"), _("{first} to {last}, {time}", first=first, last=last, time=length(results))),
        Definition(_("Runs"), f"{runs_and_seed(results)} {decided}".strip()),
        Definition(_("To run it again, in this folder"), code=command),
        Definition(_("Versions"), versions(known)),
        Definition(_("Fingerprints"), digest=", ".join(prints)),
    ]


def versions(known: dict[str, object]) -> str:
    """With what something was run, as its provenance has it."""
    named: dict[str, str] = known["versions"]  # type: ignore[assignment]
    libraries = ", ".join(f"{name} {number}" for name, number in named.items())
    return f"{libraries}, Python {known['python']}, {known['machine']}"


def _timeline(results: "Ensemble") -> list[str]:
    """What the scenario changes on its way, in the words of its notes or else in those of its settings."""
    lines = []
    for entry in results.scenario.timeline:
        changed = (f"{name} = {value:g}" for name, value in entry.settings.items())
        settings = ", ".join((*entry.lines, *changed))
        lines.append(f"{entry.date}: {in_language(entry.note) or settings}")
    return lines
