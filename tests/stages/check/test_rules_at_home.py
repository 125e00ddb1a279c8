"""Rules at home at every item: which apply, what their names mean there, and what they cannot mean."""

# ruff: noqa: E501 - messages are compared as they are printed

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kompass_core.rules.units import COUNT, POINTS, SHARE, Banded, Function, Parameter

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.framework import Framework

    Told = Callable[..., str]
    Heads = Callable[..., list[str]]
    Checked = Callable[..., Framework]

POINTS_RULE = "points = 'maximum * mean(dimensions)'"


class TestHome:
    def test_an_item_without_parts_has_the_rules_for_what_is_judged_and_others_those_of_their_level(
        self, checked: Checked
    ) -> None:
        rules = checked().rules["simple"]
        assert {code: [rule.written.text for rule in listed] for code, listed in rules.items()} == {
            "b": ["maximum * mean(dimensions)"],
            "a.2": ["maximum * mean(dimensions)"],
            "a.1": ["maximum * mean(dimensions)"],
            "a": ["sum(questions.maximum)", "sum(questions.points)"],
            "total": ["sum(parts.maximum)", "sum(parts.points)"],
        }

    def test_rules_under_the_code_of_an_item_come_before_all_others(self, checked: Checked) -> None:
        rules = checked(
            simple=[("[rule.part]", "[rule.\"a.1\"]\npoints = 'maximum * kept'\n[rule.part]")]
        ).rules["simple"]
        assert [rule.written.text for rule in rules["a.1"]] == ["maximum * kept"]
        assert [rule.written.text for rule in rules["b"]] == ["maximum * mean(dimensions)"]

    def test_items_that_look_the_same_to_a_rule_share_it(self, checked: Checked) -> None:
        rules = checked().rules["simple"]
        assert rules["a.1"][0] is rules["b"][0]
        assert rules["a.1"][0] is not rules["a.2"][0]

    def test_measures_keep_their_units(self, checked: Checked) -> None:
        simple = [
            (POINTS_RULE, f"{POINTS_RULE}\nquality = 'points / maximum'\nmark = 'band(quality, grade)'"),
            (
                "points = 'sum(questions.points)'",
                "points = 'sum(questions.points)'\nmany = 'count(questions)'\nbest = 'max(questions.quality)'",
            ),
        ]
        rules = checked(simple=simple).rules["simple"]
        assert {rule.measure: rule.unit for rule in rules["a.1"]} == {
            "points": POINTS,
            "quality": SHARE,
            "mark": Banded("grade"),
        }
        assert {rule.measure: rule.unit for rule in rules["a"]} == {
            "maximum": POINTS,
            "points": POINTS,
            "many": COUNT,
            "best": SHARE,
        }

    def test_a_plain_number_is_points_where_points_are_meant(self, checked: Checked) -> None:
        rules = checked(simple=[(POINTS_RULE, "points = '3'")]).rules["simple"]
        assert [rule.unit for rule in rules["b"]] == [POINTS]

    def test_a_function_of_a_plugin_is_known(self, checked: Checked) -> None:
        share = Parameter("share", SHARE, "rising")
        squared = Function("squared", (share,), SHARE, lambda value: value * value, "the share times itself")
        framework = checked(
            simple=[(POINTS_RULE, "points = 'maximum * squared(mean(dimensions))'")],
            functions={"squared": squared},
        )
        assert framework.items["a.1"].maximum == Fraction(12)


