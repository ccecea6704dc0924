"""Groups that merge on a date do so in a single Mesa model as in many worlds at once."""

import numpy as np

from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.mesa_model import SahelModel
from sahel_sim.scenario import read, with_changes

MONTHS = 24


def test_a_mesa_model_and_a_batch_tell_the_same_merger() -> None:
    story = with_changes(read("accord_2015"), {"years": MONTHS / 12})
    batch = run(story, 3, execution=Execution(1))
    model = SahelModel(story, rng=story.seed, replicate=2)
    for _ in range(MONTHS):
        model.step()
    names = model.world.factions.names
    fighters = model.world.fighters[0].sum(axis=1)

    assert np.array_equal(batch["fighters"][2, -1], fighters)
    assert fighters[names.index("ansar_dine")] == fighters[names.index("aqim")] == 0.0
    assert fighters[names.index("jnim")] > 0.0
