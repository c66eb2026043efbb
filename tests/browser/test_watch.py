"""What the fixture `page` fails on is seen."""

from __future__ import annotations

from playwright.sync_api import Browser

from browser.watch import local, watched

WRONG = """
<img src="https://example.org/picture.png">
<script>console.error("said"); setTimeout(() => { throw new Error("thrown"); });</script>
"""


def test_errors_and_requests_are_seen(browser: Browser) -> None:
    page = browser.new_page()
    wrong = watched(page)
    page.set_content(WRONG)
    page.wait_for_timeout(100)
    page.close()
    assert {line.partition(":")[0] for line in wrong} == {"console", "script", "network"}


def test_what_is_local() -> None:
    assert all(map(local, ["file:///a.html", "data:,", "http://127.0.0.1:8888/lab", "ws://localhost:1/"]))
    assert not any(map(local, ["https://example.org/", "http://localhost.example.org/", "//example.org"]))
