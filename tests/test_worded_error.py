"""Worded errors: each class has its words, which are said in the language of the reader."""

import ast
import pickle
import string
from importlib import import_module
from pathlib import Path

import pytest

import sahel_sim
from sahel_sim.languages import speaking
from sahel_sim.report.results_folder import FolderTaken
from sahel_sim.validation.calibration import CalibrationError
from sahel_sim.worded_error import WordedError

PACKAGE = Path(sahel_sim.__file__).parent


def worded_errors() -> list[type[WordedError]]:
    """All of them, wherever they stand."""
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and "WordedError" in map(ast.unparse, node.bases):
                dotted = ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts)
                found.append(getattr(import_module(dotted), node.name))
    return found


ERRORS = worded_errors()


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


def test_all_of_them_are_found():
    assert {FolderTaken, CalibrationError} < set(ERRORS)
    assert len(ERRORS) >= 8


@pytest.mark.parametrize(
    ("error", "key"), [(error, key) for error in ERRORS for key in error.words], ids=lambda x: str(x)
)
def test_all_it_can_say_is_said_in_both_languages(error, key):
    told = {name: f"<{name}>" for name in fields(error.words[key])}
    raised = error(key, **told)

    english, french = raised.text("en"), raised.text("fr")
    assert english == error.words[key].format(**told)
    assert french != english
    assert all(filled in french for filled in told.values())


def test_it_speaks_the_language_that_was_spoken_where_it_arose():
    with speaking("fr"):
        raised = FolderTaken("a_file", folder="results")

    with speaking("en"):
        assert "est un fichier" in str(raised)
        assert "is a file" in raised.text("en")


def test_it_outlives_the_way_from_another_process():
    with speaking("fr"):
        raised = CalibrationError("too_few", sets=3, fewest=200)
    back = pickle.loads(pickle.dumps(raised))

    assert type(back) is CalibrationError
    assert (back.key, back.fields, str(back)) == ("too_few", {"sets": 3, "fewest": 200}, str(raised))
