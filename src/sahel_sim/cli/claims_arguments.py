"""The claims that a command line asks for: by name or file, or those that were begun in a folder."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from sahel_sim.claim_testing import effort as efforts
from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.claim_file import check_claim, claim_names
from sahel_sim.claim_testing.effort import ClaimEffort
from sahel_sim.claim_testing.paths import found_anywhere, is_file
from sahel_sim.claim_testing.registration import (
    ChangedRegistration,
    Registration,
    changed_since,
    fingerprint,
    read_registration,
)
from sahel_sim.cli.claims_lock import read_lock
from sahel_sim.cli.options import KINDS
from sahel_sim.cli.output_folder import CLAIMS, begun_work
from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.designs.experiment_catalogue import kind_of
from sahel_sim.languages import _
from sahel_sim.results.json_record import SEED as SEED_SHAPE
from sahel_sim.results.json_record import Shape, check_record, list_of, optional, read_record, text
from sahel_sim.results.provenance import EFFORT
from sahel_sim.scenario import Mistake, ScenarioError, catalogue, read

FIRST = "teaching"
"""The precision unless one is named."""

SEED = 1
"""The seed unless one is named."""

_SHAPES: Mapping[str, Shape] = {
    "claims": list_of(lambda value: list_of(text, least=2)(value) and len(value) == 2, least=1),
    "files": list_of(text),
    "seed": SEED_SHAPE,
    "effort": EFFORT,
    "lock": optional(text),
}
"""What each value of the record of unfinished claims looks like."""


@dataclass(frozen=True)
class Asked:
    """What is to be tested.

    Attributes
    ----------
    sources
        Names of shipped claims, and whole paths of files.
    claims
        As their files say them.
    effort, seed
        How closely, and where chance comes from.
    lock
        What was written down before.
    warnings
        What authors of files of their own should know; nothing of claims that come with the library.
    """

    sources: tuple[str, ...]
    claims: tuple[Claim, ...]
    effort: ClaimEffort
    seed: int
    lock: Registration | None = None
    warnings: tuple[Mistake, ...] = ()

    @property
    def to_run(self) -> tuple[Claim, ...]:
        """The claims with the runs that are asked for; their scenarios are found from any folder."""
        found = (found_anywhere(each, source) for each, source in zip(self.claims, self.sources, strict=True))
        runs = self.effort.runs
        return tuple(replace(each, runs=runs) if self.says_runs and runs else each for each in found)

    @property
    def says_runs(self) -> bool:
        """Whether runs at the defaults are other than the precision says: then each claim gets them all."""
        known = efforts.EFFORTS.get(self.effort.name)
        return known is None or known.runs != self.effort.runs

    @property
    def changed(self) -> ChangedRegistration | None:
        """What is other than the lock says; nothing without one."""
        if self.lock is None:
            return None
        return changed_since(self.lock, self.claims, self.effort, self.seed)

    def record(self) -> str:
        """All of it as text, from which it can be begun again."""
        told = {
            "claims": [
                [source, fingerprint(claim)] for source, claim in zip(self.sources, self.claims, strict=True)
            ],
            "files": [claim.file for claim in self.claims],
            "effort": asdict(self.effort),
            "seed": self.seed,
            "lock": None if self.lock is None else self.lock.written(),
        }
        return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def requested_claims(
    named: Sequence[str], precision: str | None, runs: int | None, seed: int | None, lock_file: Path | None
) -> Asked:
    """The claims to test, checked.

    Parameters
    ----------
    named
        Names or files; all shipped claims if there are none.
    precision, runs, seed
        How closely; as the lock says, or else the usual, where nothing is said.
    lock_file
        The lock, if one is named.

    Raises ``ScenarioError`` with every mistake in every file; ``Trouble`` if a file is no claim, a claim is
    named twice, or the precision or the lock cannot be used.
    """
    lock = None if lock_file is None else read_lock(lock_file)
    effort = _effort(precision, runs, lock)
    chosen = seed if seed is not None else SEED if lock is None else lock.seed
    return _asked(tuple(named) or claim_names(), effort, chosen, lock)


def begun_claims(folder: Path) -> Asked:
    """The claims that were begun in a folder.

    Raises ``Trouble`` if there is nothing to go on with, if something else was begun, or if a claim was
    edited since; ``ScenarioError`` if a file has mistakes now, or is gone.
    """
    path = begun_work(folder, "claims") / CLAIMS
    try:
        told = check_record(read_record(path), _SHAPES, ("claims", "seed", "effort", "lock"))
        prints = {source: mark for source, mark in told["claims"]}
        files = list(told.get("files", ()))
        effort, seed = ClaimEffort(**told["effort"]), told["seed"]
        lock = None if told["lock"] is None else read_registration(told["lock"])
    except (ValueError, TypeError, KeyError, AttributeError):
        raise Trouble(
            _(
                "{path} is damaged, so it is not known what was begun there. Begin anew in another folder.",
                path=path,
            )
        ) from None
    asked = _asked(tuple(prints), effort, seed, lock)
    if len(files) == len(asked.claims):
        as_named = zip(asked.claims, files, strict=True)
        asked = replace(asked, claims=tuple(replace(claim, file=file) for claim, file in as_named))
    pairs = zip(asked.claims, asked.sources, strict=True)
    edited = [
        claim.name
        for claim, source in pairs
        if prints[source] not in (fingerprint(claim), fingerprint(claim, 1))
    ]
    if edited:
        raise Trouble(
            _(
                "Edited since the work in {folder} began: {names}. Put the files back as they were, "
                "or begin anew in another folder.",
                folder=folder,
                names=", ".join(edited),
            )
        )
    return asked


def _asked(named: Sequence[str], effort: ClaimEffort, seed: int, lock: Registration | None) -> Asked:
    found: list[Claim] = []
    warnings: list[Mistake] = []
    mistakes: list[Mistake] = []
    for source in named:
        try:
            read_one = check_claim(source)
        except ScenarioError as error:
            _refuse_other_kinds(source)
            mistakes += error.mistakes
            continue
        found.append(read_one.claim)
        if is_file(source):
            warnings += read_one.warnings
    if mistakes:
        raise ScenarioError(mistakes)
    names = [each.name for each in found]
    for name in names:
        if names.count(name) > 1:
            raise Trouble(
                _(
                    "Two claims are called '{name}'. Name each once, or give one of them another name in "
                    "its file.",
                    name=name,
                )
            )
    sources = tuple(str(Path(each).resolve()) if is_file(each) else each for each in named)
    return Asked(sources, tuple(found), effort, seed, lock, tuple(warnings))


def _effort(precision: str | None, runs: int | None, lock: Registration | None) -> ClaimEffort:
    """The effort that is named, or that of the lock, with as many runs as are asked for."""
    known = efforts.EFFORTS
    if precision is not None and precision not in known:
        raise Trouble(
            _("--precision takes {names}, not '{value}'.", value=precision, names=" / ".join(known))
        )
    if precision is None and lock is not None and lock.effort.get("name") in known:
        effort = replace(known[lock.effort["name"]], runs=lock.effort.get("runs"))
    else:
        effort = known[precision or FIRST]
    return effort if runs is None else replace(effort, runs=runs)


def _refuse_other_kinds(source: str) -> None:
    """Say that a name or a file is a sweep or a scenario, if it is one."""
    kind = kind_of(source)
    if kind == "scenario" and source not in catalogue():
        try:
            read(source)
        except ScenarioError:
            return
    if kind != "claim":
        raise Trouble(
            _(
                "'{name}' is a {kind}, and no claim. 'sahel-sim show' lists claims; 'sahel-sim new "
                "claim my_claim' writes one.",
                name=source,
                kind=_(KINDS[kind]),
            )
        )
