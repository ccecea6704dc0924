"""Draw the figure of the README: ``python docs/figures/draw.py``."""

from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import sahel_sim

HERE = Path(__file__).parent


def main() -> None:
    """Run the scenario as it is shipped and save one fan chart."""
    picture = sahel_sim.run("return_to_dialogue").plot.fan("people_governed", language="en")
    with TemporaryDirectory() as folder:
        drawn, _ = picture.save(folder)
        copy(drawn, HERE / drawn.name)


if __name__ == "__main__":
    main()
