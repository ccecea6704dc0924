"""Registration: what is said is fingerprinted, not what classes are called; old locks can be verified."""

import hashlib
import json
from dataclasses import asdict, field, fields, make_dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from sahel_sim.claim_testing import registration
from sahel_sim.claim_testing.assumptions import DEFAULTS
from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.claim_data import claim_data
from sahel_sim.claim_testing.claim_file import claim_names, read_claim
from sahel_sim.claim_testing.effort import OVERNIGHT, TEACHING
from sahel_sim.claim_testing.registration import (
    FORMAT,
    ChangedRegistration,
    TamperedRegistration,
    changed_since,
    fingerprint,
    of_method,
    read_registration,
    register_claims,
)
from sahel_sim.claim_testing.rules import RULES
from sahel_sim.claim_testing.simulator import scenario_of

FOLDER = Path(__file__).with_name("registered")

OLD_LOCK = FOLDER / "claims_of_2026-11-27.lock"
"""A lock in the first format, as it was written then."""

NAMES = (
    "C01_force_does_not_end_rebel_war",
    "C02_force_and_talks_complement",
    "C03a_falls_by_the_capture",
    "C03a_fighting_falls",
    "C03b_war_does_not_end",
    "C05_gain_through_recruitment",
    "C05_longer_war_larger_gain",
    "C10c_civilians_do_not_hinder_accord",
    "C15b_the_winner_offers_less",
)
"""Claims with rules of every kind, which are kept as they were then."""

FIRST_FORMAT = {name: json.loads(OLD_LOCK.read_text(encoding="utf-8"))["claims"][name] for name in NAMES}


SMALL = """
claim: small
report: "the words"
statement: {en: "More force, more deaths.", fr: "Plus de force, plus de morts."}
scenario: two_towns
years: 2
arms:
  force: {crown.military_pressure: 1}
  calm: {crown.military_pressure: 0}
measures:
  gain: {of: fighters, whom: league, how: change, to: 24}
  joined: {moved: fighters, whom: league, by: recruitment}
  ended: {ever: war_between_state_and_rebels, from: 12, to: 24}
  wait: {until: ceasefire}
rule: {kind: paired, outcome: gain, arm: force, than: calm, effect: more}
smallest_effect: 10
runs: 64
main: true
could_be_true_by: [recruitment]
"""


@cache
def kept_claims() -> tuple[Claim, ...]:
    return tuple(read_claim(FOLDER / f"{name}.yaml") for name in NAMES)


def small(folder: Path, text: str = SMALL) -> Claim:
    file = folder / "small.yaml"
    file.write_text(text, encoding="utf-8")
    return read_claim(file)


def as_json(told: object) -> str:
    """SHA-256 of the text as the first locks had it."""
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def lock_of_now() -> str:
    """A lock in the first format, of the kept claims with their worlds and the method as they are now."""
    worlds = {
        claim.name: as_json(
            {
                arm.name: hashlib.sha256(scenario_of(claim, arm, DEFAULTS).resolved().encode()).hexdigest()
                for arm in claim.arms
            }
        )
        for claim in kept_claims()
    }
    told = {
        "day": "2026-11-27",
        "version": registration.__version__,
        "seed": 1,
        "effort": asdict(TEACHING),
        "claims": FIRST_FORMAT,
        "worlds": worlds,
        "method": of_method(1),
    }
    return json.dumps({**told, "fingerprint": as_json(told)}, indent=2, ensure_ascii=False) + "\n"


def test_kept_claims_have_rules_of_every_kind_that_there_was():
    later = {"hazard_ratio"}

    assert {claim.rule.kind for claim in kept_claims()} == {rule.kind for rule in RULES} - later


@pytest.mark.parametrize("claim", kept_claims(), ids=lambda claim: claim.name)
def test_prints_of_the_first_format_are_found_again(claim):
    assert fingerprint(claim, 1) == FIRST_FORMAT[claim.name]


def test_the_lock_that_was_written_then_is_read_and_its_claims_are_not_edited():
    text = OLD_LOCK.read_text(encoding="utf-8")
    lock = read_registration(text)
    seen = replace(lock, claims=FIRST_FORMAT, worlds={})

    assert (lock.format, lock.day, len(lock.claims)) == (1, "2026-11-27", 73)
    assert lock.written() == text
    assert changed_since(seen, kept_claims(), TEACHING, 1).edited == ()
    with pytest.raises(TamperedRegistration, match="edited"):
        read_registration(text.replace('"seed": 1', '"seed": 2'))


def test_an_old_lock_is_verified_and_written_again_as_it_was():
    lock = read_registration(lock_of_now())

    assert lock.format == 1
    assert lock.written() == lock_of_now()
    assert not changed_since(lock, kept_claims(), TEACHING, 1)


def test_an_old_lock_tells_what_was_edited_since():
    lock = read_registration(lock_of_now())
    first, second, *others = kept_claims()
    arms = (replace(second.arms[0], changes={**second.arms[0].changes, "government.restraint": 0.77}),)
    now = [
        replace(first, smallest_effect=first.smallest_effect * 2.0),
        replace(second, arms=arms + second.arms[1:]),
        *others[1:],
        replace(others[0], name="other"),
    ]

    assert changed_since(lock, now, OVERNIGHT, 2) == ChangedRegistration(
        edited=(first.name, second.name),
        added=("other",),
        missing=(others[0].name,),
        otherwise=("seed", "effort"),
    )


