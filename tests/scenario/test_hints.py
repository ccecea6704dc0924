"""Silent mistakes of writing: each is told by its plainest cause, with what to do."""

import re
import unicodedata
from pathlib import Path

import pytest

from sahel_sim.designs.sweep_file import read_sweep
from sahel_sim.scenario import LANGUAGES, Mistake, ScenarioError, read, with_changes
from sahel_sim.scenario.hints import date_meant

HEAD = "scenario: mine\nplace: two_towns\n"
ODD = {
    "no-break": "\u00a0",
    "narrow no-break": "\u202f",
    "figure": "\u2007",
    "thin": "\u2009",
    "ideographic": "\u3000",
    "no width": "\u200b",
}


def mistakes(folder: Path, text: str, reader=read) -> tuple[Mistake, ...]:
    file = folder / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as raised:
        reader(file)
    for language in LANGUAGES:
        assert not re.search(r"\{[a-z_]+\}", raised.value.text(language))
    return raised.value.mistakes


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
@pytest.mark.parametrize(
    ("lines", "line", "column"),
    [
        ("crown:\n  restraint:{odd}0.4\n", 4, 13),
        ("crown:\n  restraint: {odd}0.4\n", 4, 14),
        ("crown:\n  restraint: 0.4{odd}\n", 4, 17),
        ("crown:\n  restraint{odd}: 0.4\n", 4, 12),
        ("crown:\n{odd}{odd}restraint: 0.4\n", 4, 1),
        ("years{odd}: 4\n", 3, 6),
        ("state_of: 2000-01{odd}\n", 3, 18),
        ("crown: {{strategy: press{odd}}}\n", 3, 24),
    ],
    ids=["for a space", "after one", "at the end", "before a colon", "indent", "top", "date", "word"],
)
def test_a_space_that_is_none_is_named(tmp_path: Path, odd: str, lines: str, line: int, column: int) -> None:
    (mistake,) = mistakes(tmp_path, HEAD + lines.format(odd=odd))

    assert (mistake.kind, mistake.fields["code"]) == ("odd_space", f"U+{ord(odd):04X}")
    assert mistake.spot is not None
    assert (mistake.spot.line, mistake.spot.column) == (line, column)
    assert f"U+{ord(odd):04X}" in mistake.text("en")
    assert f"U+{ord(odd):04X}" in mistake.text("fr")


def test_odd_spaces_are_no_mistake_in_a_title(tmp_path: Path) -> None:
    title = "Qui gagne\u202f? Tout\u00a0: rien"
    file = tmp_path / "mine.yaml"
    file.write_text(f'{HEAD}title: "{title}"\n', encoding="utf-8")

    assert read(file).title["fr"] == title


def test_an_odd_space_is_named_in_sweeps_too(tmp_path: Path) -> None:
    found = mistakes(
        tmp_path, "sweep: s\nscenario: two_towns\nruns:\u00a04\nvary: {years: [1, 2]}\n", read_sweep
    )

    assert "odd_space" in [mistake.kind for mistake in found]


@pytest.mark.parametrize(
    ("lines", "plain"),
    [
        ("crown: {{restraint: {0}0.4{1}}}\n", "0.4"),
        ("{0}crown{1}: {{restraint: 0.4}}\n", "crown"),
        ("crown: {{strategy: {0}press{1}}}\n", "press"),
        ("start: {0}2000-01{1}\n", "2000-01"),
        ("step: {0}week{1}\n", "week"),
    ],
)
@pytest.mark.parametrize("quotes", ["“”", "‘’", "«»", "„“", "‹›"])
def test_curly_quotes_are_to_be_taken_out(tmp_path: Path, lines: str, plain: str, quotes: str) -> None:
    (mistake,) = mistakes(tmp_path, HEAD + lines.format(*quotes))

    assert (mistake.kind, mistake.fields["plain"]) == ("curly_quotes", plain)
    assert mistake.text("en").endswith(f"Write {plain}, without them.")


