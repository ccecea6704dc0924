"""What a page shows of its runs, as HTML: the answers first, then map, numbers, course and why of each."""

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.resources import files

import jinja2
from markupsafe import Markup

from sahel_sim.dashboard.answer_text import RunAnswer, run_answer, story_question, story_title
from sahel_sim.dashboard.course_chart import course_chart
from sahel_sim.dashboard.page_text import command_line, reproduction
from sahel_sim.dashboard.session import AS_WRITTEN, Session
from sahel_sim.dashboard.watched_model import WatchedModel
from sahel_sim.dashboard.why_text import why_sentences
from sahel_sim.dashboard.world_map import WorldMap, world_map
from sahel_sim.languages import _, speaks


@dataclass(frozen=True)
class ShownRun:
    """A run as templates see it."""

    title: str
    question: str
    kicker: str
    answer: RunAnswer
    map: WorldMap
    course: Markup
    last_step: str
    why: tuple[str, ...]
    why_since_start: tuple[str, ...]


@dataclass(frozen=True)
class PageMarkup:
    """The parts of a page.

    Attributes
    ----------
    title
        Of the first story.
    moment
        The month, and how far the runs have come.
    told
        The answers in words, for those who hear the page.
    answers
        The answer of each run.
    runs
        Map, numbers, course and why of each run.
    footer
        What the page is not, and how to have the same elsewhere.
    """

    title: str
    moment: str
    told: str
    answers: str
    runs: tuple[str, ...]
    footer: str


@speaks
def page_markup(session: Session, language: str = "en") -> PageMarkup:
    """Everything that a page says of a session at its moment.

    >>> page_markup(Session("two_towns")).moment
    'January 2020: the start'
    """
    with session.held():
        runs = [shown_run(model) for model in session.models]
        if session.settings or session.beside == AS_WRITTEN:
            runs[0] = replace(runs[0], title=_("{story}, as you set it", story=runs[0].title))
        if session.beside == AS_WRITTEN:
            runs[1] = replace(runs[1], title=_("{story}, as it is written", story=runs[1].title))
        ahead = max(range(len(runs)), key=lambda at: session.models[at].world.step)
    return PageMarkup(
        title=runs[0].title,
        moment=runs[ahead].answer.moment,
        told=_told(runs),
        answers=answers_markup(runs),
        runs=tuple(run_article(run, several=len(runs) > 1) for run in runs),
        footer=_filled("footer", command=command_line(session), python=reproduction(session)),
    )


@functools.cache
def style() -> str:
    """The style of the page, that of the map first."""
    of_map = files("sahel_sim.report").joinpath("templates", "map_player.css").read_text(encoding="utf-8")
    own = files("sahel_sim.dashboard").joinpath("page_parts", "dashboard.css").read_text(encoding="utf-8")
    return of_map + own


@speaks
def silent_style(language: str = "en") -> str:
    """Style by which a page says that its server is gone, in place of the English words of Solara."""
    told = _(
        "The dashboard does not answer. If it was ended in the terminal, start it again and reload this page."
    )
    return _filled("silent", told=Markup(json.dumps(told, ensure_ascii=False)))


@speaks
def mistake_markup(mistake: str, language: str = "en") -> str:
    """What is shown in place of a story that cannot be opened."""
    return _filled("mistake", mistake=mistake)


def answers_markup(runs: Sequence[ShownRun]) -> str:
    """What is said of each run first."""
    return _filled("answers", runs=runs)


def run_article(run: ShownRun, several: bool = False) -> str:
    """Map, numbers, course and why of a run; ``several``: whether it must be told from another."""
    return _filled("run", run=run, several=several)


def _told(runs: Sequence[ShownRun]) -> str:
    """The answers in words, each with its title where there are several."""
    if len(runs) == 1:
        return runs[0].answer.sentence
    return " ".join(_("{story}: {sentence}", story=run.title, sentence=run.answer.sentence) for run in runs)


def shown_run(model: WatchedModel) -> ShownRun:
    """All that is shown of a run, in the language that is spoken."""
    return ShownRun(
        title=story_title(model),
        question=story_question(model),
        kicker=_("run {n}, seed {seed}", n=model.replicate, seed=model.draws.seed),
        answer=run_answer(model),
        map=world_map(model),
        course=course_chart(model),
        last_step=_("In the last month") if model.story.step == "month" else _("In the last step"),
        why=why_sentences(model),
        why_since_start=why_sentences(model, since_start=True),
    )


def _filled(template: str, **context: object) -> str:
    return _environment().get_template(f"{template}.html.j2").render(**context)


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("sahel_sim.dashboard", "page_parts"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["_"] = _
    return environment
