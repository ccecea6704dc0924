"""The same model in Mesa's own SolaraViz: its controls and sliders, with the map and the why of this library.

SolaraViz speaks English alone, begins a run anew only when one presses its button Reset, and shows one model.
What it has and the page of ``sahel-sim dashboard`` has not: plots of any column of the data collector, a
command console, and more components of one's own.
"""

from pathlib import Path
from typing import Any

import solara
from mesa.visualization import Slider, SolaraViz, make_plot_component

from sahel_sim.dashboard.page_text import lever_groups
from sahel_sim.dashboard.run_markup import answers_markup, run_article, shown_run, style
from sahel_sim.dashboard.session import Session
from sahel_sim.dashboard.watched_model import WatchedModel
from sahel_sim.languages import speaking
from sahel_sim.scenario import Scenario

PLAY_INTERVAL = 350
"""Milliseconds between two months, as on the other page."""


def model_parameters(
    scenario: str | Path | Scenario, seed: int | None = None, replicate: int = 0
) -> dict[str, Any]:
    """What SolaraViz makes a ``WatchedModel`` of: the run, and a slider for each lever.

    The lever of inclusivity is there only where the story says it as a number: SolaraViz sets every slider it
    has, and the table of a story would be lost.
    """
    session = Session(scenario, seed=seed, replicate=replicate)
    sliders = {
        each["name"]: Slider(each["label"], each["value"], each["low"], each["high"], each["step"], float)
        for group in lever_groups(session, "en")
        for each in group["levers"]
        if each["name"] in {lever.name for lever in session.models[0].levers if lever.opening is not None}
    }
    return {"scenario": session.story, "seed": session.seed, "replicate": session.replicate, **sliders}


def world_component(model: WatchedModel) -> Any:
    """The map, the numbers and the why of a model, as a component of SolaraViz."""
    with speaking("en"):
        shown = shown_run(model)
        answer, article = answers_markup([shown]), run_article(shown)
    with solara.Div(classes=["dashboard"]) as drawn:
        solara.Style(style())
        solara.HTML(unsafe_innerHTML=answer)
        solara.HTML(tag="article", unsafe_innerHTML=article)
    return drawn


def solara_viz(
    scenario: str | Path | Scenario = "mali_2024_02",
    *,
    seed: int | None = None,
    replicate: int = 0,
    measures: tuple[str, ...] = (),
) -> Any:
    """A page of SolaraViz for a notebook, or for ``solara run``.

    Parameters
    ----------
    scenario, seed, replicate
        As of ``WatchedModel``.
    measures
        Columns of the model's data collector to plot, such as ``fighters.csp``.

    Returns
    -------
    reacton.core.Element
        To show in a notebook, or to name ``page`` in a file for ``solara run``.
    """
    given = model_parameters(scenario, seed, replicate)
    fixed = {key: given[key] for key in ("scenario", "seed", "replicate")}
    plots = [make_plot_component(measure) for measure in measures]
    return SolaraViz(
        WatchedModel(**fixed),
        components=[world_component, *plots],
        model_params=given,
        play_interval=PLAY_INTERVAL,
        name="sahel_sim",
    )
