"""Reproduction: the study in a folder run again, and whether every bit is the same."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sahel_sim.execution.execution import ALL_CORES, Execution, Progress
from sahel_sim.execution.replication import named_strategies
from sahel_sim.languages import N_, _, ngettext, speaks
from sahel_sim.report.experiment_folder import DATA as EXPERIMENT_DATA
from sahel_sim.report.sweep_folder import DATA as SWEEP_DATA
from sahel_sim.results import provenance as kinds
from sahel_sim.results.bitwise import differences
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.place_dataset import DATA as PLACES
from sahel_sim.results.provenance import Provenance
from sahel_sim.scenario import Scenario, read
from sahel_sim.studies.study import Study, execute
from sahel_sim.studies.study_files import NotReproducible, provenance_of, read_study

if TYPE_CHECKING:
    import pandas
    import xarray

RESULTS = "results.nc"
"""Every number of a run."""

SENTENCES: Mapping[str, str] = {
    "scenario": N_("- the scenario: scenario.yaml, or a table of its place, is not what was run"),
    "story_file": N_("- the scenario: {file}, or a table of its place, is not what was run"),
    "digest": N_("- the fingerprint of all results: {was} then, {now} now"),
    "failures": N_("- which runs broke off: {was} then, {now} now"),
    "values": N_("- {name}: {number} of {size} numbers, in {runs} runs, by {most} at most"),
    "shape": N_("- {name}: it is there only once, or has another shape"),
    "file_damaged": N_("- {name}: the file cannot be read"),
    "outcome": N_("The outcome {name} is not the same in every run."),
    "verdict": N_("- the verdict on {name}: {was} then, {now} now"),
    "strategies": N_("- the strategy of {name}: {was} then, {now} now"),
    "version": N_("- {name}: {was} then, {now} now"),
}
"""What is said of each thing that differs, by its kind."""


@dataclass(frozen=True)
class Discrepancy:
    """One thing that differs.

    Attributes
    ----------
    kind
        Key of ``SENTENCES``.
    fields
        What fills its sentence.
    scenario
        The name of the scenario that it is about, where there are several.
    """

    kind: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    scenario: str = ""

    def text(self) -> str:
        """A line for people."""
        return _(SENTENCES[self.kind], **self.fields)

    def as_data(self) -> dict[str, Any]:
        """The same for programs."""
        return {"kind": self.kind, **self.fields}


@dataclass(frozen=True, eq=False, repr=False)
class Reproduction:
    """What came of running a study again.

    Attributes
    ----------
    study
        What was run.
    known
        What the folder says of how it was made.
    result
        What it gives now.
    differences
        Everything that differs; empty if every bit is the same.
    elsewhere
        On what else it was made: other versions, another kind of computer.

    Examples
    --------
    >>> import tempfile, sahel_sim
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = sahel_sim.run("two_towns", runs=2, executor=1).write(f"{folder}/first")
    ...     again = sahel_sim.reproduce(f"{folder}/first", executor=1)
    >>> again.differences
    ()
    """

    study: Study[Any]
    known: Provenance
    result: Any
    differences: tuple[Discrepancy, ...]
    elsewhere: tuple[Discrepancy, ...]

    @property
    def same(self) -> bool:
        """Whether every bit is the same."""
        return not self.differences

    def frame(self) -> "pandas.DataFrame":
        """A row for each thing that differs."""
        import pandas

        columns = ["scenario", "kind", "text"]
        rows = [(each.scenario, each.kind, each.text()) for each in self.differences]
        return pandas.DataFrame(rows, columns=columns)

    @speaks
    def text(self, language: str | None = None) -> str:
        """What differs, line by line, and on what else it was made; or that the bits are the same."""
        if self.same:
            return _same_bits(self)
        lines = [_("Not the same bits. What differs:")]
        about = ""
        for each in self.differences:
            if each.scenario != about:
                about = each.scenario
                lines.append(_("{name}:", name=about))
            lines.append(each.text())
        if self.elsewhere:
            lines.append(_("It was made elsewhere or earlier:"))
            lines += [each.text() for each in self.elsewhere]
        return "\n".join(lines)

    def __repr__(self) -> str:
        return self.text()


def reproduce(
    folder: str | Path,
    *,
    chunk: int | None = None,
    executor: int | Executor | None = None,
    strategies: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
    keep: str | Path | None = None,
) -> Reproduction:
    """Run the study in a folder again, of whatever kind, and say whether every bit is the same.

    Parameters
    ----------
    folder
        What ``write`` or the command line gave, of this version or of 0.1.
    strategies
        Those of the study, if it had any of one's own.
    chunk, executor, progress, keep
        As for ``run``.

    Raises
    ------
    NotReproducible
        If the folder cannot be read, is of a later version, or strategies are missing.
    ScenarioError
        If a file in it has mistakes.

    Examples
    --------
    >>> import tempfile, sahel_sim
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = sahel_sim.run("two_towns", runs=2, executor=1).write(f"{folder}/first")
    ...     sahel_sim.reproduce(f"{folder}/first", executor=1).same
    True
    """
    place = Path(folder)
    known = provenance_of(place)
    study = read_study(place, known)
    return reproduce_study(
        place, known, study, Execution(executor, chunk, keep, progress=progress), strategies
    )


def reproduce_study(
    folder: Path,
    known: Provenance,
    study: Study[Any],
    execution: Execution = ALL_CORES,
    strategies: Mapping[str, Any] | None = None,
) -> Reproduction:
    """Run a study that was read from a folder again, and hold it against what the folder says.

    Raises ``NotReproducible`` if strategies are missing.
    """
    then = dict(known.known.get("strategies") or {})
    now = named_strategies(strategies)
    if then.keys() - now.keys():
        raise NotReproducible("strategies", folder=folder, names=", ".join(sorted(then)))
    result = execute(study, execution, strategies)
    found = [
        Discrepancy("strategies", {"name": name, "was": then.get(name, "-"), "now": now[name]})
        for name in now
        if then.get(name) != now[name]
    ]
    found += _DISCREPANCIES[known.kind](folder, known.known, result)
    return Reproduction(study, known, result, tuple(found), tuple(_versions(known, result.provenance)))


def _of_run(folder: Path, known: Mapping[str, Any], result: Any) -> Iterator[Discrepancy]:
    yield from _of_scenario(known, read(folder / "scenario.yaml"), Discrepancy("scenario"))
    yield from _of_ensemble(known, result)
    yield from _of_data(folder / RESULTS, result.data)
    if result.by_place:
        yield from _of_data(folder / PLACES, result.place_dataset())


def _of_outcomes(folder: Path, known: Mapping[str, Any], result: Any) -> Iterator[Discrepancy]:
    now = result.provenance
    yield from _of_scenario(known, read(folder / "scenario.yaml"), Discrepancy("scenario"))
    yield from _number_of_failures(known, now)
    for name, mark in now["prints"].items():
        if known["prints"].get(name) != mark:
            yield Discrepancy("outcome", {"name": name})


def _of_comparison(folder: Path, known: Mapping[str, Any], result: Any) -> Iterator[Discrepancy]:
    for at, (then, ensemble) in enumerate(zip(known["scenarios"], result.results, strict=True), start=1):
        name = then["scenario"]
        file = f"scenarios/{at}_{name}.yaml"
        yield from _of_scenario(then, read(folder / file), Discrepancy("story_file", {"file": file}, name))
        for each in _of_ensemble(then, ensemble):
            yield Discrepancy(each.kind, each.fields, name)


def _of_sweep(folder: Path, known: Mapping[str, Any], result: Any) -> Iterator[Discrepancy]:
    yield from _of_scenario(known, result.sweep.scenario, Discrepancy("scenario"))
    yield from _of_cells(known, result)
    yield from _of_data(folder / SWEEP_DATA, result.data)


def _of_experiment(folder: Path, known: Mapping[str, Any], result: Any) -> Iterator[Discrepancy]:
    yield from _of_scenario(known, result.design.scenario, Discrepancy("scenario"))
    yield from _of_cells(known, result)
    yield from _of_data(folder / EXPERIMENT_DATA, result.data)


def _of_claims(folder: Path, known: Mapping[str, Any], result: Any) -> Iterator[Discrepancy]:
    now = result.provenance
    for name, verdict in now["verdicts"].items():
        if known["verdicts"].get(name) != verdict:
            yield Discrepancy("verdict", {"name": name, "was": known["verdicts"].get(name), "now": verdict})
    yield from _digest(known["digest"], now["digest"])


_DISCREPANCIES: Mapping[str, Callable[[Path, Mapping[str, Any], Any], Iterator[Discrepancy]]] = {
    kinds.RUN: _of_run,
    kinds.OUTCOMES: _of_outcomes,
    kinds.COMPARE: _of_comparison,
    kinds.SWEEP: _of_sweep,
    kinds.EXPERIMENT: _of_experiment,
    kinds.CLAIMS: _of_claims,
}
"""What differs in each kind of study."""


def _of_scenario(
    known: Mapping[str, Any], scenario: Scenario, discrepancy: Discrepancy
) -> Iterator[Discrepancy]:
    if not scenario.has_digest(known.get("scenario_digest")):
        yield discrepancy


def _of_ensemble(known: Mapping[str, Any], result: Ensemble) -> Iterator[Discrepancy]:
    """Which runs broke off, and the fingerprint, where they differ."""
    then = sorted(int(failure["replicate"]) for failure in known.get("failures", []))
    now = sorted(failure.replicate for failure in result.failures)
    if then != now:
        yield Discrepancy("failures", {"was": _numbers(then), "now": _numbers(now)})
    yield from _digest(known["digest"], result.digest())


def _of_cells(known: Mapping[str, Any], result: Any) -> Iterator[Discrepancy]:
    yield from _number_of_failures(known, result.provenance)
    yield from _digest(known["digest"], result.digest())


def _number_of_failures(known: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Discrepancy]:
    if known["failures"] != now["failures"]:
        was, here = (str(len(each["failures"])) for each in (known, now))
        yield Discrepancy("failures", {"was": was, "now": here})


def _digest(was: str, now: str) -> Iterator[Discrepancy]:
    if was != now:
        yield Discrepancy("digest", {"was": was[:12], "now": now[:12]})


def _of_data(file: Path, now: "xarray.Dataset") -> Iterator[Discrepancy]:
    """Each number of a file of results that differs, or that the file cannot be read."""
    try:
        different = differences(file, now)
    except (OSError, ValueError, KeyError, RuntimeError):
        yield Discrepancy("file_damaged", {"name": file.name})
        return
    for each in different:
        if each.numbers is None:
            yield Discrepancy("shape", {"name": each.name})
            continue
        told = {"name": each.name, "number": each.numbers, "size": each.size, "runs": each.runs}
        yield Discrepancy("values", {**told, "most": f"{each.most:.3g}"})


def _versions(known: Provenance, now: Mapping[str, Any]) -> Iterator[Discrepancy]:
    """On what else it was made; each thing once."""
    said: set[tuple[str, str]] = set()
    for told in known.known.get("scenarios") or (known.known,):
        then = {**told.get("versions", {}), **{key: told.get(key) for key in ("python", "machine")}}
        here = {**now["versions"], **{key: now[key] for key in ("python", "machine")}}
        for name, was in then.items():
            if was != here.get(name) and (name, str(was)) not in said:
                said.add((name, str(was)))
                yield Discrepancy("version", {"name": name, "was": was, "now": here.get(name, "-")})


def _same_bits(made: Reproduction) -> str:
    study, seed = made.study, made.study.seed
    if made.known.kind == kinds.COMPARE:
        results = made.result.results
        names = ", ".join(each.scenario.name for each in results)
        runs = len(results[0]) + len(results[0].failures)
        return _(
            "The same bits: {runs} runs of each of {names}, seed {seed}.", runs=runs, names=names, seed=seed
        )
    if made.known.kind == kinds.CLAIMS:
        return ngettext(
            "The same bits: {n} claim, seed {seed}.",
            "The same bits: {n} claims, seed {seed}.",
            len(made.result),
            n=len(made.result),
            seed=seed,
        )
    name = study.name.removeprefix("sweep-").removeprefix("experiment-")
    return _("The same bits: {runs} runs of {name}, seed {seed}.", runs=study.runs, name=name, seed=seed)


def _numbers(replicates: list[int]) -> str:
    return ", ".join(map(str, replicates)) or "-"
