"""Letters: their outlines once for a whole page, rather than once in every drawing on it."""

import re

_OUTLINE = re.compile(r'\s*<path id="([^"]+)" d="([^"]+)" transform="(scale\(0\.015625\))"/>')
"""A letter as Matplotlib defines it, before the text that is made of it."""

_NOTHING = re.compile(r"\s*<defs>\s*</defs>")
_REFERENCE = re.compile(r'(?<=href="#)[^"]+')


def letters_once(drawings: str) -> str:
    """The same drawings with every letter defined once, before the first of them.

    A drawing that is cut out of the page afterwards has lost its letters; the files in ``figures`` have
    theirs.

    Parameters
    ----------
    drawings
        HTML with ``<svg>`` elements, whose ids are all different.
    """
    names: dict[str, str] = {}
    letters: dict[str, str] = {}
    for name, outline, scale in _OUTLINE.findall(drawings):
        drawn = f'd="{outline}" transform="{scale}"'
        names[name] = letters.setdefault(drawn, f"letter{len(letters)}")
    rest = _NOTHING.sub("", _OUTLINE.sub("", drawings))
    rest = _REFERENCE.sub(lambda found: names.get(found[0], found[0]), rest)
    defined = "\n".join(f'<path id="{letter}" {drawn}/>' for drawn, letter in letters.items())
    shelf = f'<svg width="0" height="0" aria-hidden="true" class="letters"><defs>\n{defined}\n</defs></svg>\n'
    return shelf + rest
