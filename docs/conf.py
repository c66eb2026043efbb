"""How Sphinx builds the site, with `make docs`. Nothing is fetched, neither here nor by who reads the pages."""

import inspect
import re
from importlib.metadata import version as version_of
from typing import Any

project = "quotestance"
author = "The quotestance developers"
version = release = version_of("quotestance")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["static"]
myst_heading_anchors = 4

# Every link, and every name in `backticks` of a docstring, must lead somewhere; types in signatures need not.
nitpicky = True
nitpick_ignore_regex = [("py:class", r"\w+\..+")]
default_role = "py:obj"

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_default_options = {"members": True, "inherited-members": True}
python_maximum_signature_line_length = 80
toc_object_entries_show_parents = "hide"
napoleon_google_docstring = False
# Prose stands where others give a type: our signatures have the types.
napoleon_custom_sections = ["Returns", "Yields"]

html_theme = "furo"
html_title = f"quotestance {release}"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_copyright = False


def resolve_backticks(app: Any, what: str, name: str, obj: Any, options: Any, lines: list[str]) -> None:
    """In a docstring, `backticks` hold a parameter, which leads nowhere, or a public name, wherever it is."""
    try:
        parameters = set(inspect.signature(obj).parameters)
    except (TypeError, ValueError):  # a module, a property, an exception
        parameters = set()
    for row, line in enumerate(lines):
        # With a dot in front, a name is looked for here first and then everywhere.
        lines[row] = re.sub(
            r"(?<![`:])`([\w.]+)`(?!`)", lambda m: f"``{m[1]}``" if m[1] in parameters else f"`.{m[1]}`", line
        )


def setup(app: Any) -> None:
    """What Sphinx calls first."""
    app.connect("autodoc-process-docstring", resolve_backticks)
