"""Languages: which is spoken, plurals, and what happens where a catalogue is broken."""

import pickle
import re
import warnings

import pytest

from sahel_sim import languages
from sahel_sim.languages import N_, Np_, Sentence, _, language, ngettext, speaking, speaks


def test_the_language_is_that_of_the_context_and_comes_back_after_it():
    before = language()
    with speaking("fr"):
        assert (language(), _("Start")) == ("fr", "Départ")
        with speaking("en"):
            assert _("Start") == "Start"
        assert language() == "fr"
    assert language() == before


def test_a_door_speaks_the_language_that_is_asked_for_or_goes_on_in_that_of_its_caller():
    @speaks
    def door(language: str = "en") -> tuple[str, str]:
        return language, _("Start")

    assert door("fr") == ("fr", "Départ")
    with speaking("fr"):
        assert door() == ("fr", "Départ")


@pytest.mark.parametrize("asked", ["xx", "de_DE", "C", "english", 5])
def test_a_language_that_a_reader_asks_for_and_that_is_not_there_is_refused(asked):
    with speaking("fr"), pytest.raises(ValueError, match=re.escape(f"« {asked} »".replace(" ", "\u00a0"))):
        language(asked)
    with pytest.raises(ValueError, match=r"There is no language '.+'\. There are: en, fr\."), speaking("en"):
        speaking(asked).__enter__()


def test_french_is_singular_below_two_and_english_at_one_alone():
    said = {n: ngettext("{n} year", "{n} years", n, n=n) for n in (0, 1, 1.5, 2)}
    with speaking("fr"):
        french = {n: ngettext("{n} year", "{n} years", n, n=n) for n in (0, 1, 1.5, 2)}

    assert said == {0: "0 years", 1: "1 year", 1.5: "1.5 years", 2: "2 years"}
    assert french == {0: "0 an", 1: "1 an", 1.5: "1.5 an", 2: "2 ans"}


def test_a_sentence_is_said_when_it_is_read_and_survives_pickling():
    label = pickle.loads(pickle.dumps(Sentence(N_("Without {rule}"), {"rule": "combat"})))

    assert dict(label) == {"en": "Without combat", "fr": "Sans combat"}
    assert Sentence(Np_("in brackets", "rebels"))["fr"] == "les rebelles"


@pytest.fixture
def broken(monkeypatch, tmp_path):
    """A French catalogue with that text."""

    def write(text: str) -> None:
        folder = tmp_path / "fr" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "sahel_sim.po").write_text(text, encoding="utf-8")
        monkeypatch.setattr(languages, "LOCALE", tmp_path)
        languages._catalogue.cache_clear()
        languages._complain.cache_clear()

    yield write
    languages._catalogue.cache_clear()
    languages._complain.cache_clear()


@pytest.mark.parametrize(
    "text",
    ["msgid 'broken", 'msgid "Start"\nmsgstr "Départ {x}"\n'],
    ids=["no catalogue", "a field that there is not"],
)
def test_a_broken_catalogue_falls_back_to_english_and_says_so_once(broken, text):
    broken(text)
    with speaking("fr"), warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        assert [_("Start"), _("Start")] == ["Start", "Start"]

    assert len(said) == 1
    assert "English is used instead" in str(said[0].message)
