"""The page of a dashboard in Solara: the answer first, then steps, sliders, the map, the numbers and why.

It shows a ``Session`` and holds nothing itself, so that all it says can be had without a browser.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import solara
import solara.lab

from sahel_sim.core import SahelError
from sahel_sim.dashboard.page_text import beside_options, lever_groups, page_words, story_options
from sahel_sim.dashboard.run_markup import mistake_markup, page_markup, silent_style, style
from sahel_sim.dashboard.session import Session
from sahel_sim.languages import language as reader_language
from sahel_sim.languages import speaking
from sahel_sim.scenario import Scenario

PAUSE = 0.35
"""Seconds between two months while a run plays; assumed: slow enough to follow the map."""


@solara.component_vue("page_parts/step_bar.vue")
def StepBar(
    words: Mapping[str, str],
    language: str,
    month: int,
    last: int,
    moment: str,
    told: str,
    running: bool,
    playing: bool,
    event_play: Callable[[Any], None],
    event_step: Callable[[Any], None],
    event_finish: Callable[[Any], None],
    event_reset: Callable[[Any], None],
) -> None:
    """The buttons that move time."""


@solara.component_vue("page_parts/lever_panel.vue")
def LeverPanel(
    words: Mapping[str, str],
    groups: Sequence[Mapping[str, Any]],
    moved: bool,
    event_move: Callable[[Any], None],
    event_put_back: Callable[[Any], None],
) -> None:
    """The sliders."""


@solara.component_vue("page_parts/story_panel.vue")
def StoryPanel(
    words: Mapping[str, str],
    story: str,
    stories: Sequence[Mapping[str, str]],
    beside: str,
    besides: Sequence[Mapping[str, str]],
    replicate: int,
    seed: int,
    wrong: str,
    event_open_story: Callable[[Any], None],
    event_stand_beside: Callable[[Any], None],
    event_open_run: Callable[[Any], None],
) -> None:
    """Which story, which run of it, and what stands beside."""


@solara.component
def Dashboard(open_session: Callable[[], Session], language: str) -> None:
    """The whole page.

    Parameters
    ----------
    open_session
        Makes the session of one visitor.
    language
        ``en`` or ``fr``.
    """
    session, mistake = solara.use_memo(lambda: _opened(open_session, language), [])
    if session is not None:
        OpenDashboard(session, language)
        return
    solara.Style(style())
    with speaking(language):
        told = mistake_markup(mistake)
    solara.HTML(classes=["dashboard"], attributes={"lang": language}, unsafe_innerHTML=told)


def _opened(open_session: Callable[[], Session], language: str) -> tuple[Session | None, str]:
    """A session, or what is wrong with its story: a file may have changed since the server began."""
    with speaking(language):
        try:
            return open_session(), ""
        except SahelError as error:
            return None, str(error)


@solara.component
def OpenDashboard(session: Session, language: str) -> None:
    """The page of a session that is open."""
    _drawn, set_drawn = solara.use_state(0)
    playing = solara.use_reactive(False)
    wrong = solara.use_reactive("")
    count = solara.use_ref(0)

    def draw() -> None:
        count.current += 1
        set_drawn(count.current)

    def does(act: Callable[[Any], None], stops: bool = True) -> Callable[[Any], None]:
        def handler(told: Any) -> None:
            if stops:
                playing.set(False)
            with speaking(language):
                try:
                    act(told)
                    wrong.set("")
                except SahelError as error:
                    wrong.set(str(error))
            draw()

        return handler

    async def play() -> None:
        while playing.peek() and session.running:
            await asyncio.sleep(PAUSE)
            if playing.peek():
                session.step()
                draw()
        playing.set(False)

    solara.lab.use_task(play, dependencies=[playing.value])

    stories = solara.use_memo(lambda: story_options(session.own, language), [])
    with speaking(language):
        words = page_words()
        shown = page_markup(session)
        classes = ["dashboard", *(["both"] if len(session.models) > 1 else [])]
        solara.Title(f"{shown.title} \N{EN DASH} sahel_sim")
        solara.Style(style())
        solara.Style(silent_style())
        with solara.Div(classes=classes):
            solara.HTML(tag="header", classes=["answers"], unsafe_innerHTML=shown.answers)
            StepBar(
                words=words,
                language=language,
                month=session.month,
                last=max(model.setup.steps for model in session.models),
                moment=shown.moment,
                told=shown.told,
                running=session.running,
                playing=playing.value,
                event_play=lambda _told: playing.set(not playing.peek()),
                event_step=does(lambda _told: session.step()),
                event_finish=does(lambda _told: session.finish()),
                event_reset=does(lambda _told: session.reset()),
            )
            with solara.Div(classes=["desk"]):
                with solara.Div(classes=["settings"]):
                    LeverPanel(
                        words=words,
                        groups=lever_groups(session),
                        moved=bool(session.moved),
                        event_move=does(lambda told: session.move(told["name"], float(told["value"])), False),
                        event_put_back=does(lambda _told: session.put_back(), False),
                    )
                    StoryPanel(
                        words=words,
                        story=session.story.name,
                        stories=stories,
                        beside=session.beside,
                        besides=beside_options(stories),
                        replicate=session.replicate,
                        seed=session.seed,
                        wrong=wrong.value,
                        event_open_story=does(lambda told: session.open_story(told["name"])),
                        event_stand_beside=does(lambda told: session.stand_beside(told["name"])),
                        event_open_run=does(lambda told: _open_run(session, told)),
                    )
                with solara.Div(classes=["runs"]):
                    for inner in shown.runs:
                        solara.HTML(tag="article", classes=["run"], unsafe_innerHTML=inner)
            solara.HTML(tag="footer", unsafe_innerHTML=shown.footer)


def _open_run(session: Session, told: Mapping[str, str]) -> None:
    numbers = [told[name].strip() for name in ("replicate", "seed")]
    replicate, seed = (int(each) if each.isdecimal() else each for each in numbers)
    session.open_run(replicate, seed)  # type: ignore[arg-type]


def dashboard_page(
    scenario: str | Path | Scenario = "mali_2024_02",
    *,
    beside: str = "",
    seed: int | None = None,
    replicate: int = 0,
    changes: Mapping[str, Any] | None = None,
    language: str | None = None,
) -> Any:
    """A dashboard to show in a notebook, or to run with Solara.

    In a notebook the last line of a cell shows it. In a file ``my_page.py`` call it ``page``, and run
    ``solara run my_page.py``; ``sahel-sim dashboard`` does so for one's own computer alone.

    Parameters
    ----------
    scenario, beside, seed, replicate, changes
        As of ``Session``.
    language
        ``en`` or ``fr``; the reader's own unless said.

    Returns
    -------
    reacton.core.Element
        The page; each visitor has a session of their own.

    Raises
    ------
    ScenarioError, SahelError
        As ``Session``, at once.

    Examples
    --------
    >>> from sahel_sim.dashboard import dashboard_page
    >>> page = dashboard_page("two_towns", replicate=3, language="fr")
    """
    given: dict[str, Any] = {"beside": beside, "seed": seed, "replicate": replicate, "changes": changes}

    def open_session() -> Session:
        return Session(scenario, **given)

    open_session()
    return Dashboard(open_session, reader_language(language))
