"""Clean: text of a report is nothing but text."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kompass_core.model.report import Box, Bullets, Column, Figure, Heading, Paragraph, Row, Table
from kompass_core.stages.report.clean import clean, cleaned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hur informeras medborgarna?", "Hur informeras medborgarna?"),
        ("", ""),
        ("a\tb\nc\r\nd", "a b c  d"),
        ("\x1b[31mred\x1b[0m", "\ufffd[31mred\ufffd[0m"),
        ("\x00\x07\x9b", "\ufffd\ufffd\ufffd"),
        ("abc\u202ecba", "abc\ufffdcba"),
        ("\u2066a\u2069", "\ufffda\ufffd"),
        ("a\u2028b\u2029c", "a b c"),
        ("kom\u00admun", "kommun"),
        ("\ufeffa\u200bb", "ab"),
        ("half \ud800 a pair", "half \ufffd a pair"),
        ("hidden \U000e0041", "hidden \ufffd"),
        ("1\u00a0000", "1\u00a0000"),
        ("\U0001f469\u200d\U0001f469\u200d\U0001f467", "\U0001f469\u200d\U0001f469\u200d\U0001f467"),
        (
            "e\u0301 \u0645\u0631\u062d\u0628\u0627 \u4f60\u597d",
            "e\u0301 \u0645\u0631\u062d\u0628\u0627 \u4f60\u597d",
        ),
        ("<b>&amp;</b> =1+1 | **x**", "<b>&amp;</b> =1+1 | **x**"),
    ],
)
def test_what_is_not_seen_is_shown_or_left_out(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_every_text_of_every_block_is_clean() -> None:
    figure = Figure("1\x1b", Fraction(1), Fraction(1))
    table = Table(
        "\x1b", (Column("\x1b", "left"), Column("\x1b", "right")), (Row(("\x1b", figure), "total"),)
    )
    box = Box("\x1b", (Heading("\x1b", 1), Paragraph("\x1b"), Bullets(("\x1b",)), table))
    assert repr(cleaned(box)) == repr(box).replace("\\x1b", "\ufffd")
