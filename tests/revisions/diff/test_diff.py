"""Diff: what has changed, and nothing else, on three revisions of a library and on slight changes of one."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

import pytest

from kompass_core.revisions.diff import diff

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.difference import Difference
    from kompass_core.model.framework import Framework

Revision: TypeAlias = "Callable[..., Framework]"


def told(difference: Difference) -> list[tuple[str, str, str, object, object]]:
    """Each change on a line."""
    return [
        (change.subject, change.kind, "/".join(change.where), change.before, change.after)
        for change in difference.changes
    ]


@pytest.fixture
def changed(revision: Revision) -> Callable[..., list[tuple[str, str, str, object, object]]]:
    """What a difference tells of the first revision and of the same, changed a little."""
    return lambda **changes: told(diff(revision("1"), revision("1", **changes)))


@pytest.mark.parametrize("number", ["1", "2", "3"])
def test_a_revision_and_itself_are_the_same(number: str, revision: Revision) -> None:
    found = diff(revision(number), revision(number))
    assert (found.changes, found.suggestions, found.sources) == ((), (), 0)


def test_a_revision_and_the_next(revision: Revision) -> None:
    found = diff(revision("1"), revision("2"))
    assert told(found) == [
        ("item", "merged", "A.2", ("A.2", "A.3"), "A.2"),
        ("item", "renamed", "B.0", "B.1", "B.0"),
        ("item", "added", "B.2", None, "Is there a place to sit?"),
        ("item", "removed", "B.2", "Is it warm?", None),
        ("item", "title", "B", "House", "Rooms"),
        ("item", "title", "B.0", "Is it open in the evening?", "Is it open on weekday evenings?"),
        ("item", "maximum", "B.0", 20, 15),
        ("scale", "replaced", "points", "stars", "points"),
        ("step", "share", "points/plan/partly", Fraction(1, 2), Fraction(2, 5)),
        ("dimension", "renamed", "points/practice", "use", "practice"),
        ("step", "renamed", "points/practice/half", "partly", "half"),
        (
            "rule",
            "text",
            "points/judged/points",
            "maximum * mean(dimensions)",
            "maximum * (plan + 2 * practice) / 3",
        ),
    ]
    assert [(change.where[0], change.judged) for change in found.changes if change.kind == "title"] == [
        ("B", False),
        ("B.0", True),
    ]


def test_what_was_split_and_put_together_in_between_is_followed(revision: Revision) -> None:
    found = diff(revision("1"), revision("3"), [revision("2")])
    assert [framework.revision for framework in found.between] == ["2"]
    assert [line for line in told(found) if line[1] in {"split", "merged", "renamed"}][:3] == [
        ("item", "merged", "A.2", ("A.2", "A.3"), "A.2"),
        ("item", "renamed", "B.0", "B.1", "B.0"),
        ("item", "split", "A.1", "A.1", ("A.1a", "A.1b")),
    ]
    (title,) = [change for change in found.of("item", "title") if change.where == ("B.0",)]
    assert [verdict.verdict for verdict in title.verdicts] == ["same", "stricter"]


def test_where_no_line_is_recorded_codes_tell(revision: Revision) -> None:
    found = diff(revision("2"), revision("1"))
    assert not found.correspondence.recorded
    assert ("item", "added", "A.3", None, "Is it read?") in told(found)
    assert ("item", "title", "A.2", "Can people find it, and is it read?", "Can people find it?") in told(
        found
    )
    assert found.suggestions == ()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'title = "A good library"',
            'title = "The library"',
            ("framework", "title", "library@1", "A good library", "The library"),
        ),
        (
            'status = "published"',
            'status = "retired"',
            ("framework", "status", "library@1", "published", "retired"),
        ),
        ('title = "Books"', 'title = "Books"\naliases = ["Media"]', ("item", "aliases", "A", (), ("Media",))),
        ('title = "Books"', 'title = "Böcker"\nlanguage = "sv"', ("item", "translated", "A", "en", "sv")),
        ('title = "Is it read?"', 'title = "Is it read?"\nweight = 2', ("item", "weight", "A.3", 1, 2)),
        ('title = "Is it read?"', 'title = "Is it read?"\nparent = "B"', ("item", "moved", "A.3", "A", "B")),
        (
            'title = "Is it read?"',
            'title = "Is it read?"\ndimensions = ["plan"]',
            ("item", "judged", "A.3", ("plan", "use"), ("plan",)),
        ),
        ('title = "Is it read?"', 'title = "Is it read?"\ndimensions = ["use", "plan"]', None),
    ],
)
def test_one_change_of_a_framework_is_told_once(
    old: str, new: str, expected: tuple[str, ...] | None, changed: Callable[..., list[tuple[str, ...]]]
) -> None:
    assert changed(framework=[(old, new)]) == ([] if expected is None else [expected])


def test_a_plural_is_what_rules_say(revision: Revision) -> None:
    plural = [("[theme.A]", '[level.question]\nplural = "asked"\n[theme.A]')]
    rules = [("questions.points", "asked.points"), ("questions.maximum", "asked.maximum")]
    assert told(diff(revision("1"), revision("1", plural, rules))) == [
        ("level", "plural", "question", "questions", "asked"),
        ("rule", "text", "stars/theme/points", "sum(questions.points)", "sum(asked.points)"),
        ("rule", "text", "stars/theme/maximum", "sum(questions.maximum)", "sum(asked.maximum)"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('title = "Stars"', 'title = "Marks"', [("scale", "title", "stars", "Stars", "Marks")]),
        ('rounding = "half-up"', 'rounding = "down"', [("scale", "rounding", "stars", "half-up", "down")]),
        (
            'unanswered = "bounds"',
            'unanswered = "zero"',
            [("scale", "unanswered", "stars", "bounds", "zero")],
        ),
        (
            'not_applicable = "shrink"',
            'not_applicable = "refuse"',
            [("scale", "not_applicable", "stars", "shrink", "refuse")],
        ),
        (
            'unanswered = "bounds"',
            'unanswered = "bounds"\nseveral = "mean"',
            [("scale", "several", "stars", "agreed", "mean")],
        ),
        (
            "question = { points = 1, percent = 0 }",
            "question = { points = [0, 2], percent = 0 }",
            [("print", "decimals", "stars/lines/question/points", ("1", "1"), ("0", "2"))],
        ),
        (
            "question = { points = 1, percent = 0 }",
            "question = { points = 1 }",
            [("print", "removed", "stars/lines/question/percent", ("0", "0"), None)],
        ),
        (
            'title = "Is it planned?"',
            'title = "Is it planned?"\nweight = "50%"',
            [("dimension", "weight", "stars/plan", 1, Fraction(1, 2))],
        ),
        (
            'title = "Is it planned?"',
            'title = "Is there a plan?"',
            [("dimension", "title", "stars/plan", "Is it planned?", "Is there a plan?")],
        ),
        (
            "steps = { no = 0, partly = '50%', yes = '100%' }",
            "steps = { no = 0, partly = '50%', mostly = '80%', yes = 1 }",
            [("step", "added", "stars/plan/mostly", None, Fraction(4, 5))],
        ),
        (
            "[rule.judged]",
            "[bands.grade]\nlow = 0\nhigh = '50%'\n[rule.judged]",
            [("bands", "added", "stars/grade", None, ("low", "high"))],
        ),
        (
            "points = 'maximum * mean(dimensions)'",
            "points = 'maximum * min(dimensions)'",
            [
                (
                    "rule",
                    "text",
                    "stars/judged/points",
                    "maximum * mean(dimensions)",
                    "maximum * min(dimensions)",
                )
            ],
        ),
        (
            "points = 'maximum * mean(dimensions)'",
            "points = 'maximum * mean(dimensions)'\npassed = 'points > 5'",
            [("rule", "added", "stars/judged/passed", None, "points > 5")],
        ),
        (
            "[rule.theme]",
            "[rule.'A.1']\npoints = 'maximum * plan'\n[rule.theme]",
            [("rule", "added", "stars/A.1/points", None, "maximum * plan")],
        ),
        ("points = 'maximum * mean(dimensions)'", "points = '( maximum  *(mean( dimensions)))'", []),
        ("plan]", "plan] # a remark", []),
    ],
)
def test_one_change_of_a_scale_is_told_once(
    old: str, new: str, expected: list[object], changed: Callable[..., list[object]]
) -> None:
    assert changed(stars=[(old, new)]) == expected


def test_dimensions_and_steps_in_another_order_are_told_of(revision: Revision) -> None:
    plan = "[dimension.plan]\ntitle = \"Is it planned?\"\nsteps = { no = 0, partly = '50%', yes = '100%' }\n"
    last = revision("1", stars=[(plan, ""), ("[rule.judged]", f"{plan}[rule.judged]")])
    assert told(diff(revision("1"), last)) == [
        ("dimension", "order", "stars/use", ("plan", "use"), ("use", "plan"))
    ]
    one, other = (
        revision("1", stars=[("partly = '50%'", steps)])
        for steps in ("partly = '50%', half = '50%'", "half = '50%', partly = '50%'")
    )
    before, after = ("no", "partly", "half", "yes"), ("no", "half", "partly", "yes")
    assert told(diff(one, other)) == [("step", "order", "stars/plan/half", before, after)]


def test_bands_are_told_by_where_they_begin(revision: Revision) -> None:
    bands = "[bands.grade]\nlow = 0\nmiddle = '40%'\nhigh = '80%'\n[rule.judged]"
    others = "[bands.grade]\nlow = 0\nmiddle = '50%'\ntop = '80%'\n[rule.judged]"
    one, other = (revision("1", stars=[("[rule.judged]", text)]) for text in (bands, others))
    assert told(diff(one, other)) == [
        ("band", "begins", "stars/grade/middle", Fraction(2, 5), Fraction(1, 2)),
        ("band", "removed", "stars/grade/high", Fraction(4, 5), None),
        ("band", "added", "stars/grade/top", None, Fraction(4, 5)),
    ]
    assert told(diff(one, revision("1"))) == [
        ("bands", "removed", "stars/grade", ("low", "middle", "high"), None)
    ]


def test_the_fewest_moves_tell_of_another_order(revision: Revision) -> None:
    found = '[question."A.2"]\ntitle = "Can people find it?"\nmaximum = 10\n'
    shifted = revision("1", [(found, ""), ("[theme.B]", f"{found}[theme.B]")])
    assert told(diff(revision("1"), shifted)) == [("item", "order", "A.3", "A.2", "A.1")]
    books = '[theme.A]\ntitle = "Books"\n'
    last = revision("1", [(books, ""), ('title = "House"\n', f'title = "House"\n{books}')])
    assert told(diff(revision("1"), last)) == [("item", "order", "B", "A", None)]


def test_a_change_knows_its_places(revision: Revision) -> None:
    (maximum,) = diff(revision("1"), revision("1", [("maximum = 10", "maximum = 12")])).changes
    assert [str(place) for place in maximum.places] == ["1.toml:17:11", "1.toml:17:11"]
    (title,) = diff(revision("1"), revision("1", [('"Is it warm?"', '"Is it cosy?"')])).changes
    assert title.places[1] is not None
    assert title.places[1].text == '"Is it cosy?"'
    (rule,) = diff(revision("1"), revision("1", stars=[("mean(dim", "max(dim")])).changes
    assert [place.text for place in rule.places if place] == [
        "'maximum * mean(dimensions)'",
        "'maximum * max(dimensions)'",
    ]


def test_an_unjudged_wording_comes_with_the_table_to_fill_in(revision: Revision) -> None:
    (house,) = diff(revision("1"), revision("2")).unjudged
    assert house.suggestion == (
        '[reworded.B]\nfrom = "House"\nto = "Rooms"\n'
        'verdict = ""  # same, stricter, looser or other\nby = ""\nbecause = ""'
    )


def test_another_source_is_counted_where_nothing_else_has_changed(revision: Revision) -> None:
    one = [('title = "Books"', 'title = "Books"\nsource = "The board"')]
    named = [*one, ('"The board"', '"board"'), ("[theme.B]", '[sources]\nboard = "The board"\n[theme.B]')]
    assert (
        diff(revision("1"), revision("1", one)).sources,
        diff(revision("1"), revision("1", one)).changes,
    ) == (1, ())
    assert diff(revision("1", one), revision("1", named)).sources == 0
    assert diff(revision("1", one), revision("2")).sources == 0


def test_a_level_above_is_told_with_what_moved_into_it(revision: Revision) -> None:
    above = [
        ('levels = ["theme"', 'levels = ["house", "theme"'),
        (
            '[theme.A]\ntitle = "Books"\n',
            '[house.H]\ntitle = "All"\n[theme.A]\ntitle = "Books"\nparent = "H"\n',
        ),
        ("[theme.B]\n", '[theme.B]\nparent = "H"\n'),
    ]
    rules = [
        (
            "[rule.total]",
            "[rule.house]\npoints = 'sum(themes.points)'\nmaximum = 'sum(themes.maximum)'\n[rule.total]",
        ),
        (
            "[rule.total]\npoints = 'sum(themes.points)'\nmaximum = 'sum(themes.maximum)'",
            "[rule.total]\npoints = 'sum(houses.points)'\nmaximum = 'sum(houses.maximum)'",
        ),
    ]
    assert [line[:3] for line in told(diff(revision("1"), revision("1", above, rules)))][:4] == [
        ("level", "added", "house"),
        ("item", "added", "H"),
        ("item", "moved", "A"),
        ("item", "moved", "B"),
    ]
