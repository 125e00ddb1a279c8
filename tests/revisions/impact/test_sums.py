"""What the changes give adds up to the whole, whatever is changed and whatever was found."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import settings as running
from hypothesis import strategies as st

from kompass_core.model.framework import TOTAL
from kompass_core.revisions.correspond import correspond
from kompass_core.revisions.impact.chain import chain
from kompass_core.revisions.impact.follow import follow
from kompass_core.revisions.impact.shared import shared_out
from tests.revisions.impact import random_revisions as drawn

if TYPE_CHECKING:
    from kompass_core.model.impact import Change
    from kompass_core.revisions.impact.chain import Chain


def made(seed: int) -> tuple[Chain, dict[str, Change]] | None:
    """A random chain, and the changes of a random evaluation in it; None where something does not fit."""
    chance = Random(seed)  # noqa: S311 - nothing secret is drawn
    older = drawn.first(chance)
    newer = drawn.second(chance, older)
    programs = drawn.program(older), drawn.program(newer)
    if programs[0] is None or programs[1] is None:
        return None
    cards = drawn.scorecard(chance, older, programs[0]), drawn.scorecard(chance, newer, programs[1])
    if cards[0] is None or cards[1] is None:
        return None
    between = chain(correspond(programs[0].framework, programs[1].framework), "s2")
    return between, follow(between, cards[0], cards[1])


@given(st.integers(0, 2**32))
@running(max_examples=50)
def test_what_the_changes_give_adds_up_at_every_item(seed: int) -> None:
    found = made(seed)
    assume(found is not None)
    assert found is not None
    for change in found[1].values():
        if change.points is not None:
            assert change.gain == sum(change.points.values(), Fraction(0))


def test_random_revisions_reach_every_aspect_and_most_have_known_wholes() -> None:
    made_up = [one for one in map(made, range(150)) if one is not None]
    aspects = Counter(cause.aspect for between, _ in made_up for causes in between.causes for cause in causes)
    known = sum(changes[TOTAL].points is not None for _, changes in made_up)
    several = sum(len(changes[TOTAL].points or ()) > 3 for _, changes in made_up)
    together = sum(any(len(causes) > 1 for causes in between.causes) for between, _ in made_up)
    assert known > 40
    assert min(several, together) > 2
    assert set(aspects) >= {
        "carried",
        "unanswered",
        "steps",
        "dimension.added",
        "dimension.removed",
        "asked",
        "dimension.weight",
        "maximum",
        "weight",
        "added",
        "moved",
        "whole",
        "parts",
        "regrouped",
        "removed",
        "rule",
        "rounding",
    }


def test_sums_that_would_not_add_up_are_refused() -> None:
    with pytest.raises(ArithmeticError, match=r"the changes of 1 lead from 1 to 3, not from 1 to 4"):
        shared_out("1", Fraction(1), [Fraction(1), Fraction(3)], Fraction(4))


def test_what_a_state_in_between_cannot_say_counts_with_the_next() -> None:
    values = [Fraction(1), None, Fraction(3), Fraction(3), Fraction(2)]
    assert shared_out("1", Fraction(1), values, Fraction(2)) == {1: Fraction(2), 3: Fraction(-1)}
