"""What is varied, in a few words: what it means, and what is wrong with it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kompass_core.portfolio.simulate.factors import factors
from kompass_core.portfolio.simulate.sentence import uncertain
from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from kompass_core.model.program import Program


def named(duel: Program, *texts: str) -> list[tuple[str, Fraction, Fraction, Fraction]]:
    framework = duel.framework
    found = factors([(text, "--vary") for text in texts], framework, framework.scales["plain"])
    return [(one.name, one.base, one.low, one.high) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("maximum 1 by 20%", [("maximum 1", 100, 80, 120)]),
        ("maximum total by 20%", None),
        ("maximum 1.1 from 50 to 70,5", [("maximum 1.1", 60, 50, Fraction(141, 2))]),
        (
            "weight areas by 50%",
            [
                ("weight 1", 1, Fraction(1, 2), Fraction(3, 2)),
                ("weight 2", 1, Fraction(1, 2), Fraction(3, 2)),
            ],
        ),
        ("weight area from 0 to 2", [("weight 1", 1, 0, 2), ("weight 2", 1, 0, 2)]),
        (
            "weight 1.1..2.1 from 1 to 4",
            [("weight 1.1", 3, 1, 4), ("weight 1.2", 1, 1, 4), ("weight 2.1", 1, 1, 4)],
        ),
        ("weight 1.1, 2.1 by 100%", [("weight 1.1", 3, 0, 6), ("weight 2.1", 1, 0, 2)]),
        ("dimension wide by 50%", [("dimension wide", 2, 1, 3)]),
        (
            "step how partly from 30% to 60%",
            [("step how partly", Fraction(2, 5), Fraction(3, 10), Fraction(3, 5))],
        ),
        ("step how partly by 25%", [("step how partly", Fraction(2, 5), Fraction(3, 10), Fraction(1, 2))]),
    ],
)
def test_a_sentence_names_numbers_and_their_bounds(duel: Program, text: str, expected: object) -> None:
    if expected is None:
        with pytest.raises(KompassError, match="states no maximum of `total`"):
            named(duel, text)
    else:
        assert named(duel, text) == expected


@pytest.mark.parametrize(
    ("texts", "slug", "message"),
    [
        (("maximum 1",), "cannot-vary", "`maximum 1` does not say what is varied between which bounds"),
        (("maximmum 1 by 20%",), "cannot-vary", "a `maximmum` cannot be varied"),
        (("maximum 1 by 20",), "cannot-vary", "nothing can be varied by 20"),
        (("maximum 1 by 120%",), "cannot-vary", "nothing can be varied by 120%"),
        (("maximum 1 from 20 to 20",), "cannot-vary", "20 is not below 20"),
        (("maximum 1 from 0 to 20",), "cannot-vary", "a maximum of 0 leaves nothing to judge"),
        (("maximum 3 by 20%",), "unknown-item", "`duel@1` has no item `3`"),
        (("maximum 2..1 by 20%",), "cannot-vary", "`2` comes after `1`"),
        (("maximum 1..2.1 by 20%",), "cannot-vary", "`1` and `2.1` are not of one level"),
        (("dimension deep by 20%",), "unknown-name", "the scale `plain` has no dimension `deep`"),
        (("step how partley by 20%",), "unknown-name", "`how` has no step `partley`"),
        (
            ("step how none by 20%",),
            "cannot-vary",
            "`how none` is 0, and remains so however much of it is added",
        ),
        (("step how all by 20%",), "cannot-vary", "a step of 120% is worth more than everything"),
        (("maximum 1 by 20%", "maximum areas by 5%"), "cannot-vary", "`maximum 1` is varied twice"),
        (
            ("step wide half from 10% to 60%", "step wide all from 55% to 100%"),
            "cannot-vary",
            "`half` of `wide` could be worth more than `all`, which is better",
        ),
    ],
)
def test_what_cannot_be_varied_so_is_said(
    duel: Program, texts: tuple[str, ...], slug: str, message: str
) -> None:
    with pytest.raises(KompassError) as caught:
        named(duel, *texts)
    assert [(one.slug, one.message) for one in caught.value.problems] == [(slug, message)]


def test_every_mistake_is_said_at_once(duel: Program) -> None:
    with pytest.raises(KompassError) as caught:
        named(duel, "maximum 3 by 20%", "weight 9 by 20%", "maximum 1 by 5%")
    assert len(caught.value.problems) == 2


@pytest.mark.parametrize(
    ("text", "kind", "reach"),
    [
        ("one step", "steps", 1),
        ("2 steps", "steps", 2),
        ("three steps", "steps", 3),
        ("opinions", "opinions", 0),
        ("points by 2,5%", "points", Fraction(1, 40)),
    ],
)
def test_a_doubt_says_how_far_judgements_may_be_off(text: str, kind: str, reach: Fraction) -> None:
    doubt = uncertain(text, "--uncertain")
    assert (doubt.kind, doubt.reach) == (kind, reach)


@pytest.mark.parametrize(
    "text", ["", "0 steps", "four steps", "points", "points by 5", "points by 0%", "step"]
)
def test_another_doubt_is_none(text: str) -> None:
    with pytest.raises(KompassError, match="does not say how uncertain judgements are"):
        uncertain(text, "--uncertain")
