"""Compute and draw everything on ``docs/table.md``: ``python docs/figures/table.py``.

Numbers stand in ``table/*.csv``, tables of the page in ``table/*.md``, figures in ``table/*.png``. With 256
runs of each arm it takes about twenty minutes on two idle cores. ``--part NAME`` computes one part, ``--keep
FOLDER`` keeps finished chunks so that a run can be gone on with, ``--draw`` draws what is there again. The
surrogates of the box need the extra ``[calibration]``.
"""

import argparse
import hashlib
import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import table_box
import table_pictures
from as_declared import as_declared
from table_runs import BASE, Arm, TableReducer, levers, ranges, settings, starts
from table_summary import Values, arm_rows, hazard_by_age, peace_rows, survival_rows

from sahel_sim.execution.execution import Execution
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.scenario import build

KEPT = Path(__file__).parent / "table"
SEED = 1
CHECKED = range(4)
"""The runs by whose bits ``tests/docs/test_table.py`` knows whether the page is of this model."""


@dataclass(frozen=True)
class Work:
    """How much is run, and by whom."""

    runs: int
    points: int
    executor: int | None
    keep: Path | None

    def execution(self, part: str) -> Execution:
        """Who does a part, and where its chunks are kept."""
        return Execution(self.executor, keep=self.keep / part if self.keep else None)

    def run(self, part: str, arms: Sequence[Arm]) -> list[Values]:
        """The numbers of each run of each arm; all arms share their luck, and what is the same runs once."""
        scenarios = [arm.scenario for arm in arms]
        marks = [hashlib.sha256(pickle.dumps(build(each, 1))).hexdigest() for each in scenarios]
        once = {mark: each for mark, each in zip(reversed(marks), reversed(scenarios), strict=True)}
        told = reduce_runs(
            list(once.values()), TableReducer(), self.runs, seed=SEED, execution=self.execution(part)
        )
        place = {mark: at for at, mark in enumerate(once)}
        return [told.of_scenario(place[mark]) for mark in marks]


def of_levers(work: Work) -> None:
    """Each lever of the table, and inclusivity under settings of the disputed numbers."""
    alone, disputed = list(levers()), list(settings())
    told = work.run("levers", [*alone, *disputed])
    _write(arm_rows(alone, told[: len(alone)]), "levers")
    _write(arm_rows(disputed, told[len(alone) :]), "settings")


def of_survival(work: Work) -> None:
    """How long accords hold, and what a lull is worth against a settlement."""
    arms = list(starts())
    told = work.run("starts", arms)
    _write(survival_rows(arms, told), "survival")
    _write(hazard_by_age(arms, told), "hazard_by_age")
    _write(peace_rows(arms, told), "war_back")


def of_box(work: Work) -> None:
    """The box of all declared ranges."""
    for name, table in table_box.compute(work.points, SEED, work.execution).items():
        _write(table, name)


PARTS: dict[str, Callable[[Work], None]] = {
    "levers": of_levers,
    "survival": of_survival,
    "box": of_box,
}


def _write(table: "table_box.Table", name: str) -> None:
    KEPT.mkdir(exist_ok=True)
    table.round(4).to_csv(KEPT / f"{name}.csv", index=False, lineterminator="\n")


def of_this_model() -> str:
    """A fingerprint of the first runs and of all ranges, which is another if any number of the model is."""
    story, one = as_declared(BASE), Execution(1)
    found = reduce_runs([story], TableReducer(), replicates=CHECKED, seed=SEED, execution=one).digest()
    return hashlib.sha256(f"{found} {sorted(ranges().items())}".encode()).hexdigest()


def main() -> None:
    """Compute the parts that are asked for, and draw."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--part", choices=sorted(PARTS))
    asked.add_argument("--draw", action="store_true", help="compute nothing")
    asked.add_argument("--runs", type=int, default=256)
    asked.add_argument("--points", type=int, default=512, help="of the box")
    asked.add_argument("--executor", type=int)
    asked.add_argument("--keep", type=Path)
    told = asked.parse_args()
    work = Work(told.runs, told.points, told.executor, told.keep)
    for name, part in PARTS.items():
        if not told.draw and told.part in (None, name):
            part(work)
            (KEPT / f"{name}.digest").write_text(of_this_model() + "\n", encoding="utf-8")
            print(name, flush=True)
    table_pictures.draw(KEPT)


if __name__ == "__main__":
    main()