def test_curly_quotes_are_no_mistake_in_a_title(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(f"{HEAD}title: “Deux villes”\n", encoding="utf-8")

    assert read(file).title["en"] == "“Deux villes”"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("crown:\nrestraint: 0.4\nservices: 0.2\n", [("restraint", "crown", 4), ("services", "crown", 5)]),
        ("dialogue:\nopen: yes\n", [("open", "dialogue", 4)]),
        ("crown:\n  military_pressure:\n  league: 0.5\n", [("league", "military_pressure", 5)]),
        ("parameters:\n  combat:\n  fire: 1\n", [("fire", "combat", 5)]),
    ],
)
def test_a_block_that_is_not_indented(tmp_path: Path, lines: str, told: list[tuple[str, str, int]]) -> None:
    found = mistakes(tmp_path, HEAD + lines)

    assert {mistake.kind for mistake in found} == {"not_indented"}
    assert [(m.fields["key"], m.fields["above"], m.spot.line) for m in found if m.spot] == told


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("crown:\n- restraint: 0.9\n", "list_for_block"),
        ("dialogue: {parties: [league]}\n", "list_for_block"),
        ("mechanisms: [combat]\n", "list_for_block"),
        ("crown: {military_pressure: [0.05, 0.8]}\n", "list_for_number"),
        ("years: [1, 2, 3]\n", "list_for_number"),
        ("crown:\n  restraint:\n  - 0.4\n", "list_for_number"),
    ],
)
def test_a_list_is_told_as_one(tmp_path: Path, lines: str, kind: str) -> None:
    (mistake,) = mistakes(tmp_path, HEAD + lines)

    assert mistake.kind == kind
    assert "list" in mistake.text("en")
    assert "liste" in mistake.text("fr")


@pytest.mark.parametrize(
    ("written", "with_day", "meant"),
    [
        ("06/2025", False, "2025-06"),
        ("6.2025", False, "2025-06"),
        ("2025/06", False, "2025-06"),
        ("2025-6", False, "2025-06"),
        ("15/06/2025", True, "2025-06-15"),
        ("06/15/2025", True, "2025-06-15"),
        ("15/06/2025", False, "2025-06"),
        ("2025/06/15", True, "2025-06-15"),
        ("juin 2025", False, "2025-06"),
        ("15 juin 2025", True, "2025-06-15"),
        ("June 15, 2025", True, "2025-06-15"),
        ("août 2025", False, "2025-08"),
        ("juillet 2025", False, "2025-07"),
        ("mars 2025", False, "2025-03"),
        ("mai 2025", False, "2025-05"),
        ("05/06/2025", True, None),
        ("2025/02/30", True, None),
        ("13/2025", False, None),
        ("2025", False, None),
        ("soon", True, None),
        ("06/25", False, None),
    ],
)
def test_a_date_in_another_order_is_offered_as_it_is_read(
    tmp_path: Path, written: str, with_day: bool, meant: str | None
) -> None:
    assert date_meant(written, with_day) == meant
    lines = (
        f"timeline:\n- {{date: {written!r}, set: {{crown.restraint: 1}}}}\n"
        if with_day
        else f"start: {written!r}\n"
    )
    (mistake,) = mistakes(tmp_path, HEAD + lines)

    assert mistake.nearest == meant
    assert meant is None or meant in mistake.text("fr")


@pytest.mark.parametrize("word", ["shock", "événement", "title"])
def test_what_happens_is_told_by_what_it_changes(tmp_path: Path, word: str) -> None:
    found = mistakes(tmp_path, f"{HEAD}timeline:\n- {{date: 2000-03, {word}: drought}}\n")

    assert [mistake.kind for mistake in found] == ["told_as_note"]
    assert "note:" in found[0].text("en")


@pytest.mark.parametrize(
    ("word", "meant"),
    [("cma", "csp"), ("MNLA", "csp"), ("GSIM", "jnim"), ("eigs", "is_sahel")],
)
def test_factions_are_known_by_other_names(tmp_path: Path, word: str, meant: str) -> None:
    text = f"scenario: mine\nplace: northern_mali\n{word}: {{restraint: 0.4}}\n"
    entry = f"timeline:\n- {{date: 2024-03, set: {{{word}.restraint: 1}}}}\n"
    found = mistakes(tmp_path, text + entry)

    assert [mistake.nearest for mistake in found] == [meant, f"{meant}.restraint"]


