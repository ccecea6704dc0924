"""How the pages are built: ``sphinx-build -W docs docs/_build``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from api import write_api
from declared import write_pages
from named_events import write_events
from outcomes import write_outcomes
from response_curves.page import write_responses
from stories import write_stories

from sahel_sim import __version__

project = "sahel_sim"
author = "The sahel_sim authors"
release = __version__
extensions = ["myst_parser", "sphinx.ext.mathjax", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
autodoc_typehints = "none"
autodoc_member_order = "bysource"
# Names that share a line ("runs, seed") stay together in this style.
napoleon_custom_sections = [("Attributes", "params_style"), ("Parameters", "params_style")]
myst_heading_anchors = 2
exclude_patterns = ["_build"]
html_theme = "furo"

write_api(Path(__file__).parent)
write_pages(Path(__file__).parent)
write_outcomes(Path(__file__).parent)
write_events(Path(__file__).parent)
write_responses(Path(__file__).parent)
write_stories(Path(__file__).parent)
