"""Further members of kinds of faults that were found in use: none of these cases was told of by anybody.

Each kind is described in docs/faults.md; the cases that were found have their tests beside what they are of.
"""

import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from sahel_sim.core import DecisionError
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.mesa_model import FactionAgent, SahelModel
from sahel_sim.scenario import ScenarioError, cautions, read, with_changes
from sahel_sim.scenario.place import place_folder

OWN = "scenario: mine\nplace: two_towns\n"
BASED = "scenario: mine\nbased_on: two_towns\n"


def written(folder: Path, text: str | bytes) -> Path:
    """A scenario file with that text."""
    path = folder / "mine.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def mistakes(folder: Path, text: str | bytes) -> list[str]:
    """The kinds of mistakes that are told, in both languages and never in one alone."""
    with pytest.raises(ScenarioError) as raised:
        read(written(folder, text))
    assert raised.value.text("en") != raised.value.text("fr")
    return [mistake.kind for mistake in raised.value.mistakes]


# Kind 1: a story that is decided by what nobody said, above all by armies that cannot be paid.

DECIDED = {
    "an army grows beyond its budget": (f"{BASED}crown: {{fighters: 12000}}\n", "unpaid"),
    "a budget in another unit": (f"{BASED}crown: {{support: 0.002}}\n", "unpaid"),
    "support that ends in mid-story": (
        f"{BASED}timeline:\n- {{date: 2001-01, set: {{crown.support: 0}}}}\n",
        "unpaid",
    ),
    "one side is told, and the other forgotten": (
        f"{OWN}crown: {{support: 5, restraint: 0.5}}\n",
        "side_by_defaults",
    ),
    "levers of a bloc that leave out the money": (f"{OWN}state: {{restraint: 0.5}}\n", "unpaid"),
}


@pytest.mark.parametrize(("text", "kind"), DECIDED.values(), ids=DECIDED)
def test_what_decides_a_story_unsaid_is_told_with_numbers(tmp_path: Path, text: str, kind: str) -> None:
    told = [caution for caution in cautions(read(written(tmp_path, text))) if kind in caution.kind]

    assert told
    assert any(sign.isdigit() for sign in told[0].text("en"))
    assert told[0].text("en") != told[0].text("fr")


# Kind 3: whatever comes from a user's code is held against what is expected where it comes in.

ODD_DECISIONS = {
    "complex numbers": np.ones(4, dtype=complex),
    "objects": np.array([1, None, 1, 1], dtype=object),
    "numbers that add up to infinity": np.full(4, 1e308),
    "a number for each place, as text": np.array(["1", "2", "3", "x"]),
    "a generator": (x for x in (1.0, 1.0, 1.0, 1.0)),
    "dates": np.array(["2000-01-01"] * 4, dtype="datetime64[D]"),
    "an empty array": np.array([]),
    "a set": {1.0, 2.0},
    "itself": FactionAgent,
}


@pytest.mark.parametrize("decision", ODD_DECISIONS.values(), ids=ODD_DECISIONS)
def test_an_odd_decision_is_told_with_its_faction(decision: object) -> None:
    class Odd(FactionAgent):
        def decide(self) -> object:
            """What it is told to."""
            return decision

    story = with_changes(read("two_towns"), {"years": 1})
    with pytest.raises(DecisionError) as told:
        SahelModel(story, rng=1, strategies={"league": Odd}).step()
    assert "league" in told.value.text("en")
    assert "league" in told.value.text("fr")


def test_a_mind_that_fails_is_a_failed_run_with_its_message() -> None:
    class Failing(FactionAgent):
        def decide(self) -> np.ndarray:
            """Fails where a mind of a user may."""
            raise RuntimeError("no plan for month 1")

    story = with_changes(read("two_towns"), {"years": 1})
    with pytest.raises(RuntimeError, match="no plan for month 1"):
        run(story, 2, strategies={"league": Failing}, execution=Execution(1))


# Kind 17: a sign that cannot be seen, or that looks like another, is named.

UNSEEN = {
    "a narrow no-break space": "crown:\n  restraint:\u202f0.4\n",
    "a thin space": "crown:\n  restraint:\u20090.4\n",
    "an ideographic space": "crown:\n\u3000restraint: 0.4\n",
    "a space of no width": "crown:\n  restraint:\u200b 0.4\n",
    "a soft hyphen": "crown:\n  re\u00adstraint: 0.4\n",
    "a mark of order in the middle": "crown:\n  \ufeffrestraint: 0.4\n",
    "a tab as indent": "crown:\n\trestraint: 0.4\n",
    "a colon of full width": "crown:\n  restraint\uff1a 0.4\n",
    "a minus of typography": "relations: {crown-league: \u22120.5}\n",
    "a Cyrillic letter": "crown:\n  r\u0435straint: 0.4\n",
    "digits of full width": "crown:\n  restraint: \uff10.\uff14\n",
}


