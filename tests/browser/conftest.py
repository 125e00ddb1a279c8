"""Pages in a browser: Chromium where there is one, and the pages of reports of every kind."""

from __future__ import annotations

import shutil
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from kompass_core.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")

SHIFTED = """
schema = 1
of = "kommunkompassen@2010"

[replace.subarea."1.1"]
maximum = 20

[replace.subarea."1.2"]
maximum = 15
"""

BORLANGE = ("report", "borlange-2010", "--language")
MADE = {
    "borlange-sv": (*BORLANGE, "sv"),
    "borlange-nb": (*BORLANGE, "nb"),
    "borlange-da": (*BORLANGE, "da"),
    "borlange-en": (*BORLANGE, "en"),
    "comparison": ("compare", "borlange-2010", "skovde-2010", "mark-2009", "fagersta-2009", "gallivare-2009"),
    "explanation": ("explain", "1", "borlange-2010"),
    "impact": ("impact", "kommunkompassen@2010", "kommunkompassen@2010", "--with", "shifted.toml"),
    "difference": ("diff", "kommunkompassen@2002", "kommunkompassen@2010"),
    "millbrook-en": ("report", "millbrook-2024", "--language", "en"),
}
"""What is asked of our command for each page."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser; who has none skips what needs it."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(f"there is no browser to look at pages with: none of {', '.join(NAMES)}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(OPTIONS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The file of a page, made when it is first asked for."""
    folder = tmp_path_factory.mktemp("pages")
    changes = folder / "shifted.toml"
    changes.write_text(SHIFTED, "utf-8")

    def file(name: str) -> Path:
        path = folder / f"{name}.html"
        if not path.exists():
            asked = [str(changes) if one == changes.name else one for one in MADE[name]]
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("KOMPASS_CACHE", "")
                assert main([*asked, "--format", "html", "-o", str(path)]) == 0
        return path

    return file


@pytest.fixture
def opened(chromium: Browser, made: Callable[[str], Path]) -> Iterator[Callable[..., Page]]:
    """Opens a page at a width, light or dark, with script or without; no page may complain of anything."""
    complaints: list[str] = []
    contexts = []

    def page(name: str, width: int = 1280, scheme: str = "light", *, script: bool = True) -> Page:
        size = {"width": width, "height": 900}
        context = chromium.new_context(viewport=size, color_scheme=scheme, java_script_enabled=script)  # type: ignore[arg-type]
        contexts.append(context)
        shown = context.new_page()
        shown.on("console", lambda message: complaints.append(message.text))
        shown.on("pageerror", lambda error: complaints.append(str(error)))
        shown.on("request", lambda request: complaints.extend({request.url} - {made(name).as_uri()}))
        shown.goto(made(name).as_uri())
        return shown

    yield page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
