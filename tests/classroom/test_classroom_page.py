"""The classroom page as a file: alone, small, in both languages, and safe whatever a grid says."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from sahel_sim.classroom.classroom_page import LARGEST, classroom_html
from sahel_sim.cli import main

HOSTILE = '</script><script>alert(1)</script><img src=x onerror="alert(1)">'


def test_a_page_is_small_enough_for_an_old_telephone(page_file: Path) -> None:
    assert page_file.stat().st_size < LARGEST


def test_a_page_needs_nothing_from_outside(page_file: Path) -> None:
    text = re.sub(r"window\.GRID = .*", "", page_file.read_text(encoding="utf-8"))  # signs by chance

    assert [link for link in re.findall(r"https?://[^\s\"'<]+", text) if "www.w3.org" not in link] == []
    assert re.findall(r"<(?:link|img|iframe|object)\b|@import|\bsrc=|url\(", text) == []
    assert "content=\"default-src 'none'; " in text


def data(html: str, name: str) -> Any:
    found = re.search(rf"window\.{name} = (.*);\n", html)
    assert found is not None
    return json.loads(found[1])


def test_both_languages_say_everything(page_file: Path) -> None:
    texts = data(page_file.read_text(encoding="utf-8"), "TEXTS")

    def shape(values: Any) -> Any:
        return {key: shape(x) for key, x in values.items()} if isinstance(values, dict) else type(values)

    def fields(text: str) -> list[str]:
        return sorted(re.findall(r"\{(\w+)\}", text))

    assert set(texts) == {"en", "fr"}
    assert shape(texts["en"]) == shape(texts["fr"])
    words = [key for key, text in texts["en"].items() if isinstance(text, str)]
    assert [key for key in words if fields(texts["en"][key]) != fields(texts["fr"][key])] == []


def test_the_script_asks_only_for_words_that_there_are(page_file: Path) -> None:
    html = page_file.read_text(encoding="utf-8")
    asked = set(re.findall(r'\bt\("(\w+)"\)', html)) | set(re.findall(r'data-(?:text|label)="(\w+)"', html))

    assert asked - set(data(html, "TEXTS")["en"]) == set()


@pytest.mark.parametrize("title", [HOSTILE, "\u202eeltit\u202c عنوان", "x" * 10_000, "line\u2028line"])
def test_no_title_breaks_a_page(made_up: dict[str, Any], title: str) -> None:
    first, *others = made_up["scenarios"]
    html = classroom_html({**made_up, "scenarios": [{**first, "title": {"en": title}}, *others]})

    assert html.count("<script>") == html.count("</script>") == 2
    assert data(html, "TEXTS")["fr"]["scenarios"][first["name"]][0] == title
    assert "\u2028" not in html


def test_the_command_writes_a_page_and_never_over_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "class.html"

    assert main(["classroom", "-o", str(page), "--lang", "fr"]) == 0
    assert '<html lang="fr" data-chosen="fr">' in page.read_text(encoding="utf-8")[:60]
    assert "aucun réseau" in capsys.readouterr().out
    assert main(["classroom", "-o", str(page), "--lang", "en"]) == 2
    assert "already there" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "said"), [("en", "another version of the model"), ("fr", "une autre version du modèle")]
)
def test_the_command_refuses_a_grid_of_another_version(
    made_up: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    other = tmp_path / "other.json"
    other.write_text(json.dumps({**made_up, "model": "0" * 16}), encoding="utf-8")

    assert (
        main(["classroom", "-o", str(tmp_path / "class.html"), "--grid", str(other), "--lang", language]) == 2
    )
    told = " ".join(capsys.readouterr().err.split())
    assert said in told
    assert "--make-grid" in told
    assert not (tmp_path / "class.html").exists()
