"""Pages: what a scenario that comes with the library is about, in the manner of NetLogo's Info tab.

They lie beside the scenarios, as ``pages/NAME.en.md`` and ``pages/NAME.fr.md``. The first line is the title,
the next is the question that the scenario is for.
"""

from sahel_sim.languages import N_, Sentence, unbroken
from sahel_sim.languages import language as spoken_language
from sahel_sim.scenario.reading import shipped

HEADINGS = Sentence(N_("What is it?|How it works|Things to notice|Things to try|Where it comes from"))
"""The headings of every page, in their order, with bars between them."""

_FENCE = "```"


def page(name: str, language: str | None = None) -> str:
    """The page of a scenario, as Markdown.

    Parameters
    ----------
    name
        Of a scenario that comes with the library.
    language
        ``en`` or ``fr``; by default the reader's own.

    Raises
    ------
    ScenarioError
        If there is no such scenario.

    Examples
    --------
    >>> import sahel_sim
    >>> sahel_sim.page("two_towns", "en").splitlines()[0]
    '# Two towns'
    """
    wanted = spoken_language(language)
    text = (shipped(name).parent / "pages" / f"{name}.{wanted}.md").read_text(encoding="utf-8")
    parts = text.split(_FENCE)
    if wanted != "fr":
        return text
    return _FENCE.join(part if n % 2 else unbroken(part) for n, part in enumerate(parts))


def page_title(name: str, language: str | None = None) -> str:
    """The title of a scenario, from its page: the same as in its file, which takes longer to read.

    >>> page_title("two_towns", "en")
    'Two towns'
    """
    return page(name, language).splitlines()[0].removeprefix("# ")


def question(name: str, language: str | None = None) -> str:
    """The question that a scenario is for, from its page."""
    return page(name, language).splitlines()[2].strip("*")
