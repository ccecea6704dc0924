"""The claims that come with the library: they can be read, they quote the report, they cover all of it."""

import re
from functools import cache
from itertools import combinations
from pathlib import Path
from pkgutil import iter_modules

import pytest

from sahel_sim import mechanisms
from sahel_sim.claim_testing.claim import Arm, Claim
from sahel_sim.claim_testing.claim_file import check_claim, claim_names
from sahel_sim.designs.experiment_catalogue import CLAIMS
from sahel_sim.languages import LANGUAGES
from sahel_sim.scenario import Scenario, read, with_changes

REPORT = Path(__file__).resolve().parents[2].parent / "shared" / "report.txt"
SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
NUMBERS = range(1, 24)
MECHANISMS = {module.name for module in iter_modules(mechanisms.__path__)}
MOST_WORDS = 40

each_claim = pytest.mark.parametrize("name", claim_names())


@cache
def shipped(name: str) -> Claim:
    return check_claim(name).claim


def plain(text: str) -> str:
    """The text with straight quotes, and one space for every gap."""
    return " ".join(text.translate(SIGNS).split())


def quoted(words: str, text: str) -> bool:
    """Whether the words stand in the text, in their order; "..." stands for what is left out."""
    parts = [re.escape(part.strip()) for part in plain(words).split("...")]
    return re.search(".*?".join(parts), plain(text)) is not None


def number_of(name: str) -> int:
    found = re.match(r"C(\d+)", name)
    assert found, f"{name} does not begin with the number of a claim"
    return int(found[1])


def world_of(claim: Claim, arm: Arm) -> Scenario:
    story = read(arm.scenario or claim.scenario)
    longer = with_changes(story, {"years": claim.years}) if claim.years else story
    return with_changes(longer, dict(arm.changes))


@each_claim
def test_can_be_read_and_is_named_like_its_file(name: str) -> None:
    assert shipped(name).name == name


@each_claim
@pytest.mark.parametrize("language", LANGUAGES)
def test_says_in_one_short_sentence_what_is_tested(name: str, language: str) -> None:
    sentence = shipped(name).statement[language]
    assert re.fullmatch(r"[^.]*(?:\d\.\d[^.]*)*\.", sentence), sentence
    assert len(sentence.split()) <= MOST_WORDS, sentence


@each_claim
def test_languages_differ(name: str) -> None:
    assert shipped(name).statement["en"] != shipped(name).statement["fr"]


@each_claim
def test_quotes_the_report(name: str) -> None:
    if not REPORT.is_file():
        pytest.skip(f"the report is not at {REPORT}, so no quotation can be compared with it")
    assert quoted(shipped(name).report, REPORT.read_text(encoding="utf-8"))


def test_a_quotation_is_found_with_gaps_and_in_order_only() -> None:
    text = "Peace is  near.\nThe CSP’s leaders wait, and talk."
    assert quoted("The CSP's leaders ... talk", text)
    assert quoted("near. The CSP’s", text)
    assert not quoted("talk ... The CSP's leaders", text)
    assert not quoted("The CSP's leaders talk", text)


@each_claim
def test_arms_are_worlds_that_differ(name: str) -> None:
    claim = shipped(name)
    worlds = [world_of(claim, arm) for arm in claim.arms]
    told = [(each.settings, each.timeline, each.state_of, each.start) for each in worlds]
    assert all(one != other for one, other in combinations(told, 2))


@each_claim
def test_says_what_could_make_it_true_and_false(name: str) -> None:
    claim = shipped(name)
    for named in (claim.could_be_true_by, claim.could_be_false_by):
        assert named
        assert set(named) <= MECHANISMS | {"timeline"}


@each_claim
def test_says_where_its_numbers_come_from(name: str) -> None:
    text = (CLAIMS.path() / f"{name}.yaml").read_text(encoding="utf-8")
    assert text.startswith("#")
    assert shipped(name).sources


def test_every_claim_of_the_report_is_there() -> None:
    assert {number_of(name) for name in claim_names()} == set(NUMBERS)


def test_the_main_claims_are_force_alone_and_who_gains_by_war() -> None:
    assert {number_of(name) for name in claim_names() if shipped(name).main} == {1, 5}


REPLACED = [name for name in claim_names() if shipped(name).replaced_by]


@pytest.mark.parametrize("name", REPLACED)
def test_a_claim_that_is_replaced_says_why_and_by_claims_of_the_same_words_that_stand(name: str) -> None:
    text = " ".join((CLAIMS.path() / f"{name}.yaml").read_text(encoding="utf-8").split("\n# "))

    assert "Kept as it was registered, and replaced on" in text
    for new in shipped(name).replaced_by:
        assert number_of(new) == number_of(name)
        assert plain(shipped(new).report) == plain(shipped(name).report)
        assert not shipped(new).replaced_by
        assert name in " ".join((CLAIMS.path() / f"{new}.yaml").read_text(encoding="utf-8").split()) or any(
            name in " ".join((CLAIMS.path() / f"{other}.yaml").read_text(encoding="utf-8").split())
            for other in shipped(name).replaced_by
        )


def test_no_claim_that_stands_asks_of_talks_with_jihadists_whether_all_wars_are_over() -> None:
    standing = [shipped(name) for name in claim_names() if name.startswith("C10") and name not in REPLACED]

    assert [claim.name for claim in standing if "all_wars_over" in claim.rule.outcomes] == []


def test_every_threshold_has_a_unit_and_a_reason_in_claims_that_put_others_anew() -> None:
    anew = {new for name in REPLACED for new in shipped(name).replaced_by}
    for name in sorted(anew):
        lines = (CLAIMS.path() / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
        (threshold,) = (line for line in lines if line.startswith("smallest_effect:"))
        unit, _, why = threshold.partition("#")[2].partition(";")
        assert unit.strip() in {"ratio", "chance", "persons", "share of the prize"}, name
        assert "assumed:" in why or "claims.md" in why, name
