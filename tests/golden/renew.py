"""The golden run: two dozen numbers that no change of code may move unseen.

``python -m tests.golden.renew`` (with the package installed) runs it again and writes them down. Whoever does
so says in the changelog that numbers change, and why.
"""

import json
from pathlib import Path

from sahel_sim.mesa_model import SahelModel

FILE = Path(__file__).with_name("mali_2024_02.json")

SCENARIO, SEED, REPLICATE = "mali_2024_02", 2024, 123
SHOWN = ("fighters", "people_governed", "treasury", "grievance", "battle_deaths", "displaced")


def golden_run() -> dict[str, float]:
    """What one replicate has come to after its first three years, by measure and of whom."""
    model = SahelModel(SCENARIO, rng=SEED, replicate=REPLICATE, years=3, parameter_draws="fixed")
    model.run_model()
    last = model.datacollector.get_model_vars_dataframe().iloc[-1]
    return {name: round_to(x) for name, x in last.items() if name.split(".")[0] in SHOWN}


def round_to(x: float) -> float:
    """The number to ten significant digits."""
    return float(f"{x:.9e}")


if __name__ == "__main__":
    FILE.write_text(json.dumps(golden_run(), indent=1) + "\n", encoding="utf8")
    print(f"Wrote {FILE}.")