def test_a_lock_says_its_format_and_is_verified():
    claims = kept_claims()
    text = register_claims(claims, TEACHING, 3, date(2024, 2, 1)).written()
    lock = read_registration(text)

    assert json.loads(text)["format"] == lock.format == FORMAT == 2
    assert not changed_since(lock, claims, TEACHING, 3)
    assert lock.claims.keys() == FIRST_FORMAT.keys()
    assert all(lock.claims[name] != mark for name, mark in FIRST_FORMAT.items())


def test_a_lock_of_a_format_to_come_is_refused_as_newer():
    text = register_claims(kept_claims()[:1], TEACHING, 3, date(2024, 2, 1)).written()

    with pytest.raises(TamperedRegistration, match="newer"):
        read_registration(text.replace('"format": 2', '"format": 3'))


def test_a_claim_is_fingerprinted_as_canonical_json(tmp_path):
    expected = (
        '{"arms":{"calm":{"crown.military_pressure":0},"force":{"crown.military_pressure":1}},"claim":"small",'
        '"main":true,"measures":{'
        '"ended":{"around":null,"ever":"war_between_state_and_rebels","from":12,"to":24},'
        '"gain":{"around":null,"from":null,"how":"change","of":"fighters","to":24,"whom":"league"},'
        '"joined":{"by":"recruitment","moved":"fighters","whom":"league"},"wait":{"until":"ceasefire"}},'
        '"report":"the words","rule":{"arm":"force","effect":"more","kind":"paired","outcome":"gain",'
        '"than":"calm"},"runs":64,"scenario":"two_towns","smallest_effect":10,'
        '"statement":{"en":"More force, more deaths.","fr":"Plus de force, plus de morts."},'
        '"when":null,"years":2}'
    )

    assert fingerprint(small(tmp_path)) == hashlib.sha256(expected.encode()).hexdigest()


def renamed(thing: object) -> object:
    """The same in a class of another name."""
    given = [(each.name, each.type, field(default=each.default)) for each in fields(thing)]
    other = make_dataclass("Renamed", given, bases=(type(thing),), frozen=True)
    return other(**{each.name: getattr(thing, each.name) for each in fields(thing)})


@pytest.mark.parametrize("form", [1, FORMAT])
@pytest.mark.parametrize("claim", kept_claims(), ids=lambda claim: claim.name)
def test_the_names_of_classes_are_no_part_of_a_print(claim, form):
    other = replace(claim, rule=renamed(claim.rule), measures=tuple(map(renamed, claim.measures)))

    assert "Renamed" in repr(other.rule)
    assert fingerprint(other, form) == fingerprint(claim, form)


def test_the_order_of_keys_comments_and_how_numbers_are_written_are_no_part_of_a_print(tmp_path):
    data = yaml.safe_load(SMALL)
    backwards = {key: data[key] for key in reversed(data)}
    for block in ("arms", "measures", "rule", "statement"):
        backwards[block] = {key: data[block][key] for key in reversed(data[block])}
    text = "# A comment.\n" + yaml.safe_dump(backwards, sort_keys=False, allow_unicode=True)
    text = text.replace("smallest_effect: 10", "smallest_effect: 10.0").replace("to: 24", "to: 24.0")
    assert text.index("runs:") < text.index("claim:")

    assert fingerprint(small(tmp_path, text)) == fingerprint(small(tmp_path))


def test_what_holds_where_nothing_is_said_may_be_said(tmp_path):
    longer = SMALL.replace("{until: ceasefire}", "{until: ceasefire}\n  mean: {of: battle_deaths}")
    said = longer.replace("{of: battle_deaths}", "{of: battle_deaths, whom: all, how: at}")

    assert fingerprint(small(tmp_path, longer)) == fingerprint(small(tmp_path, said))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"the words"', '"other words"'),
        ("more deaths.", "many more deaths."),
        ("calm: {", "calm: {scenario: two_towns, crown.restraint: 0.5, "),
        ("years: 2", "years: 3"),
        ("force: {crown.military_pressure: 1}", "force: {crown.military_pressure: 0.9}"),
        ("force: {crown.military_pressure: 1}", "force: {crown.military_pressure: 1, crown.skill: 2}"),
        ("whom: league, how", "whom: crown, how"),
        ("how: change", "how: relative_change"),
        ("to: 24}\n  joined", "to: 23}\n  joined"),
        ("by: recruitment", "by: combat"),
        ("from: 12", "from: 11"),
        ("until: ceasefire", "until: accord"),
        ("rule: {kind: paired", "when: ended\nrule: {kind: paired"),
        ("effect: more", "effect: less"),
        ("outcome: gain", "outcome: joined"),
        ("smallest_effect: 10", "smallest_effect: 11"),
        ("runs: 64", "runs: 65"),
        ("main: true", "main: false"),
    ],
)
def test_whatever_decides_a_claim_is_part_of_its_print(tmp_path, old, new):
    assert SMALL.count(old) == 1
    before = small(tmp_path)
    after = small(tmp_path, SMALL.replace(old, new))

    assert fingerprint(after) != fingerprint(before)
    assert fingerprint(after, 1) != fingerprint(before, 1)


def test_what_may_make_it_true_and_sources_are_no_part_of_a_print(tmp_path):
    other = SMALL.replace("[recruitment]", "[recruitment, harm]\nsources: [S0]")

    assert fingerprint(small(tmp_path, other)) == fingerprint(small(tmp_path))


def test_shipped_claims_say_different_things():
    claims = [read_claim(name) for name in claim_names()]
    unnamed = {json.dumps({**claim_data(each), "claim": ""}, default=str) for each in claims}

    assert len(unnamed) == len({fingerprint(each) for each in claims}) == len(claims)
