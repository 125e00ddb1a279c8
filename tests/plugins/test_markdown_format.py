"""Markdown: what a reader of Markdown shows is exactly the text of the report."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import kompass_markdown
from kompass_core.model.report import Box, Bullets, Column, Heading, Paragraph, Report, Row, Table
from kompass_core.stages.report import tables
from kompass_core.stages.report.clean import clean, cleaned
from kompass_markdown.escape import inline, line

if TYPE_CHECKING:
    from kompass_core.model.report import Block
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant


class Page(HTMLParser):
    """What a page shows, text by text, each with the elements that it stands in."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - as it is called
        self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - as it is called
        self.inside.pop()

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((" ".join(self.inside), data))


def page(markdown: str) -> list[tuple[str, str]]:
    """The texts of Markdown as a page shows them."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return Page(reader.render(markdown)).texts


def of(*blocks: Block) -> Report:
    """A report of these blocks."""
    return Report("report", "", "en", blocks, (), ())


def test_the_format_says_what_it_is() -> None:
    (made,) = kompass_markdown.kompass_formats()
    assert (made.id, made.suffix) == ("markdown", ".md")


def test_every_block_has_its_markdown() -> None:
    table = Table(
        "Caption",
        (Column("", "left"), Column("Points", "right")),
        (Row(("Group", ""), "group"), Row(("Wood", "1,5")), Row(("", "1,5"), "total")),
    )
    box = Box("A box", (Paragraph("Good:"), Bullets(("one", "two"))))
    made = kompass_markdown.render(of(Heading("Title", 1), Paragraph("Words."), table, box))
    assert made.splitlines() == [
        "# Title",
        "",
        "Words.",
        "",
        "**Caption**",
        "",
        "|  | Points |",
        "| :-- | --: |",
        "| **Group** |  |",
        "| Wood | 1,5 |",
        "|  | **1,5** |",
        "",
        "> **A box**",
        ">",
        "> Good:",
        ">",
        "> - one",
        "> - two",
    ]


def test_hostile_text_is_shown_as_text_wherever_it_stands(hostile: str) -> None:
    table = Table(hostile, (Column(hostile, "left"),), (Row((hostile,)), Row((hostile,), "total")))
    box = Box(hostile, (Paragraph(hostile), Bullets((hostile,))))
    blocks: tuple[Block, ...] = (Heading(hostile, 1), Paragraph(hostile), Bullets((hostile,)), table, box)
    made = of(*map(cleaned, blocks))
    expected = clean(hostile).strip()
    assert page(kompass_markdown.render(made)) == [
        ("h1", expected),
        ("p", expected),
        ("ul li", expected),
        ("p strong", expected),
        ("table thead tr th", expected),
        ("table tbody tr td", expected),
        ("table tbody tr td strong", expected),
        ("blockquote p strong", expected),
        ("blockquote p", expected),
        ("blockquote ul li", expected),
    ]


@given(st.text())
def test_any_text_is_shown_as_text(text: str) -> None:
    expected = clean(text).strip()
    blocks = (Paragraph(expected), Bullets((expected,)), Heading(expected, 2))
    shown = page(kompass_markdown.render(of(*blocks)))
    assert shown == ([("p", expected), ("ul li", expected), ("h2", expected)] if expected else [])


@pytest.mark.parametrize("text", ["1.1 Plain title?", "2010-06-15", "8 areas", "a - b", "36,6", "15%", "(x)"])
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    assert (inline(text), line(text)) == (text, text)


def test_text_of_any_length_stays_whole() -> None:
    assert page(kompass_markdown.render(of(Paragraph("a" * 100_000)))) == [("p", "a" * 100_000)]


def test_the_tables_of_a_published_report_are_tables(borlange: Scorecard, sweden: Variant) -> None:
    texts = page(kompass_markdown.render(tables(borlange, sweden)))
    assert texts[0] == ("h1", "Kommunkompassen: analys av Borlänge 2010")
    assert ("table tbody tr td strong", "331") in texts
    assert ("table tbody tr td", "10,6") in texts
    assert len([text for where, text in texts if where == "table tbody tr td" and text.endswith("?")]) > 40
