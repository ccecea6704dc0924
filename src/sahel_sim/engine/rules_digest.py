"""A fingerprint of the rules: it changes with the code that moves the world, and not with what is said of it.

What was fitted to one version of the rules says nothing about another, so it carries this fingerprint. It is
of the source of the packages ``core``, ``mechanisms``, ``strategies`` and ``engine``, without comments,
docstrings and spaces.
"""

import ast
import hashlib
import io
import tokenize
from functools import cache
from importlib.resources import files

ROOMS = ("core", "mechanisms", "strategies", "engine")
"""The packages whose code moves the world."""


@cache
def rules_digest() -> str:
    """SHA-256 of the code of the rules.

    Examples
    --------
    >>> len(rules_digest())
    64
    """
    mark = hashlib.sha256()
    for room in ROOMS:
        found = files("sahel_sim").joinpath(room)
        for file in sorted(found.iterdir(), key=lambda each: each.name):
            if file.name.endswith(".py"):
                mark.update(f"{room}/{file.name}\n{code_alone(file.read_text(encoding='utf-8'))}\n".encode())
    return mark.hexdigest()


def code_alone(source: str) -> str:
    r"""A source without comments, docstrings and spaces.

    >>> code_alone('def f(x):\n    "Adds one."\n    return x + 1  # of course\n')
    'deff(x):returnx+1'
    """
    lines = source.splitlines()
    for first, last in _docstrings(source):
        for at in range(first - 1, last):
            lines[at] = ""
    told: list[str] = []
    text = "\n".join(lines) + "\n"
    comments: dict[int, int] = {}
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            comments[token.start[0]] = token.start[1]
    for number, line in enumerate(text.splitlines(), start=1):
        told.append(line[: comments[number]] if number in comments and line else line)
    return "".join("".join(told).split())


def _docstrings(source: str) -> list[tuple[int, int]]:
    """The first and the last line of every string that stands alone."""
    return [
        (node.lineno, node.end_lineno or node.lineno)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    ]
