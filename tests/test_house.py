"""The house: imports only go down, files are small, rooms have names from the field."""

import ast
import re
import subprocess
import sys
from collections import Counter
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

import sahel_sim

PACKAGE = Path(sahel_sim.__file__).parent
HOUSE = Path(__file__).resolve().parent.parent
FILES = sorted(PACKAGE.rglob("*.py"))
every_file = pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))

FORBIDDEN_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "base",
    "manager",
    "managers",
    "misc",
    "tools",
}
LONGEST_MECHANISM, LONGEST_FILE = 150, 400


def lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf8").splitlines()


def test_every_stair_goes_down():
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
    ]
    told = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False, timeout=120)

    assert told.returncode == 0, told.stdout + told.stderr


def imports_of_modules() -> dict[str, set[str]]:
    """What each module imports of the library, in functions and under ``TYPE_CHECKING`` too."""
    graph = grimp.build_graph("sahel_sim", cache_dir=None)
    return {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}


def first_circle(imports: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as circle:
        return list(circle.args[1])
    return []


def test_no_imports_go_in_a_circle():
    imports = imports_of_modules()

    assert "sahel_sim.core.world" in imports["sahel_sim.core.seat"]
    assert len(imports) > 300
    assert first_circle(imports) == []


def test_a_circle_would_be_found():
    imports = imports_of_modules()
    imports["sahel_sim.core.world"] |= {"sahel_sim.engine.step"}

    assert {"sahel_sim.core.world", "sahel_sim.engine.step"} <= set(first_circle(imports))


@every_file
def test_a_file_is_short(file):
    limit = LONGEST_MECHANISM if file.parent.name == "mechanisms" else LONGEST_FILE - 1

    assert len(lines(file)) <= limit


@every_file
def test_a_file_begins_with_a_sentence(file):
    if lines(file):
        story = ast.get_docstring(ast.parse(file.read_text(encoding="utf8")))

        assert story
        assert story.splitlines()[0].endswith((".", ":"))


@every_file
def test_a_file_and_its_rooms_have_names_from_the_field(file):
    parts = {part.removesuffix(".py") for part in file.relative_to(PACKAGE).parts}

    assert parts.isdisjoint(FORBIDDEN_NAMES)


def defined_classes(file: Path) -> list[str]:
    return [
        n.name for n in ast.walk(ast.parse(file.read_text(encoding="utf8"))) if isinstance(n, ast.ClassDef)
    ]


def test_no_module_name_is_there_twice():
    modules = [file.stem for file in FILES if not file.stem.startswith("__")]

    assert len(modules) > 300
    assert [name for name, times in Counter(modules).items() if times > 1] == []


def test_no_class_name_is_there_twice():
    """But ``Parameters``: each rule and each strategy has its own, told apart by the name of the file."""
    shared = {"mechanisms": "Parameters", "strategies": "Parameters"}
    found = [
        name for file in FILES for name in defined_classes(file) if name != shared.get(file.parent.name, "")
    ]

    assert len(found) > 200
    assert [name for name, times in Counter(found).items() if times > 1] == []


def hidden_chance(tree: ast.AST) -> set[str]:
    """Where a file takes chance from elsewhere than the named streams."""
    attributes = [(ast.unparse(n.value), n.attr) for n in ast.walk(tree) if isinstance(n, ast.Attribute)]
    streams = {"Philox", "SeedSequence", "Generator"}
    found = {f"{of}.{name}" for of, name in attributes if of.endswith("np.random") and name not in streams}
    found |= {f"{of}.{name}" for of, name in attributes if name in ("shuffle_do", "batch_run", "default_rng")}
    found |= {f"{of}.{name}" for of, name in attributes if name == "random" and of.endswith("model")}
    imports = [n for n in ast.walk(tree) if isinstance(n, ast.Import | ast.ImportFrom)]
    return found | {ast.unparse(n) for n in imports if re.search(r"\brandom\b", ast.unparse(n))}


@every_file
def test_a_file_uses_no_hidden_chance(file):
    assert hidden_chance(ast.parse(file.read_text(encoding="utf8"))) == set()


@pytest.mark.parametrize(
    "line",
    [
        "import random",
        "from numpy.random import default_rng",
        "np.random.uniform()",
        "self.model.random.choice(x)",
    ],
)
def test_hidden_chance_is_found(line):
    assert hidden_chance(ast.parse(line)) != set()


@every_file
def test_a_file_leaves_nothing_for_later(file):
    text = file.read_text(encoding="utf8")

    assert not [word for word in ("TODO", "FIXME", "XXX", "HACK") if word in text]


def test_no_book_is_in_the_bibliography_twice():
    keys = [
        line.partition("{")[2].rstrip(", ")
        for line in lines(PACKAGE / "sources.bib")
        if line.startswith("@") and not line.lower().startswith(("@comment", "@string", "@preamble"))
    ]

    assert len(keys) > 50
    assert [key for key, times in Counter(keys).items() if times > 1] == []
