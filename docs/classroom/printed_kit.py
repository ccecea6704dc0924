"""The kit as one file to print on A4, from its Markdown: hand-out, lessons, sheets, answers and glossary."""

import re
from collections.abc import Mapping
from html import escape
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt

from sahel_sim.languages import in_language

HERE = Path(__file__).parent
FOLDERS: Mapping[str, Path] = {"en": HERE, "fr": HERE / "fr"}
PARTS = ("handout", "lessons", "sheets", "answers", "glossary")
"""In the order in which they are needed."""

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "Force or talks? A kit for the classroom",
        "intro": "To print, or to read without a network. Each sheet, and the answers to each, stand on "
        "pages of their own. The page that the class looks at is class.html.",
        "contents": "Contents",
    },
    "fr": {
        "title": "Force ou dialogue ? Une trousse pour la classe",
        "intro": "À imprimer, ou à lire sans réseau. Chaque fiche, et le corrigé de chacune, a ses propres "
        "pages. La page que regarde la classe est class.html.",
        "contents": "Sommaire",
    },
}


def printed_kit(language: str, parts: Mapping[str, str] | None = None) -> str:
    """The file in that language.

    ``parts``: the Markdown of each of ``PARTS``; as it stands in the folder unless given.
    """
    folder, words = FOLDERS[language], WORDS[language]
    told = parts or {part: (folder / f"{part}.md").read_text(encoding="utf-8") for part in PARTS}
    sections = [_section(part, in_language({language: told[part]}, language)) for part in PARTS]
    entries = "\n".join(f'<li><a href="#{part}">{title}</a></li>' for part, title, _body in sections)
    bodies = "\n".join(f'<section id="{part}">\n{body}</section>' for part, _title, body in sections)
    style = (HERE / "kit.css").read_text(encoding="utf-8")
    said = {key: escape(in_language({language: text}, language)) for key, text in words.items()}
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{said["title"]}</title>
<style>
{style}</style>
</head>
<body>
<header>
<h1>{said["title"]}</h1>
<p>{said["intro"]}</p>
<nav aria-label="{said["contents"]}"><ol>
{entries}
</ol></nav>
</header>
<main>
{bodies}
</main>
</body>
</html>
"""


def _section(part: str, text: str) -> tuple[str, str, str]:
    """Name, title and HTML of a part; its headings are one level lower than in its file."""
    reader = MarkdownIt("commonmark").enable("table")
    tokens = [each for each in reader.parse(_LINK.sub(_linked, text)) if each.type != "html_block"]
    title = next(after.content for token, after in pairwise(tokens) if token.tag == "h1")
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{int(token.tag[1:]) + 1}"
    body = str(reader.renderer.render(tokens, reader.options, {}))
    wrapped = body.replace("<table>", '<div class="wide"><table>').replace("</table>", "</table></div>")
    return part, escape(title), wrapped


_LINK = re.compile(r"\[([^\]]+)\]\((\w+)\.(?:md|html)\)")


def _linked(link: re.Match[str]) -> str:
    """A link to another part as one to its section; of a link to another file, its words."""
    return f"[{link[1]}](#{link[2]})" if link[2] in PARTS else link[1]
