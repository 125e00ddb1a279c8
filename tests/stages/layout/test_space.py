"""Empty lines show the branches of a framework."""

from __future__ import annotations

import pytest

from kompass_core.stages.layout.space import spaces
from kompass_core.stages.reading.key import key_at


def paths(*headers: str) -> list[tuple[str, ...]]:
    return [tuple(part[0] for part in key_at(header, 0)[0]) for header in headers]


@pytest.mark.parametrize(
    ("root", "headers", "expected"),
    [
        (
            "scale",
            ["scale", "scale.print.lines", "dimension.a", "dimension.a.steps", "rule.x"],
            [1, 1, 1, 0, 1],
        ),
        ("framework", ["framework", "sources", "level.a", "area.1", "area.2"], [1, 1, 1, 1, 1]),
        ("framework", ["framework", "area.1", 'part."1.1"', 'part."1.2"', "area.2"], [1, 2, 1, 1, 2]),
        ("framework", ["framework", "area.1", 'part."1.1"', 'unit."1.1.1"', 'part."1.2"'], [1, 1, 1, 1, 1]),
        ("framework", ["framework", "area.1", "area.2", 'part."1.1"', 'part."2.1"'], [1, 2, 1, 2, 2]),
        ("framework", ["framework", "area.1", 'part."1.1"', "area.2", "reworded"], [1, 2, 1, 2, 2]),
        (
            "evaluation",
            ["evaluation", "given.a", "given.a.points", "given.b", "given.b.points"],
            [1, 1, 0, 1, 0],
        ),
        ("evaluation", ["evaluation", 'judgement."1.1"', 'finding."1.1"', 'judgement."2.1"'], [1, 2, 1, 2]),
        ("of", ["replace.framework", "replace.area.1", "replace.area.2", "add.area.2"], [2, 2, 1, 1]),
        ("of", ["replace.words", "add.words", "remove.numbers.zero"], [2, 1, 2]),
        (
            "of",
            ["replace.scale.a", "replace.scale.a.rule.judged", "replace.scale.a.rule.judged.source"],
            [1, 1, 0],
        ),
        ("variant", ["variant", "numbers", "words"], [1, 1, 1]),
        ("expectation", ["expectation", "lines.a", "summary.a", "summary.b"], [1, 1, 1, 1]),
        ("unknown", ["a.b", "a.b.c", "a"], [1, 0, 1]),
        ("unknown", [], []),
    ],
)
def test_empty_lines_before_headers(root: str, headers: list[str], expected: list[int]) -> None:
    assert expected == spaces(paths(*headers), [root])
