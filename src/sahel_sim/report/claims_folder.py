"""The folder of claims: page, figures, tables, the scenarios that break them, and provenance."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from sahel_sim.claim_testing.effort import ClaimEffort
from sahel_sim.claim_testing.registration import ChangedRegistration, Registration
from sahel_sim.claim_testing.serialize import claim_files
from sahel_sim.claim_testing.verdict import Ruling
from sahel_sim.languages import speaks
from sahel_sim.report.claim_text import registration_text
from sahel_sim.report.claims_dataset import claims_dataset
from sahel_sim.report.claims_files import claim_tables, write_breaking
from sahel_sim.report.claims_page import claims_html
from sahel_sim.report.claims_provenance import claims_record
from sahel_sim.report.figures.claim_figures import claim_figures
from sahel_sim.report.results_folder import fill_folder, write_folder

LOCK, DATA = "registration.json", "claims.nc"
"""What was written down beforehand; what came out, with named axes."""


@speaks
def write_claims(
    rulings: Sequence[Ruling],
    effort: ClaimEffort,
    seed: int,
    folder: str | Path,
    language: str = "en",
    lock: Registration | None = None,
    changed: ChangedRegistration | None = None,
    unfinished: Path | None = None,
    strategies: Mapping[str, str] | None = None,
) -> Path:
    """Write everything that trying claims gives into a folder, whole or not at all.

    Parameters
    ----------
    rulings
        What came out.
    effort, seed
        How closely claims were looked at, and with which luck.
    folder
        New or empty; folders above it are made.
    lock, changed
        What was registered beforehand, and what is otherwise now.
    unfinished
        A folder inside this one with the work that the rulings were made of; it is removed at the end.
    strategies
        Who decided otherwise than the scenarios say, by faction, as text.

    Returns
    -------
    Path
        The folder.

    Raises ``FolderTaken`` if it holds anything, or is a file.
    """

    def fill(beside: Path) -> None:
        note = registration_text(lock, changed)
        drawn = claim_figures(rulings)
        known = claims_record(rulings, effort, seed, lock, changed, strategies)
        write_breaking(rulings, beside)
        files = claim_files([ruling.trial.claim for ruling in rulings])
        fill_folder(
            beside,
            claims_html(rulings, effort, seed, registration_note=note, drawn=drawn),
            known,
            data={DATA: claims_dataset(rulings, known)},
            pictures=drawn.pictures,
            tables=claim_tables(rulings),
            texts={name: text() for name, text in files.items()}
            | ({} if lock is None else {LOCK: lock.written()}),
        )

    return write_folder(folder, fill, unfinished)
