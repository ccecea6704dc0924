"""The answer of claims: the report's words, a verdict in words, and what turns it."""

from dataclasses import replace

import pytest

from planted_claims import planted
from sahel_sim.claim_testing.assumptions import ablations
from sahel_sim.claim_testing.effort import TEACHING
from sahel_sim.claim_testing.verdict import Verdict
from sahel_sim.report.claims_card import claims_card, shown_first

IN_WORDS = {
    Verdict.SUPPORTED: "It holds, and nothing that was tried makes it fail.",
    Verdict.NOT_SUPPORTED: "It does not hold, and nothing that was tried makes it hold.",
    Verdict.DEPENDS: "that depends on an assumption.",
    Verdict.INCONCLUSIVE: "cannot decide it",
    Verdict.BY_CONSTRUCTION: "and so it says nothing.",
}


@pytest.mark.parametrize("ruling", planted().rulings, ids=lambda ruling: ruling.trial.claim.name)
def test_a_single_claim_is_answered_in_words(ruling):
    card = claims_card([ruling], TEACHING)
    (panel,) = card.panels

    assert IN_WORDS[ruling.verdict] in card.answer
    assert panel.quotation == f"“{ruling.trial.claim.report}”"
    assert panel.sentences[1].startswith("What turns it: ")
    assert ("nothing that was tried" in panel.sentences[1]) <= (not ruling.turned_by)


def test_how_many_more_claims_are_below_is_said_where_they_are_below():
    rulings = planted().rulings
    on_page, on_slide = (claims_card(rulings, TEACHING, all_below=below) for below in (True, False))

    assert on_page.overturned[-1].endswith("below.")
    assert list(on_slide.overturned) == list(on_page.overturned[:-1])


def test_of_many_claims_the_main_ones_are_shown():
    rulings = planted().rulings
    main = [ruling for ruling in rulings if ruling.trial.claim.main]

    assert shown_first(rulings) == (main or list(rulings))[:4]


def test_ignorance_is_counted_here():
    assert claims_card(planted().rulings, TEACHING).sure[1].startswith("Ignorance: counted.")


def test_bars_are_shares_of_the_parameter_space():
    rulings = [r for r in planted().rulings if r.trial.share[0] == r.trial.share[0]]
    for ruling in rulings:
        bar, fitted = claims_card([ruling], TEACHING).panels[0].bars
        assert bar.full == ruling.trial.share[0]
        assert bar.interval == ruling.trial.share[1:]
        assert fitted.full == ruling.trial.accepted_share[0]
        assert fitted.interval == ruling.trial.accepted_share[1:]


def without_turns(ruling):
    return replace(ruling, turned_by=())


@pytest.mark.parametrize("ruling", planted().rulings, ids=lambda ruling: ruling.trial.claim.name)
def test_of_a_single_claim_no_numbers_of_claims_are_told(ruling):
    turned, not_turned = (
        claims_card([each], TEACHING).overturned[0]
        for each in (replace(ruling, turned_by=(ablations()[0],)), without_turns(ruling))
    )

    assert turned == "One changed assumption is enough to turn it."
    assert not_turned == "No single change of an assumption that was tried turns it."


def test_no_claim_of_many_that_turns_is_told_in_words():
    rulings = [without_turns(each) for each in planted().rulings]

    english, french = (claims_card(rulings, TEACHING, language).overturned[0] for language in ("en", "fr"))

    assert english == "No single change of an assumption that was tried turns any of these claims."
    assert french == "Aucune hypothèse essayée, changée seule, ne retourne l'une de ces affirmations."
