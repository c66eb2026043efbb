"""The scripts of a page, of their files: one function around them all, so that nothing of theirs is global."""

from quotestance.views.page import asset

_TABLE = ("dom", "data", "filter", "marks", "sum", "detail", "controls", "status", "table")
_REPORT = ("axes", "smooth", "symbols", "picture", "timeline", "period", "speakers", "words", "theme", "report")


def table_script() -> str:
    """What makes tables of the containers of tables in a page."""
    return _script((*_TABLE, "start_table"))


def report_script() -> str:
    """What makes the report in a page."""
    return _script((*_TABLE, *_REPORT, "start_report"))


def _script(names: tuple[str, ...]) -> str:
    body = "\n".join(asset(f"script/{name}.js") for name in names)
    return f'<script>(() => {{\n"use strict";\n{body}}})();</script>'
