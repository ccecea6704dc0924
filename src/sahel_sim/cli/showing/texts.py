"""Texts of mechanisms and strategies as a terminal can show them: no markup, no LaTeX."""

import re
from collections.abc import Sequence

from sahel_sim.cli.wording.of_starters import GISTS

_GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "eta": "η", "theta": "θ", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ",
    "psi": "ψ", "omega": "ω", "Delta": "Δ", "Phi": "Φ", "Psi": "Ψ", "Sigma": "Σ",
}
_SIGNS = {
    "cdot": "·", "times": "×", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "sum": "Σ", "in": "∈",
    "infty": "∞", "to": "→", "pm": "±", "ln": "ln", "log": "log", "exp": "exp", "min": "min", "max": "max",
    "quad": "  ", "qquad": "  ", "propto": "∝", "partial": "∂", "ldots": "…", "dots": "…", "neq": "≠", "approx": "≈",
}
_BRACES = r"\{((?:[^{}]|\{[^{}]*\})*)\}"


def gist(name: str, story: str, language: str) -> str:
    """What a mechanism or a strategy is about, in a line."""
    english = story.split("\n\n", 1)[0].split(": ", 1)[-1].replace("\n", " ")
    return GISTS.get(name, english) if language == "fr" else english[:1].upper() + english[1:]


def paragraphs(story: str) -> Sequence[str]:
    """The paragraphs of a story; equations stand on lines of their own, indented."""
    found = []
    for block in re.split(r"\n\s*\n", story):
        if block.lstrip().startswith(".. math::"):
            equation = plain_equation(" ".join(block.replace(".. math::", "").split()))
            found.append("\n".join(f"    {line}" for line in re.split(r"\s*\n\s*", equation)))
        else:
            found.append(_plain(" ".join(block.split())))
    return found


def plain_equation(latex: str) -> str:
    """An equation in Unicode, near enough to be read; one line for each part."""
    text = re.sub(r",?\s*\\q?quad\s*", "\n", latex)
    text = re.sub(r"\\\\", "\n", text).replace("&", "")
    text = re.sub(r"\\dot\s*(\w)", r"d\1", text)
    text = re.sub(r"\\(?:left|right|big|Big|bigl|bigr)\b\s*", "", text)
    text = re.sub(r"\\(?:text|mathrm|operatorname)" + _BRACES, r"\1", text)
    for _ in range(4):
        text = re.sub(r"\\[td]?frac\s*" + _BRACES + r"\s*" + _BRACES, r"(\1) / (\2)", text)
        text = re.sub(r"\\sqrt\s*" + _BRACES, r"√(\1)", text)
    text = re.sub(r"\\[,;:! ]", " ", text)
    text = re.sub(r"\\([A-Za-z]+)", lambda m: _GREEK.get(m[1]) or _SIGNS.get(m[1], m[1]), text)
    text = re.sub(r"([_^])" + _BRACES, _raised, text)
    text = text.replace("{", "").replace("}", "").replace("\\", "")
    text = re.sub(r"\((\w+)\) / \((\w+)\)", r"\1 / \2", text)
    return "\n".join(re.sub(r"[ \t]+", " ", line).strip() for line in text.split("\n"))


def _raised(found: "re.Match[str]") -> str:
    sign, inner = found[1], found[2].strip()
    return f"{sign}{inner}" if re.fullmatch(r"\w+|-?\w", inner) else f"{sign}({inner})"


def _plain(text: str) -> str:
    """A paragraph without the marks of reStructuredText."""
    text = re.sub(r":math:`([^`]*)`", lambda m: plain_equation(m[1]), text)
    text = re.sub(r":\w+:`([^`]*)`", r"\1", text)
    return re.sub(r"``([^`]*)``", r"\1", text).replace("*", "")
