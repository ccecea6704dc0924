"""``sahel-sim calibrate``: fit the model to what was recorded, and write the accepted set with a page."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from sahel_sim.cli.console import Voice, paths_of
from sahel_sim.cli.options import Options
from sahel_sim.cli.usage_errors import Trouble, refuse_beside_resume
from sahel_sim.languages import _

NAME = "calibration"
"""The folder in ``results`` unless another is named."""


def calibrate(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options()

    def command(
        sets: Annotated[int | None, options.option("sets", min=1, max=1_000_000)] = None,
        seed: Annotated[int | None, options.seed] = None,
        output: Annotated[
            Path | None, options.option("output", "--output", "-o", told="calibration_folder")
        ] = None,
        claims: Annotated[Path | None, options.option("claims", told="claims_results")] = None,
        resume: Annotated[Path | None, options.option("resume", told="resume_study")] = None,
        workers: Annotated[int | None, options.workers] = None,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        from sahel_sim.cli.output_folder import CALIBRATION, UNFINISHED, destination
        from sahel_sim.validation.calibration import SEED, SETS

        voice = Voice(language, quiet, as_json)
        if resume is not None:
            refuse_beside_resume({"--sets": sets, "--seed": seed, "--output": output})
            number, chosen = _begun(resume / UNFINISHED / CALIBRATION, resume)
            _calibrated(number, chosen, resume, workers, claims, voice)
            return
        place = destination(output, NAME)
        number, chosen = SETS if sets is None else sets, SEED if seed is None else seed
        _calibrated(number, chosen, place, workers, claims, voice)

    return command


def _begun(path: Path, folder: Path) -> tuple[int, int]:
    """The sets and the seed of a calibration that was begun."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return int(told["sets"]), int(told["seed"])
    except (OSError, ValueError, KeyError, TypeError):
        raise Trouble(_("{folder} holds no calibration that can go on.", folder=folder)) from None


def _calibrated(
    sets: int, seed: int, place: Path, workers: int | None, claims: Path | None, voice: Voice
) -> None:
    """Do what is left to do, write the folder, and say what came out."""
    from sahel_sim.cli.output_folder import CALIBRATION
    from sahel_sim.cli.resume import kept_study
    from sahel_sim.execution.execution import Execution
    from sahel_sim.report.answer_card import card_text
    from sahel_sim.report.calibration_card import calibration_card
    from sahel_sim.report.calibration_page import ACCEPTED_SET, calibration_record, write_calibration
    from sahel_sim.report.verdict_assumptions import read_claims_folder
    from sahel_sim.validation import calibration

    calibration.check_calibration(sets)
    tried = None if claims is None else read_claims_folder(claims)
    asked = {CALIBRATION: lambda: json.dumps({"sets": sets, "seed": seed}) + "\n"}
    runs, said = calibration.runs_of(sets), set[str]()

    def note(what: str, done: int, total: int) -> None:
        if what not in said:
            said.add(what)
            voice.beside(_("Simulating {name} ...", name=f"{what} ({total})"))

    with kept_study(place, asked, runs, voice, "calibrate") as (work, _done):
        found = calibration.calibrate(sets, seed=seed, execution=Execution(workers, keep=work), note=note)
        write_calibration(found, place, voice.language, work, tried)
    voice.show(card_text(calibration_card(found, voice.language), voice.width))
    voice.show()
    voice.tell_folder(place)
    voice.data(
        {
            "done": True,
            **paths_of(place),
            "accepted_set": str((place / ACCEPTED_SET).resolve()),
            **calibration_record(found),
        }
    )
