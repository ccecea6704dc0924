"""What is frozen stays: results to the last bit, verdicts and effects, and what pages and commands say."""

import pytest
from frozen_files import numbers, texts, written
from frozen_runs import CLAIMS, LANGUAGES, SCENARIOS, Made, arithmetic, drawing, made
from page_words import figures_of, folded, normal, text_of


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(tmp_path_factory.mktemp("frozen"))


def differing(now: dict[str, str], then: dict[str, str]) -> str:
    """Names of what is other than it was, is gone, or is new."""
    return "; ".join(sorted(name for name in now.keys() | then.keys() if now.get(name) != then.get(name)))


def first_word(now: str, then: str) -> str:
    """Where two texts part, with a few words before and after."""
    a, b = now.split(), then.split()
    at = next(
        (at for at, pair in enumerate(zip(a, b, strict=False)) if pair[0] != pair[1]), min(len(a), len(b))
    )
    told = (" ".join(words[max(at - 4, 0) : at + 6]) for words in (a, b))
    return "now '{}', then '{}'".format(*told)


def test_results_and_tables_have_the_same_bits(found):
    if written()["arithmetic"] != arithmetic():
        pytest.skip("Elementary functions differ here in their last bits; numbers are compared instead.")

    assert differing(found.bits, written()["bits"]) == ""


def test_numbers_are_those_written_down(found):
    now, then = numbers(found), written()["numbers"]

    assert now.keys() == then.keys()
    for of, each in then.items():
        assert now[of].keys() == each.keys(), of
        for name, x in each.items():
            assert now[of][name] == (x if x is None else pytest.approx(x, rel=1e-6, abs=1e-9)), (of, name)


def test_verdicts_are_those_written_down(found):
    assert found.words == written()["words"]


def test_pages_and_commands_say_what_they_said(found):
    now, then = ({name: folded(text) for name, text in each.items()} for each in (found.texts, texts()))
    parts = [
        f"{name}: {first_word(now.get(name, ''), then.get(name, ''))}"
        for name in sorted(now.keys() | then.keys())
        if now.get(name) != then.get(name)
    ]

    assert not parts, "\n".join(parts)


def test_pages_have_the_same_markup(found):
    known = written()
    if (known["arithmetic"], known["drawing"]) != (arithmetic(), drawing()):
        pytest.skip("Figures are drawn otherwise here; the words of pages are compared instead.")

    assert differing(found.markup, known["markup"]) == ""


def test_enough_is_frozen():
    known = written()

    assert set(SCENARIOS) | {"sweep", "outcomes alone"} <= known["bits"].keys()
    assert len(known["words"]) == len(CLAIMS) == 5
    assert len(set(known["words"].values())) > 1
    assert len(known["markup"]) == 4 * len(LANGUAGES)
    assert len({text for text in texts().values() if len(text) > 2}) == len(texts())


PAGE = """<title>Not this</title><style>nor {this}</style><h1>A  title</h1><svg><title>Figure</title>
<desc>Rises &amp; falls</desc><text>12</text></svg><p>One <b>bold</b>, sure<br>line.</p>"""


def test_text_of_a_page_leaves_out_figures_and_style():
    assert text_of(PAGE).splitlines() == ["A title", "One bold, sure", "line."]


def test_the_first_word_that_differs_is_found():
    assert first_word("a b c d e f x", "a b c d e f y z") == "now 'c d e f x', then 'c d e f y z'"
    assert first_word("a b", "a") == "now 'a b', then 'a'"


def test_figures_of_a_page_are_their_titles_and_descriptions():
    assert figures_of(PAGE).splitlines() == ["Not this", "Figure", "Rises & falls"]


def test_what_differs_between_machines_is_left_out(tmp_path):
    told = f"{tmp_path}/a.csv  \nsahel-sim 0.1.0, numpy 2.4.6, Python 3.11.7; {'0a' * 32}"

    assert normal(told, tmp_path).splitlines() == [
        "FOLDER/a.csv",
        "sahel-sim VERSION, numpy VERSION, Python VERSION; DIGEST",
    ]
