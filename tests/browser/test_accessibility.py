"""The measures themselves: they find what is wrong, and nothing where nothing is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from browser.accessibility import contrast_failures, unreachable


def show(page: Page, body: str) -> None:
    page.set_content(f'<!DOCTYPE html><html lang="en"><body><div class="quotestance">{body}</div></body></html>')


@pytest.mark.parametrize(
    "body",
    [
        '<p style="color: #767676">just enough on white</p>',
        '<div style="background: #222"><p style="color: #ddd">light on dark</p></div>',
        '<p style="color: #999; display: none">not shown</p><button disabled>off</button>',
        '<p style="background: linear-gradient(90deg, #fff, #eee); color: #333">on a gradient</p>',
        '<p style="background: rgba(0, 0, 0, .9); color: color-mix(in srgb, white 90%, black)">mixed</p>',
        '<svg><rect width="90" height="30" fill="#111"/><text y="20" fill="#fff">svg</text></svg>',
        '<style>b::after {content: "tip"; background: #333; color: #ddd}</style><b></b>',
        '<style>input::placeholder {color: #555}</style><input placeholder="Search">',
    ],
)
def test_enough_contrast(page: Page, body: str) -> None:
    show(page, f"<p>ink</p>{body}")
    assert contrast_failures(page) == []


@pytest.mark.parametrize(
    "body",
    [
        '<p style="color: #777">just too little on white</p>',
        '<div style="background: #222"><p style="color: #555">dark on dark</p></div>',
        '<p style="opacity: .4">faint</p>',
        '<p style="background: linear-gradient(90deg, #fff, #444); color: #333">dark end of a gradient</p>',
        '<p style="background: rgba(0, 0, 0, .6)">on a shade</p>',
        '<style>b::after {content: "tip"; background: #333; color: #666}</style><b></b>',
        '<svg><rect width="90" height="30" fill="#111"/><text y="20" fill="#222">svg</text></svg>',
        '<style>input::placeholder {color: #bbb}</style><input placeholder="Search">',
    ],
)
def test_too_little_contrast(page: Page, body: str) -> None:
    show(page, f"<p>ink</p>{body}")
    assert len(contrast_failures(page)) == 1


def test_nothing_to_read_is_an_error(page: Page) -> None:
    show(page, "")
    with pytest.raises(AssertionError, match="no text"):
        contrast_failures(page)


@pytest.mark.parametrize(
    "body",
    [
        '<a href="#x">a</a><button>b</button><select><option>c</select><details><summary>d</summary>e</details>',
        '<input type="radio" name="r" checked><input type="radio" name="r">',
        '<div role="grid"><b tabindex="0">1</b><b tabindex="-1">2</b></div>',
        '<label style="cursor: pointer"><input type="checkbox"> all</label>',
        '<p style="cursor: pointer">row <button>open</button></p>',
        '<button disabled>off</button><button style="display: none">hidden</button>',
        "".join(f"<button>{number}</button>" for number in range(20)),
    ],
)
def test_reached(page: Page, body: str) -> None:
    show(page, body)
    assert unreachable(page) == []


@pytest.mark.parametrize(
    "body",
    [
        '<button tabindex="-1">b</button>',
        '<span style="cursor: pointer">only for a mouse</span>',
        '<div role="button">b</div>',
        '<p onclick="0">p</p>',
    ],
)
def test_not_reached(page: Page, body: str) -> None:
    show(page, f"<button>before</button>{body}<button>after</button>")
    assert len(unreachable(page)) == 1
