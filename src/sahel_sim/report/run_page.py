"""The page: everything that a run says, in one HTML file that needs no network and no script."""

from html import escape
from typing import TYPE_CHECKING

from sahel_sim.languages import N_, _, in_language, speaks
from sahel_sim.report.failed_runs import asked_for, broken_off, runs_and_seed
from sahel_sim.report.figure_set import Album, album
from sahel_sim.report.headline import findings, length
from sahel_sim.report.html_page import document, figures, section
from sahel_sim.report.quantiles import heading, most
from sahel_sim.report.sentences import in_all
from sahel_sim.report.summary_rows import Block, brief
from sahel_sim.report.svg_glyphs import letters_once

if TYPE_CHECKING:
    from sahel_sim.results.ensemble import Ensemble

FEW = 50
"""Below so many runs the page says that shares of runs are rough."""


@speaks
def page(results: "Ensemble", language: str = "en", drawn: Album | None = None, decided: str = "") -> str:
    """One HTML page with the headline, the figures, the numbers and how they came about.

    Parameters
    ----------
    results
        What was run.
    language
        ``en`` or ``fr``.
    drawn
        The figures, if they are drawn already, in the same language.
    decided
        Why there are so many runs, if that was decided while they ran.
    """
    shown = album(results) if drawn is None else drawn
    title = in_language(results.scenario.title) or results.scenario.name
    parts = [_head(results, title), _in_short(results)]
    parts += [section(key, figures(pictures)) for key, pictures in shown.items()]
    parts.append(section("the_numbers", _table(results)))
    parts.append(section("what_was_run", _was_run(results, decided)))
    parts.append(section("how_to_read", _reading(results)))
    return document(title, letters_once("\n".join(parts)))


def _head(results: "Ensemble", title: str) -> str:
    kicker = escape(_("{runs} of a model of the war", runs=in_all(len(results))))
    told = in_language(results.scenario.summary)
    lines = [f'<p class="kicker">sahel_sim · {kicker}</p>', f"<h1>{escape(title)}</h1>"]
    if told:
        lines.append(f'<p class="summary">{escape(told)}</p>')
    return "<header>\n" + "\n".join(lines) + "\n</header>"


def _in_short(results: "Ensemble") -> str:
    first, *others = findings(results)
    items = "\n".join(f"<li>{escape(sentence)}</li>" for sentence in others)
    caution = _("These are shares of runs of a model, not chances in the real world. This is no forecast.")
    care = f"<p>{escape(caution)}</p>"
    if len(results) < FEW:
        few_runs = _(
            "With only {runs}, shares of runs are rough. Take 100 or more.",
            runs=in_all(len(results)),
        )
        care += f"\n<p>{escape(few_runs)}</p>"
    body = f'<p class="lead">{escape(first)}</p>\n<ul class="findings">\n{items}\n</ul>'
    return section("in_short", f'{body}\n<div class="care">{care}</div>{broken_off(results)}')


def _table(results: "Ensemble") -> str:
    runs = len(results)
    columns = (*(_(key) for key in (N_("Who"), N_("Start"), N_("Middle"))), heading(runs))
    headings = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    known = {"runs": in_all(runs), "most": most(runs)}
    note = escape(
        _(
            "End of the run: the middle of {runs}, and within what {most} lie. Deaths and "
            "clashes are summed over the whole run.",
            **known,
        )
    )
    bodies = "\n".join(_block(block) for block in brief(results))
    table = f"<table>\n<caption>{note}</caption>\n<thead><tr>{headings}</tr></thead>\n{bodies}\n</table>"
    return f'<div class="scroll">\n{table}\n</div>'


def _block(block: Block) -> str:
    rows = [f'<tr><th scope="rowgroup" colspan="4">{escape(block.heading)}</th></tr>']
    for row in block.rows:
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in (row.start, row.middle, row.likely))
        rows.append(f'<tr><th scope="row">{escape(row.who)}</th>{cells}</tr>')
    return "<tbody>\n" + "\n".join(rows) + "\n</tbody>"


def _was_run(results: "Ensemble", decided: str) -> str:
    story, known = results.scenario, results.provenance
    first, last = results.dates[0], results.dates[-1]
    command = ("sahel-sim run scenario.yaml", f"--runs {asked_for(results)}", f"--seed {results.seed}")
    unbroken = " ".join(f'<span class="whole">{escape(part)}</span>' for part in command)
    versions = ", ".join(f"{name} {number}" for name, number in known["versions"].items())
    labels = [results.factions.label(name) for name in results.factions.names]
    prints = ", ".join(
        (
            _("scenario {digest}", digest=known["scenario_digest"]),
            _("results {digest}", digest=known["digest"]),
        )
    )
    entries = {
        _("Scenario"): escape(story.name),
        _("Place"): escape(results.places.name),
        _("Sides"): escape(", ".join(labels)),
        _("Period"): escape(_("{first} to {last}, {time}", first=first, last=last, time=length(results))),
        _("Runs"): escape(f"{runs_and_seed(results)} {decided}".strip()),
        _("To run it again, in this folder"): f"<code>{unbroken}</code>",
        _("Versions"): escape(f"{versions}, Python {known['python']}, {known['machine']}"),
        _("Fingerprints"): f'<span class="digest">{escape(prints)}</span>',
    }
    listed = [f"<dt>{escape(name)}</dt><dd>{words}</dd>" for name, words in entries.items()]
    return "<dl>\n" + "\n".join(listed) + "\n</dl>" + _timeline(results)


def _timeline(results: "Ensemble") -> str:
    """What the scenario changes on its way, in the words of its notes or else in those of its settings."""
    moments = []
    for moment in results.scenario.timeline:
        changed = (f"{name} = {value:g}" for name, value in moment.settings.items())
        settings = ", ".join((*moment.lines, *changed))
        told = in_language(moment.note) or settings
        moments.append(f"<li>{escape(moment.date)}: {escape(told)}</li>")
    if not moments:
        return ""
    changes = _("What changes on the way")
    return f"\n<h3>{escape(changes)}</h3>\n<ul>\n" + "\n".join(moments) + "\n</ul>"


def _reading(results: "Ensemble") -> str:
    keys = (
        N_(
            "The model is for testing theories and claims about this war. It predicts nothing, "
            "and it must not guide any operation. The people in it are audiences and victims, "
            "never targets."
        ),
        N_(
            "The middle run is not one run: for each number by itself, half of the runs are "
            "above and half below."
        ),
        N_(
            "The spread shows chance within the model. It does not show how unsure the model's "
            "own numbers are; many of them are assumed, and other values can turn a result "
            "around."
        ),
        N_(
            "Sides decide and places are fought over; single bands, leaders and persons are not in the model."
        ),
    )
    return "<ul>\n" + "\n".join(f"<li>{escape(_(key))}</li>" for key in keys) + "\n</ul>"
