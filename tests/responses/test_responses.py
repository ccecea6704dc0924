"""Every mechanism and strategy has a figure of its response, and the figure says what must be said."""

import numpy as np
import pytest
from response_curves import RESPONSES, Response, page
from response_curves.drawing import LOOKS, drawn, spoken

from sahel_sim.engine.schedule import DIPLOMACIES, MONTH, STRATEGIES

every_response = pytest.mark.parametrize("response", RESPONSES, ids=lambda response: response.name)


def of_rule(name: str) -> list[Response]:
    return [response for response in RESPONSES if response.rule.name == name]


def test_every_mechanism_and_strategy_has_a_response_and_nothing_else_has():
    rules = {rule.name for rule in (*MONTH, *STRATEGIES.values(), *DIPLOMACIES.values())}

    assert rules == {response.rule.name for response in RESPONSES}


@pytest.mark.parametrize("mechanism", [m for m in MONTH if m.forms], ids=lambda m: m.name)
def test_every_form_of_a_mechanism_is_a_line_of_one_of_its_figures(mechanism):
    lines = " ".join(name for response in of_rule(mechanism.name) for name in response.curves)

    assert [form for form in mechanism.forms if form.replace("_", " ") not in lines] == []


def test_no_two_figures_have_one_name():
    names = [response.name for response in RESPONSES]

    assert len(set(names)) == len(names)


@every_response
def test_a_response_has_a_range_in_which_its_default_lies(response):
    low, high = response.span

    assert low < high
    assert response.default is None or low <= response.default <= high


@every_response
def test_a_response_has_no_more_lines_than_there_are_looks(response):
    assert 1 < len(response.curves) <= len(LOOKS)


@every_response
def test_some_line_moves_over_the_range_and_all_are_numbers(response):
    lines = np.array(list(response.curves.values()))

    assert np.isfinite(lines).all()
    assert np.ptp(lines, axis=1).max() > 0.0


@every_response
def test_the_words_for_those_who_cannot_see_name_every_line(response):
    told = spoken(response)

    assert [name for name in response.curves if f"{name}: " not in told] == []


def marks(response: Response) -> list[str]:
    return [text.get_text() for text in drawn(response).figure.axes[0].texts][: -len(response.curves)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("peacekeeping_over_calm", ["zero", "default"]),
        ("opinion_over_hardening", ["zero, default"]),
        ("combat_over_intelligence", ["default"]),
        ("harm_over_control", []),
    ],
)
def test_the_default_is_marked_and_zero_where_the_sign_is_open(name, expected):
    assert expected == marks(next(response for response in RESPONSES if response.name == name))


def test_the_page_shows_every_figure_that_is_drawn(tmp_path, monkeypatch):
    monkeypatch.setattr(page, "RESPONSES", RESPONSES[:2])
    page.write_responses(tmp_path)
    text = (tmp_path / "responses.md").read_text(encoding="utf8")

    for response in RESPONSES[:2]:
        assert (tmp_path / page.FIGURES / f"{response.name}.svg").exists()
        assert f"({page.FIGURES}/{response.name}.svg)" in text
