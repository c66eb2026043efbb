"""How Sphinx builds the site, with `make docs`. Nothing is fetched, neither here nor by who reads the pages."""

import contextlib
import inspect
import re
from importlib.metadata import version as version_of
from typing import Any

from sphinx.util.nodes import make_refnode

project = "quotestance"
author = "The quotestance developers"
version = release = version_of("quotestance")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["static"]
myst_heading_anchors = 4

# Every link, and every name in `backticks` of a docstring, must lead somewhere; types in signatures need not.
nitpicky = True
nitpick_ignore_regex = [("py:class", r".+")]
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


def prepare_docstring(app: Any, what: str, name: str, obj: Any, options: Any, lines: list[str]) -> None:
    """Make a parameter in `backticks` code, for it leads nowhere; keep a colon in a property from making a type."""
    if what == "property":
        lines.insert(0, "")
    if not callable(obj):
        return
    with contextlib.suppress(TypeError, ValueError):  # raised for exceptions, which have no signature
        for parameter in inspect.signature(obj).parameters:
            lines[:] = [re.sub(rf"(?<![`:])`{parameter}`(?!`)", f"``{parameter}``", line) for line in lines]


def find_public_name(app: Any, env: Any, node: Any, contnode: Any) -> Any:
    """Lead a name that is not where it is written to the public one: of the package, or the only one of that name."""
    objects = env.domains.python_domain.objects
    last = f".{node['reftarget']}"
    names = [f"quotestance{last}"]
    if names[0] not in objects:
        names = [name for name, item in objects.items() if name.endswith(last) and not item.aliased]
    if node.get("reftype") != "obj" or len(names) != 1:
        return None
    found = objects[names[0]]
    return make_refnode(app.builder, node["refdoc"], found.docname, found.node_id, contnode)


def setup(app: Any) -> None:
    """What Sphinx calls first."""
    app.connect("autodoc-process-docstring", prepare_docstring, priority=400)  # before napoleon's, of 500
    app.connect("missing-reference", find_public_name)
