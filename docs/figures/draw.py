"""Draw the figure of the README, and write its numbers beside it: ``python docs/figures/draw.py``."""

import sys
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import sahel_sim

HERE = Path(__file__).parent
SCENARIO = "return_to_dialogue"
CHECKED = range(4)
"""The runs by whose bits ``tests/docs/test_readme_figure.py`` knows whether the figure is of this model."""


def draw(results: sahel_sim.Results, folder: Path) -> None:
    """Save the fan chart, and the numbers that stand in it at the start and at the end."""
    picture = results.plot.fan("people_governed", language="en")
    with TemporaryDirectory() as made:
        drawn, _ = picture.save(made)
        copy(drawn, folder / drawn.name)
    table = results.summary().loc["people_governed", ["start", "p05", "median", "p95"]]
    table.round(4).to_csv(folder / "people_governed.csv", lineterminator="\n")
    (folder / "people_governed.digest").write_text(of_this_model() + "\n", encoding="utf-8")


def of_this_model() -> str:
    """A fingerprint of the first runs, which is another if any number of the model is."""
    return sahel_sim.run(as_declared(), replicates=CHECKED, executor=1).digest()


def as_declared() -> sahel_sim.Scenario:
    """The scenario with the model's numbers as they are declared."""
    return sahel_sim.with_changes(sahel_sim.read(SCENARIO), {"parameter_draws": "fixed"})


def main() -> None:
    """Run the scenario with fixed numbers, and draw into the folder that is named, or beside this file."""
    draw(sahel_sim.run(as_declared()), Path(sys.argv[1]) if sys.argv[1:] else HERE)


if __name__ == "__main__":
    main()
