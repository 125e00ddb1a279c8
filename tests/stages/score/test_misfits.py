"""What an evaluation says of what its framework does not have: each message as it is printed."""

# ruff: noqa: E501 - messages are compared as they are printed

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.scorecard import Scorecard

    Told = Callable[..., str]
    Heads = Callable[..., list[str]]
    Scored = Callable[..., Scorecard]

END = 'known = "partly"\n'


def judged(old: str, new: str) -> list[tuple[str, str]]:
    """One change of the evaluation."""
    return [(old, new)]


def points(rest: str) -> list[tuple[str, str]]:
    """The evaluation with points given."""
    return [(END, f"{END}[given.simple.points]\n{rest}\n")]


class TestMessages:
    def test_a_judgement_of_an_item_that_is_not_there(self, told: Told) -> None:
        assert told(main_street=judged('[judgement."a.1"]', '[judgement."a.11"]')) == (
            "main-street.toml:6:12: error[unknown-item]: `library@1` has no item `a.11`\n"
            "  |\n"
            '6 | [judgement."a.11"]\n'
            "  |            ^^^^^^\n"
            "  = hint: did you mean `a.1`?"
        )

    def test_an_evaluation_of_another_revision_is_told_nothing_else(self, told: Told) -> None:
        changes = [("library@1", "library@2"), ('[judgement."a.1"]', '[judgement."z"]')]
        assert told(main_street=changes) == (
            "main-street.toml:4:13: error[wrong-revision]: the evaluation was made with `library@2`, and this is `library@1`\n"
            "  |\n"
            '4 | framework = "library@2"\n'
            "  |             ^^^^^^^^^^^\n"
            "  = note: what it would be scored with: library.toml:2:1\n"
            "  = hint: score it with the revision that it was made with"
        )

    def test_a_value_off_its_scale(self, told: Told) -> None:
        assert told(main_street=judged('kept = "yes"', 'kept = "yess"')) == (
            "main-street.toml:7:8: error[off-scale]: `kept` has no step `yess`\n"
            "  |\n"
            '7 | kept = "yess"\n'
            "  |        ^^^^^^\n"
            "  = hint: did you mean `yes`?"
        )

    def test_a_share_that_is_none_of_the_steps(self, told: Told) -> None:
        assert told(main_street=judged('kept = "yes"', "kept = '30%'")) == (
            "main-street.toml:7:8: error[off-scale]: `kept` has no step `30%`\n"
            "  |\n"
            "7 | kept = '30%'\n"
            "  |        ^^^^^\n"
            "  = hint: the steps are `no`, `partly`, `yes`"
        )

    def test_points_and_a_judgement_for_one_item(self, told: Told) -> None:
        assert told(main_street=points('"a.1" = 3')) == (
            "main-street.toml:10:9: error[given-twice]: `a.1` has points given, and is judged too\n"
            "   |\n"
            '10 | "a.1" = 3\n'
            "   |         ^\n"
            "   = note: the judgement: main-street.toml:7:8\n"
            "   = hint: leave out one of them"
        )

    def test_points_for_an_item_and_for_what_it_is_a_part_of(self, told: Told) -> None:
        changes = [('[judgement."a.1"]', "[judgement.b]"), *points('a = 3\n"a.2" = 2')]
        assert told(main_street=changes) == (
            "main-street.toml:11:9: error[given-twice]: `a.2` has points given, and so has `a`, of which it is a part\n"
            "   |\n"
            '11 | "a.2" = 2\n'
            "   |         ^\n"
            "   = note: `a`: main-street.toml:10:5\n"
            "   = hint: leave out one of them"
        )

    def test_a_judgement_below_points_that_are_given(self, told: Told) -> None:
        assert told(main_street=points("a = 3")) == (
            "main-street.toml:6:12: error[given-twice]: `a.1` is judged, but points are given to `a`, of which it is a part\n"
            "  |\n"
            '6 | [judgement."a.1"]\n'
            "  |            ^^^^^\n"
            "  = note: the points: main-street.toml:10:5\n"
            "  = hint: leave out one of them"
        )

    def test_more_points_than_there_are(self, told: Told) -> None:
        assert told(main_street=points('"a.2" = 8.5')) == (
            "main-street.toml:10:9: error[off-scale]: 8.5 points are given to `a.2`, which has 8 at most\n"
            "   |\n"
            '10 | "a.2" = 8.5\n'
            "   |         ^^^\n"
            "   = note: `a.2`: library.toml:16:11"
        )

    def test_a_figure_that_nobody_prints(self, told: Told) -> None:
        assert told(main_street=points('"a.2" = { printed = ["2,3", "about two"] }')) == (
            "main-street.toml:10:29: error[off-scale]: `about two` is not a printed figure\n"
            "   |\n"
            '10 | "a.2" = { printed = ["2,3", "about two"] }\n'
            "   |                             ^^^^^^^^^^^\n"
            '   = hint: it is written as it was printed: "2,3", "12" or "43%"'
        )

    def test_an_item_that_is_made_of_its_parts_is_not_judged(self, told: Told) -> None:
        assert told(main_street=judged('[judgement."a.1"]', "[judgement.a]")) == (
            "main-street.toml:6:12: error[not-judged]: `a` is made of its parts, so it is not judged itself\n"
            "  |\n"
            "6 | [judgement.a]\n"
            "  |            ^\n"
            "  = hint: judge `a.1` and `a.2` instead, or give points to `a`"
        )

    def test_a_dimension_that_an_item_is_not_judged_on(self, told: Told) -> None:
        assert told(main_street=judged(END, f'{END}[judgement."a.2"]\nknown = "no"\n')) == (
            "main-street.toml:10:1: error[not-judged]: `a.2` is not judged on `known`\n"
            "   |\n"
            '10 | known = "no"\n'
            "   | ^^^^^\n"
            "   = hint: it is judged on `kept`"
        )

    def test_a_dimension_that_is_not_there(self, told: Told) -> None:
        assert told(main_street=judged('known = "partly"', 'knwon = "partly"')) == (
            "main-street.toml:8:1: error[unknown-name]: there is no dimension `knwon`\n"
            "  |\n"
            '8 | knwon = "partly"\n'
            "  | ^^^^^\n"
            "  = hint: did you mean `known`?"
        )

    def test_a_scale_that_the_framework_is_not_scored_on(self, told: Told) -> None:
        assert told(main_street=judged("[judgement", 'scales = ["simple", "strict"]\n[judgement')) == (
            "main-street.toml:6:21: error[unknown-scale]: `library@1` is not scored on a scale `strict`\n"
            "  |\n"
            '6 | scales = ["simple", "strict"]\n'
            "  |                     ^^^^^^^^\n"
            "  = hint: it is scored on `simple`"
        )

    def test_what_does_not_apply_on_a_scale_where_everything_does(self, told: Told) -> None:
        assert told(
            simple=[('"shrink"', '"refuse"')], main_street=judged('kept = "yes"', 'kept = "not applicable"')
        ) == (
            "main-street.toml:7:8: error[not-applicable]: on the scale `simple` everything applies, so `kept` of `a.1` has to be judged\n"
            "  |\n"
            '7 | kept = "not applicable"\n'
            "  |        ^^^^^^^^^^^^^^^^\n"
            "  = note: the scale `simple`: scales/simple.toml:2:1"
        )

    def test_what_does_not_apply_where_a_rule_names_it(self, told: Told) -> None:
        assert told(
            simple=[("'maximum * mean(dimensions)'", "'maximum * kept'")],
            main_street=judged('kept = "yes"', 'kept = "not applicable"'),
        ) == (
            "main-street.toml:7:8: error[not-applicable]: `kept` of `a.1` cannot be left out, because a rule names it\n"
            "  |\n"
            '7 | kept = "not applicable"\n'
            "  |        ^^^^^^^^^^^^^^^^\n"
            "  = note: the rule: scales/simple.toml:21:10\n"
            '  = hint: judge it; or, if nothing applies, write `item = "not applicable"`'
        )


