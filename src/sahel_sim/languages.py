"""The languages of the library: English stands in the code, other languages in catalogues of gettext.

A sentence is written where it is said, ``_("{n} runs of {name}", n=8, name=story)``; a catalogue in
``locale/<language>/LC_MESSAGES/sahel_sim.po`` has it in another language. Which language is spoken is a
context variable, set by :func:`speaking` where a person is answered. ``_``, ``ngettext`` and ``pgettext``
are those of gettext, and fill the named fields besides.
"""

import functools
import gettext
import inspect
import io
import os
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import ParamSpec, TypeAlias, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

DOMAIN = "sahel_sim"
SOURCE = "en"
"""The language of the code."""

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = (SOURCE, *sorted(found.parents[1].name for found in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po")))
"""English, and every language that has a catalogue."""

Pair: TypeAlias = Mapping[str, str]
"""Words of a reader's file by language, such as the title of a scenario."""

_UNBROKEN = (
    ("« ", "«\u00a0"),
    *((f" {sign}", f"\u00a0{sign}") for sign in ("»", ":", ";", "?", "!", "%")),
)
"""French signs with a loose space, and with one that does not break."""

_PLACES = ("SAHEL_SIM_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
_CURRENT: ContextVar[str | None] = ContextVar("language", default=None)


def language(explicit: str | None = None, environment: Mapping[str, str] | None = None) -> str:
    """The language to speak, one of ``LANGUAGES``.

    Parameters
    ----------
    explicit
        What the reader asks for, such as ``fr`` or ``fr_ML.UTF-8``; it wins if it is given.
    environment
        Where ``SAHEL_SIM_LANG``, ``LC_ALL``, ``LC_MESSAGES`` and ``LANG`` are looked up, in this order;
        by default the language of :func:`speaking`, or else the environment of the process.

    Returns
    -------
    str
        English where the environment asks for no language that is known.

    Raises
    ------
    ValueError
        If the reader asks for one that is not known; the message names those that are.

    Examples
    --------
    >>> language("fr_ML.UTF-8"), language(environment={"LANG": "de_DE"})
    ('fr', 'en')
    """
    if explicit:
        return _known(explicit)
    current = _CURRENT.get()
    if environment is None and current is not None:
        return current
    known = os.environ if environment is None else environment
    asked = _code(next((known[place] for place in _PLACES if known.get(place)), SOURCE))
    return asked if asked in LANGUAGES else SOURCE


def _known(asked: object) -> str:
    code = _code(asked) if isinstance(asked, str) else ""
    if code not in LANGUAGES:
        raise ValueError(
            _(
                "There is no language '{asked}'. There are: {languages}.",
                asked=asked,
                languages=", ".join(LANGUAGES),
            )
        )
    return code


def _code(locale: str) -> str:
    """The language of a locale, such as ``fr`` of ``fr_ML.UTF-8``."""
    return locale.lower().replace("_", "-").split("-")[0].split(".")[0]


@contextmanager
def speaking(wanted: str | None) -> Iterator[str]:
    """Say everything in that language inside the ``with``; None stands for the reader's own."""
    spoken = language(wanted)
    token = _CURRENT.set(spoken)
    try:
        yield spoken
    finally:
        _CURRENT.reset(token)


def speaks(function: Callable[P, R]) -> Callable[P, R]:
    """Let a function say everything in the language that its argument ``language`` names.

    Where a caller leaves it out, the language of :func:`speaking` goes on, if there is one.
    """
    signature = inspect.signature(function)
    default = signature.parameters["language"].default

    @functools.wraps(function)
    def spoken(*args: P.args, **kwargs: P.kwargs) -> R:
        bound = signature.bind(*args, **kwargs)
        with speaking(bound.arguments.get("language") or _CURRENT.get() or default) as wanted:
            bound.arguments["language"] = wanted
            return function(*bound.args, **bound.kwargs)

    return spoken


def in_language(words: Mapping[str, str], wanted: str | None = None) -> str:
    """The words of a reader's file in that language, or the one that is spoken; or else in any there is.

    French signs are kept on the line of their word, whatever spaces the file has.
    """
    spoken = wanted or language()
    said = words.get(spoken)
    if not said:
        return next(iter(words.values()), "")
    return unbroken(said) if spoken == "fr" else said


def unbroken(french: str) -> str:
    r"""A French text with no-break spaces where signs belong to a word.

    Examples
    --------
    >>> unbroken("Qui gouverne ?") == "Qui gouverne\N{NO-BREAK SPACE}?"
    True
    """
    for loose, kept in _UNBROKEN:
        french = french.replace(loose, kept)
    return french


def in_every_language(say: Callable[[], str]) -> dict[str, str]:
    """What a function says, by language."""
    words = {}
    for each in LANGUAGES:
        with speaking(each):
            words[each] = say()
    return words


def N_(message: str) -> str:
    """A sentence that is said later, marked so that catalogues have it."""
    return message


class _Marked(str):
    """A sentence with the context that it stands in."""

    context: str


def Np_(context: str, message: str) -> str:
    """A sentence that is said later, and that means other things in other places, as ``pgettext`` has it."""
    marked = _Marked(message)
    marked.context = context
    return marked


def _(message: str, /, **fields: object) -> str:
    """A sentence in the language that is spoken, with its named fields filled as ``str.format`` does."""
    return _filled(_translated(message), message, fields)


def ngettext(singular: str, plural: str, n: float, /, **fields: object) -> str:
    """A sentence that depends on a number, by the rule for plurals of the language that is spoken.

    Parts of one are cut off, save in English, where 1.5 takes the plural.
    """
    english, spoken = singular if n == 1 else plural, language()
    words = english if spoken == SOURCE else _catalogue(spoken).ngettext(singular, plural, int(abs(n)))
    return _filled(words, english, fields)


def pgettext(context: str, message: str, /, **fields: object) -> str:
    """A sentence that other languages say differently where it stands for different things."""
    return _filled(_catalogue(language()).pgettext(context, message), message, fields)


@dataclass(frozen=True, eq=False)
class Sentence(Mapping[str, str]):
    """A sentence that is said later: ``str`` says it in the language that is spoken then.

    It is also its words by language: ``sentence["fr"]``.

    Attributes
    ----------
    message
        The sentence in English, marked by ``N_``.
    fields
        What fills it: words, numbers, or sentences again. Without any, its own fields stay open.
    """

    message: str
    fields: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return _(self.message, **self.fields) if self.fields else _translated(self.message)

    def __getitem__(self, language: str) -> str:
        if language not in LANGUAGES:
            raise KeyError(language)
        with speaking(language):
            return str(self)

    def __iter__(self) -> Iterator[str]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)


def _translated(message: str) -> str:
    if not message:
        return ""  # gettext would give the head of the catalogue
    catalogue = _catalogue(language())
    if isinstance(message, _Marked):
        return catalogue.pgettext(message.context, str(message))
    return catalogue.gettext(message)


def _filled(words: str, message: str, fields: Mapping[str, object]) -> str:
    try:
        return words.format(**fields)
    except (KeyError, IndexError, ValueError):
        if words == message:
            raise
        _complain(language(), f"the translation of '{message}' names other fields")
        return message.format(**fields)


def in_domain(domain: str, message: str) -> str:
    """A sentence of another catalogue than that of the code, in the language that is spoken.

    ``domain``: the name of its files; a sentence that is not in it is told as it is.

    >>> with speaking("fr"):
    ...     in_domain("mechanisms", "effect of fear on joining")
    "effet de la peur sur l'engagement"
    """
    return _catalogue(language(), domain).gettext(message) if message else ""


@functools.cache
def _catalogue(language: str, domain: str = DOMAIN) -> gettext.NullTranslations:
    """A catalogue of a language; English where there is none that can be read."""
    if language == SOURCE:
        return gettext.NullTranslations()
    folder = LOCALE / language / "LC_MESSAGES"
    source, compiled = folder / f"{domain}.po", folder / f"{domain}.mo"
    if domain != DOMAIN and not source.exists():
        return gettext.NullTranslations()
    try:
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            return gettext.GNUTranslations(io.BytesIO(compiled.read_bytes()))
        return gettext.GNUTranslations(io.BytesIO(compiled_catalogue(source)))
    except Exception as error:
        _complain(language, str(error) or type(error).__name__)
        return gettext.NullTranslations()


def compiled_catalogue(source: Path) -> bytes:
    """The catalogue of a ``.po`` file as gettext reads it."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, abort_invalid=True))
    return compiled.getvalue()


@functools.cache
def _complain(language: str, why: str) -> None:
    """Warn that a catalogue is broken, once."""
    warnings.warn(
        f"The catalogue of the language '{language}' cannot be used ({why}). English is used instead. "
        "Install sahel_sim again.",
        stacklevel=2,
    )