@pytest.mark.parametrize("lines", UNSEEN.values(), ids=UNSEEN)
def test_a_sign_that_cannot_be_seen_is_told_where_it_stands(tmp_path: Path, lines: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        read(written(tmp_path, BASED + lines))

    assert raised.value.mistakes[0].spot is not None
    assert raised.value.mistakes[0].spot.line >= 3
    odd = [sign for sign in lines if sign == "\t" or ord(sign) > 126]
    assert ("a tab " if odd[0] == "\t" else f"U+{ord(odd[0]):04X}") in raised.value.text("en")


# Kind 20: what is no text file of ours is named as what it is.


def gzipped(folder: Path) -> bytes:
    import gzip

    return gzip.compress(BASED.encode())


ODD_FILES: dict[str, Callable[[Path], bytes]] = {
    "a compressed file": gzipped,
    "a database": lambda _: b"SQLite format 3\x00" + bytes(80),
    "a picture": lambda _: b"\x89PNG\r\n\x1a\n" + bytes(80),
    "an old Word document": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
    "UTF-32": lambda _: BASED.encode("utf-32"),
    "accents of Windows": lambda _: (BASED + "title: été\n").encode("cp1252"),
    "nothing": lambda _: b"",
    "spaces and a comment": lambda _: b"  \n# a comment\n\n",
    "a page of the web": lambda _: b"<!DOCTYPE html><html><body>mali</body></html>",
    "JSON lines": lambda _: b'{"a": 1}\n{"a": 2}\n',
    "two documents": lambda _: b"scenario: a\n---\nscenario: b\n",
    "null bytes": lambda _: bytes(1000),
}


@pytest.mark.parametrize("make", ODD_FILES.values(), ids=ODD_FILES)
def test_what_is_no_scenario_is_answered(tmp_path: Path, make: Callable[[Path], bytes]) -> None:
    assert mistakes(tmp_path, make(tmp_path))


@pytest.mark.parametrize("line", ["based_on: {}", "place: {}", "place: ./{}", "based_on: {}.yaml"])
def test_a_name_that_no_file_can_have_is_answered(tmp_path: Path, line: str) -> None:
    for letters in (256, 5000):
        text = f"scenario: mine\n{line.format('x' * letters)}\n"
        assert mistakes(tmp_path, text)


def test_a_socket_is_answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("odd.yaml")
        with pytest.raises(ScenarioError) as raised:
            read("odd.yaml")
    assert "odd.yaml" in raised.value.text("en")


def test_a_link_that_leads_nowhere_is_answered(tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").symlink_to(tmp_path / "gone.yaml")

    with pytest.raises(ScenarioError) as raised:
        read(tmp_path / "odd.yaml")
    assert "odd.yaml" in raised.value.text("en")


# Kind 23: names that break tables, spreadsheets, screens or pages.

NAMES = {
    "a column of times": ("factions", "league,rebels", "date,rebels"),
    "a column of runs": ("factions", "league,rebels", "replicate,rebels"),
    "a name twice": ("factions", "league,rebels", "crown,rebels"),
    "a name of spaces": ("factions", "league,rebels", " ,rebels"),
    "a formula after a tab": ("localities", "Port,", "\t=1+1,"),
    "a sign that turns the direction of writing": ("localities", "Port,", "\u202ePort,"),
    "a bell": ("factions", "The League", "The \x07League"),
    "a colour of the terminal": ("localities", "Port,", "\x1b[31mPort,"),
    "no number": ("localities", "Port,0.4", "Port,nan"),
    "infinitely far": ("localities", "Port,0.4", "Port,inf"),
    "more people than there are": ("localities", "30000,20000", "3e9,20000"),
}


@pytest.mark.parametrize(("table", "old", "new"), NAMES.values(), ids=NAMES)
def test_a_name_or_number_that_breaks_results_is_refused(
    tmp_path: Path, table: str, old: str, new: str
) -> None:
    shutil.copytree(place_folder("two_towns"), tmp_path / "towns")
    path = tmp_path / "towns" / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")

    assert mistakes(tmp_path, "scenario: mine\nplace: ./towns\n")


def test_marks_of_pages_in_names_reach_no_page_as_marks(tmp_path: Path) -> None:
    from sahel_sim.report.run_page import run_html

    shutil.copytree(place_folder("two_towns"), tmp_path / "towns")
    path = tmp_path / "towns" / "factions.csv"
    text = path.read_text(encoding="utf-8").replace("The League", "<b>League</b>").replace("La Ligue", "<i>L")
    path.write_text(text, encoding="utf-8")
    story = read(written(tmp_path, "scenario: mine\nplace: ./towns\nyears: 1\ntitle: <script>x</script>\n"))
    page = run_html(run(story, 2, execution=Execution(1)))

    assert "<script" not in page
    assert "<b>League" not in page
    assert "&lt;b&gt;League" in page
