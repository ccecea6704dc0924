"""The page: everything that a run says, in one HTML file that needs no network and no script."""

from html import escape
from typing import TYPE_CHECKING

from sahel_sim.languages import in_language
from sahel_sim.report.failed_runs import asked_for, broken_off, runs_and_seed
from sahel_sim.report.figure_set import Album, album
from sahel_sim.report.headline import findings, length
from sahel_sim.report.html_page import document, figures, section
from sahel_sim.report.quantiles import heading, most
from sahel_sim.report.summary_rows import Block, brief
from sahel_sim.report.svg_glyphs import letters_once
from sahel_sim.report.words import in_all, say

if TYPE_CHECKING:
    from sahel_sim.results.ensemble import Ensemble

FEW = 50
"""Below so many runs the page says that shares of runs are rough."""

_PRINTS = (("scenario", "scenario_digest"), ("results", "digest"))


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
    shown = album(results, language) if drawn is None else drawn
    title = in_language(results.scenario.title, language) or results.scenario.name
    parts = [_head(results, title, language), _in_short(results, language)]
    parts += [section(key, figures(pictures, language), language) for key, pictures in shown.items()]
    parts.append(section("the_numbers", _table(results, language), language))
    parts.append(section("what_was_run", _was_run(results, language, decided), language))
    parts.append(section("how_to_read", _reading(results, language), language))
    return document(title, letters_once("\n".join(parts)), language)


def _head(results: "Ensemble", title: str, language: str) -> str:
    kicker = escape(say("kicker", language, runs=in_all(len(results), language)))
    told = in_language(results.scenario.summary, language)
    lines = [f'<p class="kicker">sahel_sim · {kicker}</p>', f"<h1>{escape(title)}</h1>"]
    if told:
        lines.append(f'<p class="summary">{escape(told)}</p>')
    return "<header>\n" + "\n".join(lines) + "\n</header>"


def _in_short(results: "Ensemble", language: str) -> str:
    first, *others = findings(results, language)
    items = "\n".join(f"<li>{escape(sentence)}</li>" for sentence in others)
    care = f"<p>{escape(say('caution', language))}</p>"
    if len(results) < FEW:
        care += f"\n<p>{escape(say('few_runs', language, runs=in_all(len(results), language)))}</p>"
    body = f'<p class="lead">{escape(first)}</p>\n<ul class="findings">\n{items}\n</ul>'
    return section(
        "in_short", f'{body}\n<div class="care">{care}</div>{broken_off(results, language)}', language
    )


def _table(results: "Ensemble", language: str) -> str:
    runs = len(results)
    columns = (*(say(key, language) for key in ("who", "start", "middle")), heading(runs, language))
    headings = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    known = {"runs": in_all(runs, language), "most": most(runs, language)}
    note = escape(say("numbers_note", language, **known))
    bodies = "\n".join(_block(block) for block in brief(results, language))
    table = f"<table>\n<caption>{note}</caption>\n<thead><tr>{headings}</tr></thead>\n{bodies}\n</table>"
    return f'<div class="scroll">\n{table}\n</div>'


def _block(block: Block) -> str:
    rows = [f'<tr><th scope="rowgroup" colspan="4">{escape(block.heading)}</th></tr>']
    for row in block.rows:
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in (row.start, row.middle, row.likely))
        rows.append(f'<tr><th scope="row">{escape(row.who)}</th>{cells}</tr>')
    return "<tbody>\n" + "\n".join(rows) + "\n</tbody>"


def _was_run(results: "Ensemble", language: str, decided: str) -> str:
    story, known = results.scenario, results.provenance
    first, last = results.dates[0], results.dates[-1]
    command = ("sahel-sim run scenario.yaml", f"--runs {asked_for(results)}", f"--seed {results.seed}")
    unbroken = " ".join(f'<span class="whole">{escape(part)}</span>' for part in command)
    versions = ", ".join(f"{name} {number}" for name, number in known["versions"].items())
    labels = [results.factions.label(name, language) for name in results.factions.names]
    prints = ", ".join(say(f"of_{what}", language, digest=known[key]) for what, key in _PRINTS)
    entries = {
        "scenario": escape(story.name),
        "place": escape(results.places.name),
        "sides": escape(", ".join(labels)),
        "period": escape(say("from_to", language, first=first, last=last, time=length(results, language))),
        "runs": escape(f"{runs_and_seed(results, language)} {decided}".strip()),
        "again": f"<code>{unbroken}</code>",
        "versions": escape(f"{versions}, Python {known['python']}, {known['machine']}"),
        "fingerprints": f'<span class="digest">{escape(prints)}</span>',
    }
    listed = [f"<dt>{escape(say(key, language))}</dt><dd>{words}</dd>" for key, words in entries.items()]
    return "<dl>\n" + "\n".join(listed) + "\n</dl>" + _timeline(results, language)


def _timeline(results: "Ensemble", language: str) -> str:
    """What the scenario changes on its way, in the words of its notes or else in those of its settings."""
    moments = []
    for moment in results.scenario.timeline:
        settings = ", ".join(f"{name} = {value:g}" for name, value in moment.settings.items())
        told = in_language(moment.note, language) or settings
        moments.append(f"<li>{escape(moment.date)}: {escape(told)}</li>")
    if not moments:
        return ""
    return f"\n<h3>{escape(say('changes', language))}</h3>\n<ul>\n" + "\n".join(moments) + "\n</ul>"


def _reading(results: "Ensemble", language: str) -> str:
    keys = ("read_purpose", "read_middle", "read_bands", "read_agents")
    return "<ul>\n" + "\n".join(f"<li>{escape(say(key, language))}</li>" for key in keys) + "\n</ul>"
