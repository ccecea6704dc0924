"""Sliders: which there are, where a story has them, what they change, and when they move nothing."""

import pytest

import sahel_sim
from sahel_sim.dashboard.slider_levers import lever_label, lever_note, moved_settings, slider_levers

EVERY = [
    "government.military_pressure.rebels",
    "government.military_pressure.jihadists",
    "government.restraint",
    "government.services",
    "dialogue.open",
    "dialogue.inclusivity",
    "dialogue.mediator",
    "dialogue.guarantor",
]


def by_name(story: str) -> dict[str, object]:
    return {each.name: each for each in slider_levers(sahel_sim.read(story))}


def test_a_story_of_mali_has_every_slider_where_its_file_has_it():
    levers = by_name("return_to_dialogue")

    assert list(levers) == EVERY
    # scenarios/return_to_dialogue.yaml and, for what it leaves out, mali_2024_02.yaml
    assert [levers[name].opening for name in EVERY[:3]] == [0.05, 0.6, 0.7]
    assert levers["dialogue.mediator"].opening == 0.5
    assert levers["dialogue.inclusivity"].opening is None  # it says its table party by party
    assert levers["dialogue.open"].dates == ("2024-09",)


def test_a_story_without_jihadists_has_no_slider_for_them():
    assert "crown.military_pressure.jihadists" not in by_name("two_towns")
    assert by_name("two_towns")["crown.military_pressure.rebels"].settings == (
        "crown.military_pressure.league",
    )


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("end", ["low", "high"])
def test_a_story_takes_both_ends_of_every_slider(name, end):
    story = sahel_sim.read("return_to_dialogue")
    lever = by_name("return_to_dialogue")[name]
    value = getattr(lever, end)
    changed = sahel_sim.with_changes(story, moved_settings(slider_levers(story), {name: value}))

    for setting in lever.settings:
        if setting != "dialogue.inclusivity":  # becomes the influence of each party
            assert changed.settings[setting] == value
    assert changed.settings != story.settings or value == lever.opening


def test_a_slider_on_a_bloc_sets_every_faction_of_it():
    levers = slider_levers(sahel_sim.read("mali_2024_02"))

    assert moved_settings(levers, {"government.military_pressure.jihadists": 0.9}) == {
        "government.military_pressure.jnim": 0.9,
        "government.military_pressure.is_sahel": 0.9,
    }


def test_a_slider_that_stands_where_the_story_has_it_changes_nothing():
    levers = slider_levers(sahel_sim.read("mali_2024_02"))

    assert (
        moved_settings(levers, {each.name: each.opening for each in levers if each.opening is not None}) == {}
    )
    with pytest.raises(KeyError):
        moved_settings(levers, {"government.skill": 1.0})


def test_levers_of_the_table_are_dead_until_the_state_is_open_to_talks():
    shut, opened = (
        {each.name: each.dead for each in slider_levers(sahel_sim.read("mali_2024_02"), moved)}
        for moved in ({}, {"dialogue.open": 1.0})
    )

    assert {name for name, dead in shut.items() if dead} == set(EVERY[5:])
    assert not any(opened.values())
    assert not any(each.dead for each in slider_levers(sahel_sim.read("return_to_dialogue")))


def test_a_slider_says_what_its_ends_mean_in_both_languages():
    story = sahel_sim.read("return_to_dialogue")
    lever = by_name("return_to_dialogue")["government.restraint"]
    opened = by_name("return_to_dialogue")["dialogue.open"]

    assert lever_label(lever, story) == "Restraint (Government)"
    assert lever_note(lever) == "0: no restraint; 1: strict rules, kept."
    assert lever_label(lever, story, "fr") == "Retenue (Gouvernement)"
    assert lever_note(lever, "fr") == "0\xa0: aucune retenue\xa0; 1\xa0: des règles strictes, respectées."
    assert lever_note(opened) == "The story itself changes it: September 2024."
    assert lever_note(opened, "fr") == "Le scénario le change lui-même\xa0: septembre 2024."
