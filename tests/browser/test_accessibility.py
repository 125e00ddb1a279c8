"""Accessibility: axe-core finds nothing on a page of any kind, light or dark, wide or narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

WIDE, NARROW = 1280, 360
CASES = (
    *(("borlange-sv", width, scheme) for width in (WIDE, NARROW) for scheme in ("light", "dark")),
    # The words differ, and nothing else.
    ("borlange-nb", NARROW, "dark"),
    ("borlange-da", WIDE, "dark"),
    ("borlange-en", NARROW, "light"),
    *(
        (name, *shown)
        for name in ("comparison", "explanation", "impact", "difference", "millbrook-en")
        for shown in ((WIDE, "light"), (NARROW, "dark"))
    ),
)
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

UNFOLD = """
[...document.querySelectorAll("details.how")].slice(3).forEach(one => one.remove());
document.querySelectorAll("details").forEach(one => { one.open = true; });
"""
"""Derivations are all of one kind: of three all is seen, and a page of hundreds takes a minute."""


def found(page: Page, axe: str) -> list[tuple[str, str, str]]:
    """What is wrong with a page: the rule, the element, and what to do."""
    page.evaluate(UNFOLD)
    page.evaluate(axe)
    options = {"runOnly": list(RULES), "resultTypes": ["violations"]}
    seen: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    return [
        (one["id"], node["html"], node["failureSummary"])
        for one in seen["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize(("name", "width", "scheme"), CASES)
def test_nothing_is_wrong_with_a_page(
    name: str, width: int, scheme: str, opened: Callable[..., Page], axe: str
) -> None:
    assert found(opened(name, width, scheme), axe) == []


def test_what_is_wrong_is_found(opened: Callable[..., Page], axe: str) -> None:
    page = opened("explanation")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    page.evaluate("document.querySelector('h1').style.setProperty('color', '#ddd')")
    assert {rule for rule, _, _ in found(page, axe)} == {"html-has-lang", "color-contrast"}
