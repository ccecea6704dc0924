"""How often the whole tester, from question to verdict, is right about planted models.

Run it with ``python tests/claim_testing/calibration.py --repetitions 200``.

Each repetition tries every planted case at the runs of one lesson, with luck of its own, and rules on each
claim by itself. A *false positive* is a claim said to be supported, or true by construction, that is not; a
*false negative* one that is, and is not said to be. What is nominal:

- on the bound a claim is said to hold at the defaults in 2.5 % of samples, and to fail in 2.5 %;
- a faint effect is missed as often as the law of Student says, with the runs at the defaults;
- a clear one is not missed.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace

from planted import answering
from planted_cases import CASES, Case

from sahel_sim.claim_testing.effort import TEACHING, ClaimEffort
from sahel_sim.claim_testing.trial import run_trials
from sahel_sim.claim_testing.trial_results import Trial
from sahel_sim.claim_testing.verdict import Ruling, Verdict, verdicts_of

LESSON = replace(TEACHING, steps=0, points=2, looks_again=True)
"""The runs of a lesson; the search and the map, which decide no verdict, are kept short."""

POSITIVE = (Verdict.SUPPORTED, Verdict.BY_CONSTRUCTION)


@dataclass
class Rate:
    """What was said of one case, over all repetitions."""

    case: Case
    said: Counter[Verdict] = field(default_factory=Counter)
    turned_by: Counter[frozenset[str]] = field(default_factory=Counter)

    def share(self, *verdicts: Verdict) -> float:
        """Of the repetitions, those in which it was one of these."""
        return sum(self.said[each] for each in verdicts) / self.said.total()

    @property
    def right(self) -> float:
        """The share of right verdicts."""
        return self.share(self.case.right)

    @property
    def false_positive(self) -> float:
        """The share of verdicts that wrongly are positive."""
        return self.share(*(each for each in POSITIVE if each is not self.case.right))

    @property
    def false_negative(self) -> float:
        """The share of verdicts that wrongly are not positive."""
        return 1.0 - self.share(*POSITIVE) if self.case.right in POSITIVE else 0.0

    @property
    def misnamed(self) -> float:
        """In which share a change is said to turn it that does not."""
        wrong = sum(n for named, n in self.turned_by.items() if not named <= self.case.turned_by)
        return wrong / self.turned_by.total()

    @property
    def named(self) -> float:
        """In which share all changes that turn it are named."""
        found = sum(n for named, n in self.turned_by.items() if named >= self.case.turned_by)
        return found / self.turned_by.total()


def trials(repetition: int, cases: Sequence[Case] = CASES, effort: ClaimEffort = LESSON) -> tuple[Trial, ...]:
    """The trials of some cases, with the luck of one repetition."""
    answer = answering({case.name: case.model for case in cases}, repetition)
    return run_trials([case.claim for case in cases], answer, effort, seed=repetition)


def rulings(repetition: int) -> list[Ruling]:
    """The verdict on each case by itself."""
    return [verdicts_of([trial])[0] for trial in trials(repetition)]


def said(repetition: int) -> list[tuple[Verdict, frozenset[str]]]:
    """The verdict on each case, and the names of the settings that turn it."""
    return [
        (each.verdict, frozenset(setting.name for setting in each.turned_by)) for each in rulings(repetition)
    ]


def rates(repetitions: int, processes: int = 1) -> list[Rate]:
    """What is said of each case, over so many repetitions."""
    found = [Rate(case) for case in CASES]
    for each in _repeated(repetitions, processes):
        for rate, (verdict, named) in zip(found, each, strict=True):
            rate.said[verdict] += 1
            rate.turned_by[named] += 1
    return found


def _repeated(repetitions: int, processes: int) -> Iterator[list[tuple[Verdict, frozenset[str]]]]:
    if processes == 1:
        yield from map(said, range(repetitions))
        return
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(said, range(repetitions))


def nominal(case: Case) -> tuple[float, float]:
    """False positives, at most, and false negatives to be expected."""
    return 0.025, 1.0 - case.power


def by_case(found: Sequence[Rate]) -> Iterator[str]:
    """A line for each case."""
    yield (
        "| planted model: kind of claim | right verdict | right | false + (nominal) | false - (nominal) "
        "| all that turns it is named | wrongly named |"
    )
    yield "|---|---|---|---|---|---|---|"
    for each in found:
        most, expected = nominal(each.case)
        turned = f"{each.named:.3f}" if each.case.turned_by else "-"
        yield (
            f"| {each.case.name} | {each.case.right.value} | {each.right:.3f} "
            f"| {each.false_positive:.3f} (<= {most:.3f}) | {each.false_negative:.3f} ({expected:.3f}) "
            f"| {turned} | {each.misnamed:.3f} |"
        )


def by_kind(found: Sequence[Rate]) -> Iterator[str]:
    """A line for each kind of claim."""
    yield (
        "| kind of claim | verdicts | wrong where clear | said to hold on the bound (<= 0.025) "
        "| said to fail on the bound (<= 0.025) | said to depend on the bound |"
    )
    yield "|---|---|---|---|---|---|"
    kinds: dict[str, list[Rate]] = defaultdict(list)
    for each in found:
        kinds[each.case.kind].append(each)
    for kind, of_kind in kinds.items():
        clear = [each for each in of_kind if not each.case.on_the_bound and not each.case.deviation]
        (bound,) = (each for each in of_kind if each.case.on_the_bound)
        wrong = sum(1.0 - each.right for each in clear) / len(clear)
        yield (
            f"| {kind} | {sum(each.said.total() for each in of_kind)} | {wrong:.4f} "
            f"| {bound.share(*POSITIVE):.3f} | {bound.share(Verdict.NOT_SUPPORTED):.3f} "
            f"| {bound.share(Verdict.DEPENDS):.3f} |"
        )


def main() -> None:
    """Print the tables."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    asked.add_argument("--repetitions", type=int, default=200)
    asked.add_argument("--processes", type=int, default=2)
    given = asked.parse_args()
    found = rates(given.repetitions, given.processes)
    print(f"{given.repetitions} repetitions of {len(found)} planted cases, at {LESSON}\n")
    print("\n".join([*by_case(found), "", *by_kind(found)]))


if __name__ == "__main__":
    main()
