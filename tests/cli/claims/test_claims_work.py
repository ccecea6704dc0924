"""The work that claims are: what is foretold is what is done, stage by stage."""

import numpy as np
from small_claim import TINY

from sahel_sim.claim_testing import trial
from sahel_sim.claim_testing.claim_file import read_claim
from sahel_sim.claim_testing.query import needed
from sahel_sim.claim_testing.simulator import worlds_of
from sahel_sim.cli.claims_progress import Stages
from sahel_sim.cli.claims_workload import work_of


def test_the_work_that_is_told_is_the_work_that_is_done() -> None:
    names = ("C01_force_does_not_end_all_wars", "C05_war_benefits_jihadists", "C05_war_widens_jihadist_reach")
    claims = [read_claim(name) for name in names]
    luck, asked, at = np.random.Generator(np.random.Philox(1)), {}, [""]

    def answer(questions: list) -> list:
        runs = sum(len(each.replicates) for each in worlds_of(questions).values())
        asked[at[0]] = asked.get(at[0], 0) + runs
        return [
            {arm.name: {name: luck.random(q.runs) for name in needed(q.claim)} for arm in q.claim.arms}
            for q in questions
        ]

    trial.run_trials(claims, answer, TINY, 1, lambda stage: at.__setitem__(0, stage))
    told = work_of(claims, TINY)
    assert asked == {stage: told.of_stage(stage) for stage in told.stages}


def test_stages_add_up_what_is_asked_for_at_once() -> None:
    claims = [read_claim("C05_war_widens_jihadist_reach")]
    work, drawn = work_of(claims, TINY), []
    shown = Stages(work, lambda _: None, lambda *told: drawn.append(told))
    for stage in ("defaults", "search"):
        shown.begin(stage)
        for _ in range(2):
            shown.done(4, 8)
            shown.done(8, 8)
    first = work.of_stage("defaults")
    assert [("search", 4, first + 4), ("search", 8, first + 8)] == drawn[-4:-2]
    assert [("search", 12, first + 12), ("search", 16, first + 16)] == drawn[-2:]
