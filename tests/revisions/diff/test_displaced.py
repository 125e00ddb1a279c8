"""Displaced: the fewest things that have to move."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass_core.revisions.diff.displaced import displaced


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("abcd", "abcd", ""),
        ("abcd", "bcda", "a"),
        ("abcd", "dabc", "d"),
        ("abcd", "acbd", "c"),
        ("abcd", "xbcay", "a"),
        ("abcd", "dcba", "dcb"),
        ("", "ab", ""),
    ],
)
def test_what_has_another_place(before: str, after: str, expected: str) -> None:
    assert "".join(displaced(before, after)) == expected


@given(st.permutations("abcdef"))
def test_no_fewer_would_do(after: list[str]) -> None:
    moved = displaced("abcdef", after)
    rest = [name for name in after if name not in moved]
    assert rest == sorted(rest)
    longest = max(
        len(some) for size in range(7) for some in combinations(after, size) if list(some) == sorted(some)
    )
    assert len(rest) == longest
