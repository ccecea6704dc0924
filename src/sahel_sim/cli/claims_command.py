"""``sahel-sim claims``: put claims to the test under every assumption, and write a folder with a page."""

import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from sahel_sim.cli.console import PAGE, Voice, paths_of
from sahel_sim.cli.options import LARGEST_SEED, MOST_RUNS, Hands, Options
from sahel_sim.cli.usage_errors import Trouble, refuse_beside_resume
from sahel_sim.languages import N_, _

if TYPE_CHECKING:
    from sahel_sim.claim_testing.verdict import Ruling
    from sahel_sim.cli.claims_arguments import Asked
    from sahel_sim.cli.claims_workload import Work
    from sahel_sim.cli.study_run import ExtraFigures

FREEZE = "freeze"
"""The first word with which nothing is tested, and the lock is written."""


def claims(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options()

    def command(
        claims: Annotated[list[str] | None, options.argument("claims")] = None,
        precision: Annotated[str | None, options.option("precision")] = None,
        claim_runs: Annotated[
            int | None, options.option("runs", "--runs", "-n", told="claim_runs", min=2, max=MOST_RUNS)
        ] = None,
        seed: Annotated[int | None, options.option("seed", min=0, max=LARGEST_SEED)] = None,
        output: Annotated[
            Path | None, options.option("output", "--output", "-o", told="claims_output")
        ] = None,
        resume: Annotated[Path | None, options.option("resume", told="resume_claims")] = None,
        lock: Annotated[Path | None, options.option("lock")] = None,
        figures: Annotated[str | None, options.figures] = None,
        slides: Annotated[bool, options.slides] = False,
        workers: Annotated[int | None, options.workers] = None,
        dask: Annotated[str | None, options.dask] = None,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        from sahel_sim.cli.claims_arguments import begun_claims, requested_claims
        from sahel_sim.cli.claims_freeze import freeze
        from sahel_sim.cli.output_folder import destination
        from sahel_sim.cli.study_run import checked_figures

        voice = Voice(language, quiet, as_json)
        names = claims or []
        if names[:1] == [FREEZE]:
            hands = {"--resume": resume, "--lock": lock, "--workers": workers, "--dask": dask}
            _refuse(N_("'freeze' tests nothing, so {option} has no place beside it. Leave it out."), hands)
            freeze(requested_claims(names[1:], precision, claim_runs, seed, None), output, voice)
            return
        who, extra = Hands(workers, dask), checked_figures(figures, slides)
        if resume is None:
            asked = requested_claims(names, precision, claim_runs, seed, lock)
            try_them(asked, destination(output, "claims"), who, voice, extra)
            return
        known = {"--precision": precision, "--runs": claim_runs, "--seed": seed, "--lock": lock}
        refuse_beside_resume({"--output": output, **{name: name for name in names}, **known})
        try_them(begun_claims(resume), resume, who, voice, extra)

    return command


def _refuse(wrong: str, given: Mapping[str, object]) -> None:
    """Refuse what is said beside a word with which it has no meaning."""
    for option, value in given.items():
        if value is not None:
            raise Trouble(_(wrong, option=option))


def try_them(
    asked: "Asked", place: Path, who: Hands, voice: Voice, extra: "ExtraFigures | None" = None
) -> None:
    """Try claims under every assumption, write the folder, and say what came out."""
    from sahel_sim.cli.claims_checks import check_possible
    from sahel_sim.cli.claims_lock import tell_changes
    from sahel_sim.cli.claims_workload import work_of
    from sahel_sim.cli.output_folder import CLAIMS
    from sahel_sim.cli.resume import kept_study
    from sahel_sim.cli.study_run import save_figures
    from sahel_sim.report.claims_folder import write_claims
    from sahel_sim.report.figures.claim_figures import claim_figures
    from sahel_sim.report.study_slides import claims_slides

    language, changed = voice.language, asked.changed
    check_possible(asked)
    for warning in asked.warnings:
        voice.beside(warning.text(language))
    if asked.lock is not None and changed is not None:
        tell_changes(asked.lock, changed, voice)
    work = work_of(asked.to_run, asked.effort)
    with kept_study(place, {CLAIMS: asked.record}, work.runs, voice, "claims") as (kept, done):
        if not done:
            _rehearse(asked, work, place, voice)
        rulings = _ruled(asked, work, kept, done, who, voice)
        voice.beside(_("Drawing figures and writing the page."))
        write_claims(rulings, asked.effort, asked.seed, place, language, asked.lock, changed, kept)
    save_figures(
        place,
        extra,
        lambda theme: claim_figures(rulings, language, theme).pictures,
        lambda: claims_slides(rulings, asked.effort, language),
        voice,
    )
    _tell(rulings, asked, place, voice)


def _rehearse(asked: "Asked", work: "Work", place: Path, voice: Voice) -> None:
    """Try whether the folder can be written, before all the runs."""
    from sahel_sim.claim_testing.claim_file import claim_names
    from sahel_sim.cli.rehearsal import ENOUGH, rehearse, rehearsed_rulings
    from sahel_sim.report.claims_folder import write_claims

    if work.runs < ENOUGH:
        return

    def write(folder: Path) -> None:
        rulings = rehearsed_rulings(asked.to_run, asked.effort, asked.seed)
        write_claims(rulings, asked.effort, asked.seed, folder, voice.language, asked.lock, asked.changed)

    rehearse(place, not set(asked.sources) <= set(claim_names()), write)


def _ruled(
    asked: "Asked", work: "Work", kept: Path, done: int, who: Hands, voice: Voice
) -> "tuple[Ruling, ...]":
    """Every claim with its verdict; all the work goes to the same hands."""
    from sahel_sim.cli.claims_progress import stages
    from sahel_sim.cli.claims_workload import foretell
    from sahel_sim.cli.progress import hired, processes
    from sahel_sim.cli.resume import reporting_damage
    from sahel_sim.execution.execution import Execution
    from sahel_sim.studies.claims import claims_study
    from sahel_sim.studies.study import execute

    workers = processes(max(work.runs - done, 1), who.workers)
    foretell(work, done, None if who.dask else workers, voice)
    with stages(work, voice) as shown, hired(workers, who.dask) as hands, reporting_damage(voice):
        study = claims_study(asked.to_run, asked.effort, asked.seed, shown.begin)
        return execute(study, Execution(hands, keep=kept, progress=shown.done)).rulings


def _tell(rulings: "tuple[Ruling, ...]", asked: "Asked", place: Path, voice: Voice) -> None:
    """The table, how it is to be read, and where the page is."""
    from sahel_sim.cli.claims_json import as_data
    from sahel_sim.report.answer_card import card_text
    from sahel_sim.report.claims_card import claims_card
    from sahel_sim.report.claims_table import claims_table

    voice.show()
    voice.show(card_text(claims_card(rulings, asked.effort, voice.language), voice.width))
    voice.show()
    voice.show(claims_table(rulings, voice.language))
    voice.show()
    broken = sum(ruling.trial.broken for ruling in rulings)
    if broken:
        voice.show(_("Runs that broke off, and count in nothing: {number}.", number=broken))
    voice.show(
        textwrap.fill(
            _(
                "They are judged together (Holm). This is what follows from the assumptions of a "
                "model, and each verdict may fall with them: the page says with which."
            ),
            voice.width,
        )
    )
    voice.show()
    voice.show(_("To read, open this page: {path}", path=place / PAGE))
    voice.show(_("Figures and tables are beside it, in {folder}.", folder=place))
    voice.data({"done": True, **as_data(rulings, asked), **paths_of(place)})
