"""Points and printed figures: carried where they mean the same, never rounded, never made up."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from tests.revisions.carry.short import short, slugs

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.carriage import Carriage
    from kompass_core.model.framework import Framework

    Carried = Callable[..., Carriage]
    Revision = Callable[..., Framework]

MERGED = '[given.stars.points]\n"A.2" = 4\n"A.3" = 6\n'


def given(written: str) -> str:
    return f"[given.stars.points]\n{written}\n"


def test_points_of_an_unchanged_item_are_carried_as_they_are(carried: Carried) -> None:
    found = carried(given('"A.1" = 12.50'), "1", "2")
    assert short(found) == ["A.1.stars 12.5: carried A.1 points 12.5 (same)"]
    assert found.evaluation is not None
    assert found.evaluation.given["points"].points["A.1"].points == Fraction("12.5")


@pytest.mark.parametrize(
    ("decided", "expected"),
    [
        ("keep-share", "B.1.stars 10: converted B.0 points 7.5 (kept-share)"),
        ("keep-points", "B.1.stars 10: converted B.0 points 10 (kept-points)"),
        ("reset", "B.1.stars 10: dropped (reset)"),
    ],
)
def test_points_of_another_maximum_take_a_decision(decided: str, expected: str, carried: Carried) -> None:
    text = given('"B.1" = 10\n"A.1" = 1')
    assert slugs(carried(text, "1", "2")) == ["8 moved-points"]
    assert short(carried(text, "1", "2", moved_points=decided))[0] == expected


def test_more_points_than_there_are_now_are_refused(carried: Carried) -> None:
    found = carried(given('"B.1" = 18'), "1", "2", moved_points="keep-points")
    assert slugs(found) == ["8 moved-points"]
    assert found.problems[0].message == "18 points of `B.0` are more than the 15 that it has now"


def test_no_digit_is_made_up_of_a_share_that_no_decimal_is(carried: Carried, revision: Revision) -> None:
    before = revision("1", [("maximum = 20", "maximum = 15")])
    found = carried(given('"A.1" = 5'), before, "2", moved_points="keep-share")
    assert slugs(found) == ["8 moved-points"]
    assert found.problems[0].message.startswith("no figure says of `A.1` exactly the same share as `5` did")


def test_a_printed_figure_is_carried_where_it_stands_for_the_same(carried: Carried) -> None:
    text = given('"A.1" = { printed = ["10,6", "53%"] }')
    assert short(carried(text, "1", "2")) == ["A.1.stars 10,6, 53%: carried A.1 points 10,6, 53% (same)"]


def test_a_printed_share_is_kept_of_another_maximum_and_printed_points_are_not(carried: Carried) -> None:
    share, points = (given(f'"B.1" = {{ printed = "{one}" }}') for one in ("53%", "10,6"))
    assert short(carried(share, "1", "2", moved_points="keep-share")) == [
        "B.1.stars 53%: converted B.0 points 53% (kept-share)"
    ]
    assert short(carried(points, "1", "2", moved_points="keep-points")) == [
        "B.1.stars 10,6: converted B.0 points 10,6 (kept-points)"
    ]
    assert slugs(carried(share, "1", "2", moved_points="keep-points")) == ["8 moved-points"]
    assert slugs(carried(points, "1", "2", moved_points="keep-share")) == ["8 moved-points"]


def test_a_printed_figure_that_is_rounded_otherwise_now_is_refused(
    carried: Carried, revision: Revision
) -> None:
    after = revision("2", (), (), [('rounding = "half-up"', 'rounding = "down"')])
    found = carried(given('"A.1" = { printed = "10,6" }'), "1", after)
    assert slugs(found) == ["8 moved-points"]
    assert found.problems[0].message.endswith("since figures are rounded otherwise")


def test_what_does_not_apply_has_no_points_to_convert(carried: Carried) -> None:
    assert short(carried(given('"B.1" = "not applicable"'), "1", "2")) == [
        "B.1.stars not applicable: carried B.0 points not applicable (judged-same)"
    ]


def test_points_of_the_whole_are_carried_where_all_below_is_as_it_was(
    carried: Carried, revision: Revision
) -> None:
    text = given('total = { printed = "40" }')
    assert short(carried(text, "1", "1")) == ["total.stars 40: carried total stars 40 (same)"]
    other = revision("1", [("maximum = 10", "maximum = 15"), ("maximum = 10", "maximum = 5")])
    assert slugs(carried(text, "1", other)) == ["8 moved-points"]


def test_points_of_what_has_other_parts_take_a_decision(carried: Carried) -> None:
    assert slugs(carried(given("A = 30"), "1", "2")) == ["8 moved-points"]
    kept = carried(given("A = 30"), "1", "2", moved_points="keep-points")
    assert short(kept) == ["A.stars 30: converted A points 30 (kept-points)"]


def test_parts_that_weigh_otherwise_are_other_parts(carried: Carried, revision: Revision) -> None:
    title = 'title = "Is it warm?"\n'
    after = revision("1", [(title, f"{title}weight = 2\n")])
    assert slugs(carried(given("B = 12"), "1", after)) == ["8 moved-points"]


def test_points_stand_for_wordings_below_that_nobody_judged(carried: Carried, revision: Revision) -> None:
    unjudged = revision("3", [('from = "Is it open on weekday evenings?"', 'from = "Is it warm?"')])
    text = "[given.points.points]\nB = 12\n"
    assert slugs(carried(text, "2", unjudged)) == ["8 unjudged"]
    assert slugs(carried(text, "2", "3")) == ["8 other-meaning"]
    assert short(carried(text, "2", "3", reworded="carry")) == ["B.points 12: carried B points 12 (reworded)"]


def test_points_are_added_up_only_where_that_was_decided(carried: Carried, revision: Revision) -> None:
    alike = revision("2", [("maximum = 25", "maximum = 20")])
    assert slugs(carried(MERGED, "1", alike)) == ["8 merged-item"]
    assert short(carried(MERGED + '"A.1" = 1\n', "1", alike, merge="agree"))[:2] == [
        "A.2.stars 4: dropped (merged)",
        "A.3.stars 6: dropped (merged)",
    ]
    added = carried(MERGED, "1", alike, merge="sum")
    assert short(added) == [
        "A.2.stars 4: converted A.2 points 10 (summed)",
        "A.3.stars 6: converted A.2 points 10 (summed)",
    ]


def test_added_points_of_another_maximum_take_a_second_decision(carried: Carried) -> None:
    assert slugs(carried(MERGED, "1", "2", merge="sum")) == ["8 moved-points"]
    assert short(carried(MERGED, "1", "2", merge="sum", moved_points="keep-share"))[0] == (
        "A.2.stars 4: converted A.2 points 12.5 (kept-share)"
    )


def test_points_that_some_of_the_parts_lack_are_not_added_up(carried: Carried) -> None:
    text = given('"A.2" = 4\n"A.1" = 1')
    assert short(carried(text, "1", "2", merge="sum"))[0] == "A.2.stars 4: dropped (differ)"


def test_printed_figures_are_not_added_up(carried: Carried) -> None:
    text = given('"A.2" = { printed = "4,0" }\n"A.3" = 6\n"A.1" = 1')
    assert short(carried(text, "1", "2", merge="sum"))[0] == "A.2.stars 4,0: dropped (merged)"


def test_points_cannot_be_copied_to_several(carried: Carried) -> None:
    text = '[given.points.points]\n"A.1" = 10\n"B.2" = 3\n'
    assert short(carried(text, "2", "3", split="copy"))[0] == "A.1.points 10: dropped (split)"


def test_points_of_an_item_and_of_one_that_became_its_part_do_not_fit(
    carried: Carried, revision: Revision
) -> None:
    levels = 'levels = ["theme", "question"]', 'levels = ["theme", "question", "detail"]'
    moved = '[question."B.2"]\ntitle = "Is there a place to sit?"\nmaximum = 10\n'
    detail = '[detail."B.2"]\ntitle = "Is there a place to sit?"\nmaximum = 15\nparent = "B.0"\n'
    rule = "[rule.judged]", "[rule.question]\npoints = 'sum(details.points)'\n[rule.judged]"
    after = revision("3", [levels, (moved, detail)], (), [rule])
    text = '[given.points.points]\n"B.0" = 3\n"B.2" = 3\n'
    found = carried(text, "2", after, reworded="carry", moved_points="keep-points")
    assert slugs(found) == ["9 given-twice"]
    assert short(found)[1].startswith("B.2.points 3: refused")
