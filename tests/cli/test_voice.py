"""The voice: what people read stays what was written."""

from pathlib import Path

from spoken import Ask


def test_words_of_a_reader_are_shown_as_they_are(folder: Path, ask: Ask) -> None:
    (folder / "mine.yaml").write_text("scenario: mine\nbased_on: two_towns\ntitle: '[bold] :smile: {x} \\'\n")
    assert "[bold] :smile: {x} \\" in ask("show", "mine.yaml").out
