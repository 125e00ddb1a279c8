"""Hover: what a person wants to know of what stands at a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.editor.hover import hover

if TYPE_CHECKING:
    from .conftest import Desk

EVALUATION = "evaluations/main-street.toml"


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        (
            "scales/stars.toml",
            "'maximum * me",
            "an(dimensions)'",
            (
                "`mean(dimensions)`: a share\n\nIt can be 0%–100% at A.1\n\n"
                "In `main-street`, at A.1: 75% (`kompass explain A.1 main-street` shows all of `points`)"
            ),
        ),
        (
            "scales/stars.toml",
            "'maximum ",
            "* mean(dimensions)'",
            (
                "`maximum * mean(dimensions)`: points\n\nIt can be 0–20 at A.1\n\n"
                "In `main-street`, at A.1: 15 (`kompass explain A.1 main-street` shows all of `points`)"
            ),
        ),
        (
            "scales/stars.toml",
            "'sum(themes.ma",
            "ximum)'",
            "`themes.maximum`: points",
        ),
        (
            "scales/stars.toml",
            "'ba",
            "nd(points / maximum, grade)'",
            (
                "`band(points / maximum, grade)`: a band of `grade`\n\nIt can be poor–good at total\n\n"
                "In `main-street`, at total: poor–good"
                " (`kompass explain total main-street` shows all of `grade`)"
            ),
        ),
        (
            "library.toml",
            '[question."A',
            '.2"]',
            (
                "**A.2 Can people find it?** (question, library@1)\n\n"
                "- stars: 0–10 points of 10, judged on plan"
            ),
        ),
        (
            EVALUATION,
            '[finding."A',
            '.1"]',
            (
                "**A.1 Is there something for everybody?** (question, library@1)\n\n"
                "- stars: 0–20 points of 20, judged on plan, use"
            ),
        ),
        (EVALUATION, 'use = "pa', 'rtly"', "`partly` is worth 50% of Is it done?"),
        (
            EVALUATION,
            "u",
            'se = "partly"',
            "**Is it done?** (`use`, judged on stars)\n\n- no: 0%\n- partly: 50%\n- yes: 100%",
        ),
        ("library.toml", 'scales = ["st', 'ars"]', "**Stars**, a scale of A good library"),
    ],
)
def test_what_is_hovered_over_is_told(desk: Desk, name: str, before: str, after: str, said: str) -> None:
    known, at, offset = desk.at(name, before, after)
    assert at is not None
    assert hover(at, offset, known) == said


def test_a_key_says_what_it_is_for(desk: Desk) -> None:
    known, at, offset = desk.at("scales/stars.toml", "roun", 'ding = "half-up"')
    assert at is not None
    told = hover(at, offset, known)
    assert told is not None
    assert "printed" in told
