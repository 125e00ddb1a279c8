"""Every stated maximum is what the rules make of the parts, or an error that shows the sum."""

# ruff: noqa: E501 - messages are compared as they are printed

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.framework import Framework

    Told = Callable[..., str]
    Heads = Callable[..., list[str]]
    Checked = Callable[..., Framework]


def test_maxima_that_agree_are_fine(checked: Checked) -> None:
    assert checked().items["a"].maximum == 20


def test_a_maximum_may_be_left_to_the_rules(checked: Checked) -> None:
    assert checked([("maximum = 20\n", ""), ("maximum = 30\n", "")]).items["a"].maximum is None


def test_a_maximum_that_its_parts_do_not_make_shows_them(told: Told) -> None:
    assert told([("maximum = 20", "maximum = 21")]) == (
        "library.toml:12:11: error[maxima-disagree]: `a` has 21 points at most, its parts make 20\n"
        "   |\n"
        "12 | maximum = 21\n"
        "   |           ^^\n"
        "   = note: `a.1` has 12: library.toml:15:11\n"
        "   = note: `a.2` has 8: library.toml:18:11\n"
        "   = hint: mend the maximum, or those of its parts"
    )


def test_the_maximum_of_the_whole_stands_in_the_framework(told: Told) -> None:
    assert told([("maximum = 30", "maximum = 31.5")]) == (
        "library.toml:9:11: error[maxima-disagree]: `total` has 31.5 points at most, its parts make 30\n"
        "  |\n"
        "9 | maximum = 31.5\n"
        "  |           ^^^^\n"
        "  = note: `a` has 20: library.toml:12:11\n"
        "  = note: `b` has 10: library.toml:22:11\n"
        "  = hint: mend the maximum, or those of its parts"
    )


def test_what_is_made_of_a_wrong_maximum_stays_silent(heads: Heads) -> None:
    assert heads([("maximum = 12", "maximum = 13")]) == [
        "library.toml:12:11: error[maxima-disagree]: `a` has 20 points at most, its parts make 21"
    ]


def test_a_maximum_that_depends_on_judgements_is_none(heads: Heads) -> None:
    assert heads(simple=[("'sum(questions.maximum)'", "'sum(questions.points)'")]) == [
        "library.toml:12:11: error[maxima-disagree]: `a` has 20 points at most, its parts make 0 to 20, by what is judged"
    ]


def test_a_maximum_whose_decimals_do_not_end_is_shown_as_a_fraction(heads: Heads) -> None:
    assert heads(simple=[("'sum(questions.maximum)'", "'sum(questions.maximum) / 3'")]) == [
        "library.toml:12:11: error[maxima-disagree]: `a` has 20 points at most, its parts make 20/3"
    ]


def test_an_item_whose_maximum_nobody_says_is_told_both_ways_to_say_it(told: Told) -> None:
    assert told([("maximum = 8\n", "")]) == (
        "library.toml:16:11: error[missing-maximum]: nothing says how many points `a.2` has at most\n"
        "   |\n"
        '16 | [question."a.2"]\n'
        "   |           ^^^^^\n"
        "   = note: the rules of its points: scales/simple.toml:21:10\n"
        "   = hint: add `maximum = ...`, here or as a rule of the scale"
    )


def test_a_rule_that_may_divide_by_zero_is_told_where(told: Told) -> None:
    assert told(simple=[("'maximum * mean(dimensions)'", "'maximum / mean(dimensions)'")]) == (
        "scales/simple.toml:21:21: error[division-by-zero]: the divisor may be zero in `points` of `b`\n"
        "   |\n"
        "21 | points = 'maximum / mean(dimensions)'\n"
        "   |                     ^^^^^^^^^^^^^^^^\n"
        "   = note: `b`: library.toml:20:7\n"
        "   = hint: write what holds for less than some value: `if divisor < 1 then ... else value / divisor`"
    )