@pytest.mark.parametrize(
    ("main_street", "expected"),
    [
        (
            judged(END, 'item = "not applicable"\n'),
            ["8:1: error[given-twice]: `a.1` is not applicable as a whole, and yet judged"],
        ),
        (
            judged('kept = "yes"\nknown = "partly"', 'item = "yes"'),
            ["7:8: error[off-scale]: `a.1` as a whole can only be `not applicable` or `unanswered`"],
        ),
        (
            judged("[judgement", 'scales = ["simple"]\n[finding.z]\ntext = "x"\n[judgement'),
            ["7:10: error[unknown-item]: `library@1` has no item `z`"],
        ),
        (points("z = 1"), ["10:1: error[unknown-item]: `library@1` has no item `z`"]),
        (
            judged(END, f"{END}[given.simpel.points]\nb = 1\n"),
            ["9:8: error[unknown-scale]: `library@1` is not scored on a scale `simpel`"],
        ),
        (
            [('kept = "yes"', 'kept = "yess"'), (END, 'known = "part"\n[finding.z]\ntext = "x"\n')],
            [
                "7:8: error[off-scale]: `kept` has no step `yess`",
                "8:9: error[off-scale]: `known` has no step `part`",
                "9:10: error[unknown-item]: `library@1` has no item `z`",
            ],
        ),
    ],
)
def test_what_does_not_fit_is_told_at_once_in_the_order_of_the_file(
    main_street: list[tuple[str, str]], expected: list[str], heads: Heads
) -> None:
    assert heads(main_street=main_street) == [f"main-street.toml:{line}" for line in expected]


