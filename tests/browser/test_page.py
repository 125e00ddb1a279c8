"""The page in a browser: what it does, that it is complete without script, and how it is printed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

import kompass_html
from kompass_core.model.report import Column, Report, Row, Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

A4 = (595, 842)
"""Points."""

COLUMN = "rows => rows.map(row => [row.cells[0].textContent, row.cells[2].textContent])"


def test_columns_are_sorted_up_down_and_back_and_the_total_stays(opened: Callable[..., Page]) -> None:
    page = opened("borlange-sv")
    table = page.locator("table[data-sortable]", has=page.locator("tr.total")).first
    before = table.locator("tbody tr").evaluate_all(COLUMN)
    button = table.locator("thead button").nth(1)
    head = table.locator("thead th").nth(1)
    seen = []
    for order in ("ascending", "descending", None):
        button.click()
        assert head.get_attribute("aria-sort") == order
        seen.append(table.locator("tbody tr").evaluate_all(COLUMN))
    assert seen[2] == before
    assert [rows[-1] for rows in seen] == [before[-1]] * 3
    points = [float(row[1].replace(",", ".")) for row in seen[0][:-1]]
    assert points == sorted(points)
    assert seen[1][:-1] == sorted(seen[0][:-1], key=lambda row: -float(row[1].replace(",", ".")))


def test_a_button_is_reached_and_pressed_with_the_keyboard(opened: Callable[..., Page]) -> None:
    page = opened("borlange-sv")
    head = page.locator("table[data-sortable] thead th").first
    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"


def test_the_first_stop_of_the_keyboard_leads_past_the_contents(opened: Callable[..., Page]) -> None:
    page = opened("borlange-sv")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Till rapporten"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "report"


@pytest.mark.parametrize("script", [True, False])
def test_a_figure_unfolds_how_it_came_about_and_leads_back(
    opened: Callable[..., Page], *, script: bool
) -> None:
    page = opened("borlange-sv", script=script)
    page.get_by_role("link", name="10,6", exact=True).first.click()
    shown = page.locator("details.how[open]")
    assert shown.locator("summary").inner_text() == "1.3 Hur informeras medborgarna om resultat?"
    shown.get_by_role("link", name="Tillbaka till tabellen").click()
    assert page.locator("a:target").inner_text() == "10,6"


def test_a_page_that_is_opened_at_a_derivation_shows_it(opened: Callable[..., Page]) -> None:
    page = opened("borlange-sv")
    page.goto(f"{page.url}#how-3")
    page.reload()
    assert page.locator("#how-3").is_visible()


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("name", ["borlange-sv", "comparison", "impact", "difference"])
def test_no_page_is_wider_than_its_window(name: str, width: int, opened: Callable[..., Page]) -> None:
    page = opened(name, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_table_that_is_cut_is_a_stop_of_the_keyboard_and_no_other(opened: Callable[..., Page]) -> None:
    page = opened("comparison", 360)
    cut = page.locator(".scroll").first
    assert cut.evaluate("box => box.scrollWidth > box.clientWidth")
    assert cut.get_attribute("tabindex") == "0"
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(cut).not_to_have_attribute("tabindex", "0")


@pytest.mark.parametrize(("width", "shown"), [(1280, "wide"), (360, "narrow")])
def test_one_drawing_of_a_chart_is_shown(width: int, shown: str, opened: Callable[..., Page]) -> None:
    page = opened("impact", width)
    figure = page.locator("figure").first
    visible = figure.locator("svg.chart").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().width).map(one => one.getAttribute('class'))"
    )
    assert visible == [f"chart {shown}"]
    assert figure.get_by_role("img").count() == 1


def test_a_drawing_has_room_for_all_its_text(opened: Callable[..., Page]) -> None:
    page = opened("impact", 360)
    ends = page.locator("svg.narrow text").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().right).filter(Boolean)"
    )
    assert ends != []
    assert max(ends) <= 360


def test_without_script_nothing_is_missing(opened: Callable[..., Page]) -> None:
    with_script, without = (opened("borlange-sv", script=script) for script in (True, False))
    assert with_script.locator("main").inner_text() == without.locator("main").inner_text()


def test_the_heads_of_a_long_table_stand_on_every_page_it_is_printed_on(
    chromium: Browser, tmp_path: Path
) -> None:
    rows = tuple(Row((str(number), "", str(number))) for number in range(120))
    heads = Column("Code", "left"), Column("Title", "left"), Column("Points", "right")
    made = Report("report", "Long", "en", (Table("Long", heads, rows),), (), ())
    (tmp_path / "long.html").write_text(kompass_html.render(made), "utf-8")
    page = chromium.new_page()
    page.goto((tmp_path / "long.html").as_uri())
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    page.close()
    assert len(printed) > 2
    assert [one for one in printed if "Code Title Points" not in one.extract_text()] == []


@pytest.fixture
def printed(opened: Callable[..., Page]) -> PdfReader:
    """The page as it is printed in the dark."""
    page = opened("borlange-sv", scheme="dark")
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def test_it_is_printed_on_numbered_pages_of_a4(printed: PdfReader) -> None:
    count = len(printed.pages)
    assert 8 < count < 30
    for number, page in enumerate(printed.pages, 1):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A4
        assert f"{number} / {count}" in page.extract_text()


def test_what_is_folded_is_not_printed_and_all_else_is(printed: PdfReader) -> None:
    text = " ".join(" ".join(page.extract_text() for page in printed.pages).split())
    for wanted in ("Kommunkompassen: analys av Borlänge 2010", "36,6", "10,6", "443", "Om siffrorna"):
        assert wanted in text
    for folded in ("Regelns underlag", "Så har siffrorna kommit till", "Innehåll", "Siffrorna som tabell"):
        assert folded not in text
