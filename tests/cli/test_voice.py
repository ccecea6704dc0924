"""The voice: what people read stays what was written."""

from pathlib import Path

import pytest
from rich.console import Console
from spoken import Ask

from sahel_sim.cli.console import Voice


def test_words_of_a_reader_are_shown_as_they_are(folder: Path, ask: Ask) -> None:
    (folder / "mine.yaml").write_text("scenario: mine\nbased_on: two_towns\ntitle: '[bold] :smile: {x} \\'\n")
    assert "[bold] :smile: {x} \\" in ask("show", "mine.yaml").out


def test_no_line_begins_with_a_sign_that_belongs_to_the_word_before(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """French has a space that does not break before such signs; lines are as long as the screen at most."""
    told = "Pour la lire, ouvrez cette page\N{NO-BREAK SPACE}: resultats/index.html"
    for width in range(20, 60):
        voice = Voice("fr")
        voice.__dict__["console"] = Console(width=width, emoji=False)
        voice.show(told)
        lines = capsys.readouterr().out.splitlines()
        assert not any(line.startswith(":") for line in lines), width
        assert "page\N{NO-BREAK SPACE}:" in "\n".join(lines), width
        assert max(len(line) for line in lines) <= max(width, len("resultats/index.html"))
