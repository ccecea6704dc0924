"""What SECURITY.md promises of the code: nothing that is read is executed, and nobody is called."""

import ast
from pathlib import Path

import numpy as np
import pytest

import sahel_sim
from sahel_sim.execution.part_file import DamagedPart, read_part
from sahel_sim.scenario import ScenarioError, read
from sahel_sim.scenario.yaml_parser import DEEPEST, LARGEST, MOST

PACKAGE = Path(sahel_sim.__file__).parent
PROMISE = (Path(__file__).resolve().parent.parent / "SECURITY.md").read_text(encoding="utf-8")

NEVER_IMPORTED = {
    "ctypes", "ftplib", "http", "marshal", "pickle", "requests", "runpy", "shelve", "smtplib", "socket",
    "subprocess", "urllib.request", "webbrowser", "xmlrpc",
}  # fmt: skip
NEVER_CALLED = {
    "eval",
    "exec",
    "compile",
    "__import__",
    "os.system",
    "os.popen",
    "yaml.load",
    "yaml.unsafe_load",
}

BY_NAME = {"__init__.py", "dashboard/__init__.py", "core/strategy.py", "core/mechanism.py"}
"""Files that import by name: public names, and what a worker of one's own was sent."""

LISTENS = {"dashboard/local_server.py": {"socket", "webbrowser"}}
"""The one file that listens, on this computer alone, and opens the browser at it: ``tests/dashboard``."""

FILES = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}


@pytest.mark.parametrize("name", FILES)
def test_a_file_neither_calls_out_nor_executes_what_it_reads(name):
    tree = ast.parse(FILES[name].read_text(encoding="utf-8"))
    imported = {
        part
        for node in ast.walk(tree)
        for each in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
        for part in (each, each.split(".")[0])
    }
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    called = {ast.unparse(call.func) for call in calls}
    with_pickle = [
        ast.unparse(call)
        for call in calls
        if any(word.arg == "allow_pickle" and getattr(word.value, "value", True) for word in call.keywords)
    ]

    assert imported & NEVER_IMPORTED == LISTENS.get(name, set())
    assert called & NEVER_CALLED == set()
    assert with_pickle == []
    assert name in BY_NAME or "import_module" not in called


def test_the_bounds_of_files_are_those_of_the_page():
    assert LARGEST == 1_000_000
    assert "1 MB" in PROMISE
    assert f"{MOST:,} values" in PROMISE
    assert f"{DEEPEST} levels" in PROMISE


@pytest.mark.parametrize(
    "text",
    [
        "scenario: !!python/object/apply:os.system ['touch {mark}']\n",
        "scenario: x\nplace: !!python/name:os.system\n",
        "!!python/object/new:os.system [touch {mark}]\n",
        "scenario: x\nbased_on: two_towns\ncrown: {{restraint: !!python/object/apply:eval ['0.5']}}\n",
    ],
)
def test_a_tag_makes_nothing(tmp_path, text):
    mark, file = tmp_path / "mark", tmp_path / "mine.yaml"
    file.write_text(text.format(mark=mark), encoding="utf-8")

    with pytest.raises(ScenarioError):
        read(file)
    assert not mark.exists()


class Trap:
    """Leaves a mark where it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.mark,)


def test_a_part_with_pickles_in_it_is_damaged_and_not_opened(tmp_path):
    mark, part = tmp_path / "mark", tmp_path / "part-0000000-0000001-00000000.npz"
    np.savez(part, about=np.array([Trap(mark)], dtype=object), checksum=np.zeros(32, np.uint8))

    with pytest.raises(DamagedPart):
        read_part(part, {})
    assert not mark.exists()
