"""``sahel-sim classroom``: one offline page for a class, in every language, from a grid of runs."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from sahel_sim.cli.console import Voice
from sahel_sim.cli.options import Options
from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.languages import N_, _

if TYPE_CHECKING:
    from sahel_sim.classroom.lesson_grid import GridError

PAGE = "class.html"
"""The file that is written unless another is named."""

_WRONG = {
    "unreadable": N_("{path} is no grid of a lesson."),
    "format": N_("{path} is a grid of another format than this version of sahel_sim reads."),
    "model": N_("{path} was made by another version of the model, and would teach its numbers."),
    "part": N_("{path} is a damaged grid: {part} is missing, or is not what a page needs there."),
}
"""What is wrong with a grid."""


def classroom(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options()

    def command(
        output: Annotated[
            Path | None, options.option("output", "--output", "-o", told="classroom_page")
        ] = None,
        grid: Annotated[Path | None, options.option("grid")] = None,
        make_grid: Annotated[Path | None, options.option("make_grid", "--make-grid")] = None,
        starts: Annotated[str | None, options.option("starts", "--scenarios")] = None,
        workers: Annotated[int | None, options.workers] = None,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        voice = Voice(language, quiet, as_json)
        if make_grid is not None:
            _make(make_grid, starts, workers, voice)
        else:
            _write(output or Path(PAGE), grid, voice, None if lang is None else voice.language)

    return command


def _write(output: Path, grid: Path | None, voice: Voice, opens_in: str | None) -> None:
    """Write the page, which opens in that language, or in the reader's."""
    from sahel_sim.classroom.classroom_page import classroom_html
    from sahel_sim.classroom.lesson_grid import GridError, read_grid
    from sahel_sim.cli.new_file import write_new

    try:
        found = read_grid(grid)
    except GridError as error:
        raise _trouble(error) from None
    except OSError:
        raise Trouble(_("{path} cannot be read. Name a file that is there.", path=grid)) from None
    write_new({output: classroom_html(found, opens_in)})
    size = round(output.stat().st_size / 1000)
    voice.show(
        _(
            "The page is {path} ({size} kB). It needs no network: copy it, and open it in any browser.",
            path=output,
            size=size,
        )
    )
    voice.data(
        {"done": True, "page": str(output.resolve()), "bytes": output.stat().st_size, "error": found["error"]}
    )


def _make(path: Path, starts: str | None, workers: int | None, voice: Voice) -> None:
    """Run a grid, tell how wrong the page will be between its settings, and write it."""
    from sahel_sim.classroom.grid_error import measure_error
    from sahel_sim.classroom.lesson_grid import make_grid, write_grid
    from sahel_sim.classroom.lesson_levers import STARTS
    from sahel_sim.cli.progress import bar, processes

    if not path.absolute().parent.is_dir():
        raise Trouble(_("There is no folder {path} to write into.", path=path.absolute().parent))
    named = STARTS if starts is None else starts.split(",")
    names = tuple(name.strip() for name in named if name.strip())
    hands = processes(100, workers)
    with bar(1, voice) as told:
        made = make_grid(starts=names, workers=hands, progress=told)
    made["error"] = measure_error(made, workers=hands)
    write_grid(made, path)
    voice.show(_("The grid is in {path}. The page: sahel-sim classroom --grid {path}", path=path))
    voice.data({"done": True, "grid": str(path.resolve()), "model": made["model"], "error": made["error"]})


def _trouble(error: "GridError") -> Trouble:
    return Trouble(
        _(_WRONG[error.why], path=error.path, part=error.part),
        _("A page takes a grid that this version of sahel_sim has made."),
        _("Make one: sahel-sim classroom --make-grid grid.json.gz"),
    )
