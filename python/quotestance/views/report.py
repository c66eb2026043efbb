"""The corpus explorer: one page with a timeline, the speakers, the telling words, and the statements behind them."""

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from quotestance.errors import count, some
from quotestance.statements.sources import Sources
from quotestance.views.marks import WORDS
from quotestance.views.page import View, asset, escape
from quotestance.views.payload import payload
from quotestance.views.scripts import report_script
from quotestance.views.table import data_script, left_out, said, static, style

if TYPE_CHECKING:
    from quotestance.statements.table import Statements

#: Of more rows than this a page gets so heavy that browsers take many seconds to open it.
MOST = 100_000
_NAMED = 4  # targets
_INTERVAL = ("low", "high", "few")
_READING = """
A stance is the position of a speaker toward the target in one statement, from −1 (against) to +1 (for), added up from
the words that are marked when you open it. “none” means that the target is not spoken of, which is not “neutral”.
Statements of the target's own side on itself are never mixed with those of others.

A mean says what was found in these articles, not what anybody thinks: papers choose whom they quote, and on what. A
lexicon takes irony, allusion and rhetorical questions at their word, and it errs; read the statements behind a number
before you say anything about a person.

In the timeline a line is the mean of the statements around each day, the nearer the more, and its band the 95 %
interval of that mean, by articles. It takes five statements and the weight of four articles. A speaker is marked “few”
whose articles count as fewer than ten: such a mean cannot stand alone.
"""


def report(
    statements: "Statements", path: str | Path | None = None, *, title: str | None = None, articles: object = None
) -> View:
    """The explorer of these statements, saved if a path is given."""
    statements = said(statements)
    texts = statements.articles() | ({} if articles is None else Sources.of(articles).texts(_ids(statements)))
    data = payload(statements.to_arrow(), texts, most=MOST)
    data |= {**WORDS, "speakers": _speakers(statements, data)}
    heading = title or f"Statements toward {some(_targets(statements), _NAMED) or 'nobody'}"
    body = (
        f'{style()}<style>{asset("report.css")}</style><div class="report table-view" data-quotestance="report"'
        f' data-lm-suppress-shortcuts="true">{_header(statements, heading)}{left_out(len(statements), MOST)}'
        f'<div class="static">{static(statements)}</div>{data_script(data)}{_footer()}</div>{report_script()}'
    )
    view = View(body, heading)
    if path is not None:
        view.save(path)
    return view


def _ids(statements: "Statements") -> list[str]:
    return list(statements["doc_id"].unique().to_pylist())


def _targets(statements: "Statements") -> list[str]:
    return [str(target) for target in statements["target"].unique().to_pylist() if target is not None]


def _header(statements: "Statements", heading: str) -> str:
    reading = "".join(f"<p>{escape(text)}</p>" for text in _READING.strip().split("\n\n"))
    return (
        f'<header><div><h1>{escape(heading)}</h1><p class="facts">{escape(_facts(statements))}</p></div></header>'
        f'<details class="reading"><summary>How to read this, and what it cannot say</summary>{reading}</details>'
    )


def _facts(statements: "Statements") -> str:
    speakers = sum(name is not None for name in statements["speaker"].unique().to_pylist())
    facts = [count(len(statements), "row" if len(_targets(statements)) > 1 else "statement")]
    facts += [count(len(_ids(statements)), "article"), count(speakers, "speaker")]
    dates = pc.min_max(statements["date"]).as_py()
    if dates["min"] is not None:
        facts.append(f"{dates['min'].isoformat()} to {dates['max'].isoformat()}")
    if undated := statements["date"].null_count:
        facts.append(f"{undated:,} undated")
    return " · ".join([*facts, f"toward {some(_targets(statements), _NAMED)}"])


def _footer() -> str:
    return f'<footer class="quiet">Made with quotestance {escape(version("quotestance"))}.</footer>'


def _speakers(statements: "Statements", data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What `summarize` says of each speaker beyond counts and means, by the numbers that the page has for them."""
    place = {name: code for code, name in enumerate(data["ids"])}
    targets = {name: code for code, name in enumerate(data["names"]["target"])}
    frame = statements.summarize("speaker")
    known = [name for name in _INTERVAL if name in frame.columns]
    return [
        {
            "speaker": place.get(row["speaker"], -1),
            "target": targets.get(row["target"], -1),
            "own": int(row["own_bloc"] is True),
            **{name: row[name] for name in known},
        }
        for row in pa.Table.from_pandas(frame, preserve_index=False).to_pylist()
    ]
