"""Carrying a study out from the command line: kept as it goes, with a bar, by whoever does the work."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sahel_sim.cli.console import Voice
from sahel_sim.cli.options import Hands
from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.languages import _

if TYPE_CHECKING:
    from sahel_sim.report.figures.picture import Picture
    from sahel_sim.results.ensemble import Ensemble
    from sahel_sim.studies.study import Study, StudyResult

R = TypeVar("R", bound="StudyResult")


@contextmanager
def keep_and_run(
    study: "Study[R]", place: Path, hands: Hands, voice: Voice, write: Callable[[R, Path], object]
) -> Iterator[tuple[R, Path]]:
    """What a study gives, and the folder of the work that it was made of.

    The work is kept in the folder of the page until the block, which writes the page, is left.

    Parameters
    ----------
    study
        What is asked.
    place
        The folder of the page.
    hands
        Who does the work.
    voice
        In whose language people are told.
    write
        Writes what the study gives into a folder; it is tried with few runs before the work begins.

    Raises ``Trouble`` if nothing could be written; ``BrokenOff`` if the work is broken off, in the block too.
    """
    from sahel_sim.cli.output_folder import STUDY
    from sahel_sim.cli.progress import bar, foretell, hired, processes
    from sahel_sim.cli.rehearsal import ENOUGH, FEW, any_new, rehearse
    from sahel_sim.cli.resume import kept_study, record_of, reporting_damage
    from sahel_sim.execution.execution import Execution
    from sahel_sim.studies.study import execute
    from sahel_sim.studies.study_files import read_begun_study

    with kept_study(place, record_of(study), study.runs, voice, study.kind) as (kept, done):
        if not done and study.runs >= ENOUGH:
            few = read_begun_study(kept, STUDY, FEW)
            new = any_new(study.scenarios)
            rehearse(place, new, lambda folder: write(execute(few, Execution(1)), folder))
        left = max(study.runs - done, 0)
        workers = processes(max(left, 1), hands.workers)
        if hands.dask is None:
            foretell(study.scenarios[0], workers, voice, left)
        with (
            bar(study.runs, voice) as progress,
            hired(workers, hands.dask) as executor,
            reporting_damage(voice),
        ):
            found = execute(study, Execution(executor, keep=kept, progress=progress))
        voice.beside(_("Drawing figures and writing the page."))
        yield found, kept


def decision_data(found: Any) -> dict[str, Any] | None:
    """Why there are so many runs, for programs."""
    told = found.provenance.get("until_width")
    return None if told is None else dict(told)


FEW = 5
"""Runs that broke off which are told one by one; the others are in the provenance."""


def tell_failures(results: "Ensemble", voice: Voice) -> None:
    """Say which runs broke off, the first few of them one by one."""
    failures = results.failures
    if not failures:
        return
    voice.show(
        _(
            "{number} of {runs} runs broke off and are left out:",
            number=len(failures),
            runs=len(failures) + len(results),
        )
    )
    for each in failures[:FEW]:
        voice.show(
            _(
                "- number {replicate}, seed {seed}: {message}",
                replicate=each.replicate,
                seed=results.seed,
                message=each.message,
            )
        )
    if len(failures) > FEW:
        voice.show(_("and {number} more", number=len(failures) - FEW))
    voice.show()


def checked_theme(name: str | None) -> str | None:
    """The theme that was asked for, checked before anything is run.

    Raises ``Trouble`` if there is no such theme.
    """
    from sahel_sim.report.figures.theme import THEMES

    if name is not None and name not in THEMES:
        names = ", ".join(THEMES)
        raise Trouble(_("There is no theme '{name}' of figures. There are: {names}.", name=name, names=names))
    return name


@dataclass(frozen=True)
class ExtraFigures:
    """What figures are drawn beside those of the page.

    Attributes
    ----------
    theme
        In which they are drawn once more, if they are.
    slides
        Whether slides are written.
    """

    theme: str | None = None
    slides: bool = False


def checked_figures(theme: str | None, slides: bool) -> ExtraFigures:
    """What a command line asks for.

    Raises
    ------
    Trouble
        If there is no such theme.
    """
    return ExtraFigures(checked_theme(theme), slides)


def refuse_extra(extra: ExtraFigures) -> None:
    """Refuse figures where outcomes alone are kept.

    Raises
    ------
    Trouble
        If any are asked for.
    """
    asked = {"--figures": extra.theme is not None, "--slides": extra.slides}
    for option, is_asked in asked.items():
        if is_asked:
            raise Trouble(
                _(
                    "With --outcomes no figures are drawn, so {option} has nothing to draw. Leave out one of "
                    "them.",
                    option=option,
                )
            )


def save_figures(
    place: Path,
    extra: ExtraFigures | None,
    draw: Callable[[str], "Iterable[Picture]"],
    slides: Callable[[], str],
    voice: Voice,
) -> None:
    """Write what is asked for beside the page: a folder of figures in a theme, and slides."""
    if extra is not None and extra.theme is not None:
        from sahel_sim.report.results_folder import write_figures

        folder = place / f"figures_{extra.theme}"
        write_figures(draw(extra.theme), folder)
        voice.show(_("Figures in the theme {theme} are in {folder}", theme=extra.theme, folder=folder))
    if extra is not None and extra.slides:
        from sahel_sim.report.slides import FILE, write_slides

        path = write_slides(slides(), place / FILE)
        voice.show(_("For a talk, open these slides: {path}", path=path))
