"""Events are found by what people call them, in both languages."""

import pytest

from sahel_sim.scenario.event_search import event_words, events_called


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("drought", {"drought"}),
        ("sécheresse", {"drought"}),
        ("SECHERESSE", {"drought"}),
        ("Une sécheresse", {"drought"}),
        ("soudure", {"lean_season"}),
        ("lean season", {"lean_season"}),
        ("drone", {"drone_deliveries"}),
        ("livraison de drones", {"drone_deliveries"}),
        ("wagner", {"partner_comes", "partner_leaves"}),
        ("Wagner leaves", {"partner_leaves"}),
        ("mercenaires", {"partner_comes"}),
        ("ransom", {"hostage_release"}),
        ("rançon", {"hostage_release"}),
        ("rancon", {"hostage_release"}),
        ("otage", {"hostage_release"}),
        ("putsch", {"coup"}),
        ("coup d’état", {"coup"}),
        ("junte", {"coup"}),
        ("cedeao", {"sanctions"}),
        ("fermeture de la frontière", {"border_closed"}),
        ("frontière", {"border_closed"}),
        ("tuerie", {"massacre"}),
    ],
)
def test_an_event_is_found_by_what_people_call_it(said: str, meant: set[str]) -> None:
    assert set(events_called(said)) == meant


@pytest.mark.parametrize("said", ["", " ", "un", "de", "la", "d", "xyzzy", "mali_2024", "two_town", "!"])
def test_what_no_event_is_called_finds_none(said: str) -> None:
    assert events_called(said) == ()


def test_every_word_of_an_event_finds_it() -> None:
    assert [word for word in event_words() if not events_called(word)] == []
