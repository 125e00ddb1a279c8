"""A scale by itself: what it says of dimensions, bands, rules and print, and what it cannot say."""

# ruff: noqa: E501 - messages are compared as they are printed

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.scale import Decimals
from kompass_core.rules.units import NUMBER, SHARE, Bands

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.framework import Framework

    Told = Callable[..., str]
    Heads = Callable[..., list[str]]
    Checked = Callable[..., Framework]

KEPT = "[dimension.kept]\ntitle = \"Kept\"\nsteps = { no = 0, partly = '50%', yes = 1 }"


def test_a_scale_is_what_it_says(checked: Checked) -> None:
    scale = checked().scales["simple"]
    assert (scale.id, scale.of, scale.title) == ("simple", "library", "Simple")
    assert (scale.rounding, scale.unanswered, scale.not_applicable) == ("half-up", "bounds", "shrink")


def test_steps_are_shares_from_worst_to_best(checked: Checked) -> None:
    kept = (
        checked(simple=[('title = "Kept"', 'title = "Kept"\nweight = 2.5')])
        .scales["simple"]
        .dimensions["kept"]
    )
    assert (kept.name, kept.title, kept.weight) == ("kept", "Kept", Fraction("2.5"))
    assert list(kept.steps.items()) == [("no", 0), ("partly", Fraction(1, 2)), ("yes", 1)]


def test_steps_may_be_worth_the_same(checked: Checked) -> None:
    scale = checked(simple=[("partly = '50%'", "partly = 1")]).scales["simple"]
    assert list(scale.dimensions["kept"].steps.values()) == [0, 1, 1]


def test_bands_are_shares_where_one_begins_at_a_share(checked: Checked) -> None:
    scale = checked(
        simple=[("[rule.judged]", "[bands.size]\nsmall = 0\nlarge = 12.5\n[rule.judged]")]
    ).scales["simple"]
    assert scale.bands["grade"] == Bands("grade", SHARE, ("low", "high"), (Fraction(0), Fraction("0.6")))
    assert scale.bands["size"] == Bands("size", NUMBER, ("small", "large"), (Fraction(0), Fraction("12.5")))


def test_decimals_are_as_many_as_stand_there_or_the_least_and_the_most(checked: Checked) -> None:
    scale = checked(simple=[("points = 1, percent = 0", "points = [0, 1], percent = 0")]).scales["simple"]
    assert scale.prints == {"lines": {"part": {"points": Decimals(0, 1), "percent": Decimals(0, 0)}}}


def test_sources_are_those_of_each_table(checked: Checked) -> None:
    simple = [
        ('title = "Simple"', 'title = "Simple"\nsource = { rounding = "book" }'),
        ('title = "Kept"', 'title = "Kept"\nsource = "illustration"'),
        ("[rule.judged]\n", "[sources]\nbook = \"The book\"\n[rule.judged]\nsource = { points = 'book' }\n"),
    ]
    framework = checked(simple=simple)
    scale = framework.scales["simple"]
    assert dict(scale.named_sources) == {"book": "The book"}
    assert dict(scale.sources) == {"rounding": "book"}
    assert dict(scale.dimensions["kept"].sources) == {"title": "illustration", "steps": "illustration"}
    assert [rule.source for rule in scale.rules["judged"].values()] == ["book"]


def test_a_digest_changes_with_what_a_scale_says_and_not_with_its_remarks(checked: Checked) -> None:
    plain, remarked, other = (
        checked(simple=changes).scales["simple"].digest
        for changes in ((), [("[scale]", "# a remark\n[scale]")], [("partly = '50%'", "partly = '51%'")])
    )
    assert plain == remarked
    assert plain != other


def test_the_places_of_tables_are_kept(checked: Checked) -> None:
    spans = checked().scales["simple"].spans
    tables = ("rule.", "dimension.", "bands.", "print.")
    assert {
        name: str(span)
        for name, span in spans.items()
        if name.startswith(tables) and name.count(".") == 1 + ("print" in name)
    } == {
        "bands.grade": "scales/simple.toml:17:8",
        "rule.judged": "scales/simple.toml:20:7",
        "rule.part": "scales/simple.toml:22:7",
        "rule.total": "scales/simple.toml:25:7",
        "dimension.kept": "scales/simple.toml:11:12",
        "dimension.known": "scales/simple.toml:14:12",
        "print.lines.part": "scales/simple.toml:10:1",
    }


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "[dimension.known]",
            "[dimension.points]",
            "14:12: error[reserved-name]: `points` has a meaning of its own, so a dimension cannot be called so",
        ),
        (
            "[dimension.known]",
            "[dimension.item]",
            "14:12: error[reserved-name]: `item` has a meaning of its own, so a dimension cannot be called so",
        ),
        (
            "[bands.grade]",
            "[bands.kept]",
            "17:8: error[reserved-name]: `kept` is a dimension, so no set of bands can be called so",
        ),
        (
            "[rule.part]",
            "known = '1'\n[rule.part]",
            "22:1: error[reserved-name]: `known` is a dimension, so no measure can be called so",
        ),
        (
            "[rule.part]",
            "weight = '1'\n[rule.part]",
            "22:1: error[reserved-name]: `weight` has a meaning of its own, so a measure cannot be called so",
        ),
        (
            "no = 0",
            "unanswered = 0",
            "13:11: error[reserved-name]: `unanswered` has a meaning of its own, so a step cannot be called so",
        ),
        (
            "partly = '50%', yes = 1",
            "partly = 1, yes = '50%'",
            "13:37: error[wrong-order]: `yes` is worth less than `partly`, which stands before it",
        ),
        (
            "steps = { no = 0, partly = '50%', yes = 1 }",
            "steps = {}",
            "13:9: error[missing-key]: the dimension `kept` has no steps",
        ),
        (
            "low = 0",
            "low = 0.6",
            "19:8: error[wrong-order]: `high` does not begin above `low`, which stands before it",
        ),
        (
            "low = 0\nhigh = '60%'\n",
            "",
            "17:1: error[missing-key]: the set of bands `grade` has no bands",
        ),
        (
            "points = 1,",
            "points = [2, 1],",
            "10:19: error[wrong-order]: the decimals of `points` are not the least and the most, in this order",
        ),
        (
            "points = 1,",
            "points = [0, 1, 2],",
            "10:19: error[wrong-order]: the decimals of `points` are not the least and the most, in this order",
        ),
        (
            "points = 'sum(questions.points)'\n",
            "",
            "22:1: error[missing-key]: the rules of an item have to have `points`",
        ),
        (
            'title = "Simple"',
            'title = "Simple"\nsource = { ruonding = "x" }',
            "6:12: error[unknown-key]: there is no `ruonding` here to have a source",
        ),
        (
            "[rule.judged]",
            '[rule.judged]\nsource = "ilustration"',
            "21:10: error[unknown-name]: no source is called `ilustration`",
        ),
    ],
)
def test_what_a_scale_cannot_say(old: str, new: str, expected: str, heads: Heads) -> None:
    assert heads(simple=[(old, new)]) == [f"scales/simple.toml:{expected}"]


def test_steps_out_of_order_are_told_in_full(told: Told) -> None:
    assert told(simple=[("yes = 1", "yes = '40%'")]) == (
        "scales/simple.toml:13:41: error[wrong-order]: `yes` is worth less than `partly`, which stands before it\n"
        "   |\n"
        "13 | steps = { no = 0, partly = '50%', yes = '40%' }\n"
        "   |                                         ^^^^^\n"
        "   = hint: put the steps from worst to best"
    )
