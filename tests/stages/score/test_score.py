"""A scorecard: who made it of what, how each item came by its points, and the printed figures tested."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.engine import __version__
from kompass_core.model.scorecard import Claim
from kompass_core.rules.interval import Interval, exactly

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.scorecard import Score, Scorecard

    Told = Callable[..., str]
    Scored = Callable[..., Scorecard]

END = 'known = "partly"\n'


def given(rest: str) -> list[tuple[str, str]]:
    """The evaluation without judgements, and with points given."""
    return [(f'[judgement."a.1"]\nkept = "yes"\n{END}', f"[given.simple.points]\n{rest}\n")]


def scores(card: Scorecard) -> dict[str, Score]:
    """The scores on the only scale."""
    return dict(card.sheets["simple"].scores)


def test_a_scorecard_says_what_it_was_made_of(scored: Scored) -> None:
    card = scored()
    assert (card.framework.name, card.evaluation.id, list(card.sheets)) == (
        "library@1",
        "main-street",
        ["simple"],
    )
    assert (card.digest, card.engine, dict(card.plugins)) == (card.framework.digest, __version__, {})


def test_items_stand_in_the_order_of_print(scored: Scored) -> None:
    assert list(scores(scored())) == ["total", "a", "a.1", "a.2", "b"]


def test_missing_judgements_are_counted_at_and_below_every_item(scored: Scored) -> None:
    counts = {code: (score.missing, score.wanted) for code, score in scores(scored()).items()}
    assert counts == {"total": (3, 5), "a": (1, 3), "a.1": (0, 2), "a.2": (1, 1), "b": (2, 2)}


def test_points_given_stand_for_everything_below(scored: Scored) -> None:
    made = scores(scored(main_street=given("a = 12.5")))
    assert {code: score.origin for code, score in made.items()} == {
        "total": "rule",
        "a": "given",
        "a.1": "covered",
        "a.2": "covered",
        "b": "rule",
    }
    assert made["a"].measures["points"] == exactly(Fraction("12.5"))
    assert made["total"].measures["points"] == Interval(Fraction("12.5"), Fraction("22.5"))
    assert (made["a.1"].measures, made["a.1"].derivations) == ({}, ())
    assert {code: (score.missing, score.wanted) for code, score in made.items() if code in "ab"} == {
        "a": (0, 1),
        "b": (2, 2),
    }


def test_points_given_are_exact_to_the_last_digit(scored: Scored) -> None:
    made = scores(scored(main_street=given('"a.1" = 0.1\n"a.2" = 0.2\nb = 0')))
    assert made["total"].measures["points"] == exactly(Fraction("0.3"))


def test_what_does_not_apply_has_no_points(scored: Scored) -> None:
    made = scores(scored(main_street=given('a = "not applicable"\nb = 5')))
    assert {code: (score.origin, dict(score.measures)) for code, score in made.items() if code == "a"} == {
        "a": ("not applicable", {})
    }
    assert made["total"].measures["maximum"] == exactly(10)
    assert (made["total"].missing, made["total"].wanted) == (0, 1)


def test_what_is_printed_of_a_part_is_an_interval(scored: Scored) -> None:
    made = scores(scored(main_street=given('"a.2" = { printed = ["2,3", "28%"] }')))
    assert (made["a.2"].origin, made["a.2"].missing, made["a.2"].wanted) == ("printed", 0, 1)
    assert made["a.2"].measures["points"] == Interval(Fraction("2.25"), Fraction("2.28"), high_open=True)


def test_what_is_printed_of_a_part_lies_on_its_scale(scored: Scored) -> None:
    made = scores(scored(main_street=given('"a.2" = { printed = "8,0" }')))
    assert made["a.2"].measures["points"] == Interval(Fraction("7.95"), Fraction(8))


def test_what_is_printed_of_a_whole_stands_for_parts_that_nobody_looked_at(scored: Scored) -> None:
    card = scored(main_street=given('total = { printed = "12" }'))
    made = scores(card)
    assert {
        code: (score.origin, score.missing, score.wanted) for code, score in made.items() if code != "b"
    } == {
        "total": ("printed", 0, 1),
        "a": ("covered", 0, 3),
        "a.1": ("covered", 0, 2),
        "a.2": ("covered", 0, 1),
    }
    assert made["total"].measures["points"] == Interval(
        Fraction("11.5"), Fraction("12.5"), low_open=False, high_open=True
    )
    assert (made["a"].measures, card.sheets["simple"].claims) == ({}, ())


def test_a_printed_total_out_of_reach_is_a_claim_that_fails(scored: Scored) -> None:
    card = scored(main_street=given('total = { printed = "1200" }'))
    assert [(claim.item, claim.holds) for claim in card.sheets["simple"].claims] == [("total", False)]


def test_what_is_printed_of_a_whole_is_tested_and_narrows_what_is_known(scored: Scored) -> None:
    card = scored(main_street=given('"a.1" = 3\n"a.2" = { printed = "2,3" }\na = { printed = "5,3" }'))
    (claim,) = card.sheets["simple"].claims
    below = Interval(Fraction("5.25"), Fraction("5.35"), high_open=True)
    assert claim == Claim("a", "5,3", below, below, holds=True)
    assert scores(card)["a"].measures["points"] == below
    assert scores(card)["total"].measures["points"] == Interval(
        Fraction("5.25"), Fraction("15.35"), high_open=True
    )


def test_a_printed_figure_that_cannot_be_right_is_a_claim_that_fails_and_changes_nothing(
    scored: Scored,
) -> None:
    card = scored(
        main_street=given('"a.1" = 3\n"a.2" = { printed = "2,3" }\na = { printed = ["5,4", "27%"] }')
    )
    first, second = card.sheets["simple"].claims
    assert (first.text, first.holds, second.text, second.holds) == ("5,4", False, "27%", True)
    expected = Interval(Fraction("5.3"), Fraction("5.35"), high_open=True)
    assert scores(card)["a"].measures["points"] == expected


def test_two_figures_of_one_part_that_contradict_each_other_are_a_claim(scored: Scored) -> None:
    card = scored(main_street=given('"a.2" = { printed = ["2,3", "50%"] }'))
    assert [(claim.item, claim.text, claim.holds) for claim in card.sheets["simple"].claims] == [
        ("a.2", "50%", False)
    ]


def test_claims_stand_in_the_order_of_print(scored: Scored) -> None:
    text = 'b = { printed = ["1,0", "70%"] }\n"a.2" = { printed = ["1,0", "70%"] }\ntotal = { printed = "7" }'
    claims = scored(main_street=given(text)).sheets["simple"].claims
    assert [claim.item for claim in claims] == ["total", "a.2", "b"]


def test_a_rule_that_has_no_value_is_told_in_its_own_file(told: Told) -> None:
    rule = "points = 'sum(questions.points)'"
    assert told(
        simple=[(rule, f"{rule}\nquality = 'points / (maximum - 8)'")],
        main_street=[('kept = "yes"\nknown = "partly"', 'item = "not applicable"')],
    ) == (
        "scales/simple.toml:24:21: error[division-by-zero]: the divisor is zero in `quality` of `a`\n"
        "   |\n"
        "24 | quality = 'points / (maximum - 8)'\n"
        "   |                     ^^^^^^^^^^^^^\n"
        "   = note: `a`: library.toml:10:7\n"
        "   = hint: write what holds then: `if divisor = 0 then ... else value / divisor`"
    )


@pytest.mark.parametrize("path", ["../library.toml", "library.json"])
def test_an_evaluation_that_names_a_file_is_of_whatever_stands_in_it(path: str, scored: Scored) -> None:
    assert scored(main_street=[("library@1", path)]).framework.name == "library@1"
