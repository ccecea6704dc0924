"""Names of factions inside a sentence: each that comes with the library has its forms in French."""

import pytest

import sahel_sim
from sahel_sim.core import Factions
from sahel_sim.languages import speaking
from sahel_sim.report.faction_names import of_whom, with_article

NORTH = {
    "government": ("le gouvernement", "du gouvernement"),
    "csp": ("le CSP", "du CSP"),
    "ansar_dine": ("Ansar Dine", "d'Ansar Dine"),
    "aqim": ("AQMI et le MUJAO", "d'AQMI et du MUJAO"),
    "jnim": ("le JNIM", "du JNIM"),
    "is_sahel": ("l'EI Sahel", "de l'EI Sahel"),
    "platform": ("la Plateforme", "de la Plateforme"),
    "hunters": ("les Chasseurs", "des Chasseurs"),
}
TOWNS = {"crown": ("la Couronne", "de la Couronne"), "league": ("la Ligue", "de la Ligue")}


@pytest.mark.parametrize(("scenario", "forms"), [("mali_2017_03", NORTH), ("two_towns", TOWNS)])
def test_every_faction_has_its_article_and_its_genitive_in_french(scenario, forms):
    factions = sahel_sim.read(scenario).place.factions
    with speaking("fr"):
        told = {name: (with_article(factions, name), of_whom(factions, name)) for name in factions.names}

    assert told == {name: forms[name] for name in factions.names}


def test_english_has_the_short_name_alone():
    factions = sahel_sim.read("mali_2024_02").place.factions
    with speaking("en"):
        assert with_article(factions, "government") == of_whom(factions, "government") == "Government"


def test_a_faction_of_a_readers_own_has_its_short_name():
    mine = Factions(("army", "others"), ("state", "rebels"), ({"en": "Army", "fr": "Armée"},) * 2)
    with speaking("fr"):
        assert with_article(mine, "army") == of_whom(mine, "army") == "Armée"
