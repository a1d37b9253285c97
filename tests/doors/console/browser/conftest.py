"""The console in Chromium, on a server of this process; every page keeps the rules of access."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

PASSWORD = "quatre chevaux bleus"
CHROMIUM = Path("/usr/bin/chromium")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
LAPTOP: ViewportSize = {"width": 1280, "height": 720}
TWICE: ViewportSize = {"width": 640, "height": 360}
"""The same screen at 200 %."""


class _Silent(WSGIRequestHandler):
    def log(self, *_told: object) -> None:
        """Requests are not written down."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists() and not os.environ.get("CI"):
        pytest.skip(f"no {CHROMIUM}: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def address(console: Flask) -> Iterator[str]:
    """Where the console answers."""
    server = make_server("127.0.0.1", 0, console, threaded=True, request_handler=_Silent)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def opens(chromium: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """A page of a new browser, whose faults and forbidden loads fail the test at its end."""
    contexts, faults = [], []

    def open_page(locale: str = "fr-FR") -> Page:
        context = chromium.new_context(viewport=LAPTOP, locale=locale, base_url=address)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda said: faults.append(said.text) if "Security Policy" in said.text else None)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def signs_in() -> Callable[[Page, str], None]:
    """Login and password, by keyboard."""

    def enter(page: Page, login: str) -> None:
        page.goto("/")
        page.locator("#login:focus").wait_for()
        page.keyboard.type(login)
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        with page.expect_navigation(wait_until="load"):
            page.keyboard.press("Enter")

    return enter


def accessible(page: Page) -> None:
    """No rule of WCAG 2.2 AA that a machine can check is broken, and nothing is lost at 200 %."""
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    page.set_viewport_size(TWICE)
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.set_viewport_size(LAPTOP)
    assert wider == 0, "sideways scrolling at 200 %"


@pytest.fixture
def check() -> Callable[[Page], None]:
    return accessible
