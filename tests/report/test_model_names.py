"""Names of worlds and mechanisms: those that the library has are known, and others stay as they are."""

import pytest

from sahel_sim.claim_testing.assumptions import ablations
from sahel_sim.claim_testing.claim_file import claim_names, read_claim
from sahel_sim.engine.schedule import MONTH
from sahel_sim.languages import speaking
from sahel_sim.report.model_names import ARMS, MECHANISMS, arm_name, assumption_label


def test_every_world_of_a_claim_of_the_library_has_a_name():
    assert {arm.name for name in claim_names() for arm in read_claim(name).arms} == ARMS


def test_every_mechanism_has_a_name():
    assert {rule.name for rule in MONTH} == MECHANISMS


@pytest.mark.parametrize(("language", "said"), [("en", "Without movement"), ("fr", "Sans mouvements")])
def test_an_ablation_is_told_in_the_language_of_the_reader(language, said):
    (movement,) = (each for each in ablations() if each.name == "without movement")

    with speaking(language):
        assert assumption_label(movement) == said


def test_a_world_of_ones_own_keeps_its_name():
    with speaking("fr"):
        assert (arm_name("my_world"), arm_name("no_war")) == ("my_world", "pas de guerre")
