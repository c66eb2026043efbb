"""What goes wrong in a page while nobody looks."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page

LOCAL_SCHEMES = {"file", "data", "blob", "about"}
LOCAL_HOSTS = {"localhost", "127.0.0.1"}


def local(url: str) -> bool:
    """Does this address lead nowhere but to this machine?"""
    parts = urlsplit(url)
    return parts.scheme in LOCAL_SCHEMES or parts.hostname in LOCAL_HOSTS


def watched(page: Page) -> list[str]:
    """A list that fills with errors and with requests to elsewhere, which are stopped."""
    wrong: list[str] = []

    def logged(message: ConsoleMessage) -> None:
        if message.type == "error":
            wrong.append(f"console: {message.text} ({message.location['url']})")

    page.on("console", logged)
    page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    page.on("request", lambda request: local(request.url) or wrong.append(f"network: {request.url}"))
    page.route(lambda url: not local(url), lambda route: route.abort())
    return wrong
