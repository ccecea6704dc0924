"""The Mesa door: one world, with factions and localities as agents that are windows on it.

``SahelModel(scenario, rng=seed, replicate=123)`` is replicate 123 of ``run(scenario, seed=seed)``, bit
for bit, so an outlier in a fan chart is something one can open and watch. It works with Mesa's
``DataCollector``, with SolaraViz and in any loop that calls ``step()``, and it can be pickled and
copied in the middle of a run.

The model never uses ``model.random``, ``model.rng`` or ``shuffle_do``: they differ between versions of Mesa.
Agents remember nothing; whatever lasts is in ``model.world``.

Mesa 3.3.1, the newest for Python 3.11, keeps every model alive (Mesa issue 3179, mended in 3.4.2): a
loop that makes thousands of them grows. Use ``run`` for that, or let go of each with
``mesa.Agent._ids.pop(model, None)``.
"""

from sahel_sim.mesa_model.agents import FactionAgent, LocalityAgent
from sahel_sim.mesa_model.model import SahelModel, reporters

__all__ = ["FactionAgent", "LocalityAgent", "SahelModel", "reporters"]