class TestMessages:
    def test_an_unknown_name_is_told_in_the_place_of_the_rule(self, told: Told) -> None:
        assert told(simple=[(POINTS_RULE, "points = 'maximum * mean(kept, knwon)'")]) == (
            "scales/simple.toml:21:32: error[unknown-name]: nothing in scope is called `knwon`\n"
            "   |\n"
            "21 | points = 'maximum * mean(kept, knwon)'\n"
            "   |                                ^^^^^\n"
            "   = hint: did you mean `known`?"
        )

    def test_a_name_that_some_items_know_is_told_with_one_that_does_not(self, told: Told) -> None:
        assert told(simple=[(POINTS_RULE, "points = 'maximum * mean(kept, known)'")]) == (
            "scales/simple.toml:21:32: error[unknown-name]: nothing in scope is called `known`\n"
            "   |\n"
            "21 | points = 'maximum * mean(kept, known)'\n"
            "   |                                ^^^^^\n"
            "   = note: as a rule of `a.2`: library.toml:16:11\n"
            "   = hint: there are `weight`, `maximum`, `kept`, `dimensions`"
        )

    def test_a_mistake_of_syntax_is_told_where_it_stands(self, told: Told) -> None:
        assert told(simple=[(POINTS_RULE, "points = 'maximum * 2,5'")]) == (
            "scales/simple.toml:21:22: error[rule-syntax]: `,` stands where an operator or the end is expected\n"
            "   |\n"
            "21 | points = 'maximum * 2,5'\n"
            "   |                      ^\n"
            "   = hint: numbers are written with a decimal point: `2.5`"
        )

    def test_points_and_shares_are_not_added(self, told: Told) -> None:
        assert told(simple=[(POINTS_RULE, "points = 'maximum + mean(dimensions)'")]) == (
            "scales/simple.toml:21:21: error[unit-mismatch]: points and a share cannot be added or subtracted\n"
            "   |\n"
            "21 | points = 'maximum + mean(dimensions)'\n"
            "   |                     ^^^^^^^^^^^^^^^^\n"
            "   = hint: points / maximum is a share; maximum * share is points"
        )

    def test_points_are_not_a_share(self, told: Told) -> None:
        assert told(simple=[(POINTS_RULE, "points = 'mean(dimensions)'")]) == (
            "scales/simple.toml:21:10: error[unit-mismatch]: `points` is counted in points, and this is a share\n"
            "   |\n"
            "21 | points = 'mean(dimensions)'\n"
            "   |          ^^^^^^^^^^^^^^^^^^\n"
            "   = hint: `maximum * share` is points"
        )

    def test_a_level_without_rules_is_told_with_an_item_of_it(self, told: Told) -> None:
        assert told(simple=[(f"[rule.judged]\n{POINTS_RULE}\n", "")]) == (
            "scales/simple.toml:2:1: error[missing-rule]: the scale `simple` has no rules for items without parts\n"
            "  |\n"
            "2 | [scale]\n"
            "  | ^^^^^^^\n"
            "  = note: such as `a.1`: library.toml:13:11\n"
            "  = hint: add a table `[rule.judged]`"
        )

    def test_rules_for_what_the_framework_has_not(self, told: Told) -> None:
        assert told(simple=[("[rule.part]", "[rule.prat]\npoints = '2'\n[rule.part]")]) == (
            "scales/simple.toml:22:7: error[unknown-name]: the framework has neither a level nor an item `prat`\n"
            "   |\n"
            "22 | [rule.prat]\n"
            "   |       ^^^^\n"
            "   = hint: did you mean `part`?"
        )

    def test_print_for_what_the_framework_has_not(self, told: Told) -> None:
        assert told(simple=[("part = { points = 1", "section = { points = 1")]) == (
            "scales/simple.toml:10:1: error[unknown-name]: the framework has no level `section`\n"
            "   |\n"
            "10 | section = { points = 1, percent = 0 }\n"
            "   | ^^^^^^^\n"
            "   = hint: there are `total`, `part`, `question`"
        )

    @pytest.mark.parametrize(
        ("changes", "expected"),
        [
            (
                [(POINTS_RULE, "points = 'maximum * a'\na = 'knwon'\nb = 'keptt'")],
                [
                    "22:6: error[unknown-name]: nothing in scope is called `knwon`",
                    "23:6: error[unknown-name]: nothing in scope is called `keptt`",
                ],
            ),
            (
                [(POINTS_RULE, "points = 'maximum * mean(dimensions) / 0'")],
                ["21:40: error[division-by-zero]: this divides by zero"],
            ),
            (
                [("'sum(questions.points)'", "'sum(questions.quality)'")],
                ["23:15: error[unknown-name]: `questions` have no measure called `quality`"],
            ),
        ],
    )
    def test_one_mistake_is_one_problem(
        self, changes: list[tuple[str, str]], expected: list[str], heads: Heads
    ) -> None:
        """What is made of a wrong rule stays silent: the rules of what it is a part of, and its maximum."""
        assert heads(simple=changes) == [f"scales/simple.toml:{line}" for line in expected]
