"""How often each kind of rule says what, of worlds whose truth is known.

Run it with ``python tests/claim_testing/rates.py``, ``--times 200`` for less.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from numpy.random import Generator, Philox
from zoo import NOMINAL, RUNS, ZOO, Planted

from sahel_sim.claim_testing.judgement import judge

SEED = 20240220


@dataclass(frozen=True)
class Rate:
    """What was said of one planted world, in shares of the times it was asked."""

    planted: Planted
    holds: float
    fails: float
    open: float
    times: int

    @property
    def wrong(self) -> float:
        """The share of each answer that is wrong here; of two such answers the larger."""
        return max(getattr(self, finding) for finding in self.planted.wrong)


def rates(times: int = 1000, runs: int = RUNS, seed: int = SEED) -> Iterator[Rate]:
    """Judge every planted world of the zoo so many times, each with luck of its own."""
    for number, planted in enumerate(ZOO):
        yield rate(planted, times, runs, (seed, number))


def rate(planted: Planted, times: int, runs: int, key: tuple[int, int]) -> Rate:
    """Judge one planted world so many times."""
    luck = Generator(Philox(key=key))
    proof = planted.rule.proof(planted.smallest, planted.when)
    said = Counter(judge(proof, planted.draw(luck, runs)).finding.value for _ in range(times))
    return Rate(planted, said["holds"] / times, said["fails"] / times, said["open"] / times, times)


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--times", type=int, default=1000)
    asked.add_argument("--runs", type=int, default=RUNS)
    given = asked.parse_args()
    print(f"{given.times} samples of {given.runs} runs; a wrong answer may come in {NOMINAL:.1%} of them.\n")
    print(f"| {'planted':48} | truth        | holds | fails |  open | wrong |")
    print(f"|{'-' * 50}|--------------|-------|-------|-------|-------|")
    for each in rates(given.times, given.runs):
        print(
            f"| {each.planted.name:48} | {each.planted.truth:12} | {each.holds:5.3f} | {each.fails:5.3f} "
            f"| {each.open:5.3f} | {each.wrong:5.3f} |"
        )


if __name__ == "__main__":
    main()
