"""Suggest: what looks like one item under two codes is proposed, and never assumed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.revisions.diff import diff

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.framework import Framework

WAS = 'was = "B.1"\n'
SEAT = '[question."B.2"]\ntitle = "Is there a place to sit?"\nmaximum = 10\nwas = []\n'


def suggested(one: Framework, other: Framework) -> list[tuple[str, str, str]]:
    return [(found.before, found.after, found.line) for found in diff(one, other).suggestions]


@pytest.mark.parametrize(
    ("title", "maximum", "expected"),
    [
        ("Is it open in the evening?", 20, True),
        ("Is it open in the evening?", 5, True),
        ("is it open, in the EVENING", 20, True),
        ("Is it open every evening?", 20, True),
        ("Is it open every evening?", 15, False),
        ("Is there a garden?", 20, False),
    ],
)
def test_a_title_that_is_there_already_or_nearly_so(
    title: str, maximum: int, expected: bool, revision: Callable[..., Framework]
) -> None:
    new = f'[question."B.7"]\ntitle = "{title}"\nmaximum = {maximum}\n'
    after = revision("2", [(WAS, "was = []\n"), (SEAT, new)])
    assert suggested(revision("1"), after) == ([("B.1", "B.7", 'was = "B.1"')] if expected else [])


def test_a_suggestion_has_the_place_of_the_item(revision: Callable[..., Framework]) -> None:
    new = '[question."B.7"]\ntitle = "Is it warm?"\nmaximum = 10\n'
    (found,) = diff(revision("1"), revision("2", [(SEAT, new)])).suggestions
    assert found.place.text == '"B.7"'


def test_what_says_that_it_is_new_is_left_alone(revision: Callable[..., Framework]) -> None:
    new = '[question."B.7"]\ntitle = "Is it warm?"\nmaximum = 10\nwas = []\n'
    assert suggested(revision("1"), revision("2", [(SEAT, new)])) == []


def test_codes_that_were_shifted_are_seen(revision: Callable[..., Framework]) -> None:
    first = '[question."A.0"]\ntitle = "Is there something for everybody?"\nmaximum = 20\nwas = "A.1"\n'
    shifted = [
        ('[question."A.1"]\ntitle = "Is there something for everybody?"\nmaximum = 20\n', first),
        ('[question."A.2"]', '[question."A.1"]'),
        (
            'title = "Can people find it, and is it read?"\nmaximum = 25\nwas = ["A.2", "A.3"]',
            'title = "Can people find it?"\nmaximum = 10',
        ),
    ]
    assert suggested(revision("1"), revision("2", shifted)) == [("A.2", "A.1", 'was = "A.2"')]


def test_a_slight_rewording_is_no_other_item(revision: Callable[..., Framework]) -> None:
    warm = [(SEAT, '[question."B.2"]\ntitle = "Is it warm in it?"\nmaximum = 10\n')]
    assert suggested(revision("1"), revision("2", warm)) == []


def test_only_a_revision_and_the_one_it_replaces_are_looked_at(revision: Callable[..., Framework]) -> None:
    new = '[question."B.7"]\ntitle = "Is it warm?"\nmaximum = 10\n'
    assert suggested(revision("1"), revision("3", [("[theme.B]", f"{new}[theme.B]")])) == []
    assert suggested(revision("1"), revision("1", [('[question."B.2"]', '[question."B.7"]')])) == []
