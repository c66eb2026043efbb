"""How Sphinx builds the site, with `make docs`. Nothing is fetched, neither here nor by who reads the pages."""

from importlib.metadata import version as version_of

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
