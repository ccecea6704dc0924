"""The folder of every kind of study: what it tells of how it was made, and that it gives the same again."""

import json

import h5py
import numpy as np
import pytest
from study_kinds import CLAIM, STUDIES, every_kind

import sahel_sim
from sahel_sim.results.provenance import FILE, FORMAT


class Stayer(sahel_sim.FactionAgent):
    """Stays where it is, all over the map alike."""

    def decide(self) -> np.ndarray:
        """Everywhere the same."""
        return np.ones(len(self.fighters))


@every_kind
def test_its_folder_has_one_tagged_provenance(kind, folders, found):
    known = json.loads((folders(kind) / FILE).read_text(encoding="utf-8"))

    assert (known["format"], known["kind"], known["seed"]) == (FORMAT, kind, 3)
    assert known["digest"] == found(kind).digest()
    assert known["versions"]["sahel-sim"] == sahel_sim.__version__
    assert {"failures", "python", "machine", "strategies"} <= known.keys()


@every_kind
def test_its_folder_is_reproduced_with_the_same_bits(kind, folders):
    again = sahel_sim.reproduce(folders(kind), executor=1)

    assert again.same, again
    assert again.text("en").startswith("The same bits: ")
    assert again.text("fr").startswith("Identique au bit près")
    assert len(again.frame()) == 0


@every_kind
def test_a_digest_that_is_not_the_same_is_found(kind, folders, tmp_path):
    known = json.loads((folders(kind) / FILE).read_text(encoding="utf-8"))
    path = folders(kind) / FILE
    before = path.read_text(encoding="utf-8")
    told = json.dumps(known)
    marks = [known["digest"], *(each["digest"] for each in known.get("scenarios", []))]
    marks += known.get("prints", {}).values()
    for mark in marks:
        told = told.replace(mark, "0" * 64)
    path.write_text(told, encoding="utf-8")
    try:
        again = sahel_sim.reproduce(folders(kind), executor=1)
    finally:
        path.write_text(before, encoding="utf-8")

    assert not again.same
    assert {each.kind for each in again.differences} <= {"digest", "outcome"}


@every_kind
def test_a_later_version_is_named(kind, tmp_path):
    known = {"format": FORMAT + 1, "kind": kind, "versions": {"sahel-sim": "9.1"}}
    (tmp_path / FILE).write_text(json.dumps(known), encoding="utf-8")

    with pytest.raises(sahel_sim.SahelError, match=r"written by sahel-sim 9\.1") as caught:
        sahel_sim.reproduce(tmp_path)
    assert "écrit par sahel-sim 9.1" in caught.value.text("fr")


@every_kind
def test_strategies_decide_are_written_down_and_asked_for_again(kind, soft, found, tmp_path):
    faction = "csp" if kind == "claims" else "crown"
    orders = {"executor": 1, "strategies": {faction: Stayer}}
    made = STUDIES[kind][0](soft, **orders)

    assert made.digest() != found(kind).digest()
    assert made.provenance["strategies"][faction].split()[0].endswith("Stayer")
    folder = made.write(tmp_path / "results")
    with pytest.raises(sahel_sim.SahelError, match=rf"strategies of your own decided: {faction}"):
        sahel_sim.reproduce(folder)
    assert sahel_sim.reproduce(folder, **orders).same


def test_claims_of_an_earlier_version_name_the_command(tmp_path):
    known = {"kind": "claims", "claims": {CLAIM: ""}, "seed": 7, "effort": {"name": "teaching", "runs": 96}}
    (tmp_path / FILE).write_text(json.dumps(known), encoding="utf-8")

    with pytest.raises(sahel_sim.SahelError, match=f"claims {CLAIM} --seed 7 --precision teaching$"):
        sahel_sim.reproduce(tmp_path)


@pytest.mark.parametrize("kind", ["run", "outcomes", "compare", "sweep"])
def test_a_folder_of_the_first_version_is_reproduced(kind, folders, tmp_path):
    path = folders(kind) / FILE
    before = path.read_text(encoding="utf-8")
    known = json.loads(before)
    old = {key: value for key, value in known.items() if key not in ("format", "strategies")}
    if kind == "run":
        old.pop("kind")
    if kind == "compare":
        old = [
            {key: x for key, x in each.items() if key not in ("format", "kind")}
            for each in known["scenarios"]
        ]
    path.write_text(json.dumps(old), encoding="utf-8")
    try:
        again = sahel_sim.reproduce(folders(kind), executor=1)
    finally:
        path.write_text(before, encoding="utf-8")

    assert again.known.format == 1
    assert again.same, again


def test_a_file_of_data_has_no_wide_whole_numbers(folders):
    for kind, name in (("run", "results.nc"), ("sweep", "sweep.nc"), ("experiment", "experiment.nc")):
        with h5py.File(folders(kind) / name) as file:
            assert {x.dtype.itemsize for x in file.values() if x.dtype.kind in "iu"} == {4}, kind
