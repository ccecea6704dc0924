"""Cards of sweeps, experiments and outcomes alone: what settings mean, and nothing said twice."""

import re

import pytest

import sahel_sim
from sahel_sim.languages import speaking
from sahel_sim.report.answer_card import card_html, card_text
from sahel_sim.report.experiment_card import experiment_card
from sahel_sim.report.lever_names import named
from sahel_sim.report.outcomes_card import outcomes_card
from sahel_sim.report.sweep_card import sweep_card
from sahel_sim.scenario import LEVERS, read, with_changes
from sahel_sim.scenario.dialogue_levers import DIALOGUE

PRESSURE = "crown.military_pressure"
OUTCOMES = ("rebel_war_over", "people_governed_by_state", "battle_deaths")


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.fixture(scope="module")
def towns():
    return with_changes(read("two_towns"), {"years": 3})


@pytest.fixture(scope="module")
def tried(towns):
    return sahel_sim.experiment([{PRESSURE: x} for x in (0.0, 0.5)], towns, runs=4, executor=1)


@pytest.fixture(scope="module")
def swept(towns):
    return sahel_sim.sweep(towns, {PRESSURE: (0.0, 1.0)}, runs=4, executor=1)


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        (
            "government.military_pressure",
            "Pressure on all (Government): 0 = no operations; 1 = as much as it can, everywhere.",
        ),
        ("relations.csp-jnim", "Hostility (CSP, JNIM): −1 = allies; 0 = apart; 1 = enemies."),
        ("government.skill", "Fighting skill (Government): 1 = an ordinary fighter; from 0.1 to 10."),
        ("dialogue.open", "State open to talks: 0 = no; 1 = yes."),
        ("government.support", ""),
    ],
)
def test_a_number_is_told_with_what_its_values_stand_for(setting, told):
    assert plain(named(setting, read("force_alone").place.factions).scale_line) == told


def test_a_number_of_a_rule_is_told_with_what_is_plausible():
    factions = read("force_alone").place.factions
    lever = named("parameters.combat.fire", factions)
    low, high, default = map(float, re.findall(r"[\d.]+(?=;| unless| to)", lever.scale))

    assert low < default < high
    assert lever.scale.startswith("plausible from ")


def test_every_number_without_a_unit_is_told_what_its_values_stand_for():
    bare = [each for each in (*LEVERS, *DIALOGUE) if each.unit in ("0 to 1", "share", "ratio", "-1 to 1")]

    assert len(bare) > 10
    assert [each.name for each in bare if not each.anchors] == []
    assert all(each.low <= value <= each.high for each in bare for value, _said in each.anchors)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "0 = no operations; 1 = as much as it can, everywhere."),
        ("fr", "0 = aucune opération ; 1 = autant qu'il peut, partout."),
    ],
)
def test_cards_that_tell_settings_by_number_tell_their_scale(tried, swept, language, told):
    for card in (experiment_card(tried, language), sweep_card(swept, language)):
        assert [plain(line).split(": ", 1)[1] for line in card.scales] == [told]
        with speaking(language):
            assert told in plain(card_text(card, 500))
            assert plain(card_html(card)).replace("&#39;", "'").count(told) == 1


def test_a_setting_with_a_name_is_told_without_a_scale(towns):
    rows = [{"setting": "calm", PRESSURE: 0.0}, {"setting": "storm", PRESSURE: 1.0}]
    found = sahel_sim.experiment(rows, towns, runs=2, executor=1)

    assert list(experiment_card(found).scales) == []


def test_what_bars_say_is_not_said_again_below_them(tried, swept, towns):
    alone = sahel_sim.run(towns, runs=4, outcomes=OUTCOMES, executor=1)
    for card in (experiment_card(tried), sweep_card(swept), outcomes_card(alone)):
        for panel in card.panels:
            for bar in panel.bars:
                assert not any(bar.value in sentence for sentence in panel.sentences), panel.heading


def test_what_is_the_same_everywhere_is_one_bar(swept):
    panels = {panel.heading: panel for panel in sweep_card(swept).panels}
    same = [
        panel
        for panel in panels.values()
        if len(panel.bars) == 1 and "same at both ends" in panel.bars[0].name
    ]

    assert all(len(panel.bars) in (0, 1, 2) for panel in panels.values())
    assert all(not panel.sentences for panel in same)


def test_no_interval_of_a_share_goes_beyond_all(tried):
    for panel in experiment_card(tried).panels:
        for bar in panel.bars:
            for low, high in re.findall(r"\((<?\d+) to (\d+)%\)", bar.value):
                assert int(high) <= 100, (bar, low)
