"""The two languages of the house; see ``sahel_sim.languages``."""

from sahel_sim.languages import LANGUAGES, in_language, language

__all__ = ["LANGUAGES", "in_language", "language"]
