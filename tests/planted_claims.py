"""Claims whose truth is planted: every verdict, long names and accents, without a simulation."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from sahel_sim.claim_testing.claim import Arm, Claim
from sahel_sim.claim_testing.contrasts import Values
from sahel_sim.claim_testing.effort import ClaimEffort
from sahel_sim.claim_testing.query import Question
from sahel_sim.claim_testing.rules import Paired, Threshold
from sahel_sim.claim_testing.trial import run_trials
from sahel_sim.claim_testing.verdict import Ruling, verdicts_of
from sahel_sim.scenario.parameter_ranges import parameters, part_of

MADE = ClaimEffort(
    "made",
    runs=60,
    of_settings=10,
    draws=12,
    of_draws=4,
    steps=1,
    children=2,
    of_coalitions=3,
    points=3,
    looks_again=True,
)
SEED = 7

PARAMETER = "parameters.grievance.memory"
"""On this number hangs a claim: it holds in the lower part of its range."""

ARMS = (
    Arm("with", {"state.military_pressure": 1.0}),
    Arm("without", {"state.military_pressure": 0.0}),
)
SUPPORTED, REFUTED, ON_ONE, ON_NUMBERS = "P1_supported", "P2_refuted", "P3_on_recruitment", "P4_on_a_number"
OPEN, TRIVIAL, ON_A_FORM = "P5_open", "P6_trivial", "P7_a_long_name_that_holds_by_a_rival_theory"
MAIN, NEVER = "P8_main", "P9_no_run_counts"


def _paired(name: str, english: str, french: str, when: str | None = None) -> Claim:
    return Claim(
        name=name,
        report="Force <alone> & nothing else",
        statement={"en": english, "fr": french},
        scenario="two_towns",
        arms=ARMS,
        rule=Paired("battle_deaths", "with", "without", "more"),
        smallest_effect=100.0,
        runs=60,
        years=3,
        when=when,
        could_be_true_by=("combat", "recruitment"),
    )


CLAIMS = (
    _paired(SUPPORTED, "Pressure costs lives everywhere.", "La pression coûte des vies partout."),
    _paired(REFUTED, "Pressure costs lives, but it never does.", "La pression coûte des vies, mais jamais."),
    _paired(
        ON_ONE, "Only recruits make pressure deadly.", "Seules les recrues rendent la pression mortelle."
    ),
    _paired(ON_NUMBERS, "Pressure is deadly where anger lasts.", "La pression tue là où la colère dure."),
    _paired(OPEN, "Pressure costs a hundred lives.", "La pression coûte cent vies."),
    _paired(TRIVIAL, "Pressure is deadly even without war.", "La pression tue même sans guerre."),
    _paired(
        ON_A_FORM, "Anger that deters makes pressure deadly.", "La colère qui dissuade rend tout mortel."
    ),
    Claim(
        name=MAIN,
        report="neither of the belligerents can win",
        statement={"en": "Force ends few wars.", "fr": "La force met fin à peu de guerres, même à l'été."},
        scenario="two_towns",
        arms=ARMS,
        rule=Threshold("rebel_war_over", ("with", "without"), below=0.2),
        smallest_effect=0.05,
        runs=60,
        years=10,
        main=True,
    ),
    _paired(NEVER, "Never in a world that is.", "Jamais dans un monde qui soit.", when="all_wars_over"),
)


def effect(question: Question) -> float:
    """By how much the first arm is above the second; of the main claim, the chance in both."""
    changes, name = {**question.setting.changes, **question.setting.drawn}, question.claim.name
    off = {key.partition(".")[2] for key, value in changes.items() if value == "off"}
    if name == MAIN:
        tipped = changes.get("government.military_pressure", 0) >= 0.5
        tipped = tipped and changes.get("dialogue.inclusivity", 0) >= 0.5
        return 0.9 if tipped or "harm" in off else 0.0
    if name == REFUTED or (len(off) > 18 and name not in (TRIVIAL, MAIN)):
        return 0.0
    if name == ON_ONE:
        return 0.0 if "recruitment" in off else 300.0
    if name == ON_A_FORM:
        return 300.0 if changes.get("mechanisms.grievance") == "deterrent" else 0.0
    if name == OPEN:
        return 100.0
    if name == ON_NUMBERS and PARAMETER in changes:
        declared = dict(parameters())[PARAMETER]
        return 300.0 - 600.0 * part_of(declared, float(changes[PARAMETER]))
    return 300.0


def answer(questions: Sequence[Question]) -> list[Values]:
    """What runs of the planted world give; run ``r`` of all arms and settings shares its luck."""
    return [_values(question) for question in questions]


def _values(question: Question) -> Values:
    runs = np.arange(question.first, question.first + question.runs)
    size = effect(question)
    found = {}
    for at, arm in enumerate(question.claim.arms):
        own = 10.0 * np.sin(runs * (1.7 + at) + 0.3)
        over = (runs % 10 < round(10.0 * size)) if question.claim.name == MAIN else runs < 0
        found[arm.name] = {
            "battle_deaths": 1000.0 + 50.0 * np.cos(2.1 * runs) + own + (size if at == 0 else 0.0),
            "rebel_war_over": over.astype(float),
            "all_wars_over": np.zeros(len(runs)),
        }
    return found


@dataclass(frozen=True)
class Planted:
    """The rulings, by name of the claim."""

    rulings: tuple[Ruling, ...]

    def __getitem__(self, name: str) -> Ruling:
        return next(ruling for ruling in self.rulings if ruling.trial.claim.name == name)


@cache
def planted() -> Planted:
    """All claims, tried and ruled."""
    return Planted(verdicts_of(run_trials(CLAIMS, answer, MADE, SEED)))
