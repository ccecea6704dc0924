"""Pages of Solara and of Mesa's SolaraViz without a browser: they are drawn, and step the model."""

from pathlib import Path
from typing import Any

import pytest

from sahel_sim.dashboard import Session
from sahel_sim.dashboard.answer_text import run_answer

solara = pytest.importorskip(
    "solara", reason="No Solara: pip install 'sahel-sim[dashboard]' to test the pages of the dashboard."
)
pytestmark = pytest.mark.filterwarnings("ignore")  # what Solara warns of is its own


def drawn(element: Any) -> tuple[Any, Any]:
    """The page as widgets, and what finds them."""
    box, context = solara.render(element, handle_error=False)
    return box, context


def texts(context: Any) -> str:
    found = context.find(solara.widgets.HTML).widgets
    return " ".join(each.unsafe_innerHTML or "" for each in found)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_drawn_for_a_notebook(language: str) -> None:
    from sahel_sim.dashboard import dashboard_page

    _box, context = drawn(dashboard_page("two_towns", replicate=2, language=language))
    answer = run_answer(Session("two_towns", replicate=2).models[0], language)

    assert answer.sentence in texts(context)
    context.close()


def test_solara_viz_steps_the_same_model() -> None:
    import ipyvuetify

    from sahel_sim.dashboard.solara_viz import solara_viz

    page = solara_viz("two_towns", replicate=2, measures=("fighters.league",))
    _box, context = drawn(solara.AppLayout(children=[page]))  # its controls are in the bar beside
    context.find(ipyvuetify.Btn, children=["Step"]).widget.click()
    session = Session("two_towns", replicate=2)
    session.step()

    assert run_answer(session.models[0]).sentence in texts(context)
    labels = {each.label for each in context.find(ipyvuetify.Slider).widgets}
    assert {"Restraint (The Crown)", "Pressure on rebels (The Crown)"} <= labels
    context.close()


def test_sliders_of_solara_viz_make_the_model_that_they_say() -> None:
    from sahel_sim.dashboard import WatchedModel
    from sahel_sim.dashboard.solara_viz import model_parameters

    given = model_parameters("two_towns", replicate=1)
    values = {name: each.value if hasattr(each, "is_float_slider") else each for name, each in given.items()}
    untouched, moved = WatchedModel(**values), WatchedModel(**{**values, "crown.restraint": 0.9})

    assert untouched.story.settings == Session("two_towns").models[0].story.settings
    assert moved.story.settings["crown.restraint"] == 0.9
    assert "dialogue.inclusivity" not in given  # the story says its table party by party


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("The story cannot be opened", "line 4, column 14", "Mend the file, and reload this page.")),
        ("fr", ("Le scénario ne peut pas être ouvert", "ligne 4, colonne 14", "rechargez cette page")),
    ],
)
def test_a_story_that_has_a_mistake_since_the_server_began_gets_a_sentence(
    tmp_path: Path, language: str, said: tuple[str, ...]
) -> None:
    from sahel_sim.dashboard import dashboard_page

    file = tmp_path / "own.yaml"
    file.write_text("scenario: own\nbased_on: two_towns\n", encoding="utf-8")
    page = dashboard_page(file, language=language)
    file.write_text("scenario: own\nbased_on: two_towns\ncrown:\n  restraint: 7\n", encoding="utf-8")
    _box, context = drawn(page)
    shown = texts(context)

    assert all(each in shown for each in said), shown
    assert "Traceback" not in shown
    context.close()
