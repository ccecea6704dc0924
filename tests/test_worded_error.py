"""Worded errors: each class has its words, which are said in the language of the reader."""

import pickle
import string

import pytest

from sahel_sim.dashboard.solara_extra import DashboardError
from sahel_sim.execution.execution_errors import CheckpointError
from sahel_sim.languages import speaking
from sahel_sim.report.results_folder import FolderTaken
from sahel_sim.report.verdict_assumptions import ClaimsFolderError
from sahel_sim.studies.study_files import NotReproducible
from sahel_sim.validation.backcast import BackcastError
from sahel_sim.validation.calibration import CalibrationError
from sahel_sim.validation.registered_tables import RegisterError
from sahel_sim.worded_error import WordedError

ERRORS = (
    BackcastError,
    CalibrationError,
    CheckpointError,
    ClaimsFolderError,
    DashboardError,
    FolderTaken,
    NotReproducible,
    RegisterError,
)


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


def test_every_worded_error_is_looked_at():
    found = {each for each in WordedError.__subclasses__() if each.__module__ != WordedError.__module__}

    assert found == set(ERRORS)


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