SEVERAL = [
    ("organisation", 'evaluators = [{ id = "ada", name = "Ada" }, { id = "bo", name = "Bo" }]\norganisation')
]


class TestSeveralEvaluators:
    def test_what_each_of_them_judged_is_held_against_the_steps(self, heads: Heads) -> None:
        kept = 'kept = { ada = "yess", bo = "yes", agreed = "often" }'
        assert heads(main_street=[*SEVERAL, ('kept = "yes"', kept)]) == [
            "main-street.toml:8:16: error[off-scale]: `kept` has no step `yess`",
            "main-street.toml:8:45: error[off-scale]: `kept` has no step `often`",
        ]

    def test_a_dimension_that_is_not_there_is_told_once(self, heads: Heads) -> None:
        kept = 'kpt = { ada = "yes", bo = "no" }'
        assert heads(main_street=[*SEVERAL, ('kept = "yes"', kept)]) == [
            "main-street.toml:8:1: error[unknown-name]: there is no dimension `kpt`"
        ]

    def test_one_who_says_that_it_does_not_apply_is_refused_where_everything_does(self, heads: Heads) -> None:
        kept = 'kept = { ada = "not applicable", bo = "no" }'
        assert heads(simple=[('"shrink"', '"refuse"')], main_street=[*SEVERAL, ('kept = "yes"', kept)]) == [
            "main-street.toml:8:16: error[not-applicable]: on the scale `simple` everything applies, so `kept` of `a.1` has to be judged"
        ]

    def test_an_item_is_not_applicable_as_a_whole_and_judged_by_somebody(self, heads: Heads) -> None:
        rest = 'kept = { ada = "yes" }\nitem = { bo = "not applicable" }'
        assert heads(main_street=[*SEVERAL, ('kept = "yes"\nknown = "partly"', rest)]) == [
            "main-street.toml:9:1: error[given-twice]: `a.1` is not applicable as a whole, and yet judged"
        ]


class TestTwoScales:
    """A judgement is one for all scales: what is wrong with it is said once."""

    def test_a_step_that_no_scale_has_is_told_once(self, two: Heads) -> None:
        assert two(judged('kept = "yes"', 'kept = "often"')) == [
            "7:8: error[off-scale]: `kept` has no step `often`"
        ]

    def test_a_step_that_one_scale_lacks_is_told_with_the_scale(self, two: Heads) -> None:
        expected = ["7:8: error[off-scale]: `kept` has no step `partly` on the scale `second`"]
        assert two(judged('kept = "yes"', 'kept = "partly"')) == expected

    def test_a_scale_that_the_evaluation_does_not_ask_for_does_not_mind(self, two: Heads) -> None:
        assert (
            two([("[judgement", 'scales = ["simple"]\n[judgement'), ('kept = "yes"', 'kept = "partly"')])
            == []
        )

    def test_a_whole_item_need_not_apply_where_the_scale_that_minds_is_not_asked_for(
        self, two: Heads
    ) -> None:
        whole = ('kept = "yes"\nknown = "partly"', 'item = "not applicable"')
        assert two([("[judgement", 'scales = ["simple"]\n[judgement'), whole]) == []

    def test_what_one_scale_refuses_is_told_with_the_scale(self, two: Heads) -> None:
        assert two(judged('kept = "yes"', 'kept = "not applicable"')) == [
            "7:8: error[not-applicable]: on the scale `second` everything applies, so `kept` of `a.1` has to be judged"
        ]

    def test_judgements_may_stand_below_points_given_on_one_of_the_scales(self, two: Heads) -> None:
        assert two(judged(END, f"{END}[given.second.points]\na = 3\n")) == []

    def test_judgements_that_no_scale_uses_are_told(self, two: Heads) -> None:
        text = f"{END}[given.second.points]\na = 3\n[given.simple.points]\ntotal = 3\n"
        assert two(judged(END, text)) == [
            "6:12: error[given-twice]: `a.1` is judged, but points are given to `total`, of which it is a part"
        ]

    def test_points_on_a_scale_that_the_evaluation_does_not_ask_for(self, two: Heads) -> None:
        changes = [
            ("[judgement", 'scales = ["simple"]\n[judgement'),
            (END, f"{END}[given.second.points]\nb = 3\n"),
        ]
        assert two(changes) == [
            "10:8: error[unknown-scale]: points are given on `second`, which is not among the scales of the evaluation"
        ]
