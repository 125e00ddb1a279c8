"""The page to try the service: it asks what is filled in, shows the answer, and is fit for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kompass_core.serve.pool import in_a_thread
from kompass_core.serve.settings import Settings
from kompass_core.serve.start import running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
TOKEN = "only-for-this"  # noqa: S105 - of this test
EXPECTED = ("Blocked script execution", "status of 4", "[DOM]")
"""What a browser says of a report that may run no script, of what was refused, and of a field for a token."""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """A service that asks for a token."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KOMPASS_CACHE", "")
        with running(Settings(token=TOKEN), in_a_thread) as url:
            yield url


@pytest.fixture
def opened(chromium: Browser, url: str) -> Iterator[Callable[..., Page]]:
    """Opens the page, with the token filled in; it may ask nobody else, nor complain unexpectedly."""
    complaints: list[str] = []
    contexts = []

    def page(width: int = 1280, scheme: str = "light") -> Page:
        size = {"width": width, "height": 900}
        context = chromium.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
        contexts.append(context)
        shown = context.new_page()
        shown.on("console", lambda message: complaints.append(message.text))
        shown.on("pageerror", lambda error: complaints.append(str(error)))
        shown.on("request", lambda one: complaints.extend([one.url] if _is_foreign(one.url, url) else []))
        shown.goto(url)
        shown.fill("#token", TOKEN)
        shown.press("#token", "Tab")
        shown.wait_for_selector("#format option[value=html]", state="attached")
        return shown

    yield page
    for context in contexts:
        context.close()
    assert [one for one in complaints if not any(part in one for part in EXPECTED)] == []


def _is_foreign(asked: str, url: str) -> bool:
    return not asked.startswith((url, f"blob:{url}", "about:", "data:"))


def violations(page: Page, axe: str) -> list[Any]:
    """What axe finds wrong with the page itself; reports are looked at by themselves."""
    page.evaluate(axe)
    options = {"runOnly": list(RULES), "resultTypes": ["violations"], "iframes": False}
    seen = page.evaluate("options => axe.run(document, options)", options)
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in seen["violations"]]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_an_example_is_reported_and_nothing_is_wrong_with_the_page(
    width: int, scheme: str, opened: Callable[..., Page], axe: str
) -> None:
    page = opened(width, scheme)
    page.click("#example")
    page.click("#report")
    page.wait_for_selector("iframe")
    assert page.inner_text("#status") == "The report is below."
    frame = page.frame_locator("iframe")
    assert frame.locator("h1").inner_text() == "A good library: analysis of Main Street 2025"
    assert page.evaluate("document.activeElement.id") == "answer"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page, axe) == []


def test_a_check_and_what_is_wrong_are_told(opened: Callable[..., Page], axe: str) -> None:
    page = opened()
    page.click("#example")
    page.click("#check")
    page.wait_for_selector("#status:text-matches('1 of 4 judgements missing on stars')")
    page.fill("#evaluation", "schema = 1\n[evaluation]\n")
    page.click("#report")
    page.wait_for_selector("#problems li")
    assert "evaluation:2:1 an evaluation has to have `id`" in page.inner_text("#problems")
    assert violations(page, axe) == []


def test_a_file_can_be_saved_and_text_is_shown(opened: Callable[..., Page]) -> None:
    page = opened()
    page.click("#example")
    page.select_option("#format", "xlsx")
    page.click("#report")
    page.wait_for_selector("#shown a")
    with page.expect_download() as download:
        page.click("#shown a")
    assert download.value.suggested_filename == "main-street-2025.xlsx"
    page.select_option("#format", "text")
    page.click("#report")
    page.wait_for_selector("#shown pre")
    assert page.inner_text("#shown pre").startswith("A good library: analysis of Main Street 2025")
