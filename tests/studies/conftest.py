"""What tests of studies share: a result of each kind, and its folder."""

from pathlib import Path

import pytest
from study_kinds import SOFT, STUDIES


@pytest.fixture(scope="session")
def soft(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("own") / "soft.yaml"
    path.write_text(SOFT, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def found(soft):
    """The result of each kind of study, made once."""
    made = {}

    def of(kind):
        if kind not in made:
            made[kind] = STUDIES[kind][0](soft, executor=1)
        return made[kind]

    return of


@pytest.fixture(scope="session")
def folders(found, tmp_path_factory):
    """The folder of each kind of study, written once."""
    made = {}

    def of(kind):
        if kind not in made:
            made[kind] = found(kind).write(tmp_path_factory.mktemp(kind) / "results")
        return made[kind]

    return of
