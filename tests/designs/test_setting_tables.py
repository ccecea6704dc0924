"""Tables of settings: from files and from memory, and every mistake in them with its row and column."""

from pathlib import Path

import numpy as np
import pandas
import pytest

from sahel_sim.designs.setting_table import plain_value, setting_table
from sahel_sim.scenario import ScenarioError, read, with_changes

TWO_TOWNS = read("two_towns")


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)

    def write(text: str, encoding: str = "utf-8") -> Path:
        path = Path("table.csv")
        path.write_text(text, encoding=encoding)
        return path

    return write


def told(source, language: str = "en") -> str:
    """What is wrong with a table, or with its rows in the scenario of two towns."""
    with pytest.raises(ScenarioError) as caught:
        setting_table(source).scenarios(TWO_TOWNS)
    return caught.value.text(language)


def test_each_row_is_the_scenario_with_its_changes(written):
    table = setting_table(
        written(
            "setting,crown.restraint,mechanisms.displacement,parameters.combat.fire\n"
            "as it is,,,\n"
            "no flight,0.25,off,0.5\n"
        )
    )

    plain, changed = table.scenarios(TWO_TOWNS)
    by_hand = {"crown.restraint": 0.25, "mechanisms.displacement": "off", "parameters.combat.fire": 0.5}
    assert [row.name for row in table.rows] == ["as it is", "no flight"]
    assert plain.digest() == TWO_TOWNS.digest()
    assert changed.digest() == with_changes(TWO_TOWNS, by_hand).digest()


def test_rows_without_names_are_numbered(written):
    table = setting_table(written("crown.restraint\n0\n\n1\n"))

    assert [row.name for row in table.rows] == ["1", "2"]
    assert [dict(row.changes) for row in table.rows] == [{"crown.restraint": 0}, {"crown.restraint": 1}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_table_of_a_french_spreadsheet_is_read(written, encoding):
    table = setting_table(written("setting;crown.restraint\nsévère;0,25\n", encoding))

    assert table.rows[0].name == "sévère"
    assert dict(table.rows[0].changes) == {"crown.restraint": 0.25}


def test_a_data_frame_and_a_list_are_the_same_table_as_a_file(written):
    frame = pandas.DataFrame(
        {"setting": ["a", "b"], "crown.restraint": [0.5, np.nan], "years": np.array([1, 2], dtype="int32")}
    )
    rows = [{"setting": "a", "crown.restraint": "0.5", "years": 1}, {"setting": "b", "years": 2}]
    tables = [
        setting_table(source)
        for source in (frame, rows, written("setting,crown.restraint,years\na,0.5,1\nb,,2\n"))
    ]

    expected = [("a", {"crown.restraint": 0.5, "years": 1}), ("b", {"years": 2})]
    assert [[(row.name, dict(row.changes)) for row in table.rows] for table in tables] == [expected] * 3
    assert {table.columns for table in tables} == {("crown.restraint", "years")}


@pytest.mark.parametrize(
    ("text", "value"),
    [("yes", True), ("no", False), ("-3", -3), ("1e-3", 0.001), (".5", 0.5), ("raid", "raid")],
)
def test_words_are_read_as_scenario_files_have_them(text, value):
    found = plain_value(text)

    assert found == value
    assert type(found) is type(value)


def test_a_wrong_value_is_told_with_line_and_column(written):
    path = written('setting,crown.restraint,years\n"a, b",0.5,1\nc,3,1\n')

    english, french = told(path), told(path, "fr")
    assert english.splitlines()[:3] == [
        "table.csv, line 3, column 3: 'crown.restraint' is 3, which is too high.",
        "    3 | c,3,1",
        "          ^",
    ]
    told_first = french.replace("\N{NO-BREAK SPACE}", " ").splitlines()[0]
    assert told_first.startswith("table.csv, ligne 3, colonne 3 : « crown.restraint » vaut 3")


def test_an_unknown_setting_is_told_once_at_its_head(written):
    answer = told(written("crown.restraint,crown.restrant\n0.5,1\n0.5,2\n"))

    assert answer.startswith("table.csv, line 1, column 17: 'restrant' is not a setting of crown")
    assert answer.count("'restrant'") == 1
    assert "Did you mean" in answer


def test_every_mistake_is_told_at_once(written):
    answer = told(written("crown.restraint,parameters.combat.fire\n3,x\n-1,0.5\n"))

    assert [line.split(":")[0] for line in answer.splitlines() if line.startswith("table.csv")] == [
        "table.csv, line 2, column 1",
        "table.csv, line 2, column 3",
        "table.csv, line 3, column 1",
    ]


def test_values_that_do_not_go_together_are_told_at_the_row():
    answer = told([{"dialogue.open": True, "dialogue.parties.league": False}])

    assert answer.startswith("Row 1")


def test_in_memory_the_row_and_the_column_are_named():
    rows = [{"crown.restraint": 0.5}, {"crown.restraint": 3}]

    assert told(rows).startswith("Row 2, column 'crown.restraint': 'crown.restraint' is 3")
    french = told(pandas.DataFrame(rows), "fr").replace("\N{NO-BREAK SPACE}", " ")
    assert french.startswith("Ligne 2, colonne « crown.restraint » : « crown.restraint » vaut 3")


@pytest.mark.parametrize(
    ("source", "english", "french"),
    [
        ([], "This table changes no setting.", "Ce tableau ne change aucun réglage."),
        ([{"setting": "a"}], "This table changes no setting.", "Ce tableau ne change aucun réglage."),
        ([{"runs": 3}], "Column 'runs': 'runs' cannot be a column", "ne peut pas être une colonne"),
        (
            [{"setting": "a", "years": 1}, {"setting": "a", "years": 2}],
            "Row 2, column 'setting': Two rows are called 'a'.",
            "Deux lignes s'appellent « a ».",
        ),
        ([{"setting": "a" * 61, "years": 1}], "longer than 60 letters", "dépasse 60 lettres"),
    ],
)
def test_tables_that_make_no_sense_are_refused(source, english, french):
    assert english in told(source)
    assert french in told(source, "fr").replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("", "table.csv: This table changes no setting."),
        ("years\n", "table.csv: This table changes no setting."),
        ("years,years\n1,2\n", "line 1, column 7: The column 'years' is there twice."),
        ("years,\n1,2\n", "line 1, column 7: This column has no name."),
        (
            "years,crown.restraint\n1\n",
            "line 2, column 1: This row has 1 cells, and the table has 2",
        ),
        ('years\n"1\n', "This row cannot be read."),
    ],
)
def test_files_that_make_no_sense_are_refused(written, text, english):
    assert english in told(written(text))


def test_a_file_that_is_not_there_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert told("nope.csv").startswith("There is no file 'nope.csv'.")
    assert told(tmp_path).startswith(f"'{tmp_path}' is a folder, and a file is needed.")
