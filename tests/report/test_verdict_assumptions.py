"""What verdicts hang on, read from a folder of claims: shares, single changes, numbers that matter."""

from dataclasses import replace

import pandas
import pytest

from planted_claims import MAIN, NEVER, ON_A_FORM, ON_NUMBERS, ON_ONE, PARAMETER, REFUTED, SUPPORTED, planted
from sahel_sim.languages import speaking
from sahel_sim.report.claim_parameters import influential_parameters
from sahel_sim.report.claims_files import claim_tables
from sahel_sim.report.verdict_assumptions import (
    ClaimsFolderError,
    hanging_text,
    read_claims_folder,
    verdict_table,
    verdicts_hang_on,
)
from sahel_sim.worded_error import WordedError


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The tables of the planted claims, as a run of claims writes them."""
    where = tmp_path_factory.mktemp("claims")
    for name, table in claim_tables(planted().rulings).items():
        table.to_csv(where / name, index=False, encoding="utf-8-sig", float_format="%.6g")
    return where


@pytest.fixture
def claims(folder):
    return {claim.name: claim for claim in read_claims_folder(folder)}


def test_what_is_read_from_the_folder_is_what_the_rulings_say(claims):
    for ruling in planted().rulings:
        read, trial = claims[ruling.trial.claim.name], ruling.trial

        assert read.verdict is ruling.verdict
        assert read.shares == pytest.approx(trial.share, nan_ok=True)
        assert read.accepted_shares == pytest.approx(trial.accepted_share, nan_ok=True)
        assert read.turned_by == tuple(each.name for each in ruling.turned_by)
        assert [name for name, _r in read.matters] == [name for name, _r in influential_parameters(ruling)]


def test_the_number_on_which_a_claim_was_made_to_hang_is_told_with_its_direction(claims):
    name, correlation = claims[ON_NUMBERS].matters[0]

    assert name == PARAMETER
    assert correlation < -0.9
    assert claims[SUPPORTED].matters == ()


@pytest.mark.parametrize(("told", "star"), [((), ""), ((PARAMETER,), "*")])
def test_a_number_of_which_the_record_tells_something_has_a_star(claims, told, star):
    table = verdicts_hang_on(list(claims.values()), told)

    row = next(r for block in table.blocks for r in block.rows if r[0].startswith("Pressure is deadly where"))
    assert row[4].startswith(f"{PARAMETER}{star} −")
    assert ("*" in "".join(cell for block in table.blocks for r in block.rows for cell in r)) == bool(star)


def test_main_claims_come_first_and_changes_have_the_names_of_the_language(claims):
    with speaking("fr"):
        table = verdicts_hang_on(list(claims.values()), ())
    first, second = table.blocks

    assert first.heading == "Affirmations principales"
    assert [row[0] for row in first.rows] == ["La force met fin à peu de guerres, même à l'été."]
    turned = {row[0]: row[3] for row in second.rows}
    assert turned["Seules les recrues rendent la pression mortelle."] == "Sans recrutement"
    assert turned["La pression coûte des vies, mais jamais."] == "rien d'avéré"


def test_a_claim_that_another_puts_anew_is_left_out_only_beside_that_one(claims):
    old = replace(claims[REFUTED], replaced_by=(SUPPORTED,))

    both = verdicts_hang_on([old, claims[SUPPORTED]], ())
    alone = verdicts_hang_on([old], ())

    assert sum(len(block.rows) for block in both.blocks) == 1
    assert sum(len(block.rows) for block in alone.blocks) == 1


def test_shares_before_and_after_the_record_stand_beside_each_other(claims):
    moved = replace(claims[MAIN], shares=(0.5, 0.36, 0.64), accepted_shares=(0.81, 0.68, 0.9))
    never = replace(claims[NEVER], shares=(float("nan"),) * 3, accepted_shares=(float("nan"),) * 3)

    rows = [row for block in verdicts_hang_on([moved, never], ()).blocks for row in block.rows]

    assert [row[2] for row in rows] == ["50% → 81%\n36 to 64% → 68 to 90%", "–"]
    assert moved.moved == pytest.approx(0.31)
    text = hanging_text([moved, never], ())
    assert "1 of the claims hold more often" in text
    assert "and 0 less often" in text


def test_the_sentences_count_what_the_table_holds(claims):
    some = [claims[name] for name in (ON_ONE, ON_A_FORM, ON_NUMBERS, SUPPORTED)]

    text = hanging_text(some, (PARAMETER,))

    assert text.startswith("Of 4 claims, 2 turn when a single assumption is changed.")
    assert "1 surely goes with a number or more (1 in all); the record tells something of 1 of" in text


def test_the_table_for_programs_has_a_row_for_each_claim(claims, tmp_path):
    table = verdict_table(list(claims.values()), (PARAMETER,))
    table.to_csv(tmp_path / "verdicts.csv", index=False)
    again = pandas.read_csv(tmp_path / "verdicts.csv").set_index("claim")

    assert len(again) == len(claims)
    assert again.loc[ON_NUMBERS, "told_by_record"] == PARAMETER
    assert again.loc[ON_ONE, "turned_by"] == "without recruitment"


@pytest.mark.parametrize("missing", ["claims.csv", "draws.csv"])
def test_a_folder_without_the_tables_of_claims_is_refused(folder, tmp_path, missing):
    for table in {"claims.csv", "draws.csv"} - {missing}:
        (tmp_path / table).write_bytes((folder / table).read_bytes())

    with pytest.raises(ClaimsFolderError, match="holds no results of claims") as refused:
        read_claims_folder(tmp_path)
    assert isinstance(refused.value, WordedError)


def test_tables_of_an_older_library_are_refused(tmp_path):
    (tmp_path / "claims.csv").write_text("claim,verdict,turned_by\nC1,depends,\n", "utf-8")
    (tmp_path / "draws.csv").write_text("claim,family,draw,margin,finding\n", "utf-8")

    with pytest.raises(ClaimsFolderError):
        read_claims_folder(tmp_path)
