"""Write ``api/``: a page of each package for those who program, from docstrings."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import GenericAlias

PAGES: dict[str, tuple[str, ...]] = {
    "sahel_sim": (),
    "sahel_sim.studies": (
        "study.Study",
        "study.StudyResult",
        "study.SlidesWriter",
        "study.execute",
        "plots.Plots",
    ),
    "sahel_sim.results": (
        "ensemble.Ensemble",
        "ensemble_data.EnsembleData",
        "accounts.Moved",
        "outcome_registry.Outcome",
        "outcome_registry.outcome",
        "provenance.Provenance",
        "provenance.read_provenance",
    ),
    "sahel_sim.execution": (
        "execution.Execution",
        "checkpoint.Checkpoint",
        "checkpoint.open_checkpoint",
        "reduction.Reduction",
        "reduction.reduce_runs",
    ),
    "sahel_sim.mesa_model": (),
    "sahel_sim.validation": (),
    "sahel_sim.core": (),
}
"""Packages, and what is told of each; where nothing is named, what its ``__all__`` names."""

AUTODOC = {"class": "autoclass", "function": "autofunction", "data": "autodata"}


def write_api(folder: Path) -> None:
    """Write ``api/`` in a folder; a page that would not change is left alone."""
    home = folder / "api"
    home.mkdir(exist_ok=True)
    _write(home / "index.md", _index())
    for package in PAGES:
        _write(home / f"{package}.md", _page(package))


def public_names(package: str) -> tuple[str, ...]:
    """What the page of a package tells of, by dotted name."""
    named = PAGES[package] or tuple(n for n in import_module(package).__all__ if not n.startswith("__"))
    return tuple(f"{package}.{name}" for name in named)


def found(dotted: str) -> object:
    """What stands under a dotted name."""
    module, name = dotted.rsplit(".", 1)
    return getattr(import_module(module), name)


def _index() -> Iterator[str]:
    yield "# Programming interface\n"
    yield "Written from docstrings; every example in them is run by the tests. Most people need"
    yield "`sahel_sim` alone; the other packages are for those who write mechanisms, strategies or studies.\n"
    yield "```{toctree}\n:maxdepth: 1\n"
    yield from PAGES
    yield "```"


def _page(package: str) -> Iterator[str]:
    yield f"# {package}\n"
    yield f"```{{eval-rst}}\n.. automodule:: {package}\n   :no-members:\n```\n"
    told = [found(dotted) for dotted in public_names("sahel_sim")]
    for dotted in public_names(package):
        thing = found(dotted)
        yield f"## {dotted.removeprefix(package + '.')}\n"
        if isinstance(thing, GenericAlias):
            yield f"The type `{thing}`.\n"
            continue
        kind = "class" if isinstance(thing, type) else "function" if callable(thing) else "data"
        yield f"```{{eval-rst}}\n.. {AUTODOC[kind]}:: {dotted}"
        if kind == "class":
            yield "   :members:"
        if package != "sahel_sim" and thing in told:
            yield "   :no-index:"
        yield "```\n"


def _write(file: Path, lines: Iterable[str]) -> None:
    text = "\n".join(lines) + "\n"
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")
