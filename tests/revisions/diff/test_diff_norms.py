"""Diff of norms: one is new, gone, or says something else, and what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.revisions.diff.diff import diff

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.framework import Framework

    Revision = Callable[..., Framework]

NORM = """\
[norm.place]
title = "Place"
least = 5
[norm.place.rule.total]
place = 'rank'
[rule.judged]"""


def told(before: Framework, after: Framework) -> list[tuple[str, str, tuple[str, ...], object, object]]:
    return [(one.subject, one.kind, one.where, one.before, one.after) for one in diff(before, after).changes]


def test_a_norm_comes_and_goes(revision: Revision) -> None:
    without, having = revision("1"), revision("1", stars=[("[rule.judged]", NORM)])
    where = ("stars", "place")
    assert told(without, having) == [("norm", "added", where, None, "Place")]
    assert told(having, without) == [("norm", "removed", where, "Place", None)]
    assert told(having, having) == []


def test_what_is_other_is_said_on_both_sides(revision: Revision) -> None:
    other = NORM.replace("least = 5", "least = 7").replace("'rank'", "'rank + 1'")
    one, two = (revision("1", stars=[("[rule.judged]", text)]) for text in (NORM, other))
    assert told(one, two) == [
        (
            "norm",
            "text",
            ("stars", "place"),
            ("least = 5", "rule.total.place = rank"),
            ("least = 7", "rule.total.place = rank + 1"),
        )
    ]


def test_another_spelling_of_a_rule_is_no_change(revision: Revision) -> None:
    other = NORM.replace("'rank'", "' (rank) '")
    one, two = (revision("1", stars=[("[rule.judged]", text)]) for text in (NORM, other))
    assert told(one, two) == []
