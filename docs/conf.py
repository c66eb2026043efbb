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


def set_parameters_as_code(app: Any, what: str, name: str, obj: Any, options: Any, lines: list[str]) -> None:
    """In a docstring, a parameter's own name in `backticks` leads nowhere: it is code."""
    try:
        parameters = inspect.signature(obj).parameters
    except (TypeError, ValueError):  # a module, a property, an exception
        return
    for row, line in enumerate(lines):
        lines[row] = re.sub(r"(?<!`)`(\w+)`(?!`)", lambda m: f"`{m[0]}`" if m[1] in parameters else m[0], line)


def setup(app: Any) -> None:
    """What Sphinx calls first."""
    app.connect("autodoc-process-docstring", set_parameters_as_code)
