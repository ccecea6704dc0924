"""Texts of mechanisms and strategies as a terminal can show them: no markup, no LaTeX."""

import re
import textwrap
from collections.abc import Sequence

from sahel_sim.cli.showing.rule_words import EQUATION, blocks

WIDTH = 80

_GREEK = {
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "epsilon": "ε",
    "eta": "η",
    "theta": "θ",
    "kappa": "κ",
    "lambda": "λ",
    "mu": "μ",
    "nu": "ν",
    "pi": "π",
    "rho": "ρ",
    "sigma": "σ",
    "tau": "τ",
    "phi": "φ",
    "varphi": "φ",
    "chi": "χ",
    "psi": "ψ",
    "omega": "ω",
    "Delta": "Δ",
    "Phi": "Φ",
    "Psi": "Ψ",
    "Sigma": "Σ",
}
_SIGNS = {
    "cdot": "·",
    "times": "×",
    "le": "≤",
    "leq": "≤",
    "ge": "≥",
    "geq": "≥",
    "ne": "≠",
    "sum": "Σ",
    "in": "∈",
    "infty": "∞",
    "to": "→",
    "pm": "±",
    "ln": "ln",
    "log": "log",
    "exp": "exp",
    "min": "min",
    "max": "max",
    "quad": "  ",
    "qquad": "  ",
    "propto": "∝",
    "partial": "∂",
    "ldots": "…",
    "dots": "…",
    "neq": "≠",
    "approx": "≈",
}
_BRACES = r"\{((?:[^{}]|\{[^{}]*\})*)\}"


def paragraphs(story: str, width: int = WIDTH) -> Sequence[str]:
    """The paragraphs of a story; equations stand on lines of their own, indented."""
    found = []
    for block in blocks(story):
        if block.lstrip().startswith(EQUATION):
            equation = plain_equation(" ".join(block.replace(EQUATION, "").split()))
            found.append("\n".join(_aside(line, width) for line in equation.split("\n")))
        else:
            found.append(_plain(" ".join(block.split())))
    return found


def indented(text: str, indent: int = 6, width: int = WIDTH) -> str:
    """A paragraph set in from the left."""
    return textwrap.fill(text, width, initial_indent=" " * indent, subsequent_indent=" " * max(indent, 4))


def plain_equation(latex: str) -> str:
    """An equation in Unicode, near enough to be read; one line for each part."""
    text = re.sub(r",?\s*\\q?quad\s*", "\n", latex)
    text = re.sub(r"\\\\", "\n", text).replace("&", "")
    text = re.sub(r"\\dot\s*(\w)", r"d\1", text)
    text = re.sub(r"\\bar\s*(\w)", "\\1\u0304", text)
    text = re.sub(r"\\(?:left|right|big|Big|bigl|bigr)\b\s*", "", text)
    text = re.sub(r"\\(?:text|mathrm|operatorname)" + _BRACES, r"\1", text)
    text = _fractions(text)
    text = re.sub(r"\\[,;:! ]", " ", text)
    text = re.sub(r"\\([A-Za-z]+)", lambda m: _GREEK.get(m[1]) or _SIGNS.get(m[1], m[1]), text)
    text = re.sub(r"([_^])" + _BRACES, _raised, text)
    text = text.replace("{", "").replace("}", "").replace("\\", "")
    return "\n".join(re.sub(r"[ \t]+", " ", line).strip() for line in text.split("\n"))


def _fractions(text: str) -> str:
    """Fractions and roots on one line, each in brackets, so that it is clear where they end."""
    found = re.search(r"\\[td]?frac\b|\\sqrt\b", text)
    if found is None:
        return text
    first, after = _group(text, found.end())
    if found[0] == "\\sqrt":
        return text[: found.start()] + f"√({first})" + _fractions(text[after:])
    second, after = _group(text, after)
    above, below = (_bracketed(_fractions(part)) for part in (first, second))
    return text[: found.start()] + f"({above} / {below})" + _fractions(text[after:])


def _group(text: str, at: int) -> tuple[str, int]:
    """What is inside the next braces, and where they end."""
    begins = text.index("{", at)
    depth = 0
    for position in range(begins, len(text)):
        depth += {"{": 1, "}": -1}.get(text[position], 0)
        if depth == 0:
            return text[begins + 1 : position], position + 1
    raise ValueError(f"The braces of this equation do not close: {text}")


def _bracketed(part: str) -> str:
    return (
        part if re.fullmatch(r"[^-+ ()]+|\\[a-zA-Z]+(_\w)?", part.strip().replace("\\,", "")) else f"({part})"
    )


def _aside(line: str, width: int) -> str:
    return textwrap.fill(line, width, initial_indent=" " * 4, subsequent_indent=" " * 8)


def _raised(found: "re.Match[str]") -> str:
    sign, inner = found[1], found[2].strip()
    return f"{sign}{inner}" if re.fullmatch(r"\w+|-?\w", inner) else f"{sign}({inner})"


def _plain(text: str) -> str:
    """A paragraph without the marks of reStructuredText."""
    text = re.sub(r":math:`([^`]*)`", lambda m: plain_equation(m[1]), text)
    text = re.sub(r":\w+:`([^`]*)`", r"\1", text)
    return re.sub(r"``([^`]*)``", r"\1", text).replace("*", "")
