"""Results to report on: a small real run, and one whose numbers are known by hand."""

from dataclasses import replace

import numpy as np
import pytest

from sahel_sim.core import Array
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.report.figures.run_figures import FigureSet, run_figures
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.scenario import read, with_changes

RUNS = 6
MONTHS = 30
KNOWN_RUNS = 5


@pytest.fixture(scope="session")
def results() -> Ensemble:
    """Six runs of the two towns over two and a half years."""
    return run(with_changes(read("two_towns"), {"years": MONTHS / 12}), RUNS, execution=Execution(1))


@pytest.fixture(scope="session")
def north() -> Ensemble:
    """Three runs of northern Mali over two years."""
    return run(with_changes(read("mali_2024_02"), {"years": 2}), 3, execution=Execution(1))


@pytest.fixture(scope="session")
def known(results: Ensemble) -> Ensemble:
    """Five runs whose numbers are known: see each line."""
    five = replace(
        results,
        replicates=tuple(range(10, 10 + KNOWN_RUNS)),
        series={name: np.zeros_like(values[:KNOWN_RUNS]) for name, values in results.series.items()},
        final={name: values[:KNOWN_RUNS] for name, values in results.final.items()},
        opening={name: values[:KNOWN_RUNS] for name, values in results.opening.items()},
        ledger={key: values[:KNOWN_RUNS] for key, values in results.ledger.items()},
    )
    share = five.series["people_governed"]
    share[:, :, 0] = straight(0.5, [0.1, 0.2, 0.3, 0.4, 0.5])
    share[:, :, 1] = straight(0.25, [0.5, 0.5, 0.5, 0.5, 0.5])
    fighters = five.series["fighters"]
    fighters[:, :, 0] = 1000.0
    fighters[:, :, 1] = straight(500.0, [400.0, 500.0, 600.0, 700.0, 800.0])
    five.series["battle_deaths"][:, -1, 0] = [0.0, 24.0, 25.0, 26.0, 100.0]
    five.series["civilians_killed"][:, 1:, 0] = 1.0
    five.series["civilians_killed"][:, 1:13, 1] = [[2.0], [4.0], [6.0], [8.0], [10.0]]
    return five


def straight(start: float, ends: list[float]) -> Array:
    """From one start to one end for each run, ``(R, T)``."""
    way = np.linspace(0.0, 1.0, MONTHS + 1)
    return start + (np.array(ends)[:, None] - start) * way


@pytest.fixture(scope="session")
def english(results: Ensemble) -> FigureSet:
    """Every figure of the small run, in English."""
    return run_figures(results, "en")


@pytest.fixture(scope="session")
def french(results: Ensemble) -> FigureSet:
    """Every figure of the small run, in French."""
    return run_figures(results, "fr")
