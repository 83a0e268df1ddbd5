"""How Sphinx builds the documentation: ``nox -s docs``."""

from __future__ import annotations

import importlib.metadata
import sys
import tempfile
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.logging import getLogger

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.docs import executable

project = "turnsignal"
author = "the turnsignal developers"
project_copyright = f"2026, {author}"
version = release = importlib.metadata.version("turnsignal")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "docs._extensions.api_signatures",
    "docs._extensions.page_descriptions",
    "docs._extensions.table_names",
    "docs._extensions.whole_words",
]
exclude_patterns = ["_build"]

# Every reference has to lead somewhere.
nitpicky = True
nitpick_ignore_regex = [
    # Others' documentation would have to be fetched, which not every machine can.
    (
        "py:.*",
        r"(asyncio|blinker|collections|contextlib|hypothesis|inspect|pathlib|pytest|types|typing|unittest)\..*",
    ),
    ("py:.*", r"[A-Z]\w*(Error|Warning)|ABC|dict|id|list|object|None"),
    # What is only for type checkers has no page.
    ("py:class", r"P|P0|Wrapper"),
]
# In docstrings, `Signal.connect` is the method of that name.
default_role = "py:obj"

html_theme = "furo"
html_title = f"turnsignal {release}"
html_favicon = "_static/favicon.svg"
# Furo's own dark style underlines the names of classes and modules, as if they were links.
pygments_dark_style = "a11y-high-contrast-dark"
html_copy_source = False
html_show_sphinx = False
html_static_path = ["_static"]
html_css_files = ["turnsignal.css"]
html_js_files = ["pictures.js", "sidebar.js"]

autodoc_member_order = "bysource"
maximum_signature_line_length = 70
napoleon_numpy_docstring = False
napoleon_use_rtype = False

myst_heading_anchors = 3
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True


def compare_pages(_app: Sphinx) -> None:
    """Warn of code blocks of which a page shows what does not happen."""
    with tempfile.TemporaryDirectory() as folder:
        for page, result in executable.results(executable.PAGES, Path(folder)).items():
            if result.explanation:
                getLogger(__name__).warning("%s: %s", page.name, result.explanation)


def setup(app: Sphinx) -> None:
    """Have Sphinx run the pages before it reads them."""
    app.connect("builder-inited", compare_pages)
