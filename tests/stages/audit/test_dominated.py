"""Dominated: points that stay below a maximum because those of the parts do, whatever applies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.stages.audit.dominated import dominated
from kompass_core.stages.compile import compile as compiled

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.framework import Framework


@pytest.mark.parametrize(
    ("points", "maximum", "held"),
    [
        ("sum(questions.points)", "sum(questions.maximum)", True),
        ("mean(questions.points)", "mean(questions.maximum)", True),
        ("min(12, sum(questions.points))", "min(12, sum(questions.maximum))", True),
        ("round(sum(questions.points) * 50% + 1)", "round(sum(questions.maximum) * 50% + 1)", True),
        ("clamp(max(questions.points), 0, 9)", "clamp(max(questions.maximum), 0, 9)", True),
        ("min(12, sum(questions.points))", "min(13, sum(questions.maximum))", False),
        ("sum(questions.points)", "mean(questions.maximum)", False),
        ("20 - sum(questions.points)", "20 - sum(questions.maximum)", False),
        ("sum(questions.points) * -1", "sum(questions.maximum) * -1", False),
        (
            "sum(questions.points where questions.points > 3)",
            "sum(questions.maximum where questions.maximum > 3)",
            False,
        ),
        ("max(questions.maximum)", "max(questions.maximum)", False),
    ],
)
def test_points_are_below_a_maximum_that_is_made_alike_and_never_falls(
    points: str, maximum: str, held: bool, checked: Callable[..., Framework]
) -> None:
    simple = [("'sum(questions.points)'", f"'{points}'"), ("'sum(questions.maximum)'", f"'{maximum}'")]
    library = [('title = "Books"\nmaximum = 20', 'title = "Books"'), ("maximum = 30\n", "")]
    sheet = compiled(checked(library, simple)).sheets["simple"]
    assert [dominated(line) for line in sheet.lines if line.item.code == "a"] == [held]


def test_a_maximum_that_is_stated_says_nothing_of_how_it_is_made(checked: Callable[..., Framework]) -> None:
    sheet = compiled(checked()).sheets["simple"]
    assert [dominated(line) for line in sheet.lines if not line.item.children] == [False] * 3
