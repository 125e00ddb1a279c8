"""Which change gives how many points: one change of each kind, then several in their order."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.framework import TOTAL
from kompass_core.model.impact import ASPECTS, Cause
from kompass_core.revisions.correspond import correspond
from kompass_core.revisions.impact.chain import chain

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.framework import Framework
    from kompass_core.model.impact import Pair

GIVEN = tuple[tuple[Cause, Fraction], ...]


def given(pair: Pair, code: str = TOTAL) -> dict[tuple[str, ...], Fraction]:
    """What each cause gives to an item of the only evaluation, by aspect and subject of its changes."""
    (effect,) = pair.effects
    points = effect.changes[code].points
    assert points is not None
    return {
        tuple(f"{cause.aspect} {cause.subject}".strip() for cause in pair.causes[place]): given
        for place, given in points.items()
    }


def only(pair: Pair) -> Cause:
    """The only change there is, beside what becomes of the evaluation."""
    (cause,) = (cause for causes in pair.causes for cause in causes if cause.aspect != "carried")
    return cause


@pytest.mark.parametrize(
    ("framework", "scale", "cause", "points"),
    [
        (
            [("maximum = 20", "maximum = 30")],
            [],
            Cause("maximum", "A.1", Fraction(20), Fraction(30)),
            Fraction(15, 2),
        ),
        (
            [],
            [("yes = '100%'", "yes = '80%'")],
            Cause("steps", "plan", {"yes": Fraction(1)}, {"yes": Fraction(4, 5)}),
            Fraction(-7),
        ),
        (
            [],
            [("mean(dimensions)", "min(dimensions)")],
            Cause(
                "rule", "judged", "points = maximum * mean(dimensions)", "points = maximum * min(dimensions)"
            ),
            Fraction(-35, 2),
        ),
        (
            [],
            [("sum(questions.points)", "max(questions.points)")],
            Cause("rule", "theme", "points = sum(questions.points)", "points = max(questions.points)"),
            Fraction(-45, 2),
        ),
        (
            [('[question."B.2"]\ntitle = "Is it warm?"\nmaximum = 10\n', "")],
            [],
            Cause("removed", "B.2"),
            Fraction(-15, 2),
        ),
        (
            [("maximum = 20\n", 'maximum = 20\ndimensions = ["plan"]\n')],
            [],
            Cause("asked", "A.1", "plan, use", "plan"),
            Fraction(5),
        ),
    ],
    ids=["maximum", "steps", "rule of what is judged", "rule of a level", "removed", "asked"],
)
def test_a_change_gives_what_it_changes(  # noqa: PLR0917 - a parametrised test takes all its columns
    framework: list[tuple[str, str]],
    scale: list[tuple[str, str]],
    cause: Cause,
    points: Fraction,
    revision: Callable[..., Framework],
    weighed: Callable[..., Pair],
) -> None:
    pair = weighed(revision("1"), revision("1", framework, scale))
    assert list(given(pair).values()) == [points]
    assert only(pair) == cause


def test_a_rule_names_what_it_is_weighed_by(
    revision: Callable[..., Framework], weighed: Callable[..., Pair]
) -> None:
    rule = ("mean(dimensions)", "sum(dimensions * dimensions.weight) / sum(dimensions.weight)")
    older = revision("1", stars=[rule])
    newer = revision("1", stars=[rule, ('title = "Is it done?"', 'title = "Is it done?"\nweight = 3')])
    pair = weighed(older, newer)
    assert only(pair) == Cause("dimension.weight", "use", Fraction(1), Fraction(3))
    assert given(pair) == {("dimension.weight use",): Fraction(-35, 4)}


def test_rounding_of_rules_is_told_apart_from_the_rule(
    revision: Callable[..., Framework], weighed: Callable[..., Pair]
) -> None:
    changes = [
        ("maximum * mean(dimensions)", "round(maximum * mean(dimensions))"),
        ('"half-up"', '"down"'),
    ]
    pair = weighed(revision("1"), revision("1", stars=changes))
    assert given(pair) == {("rule judged",): Fraction(3, 2), ("rounding",): Fraction(-3)}
    assert given(pair, "A.1") == {}
    assert given(pair, "A.2") == {("rule judged",): Fraction(1, 2), ("rounding",): Fraction(-1)}


def test_what_a_missing_judgement_means_gives_points_once_it_is_known(
    revision: Callable[..., Framework], weighed: Callable[..., Pair]
) -> None:
    zero = ('unanswered = "bounds"', 'unanswered = "zero"')
    pair = weighed(revision("1", stars=[zero]), revision("1"))
    assert given(pair) == {}
    assert only(pair) == Cause("unanswered", "", "zero", "bounds")


def test_changes_are_made_in_the_order_of_the_aspects(revision: Callable[..., Framework]) -> None:
    found = chain(correspond(revision("1"), revision("3"), [revision("2")]), "points")
    order = [ASPECTS.index(cause.aspect) for causes in found.causes for cause in causes]
    assert order == sorted(order)
    assert len(set(order)) > 5


def test_what_was_split_merged_renamed_and_reworded_is_followed_to_the_next_revision(
    revision: Callable[..., Framework],
) -> None:
    found = chain(correspond(revision("1"), revision("2")), "points")
    causes = [(cause.aspect, cause.subject) for told in found.causes for cause in told]
    assert causes == [
        ("carried", ""),
        ("steps", "plan"),
        ("maximum", "B.0"),
        ("added", "B.2"),
        ("regrouped", "A.2"),
        ("removed", "B.2"),
        ("rule", "judged"),
    ]
    rows = [(row.code, row.before, row.after) for row, _ in found.rows]
    assert ("B.0", "B.1", "B.0") in rows
    assert [row for row in rows if not row[2]] == [
        ("A.2@1", "A.2", ""),
        ("A.3", "A.3", ""),
        ("B.2@1", "B.2", ""),
    ]


def test_a_renamed_dimension_is_the_same_although_rules_name_it(revision: Callable[..., Framework]) -> None:
    named = ("maximum * mean(dimensions)", "maximum * (plan + use) / 2")
    found = chain(correspond(revision("1", stars=[named]), revision("2")), "points")
    assert [len(told) for told in found.causes] == [1] * len(found.causes)


def test_a_state_that_cannot_be_scored_is_no_link(
    revision: Callable[..., Framework], weighed: Callable[..., Pair]
) -> None:
    """The rule of a theme asks for a measure that questions have only with their own new rule."""
    changes = [
        (
            "points = 'maximum * mean(dimensions)'",
            "points = 'maximum * mean(dimensions)'\ngood = 'points > 5'",
        ),
        ("sum(questions.points)", "sum(questions.points where questions.good)"),
    ]
    older = revision("1", stars=changes)
    pair = weighed(older, revision("1"))
    assert given(pair) == {}
    assert [[cause.subject for cause in told] for told in pair.causes[1:]] == [["judged", "theme"]]


def test_items_without_a_change_have_no_causes(
    revision: Callable[..., Framework], weighed: Callable[..., Pair]
) -> None:
    pair = weighed(revision("1"), revision("1", [("maximum = 20", "maximum = 30")]))
    assert given(pair, "B") == {}
    assert given(pair, "A") == {("maximum A.1",): Fraction(15, 2)}


def test_of_what_is_gone_nothing_is_known_after(
    revision: Callable[..., Framework], weighed: Callable[..., Pair]
) -> None:
    dropped = ('[question."B.2"]\ntitle = "Is it warm?"\nmaximum = 10\n', "")
    (effect,) = weighed(revision("1"), revision("1", [dropped])).effects
    change = effect.changes["B.2"]
    assert (change.after, change.points, change.gain) == (None, None, None)
    assert change.before is not None