@pytest.mark.parametrize(
    ("line", "nearest"),
    [
        ("base_don: mali_2024_02", "based_on"),
        ("based on: mali_2024_02", "based_on"),
        ("plase: two_towns", "place"),
        ("Place: two_towns", "place"),
    ],
)
def test_a_misspelt_beginning_is_named(tmp_path: Path, line: str, nearest: str) -> None:
    (mistake,) = mistakes(tmp_path, f"scenario: mine\n{line}\n")

    assert (mistake.kind, mistake.nearest) == ("unknown_key", nearest)
    assert "government" not in mistake.text("en")


@pytest.mark.parametrize("yes", ["yes", "Yes", "true", "on", "oui", "Oui", "OUI", '"oui"'])
@pytest.mark.parametrize("no", ["no", "No", "false", "off", "non", "Non", "NON"])
def test_yes_and_no_are_taken_in_each_language(tmp_path: Path, yes: str, no: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(
        f"{HEAD}dialogue: {{open: {yes}, parties: {{league: 1}}}}\n"
        f"mechanisms: {{displacement: {no}, combat: {yes}}}\n"
        f"timeline:\n- {{date: 2000-06, set: {{dialogue.open: {no}}}}}\n",
        encoding="utf-8",
    )
    found = read(file)

    assert found.settings["dialogue.open"] == 1.0
    assert found.settings["mechanisms.displacement"] == "off"
    assert found.settings["mechanisms.combat"] != "off"
    assert found.timeline[0].settings == {"dialogue.open": 0.0}


@pytest.mark.parametrize(("language", "words"), [("en", "yes, no"), ("fr", "oui, non")])
def test_what_is_neither_is_answered_in_the_words_of_the_language(language: str, words: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        with_changes(read("two_towns"), {"dialogue.open": "maybe"})

    assert words in raised.value.text(language)


@pytest.mark.parametrize("written", [".inf", "-.inf", ".nan", ".Inf"])
def test_what_is_endless_is_not_told_to_lose_its_quotes(written: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        with_changes(read("two_towns"), {"crown.support": written})

    assert [mistake.kind for mistake in raised.value.mistakes] == ["not_finite"]


@pytest.mark.parametrize("sign", ["\x07", "\x1b", "\x7f", "\u202e", "\u2066", "\x00"])
def test_signs_that_are_no_text_are_refused(tmp_path: Path, sign: str) -> None:
    assert unicodedata.category(sign) in ("Cc", "Cf")
    written = f"\\u{ord(sign):04X}"
    (mistake,) = mistakes(tmp_path, f'{HEAD}title: "Two{written}towns"\n')
    with pytest.raises(ScenarioError) as raised:
        with_changes(read("two_towns"), {"title": f"Two{sign}towns"})

    told = [mistake, *raised.value.mistakes]
    assert [(m.kind, m.fields["code"]) for m in told] == [("odd_character", f"U+{ord(sign):04X}")] * 2


def test_a_tag_at_the_top_is_answered(tmp_path: Path) -> None:
    assert [m.kind for m in mistakes(tmp_path, "!x {a: 1}\n")] == ["tag"]


def test_mistakes_that_fill_a_book_are_cut(tmp_path: Path) -> None:
    (*found,) = mistakes(tmp_path, HEAD + "".join(f"k{n}: {n}\n" for n in range(5000)))

    assert len(found) <= 201
    assert [mistake.spot.line for mistake in found if mistake.spot][:3] == [3, 4, 5]


def test_what_a_timeline_drops_is_told(tmp_path: Path) -> None:
    from sahel_sim.scenario import cautions

    entry = "- {date: 2024-03, set: {government.restraint: 0.1}}\n"
    file = tmp_path / "mine.yaml"
    file.write_text(f"scenario: mine\nbased_on: mali_2023_08\ntimeline:\n{entry}", encoding="utf-8")
    (mistake,) = cautions(read(file))

    assert mistake.kind == "timeline_replaced"
    assert mistake.spot is not None
    assert mistake.spot.line == 3
    dates = [each.date for each in read("mali_2023_08").timeline]
    assert dates
    assert all(date in mistake.text(language) for date in dates for language in LANGUAGES)

    file.write_text(f"scenario: mine\nbased_on: mali_2023_08\ntimeline_add:\n{entry}", encoding="utf-8")
    for scenario in (read(file), read("mali_2023_08")):
        assert cautions(scenario) == ()
