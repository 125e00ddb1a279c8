"""Unfrozen: each value that is another than its record says, told at its place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.release import Amendment, Release
from kompass_core.revisions.leaves import leaves
from kompass_core.revisions.unfrozen import unfrozen
from kompass_core.stages.check.sort import sort
from kompass_core.stages.read import read_text

if TYPE_CHECKING:
    from kompass_core.problems import Problem

DRAFT = """\
schema = 1
[framework]
id = "library"
revision = "1"
title = "A good library"
language = "en"
levels = ["theme", "question"]
scales = ["stars"]
[theme.A]
title = "Books"
[question."A.1"]
title = "Is there something for everybody?"
maximum = 20
[question."A.2"]
title = "Can people find it?"
maximum = 10
weight = 0.1
source = { title = "ours" }
[question."A.3"]
title = "Is it read?"
maximum = 10
"""

STARS = """\
schema = 1
[scale]
id = "stars"
of = "library"
rounding = "half-up"
[dimension.plan]
title = "Is it planned?"
steps = { no = 0, partly = '50%', yes = '100%' }
[rule.judged]
points = 'maximum * mean(dimensions)'
"""

NEVER = date(2020, 1, 1)
AMENDMENT = Amendment(NEVER, "a misprint", None, "0" * 64, "1" * 64, ())


STEPS = "dimension.plan.steps"
MOVED = f"`partly` of `{STEPS}` stood after `no` of `{STEPS}` {{t}}, and stands before it"
RULED = "`points` of `rule.judged` was `maximum * mean(dimensions)` {t}, and is `maximum * min(dimensions)`"
LEVELLED = '`levels` of `framework` was ["theme", "question"] {t}, and is ["theme"]'


def record(*amendments: Amendment) -> Release:
    own, stars = leaves(read_text(DRAFT, "record.toml")), leaves(read_text(STARS, "record.toml"))
    return Release("library@1", "0" * 64, NEVER, "0", None, "New", amendments, own, {"stars": stars}, {})


def found(old: str, new: str, release: Release | None = None) -> list[Problem]:
    """What is told where the one text is replaced by the other, wherever it stands."""
    assert (DRAFT + STARS).count(old) == 1
    document, scale = (
        read_text(text.replace(old, new), name) for text, name in ((DRAFT, "1.toml"), (STARS, "s.toml"))
    )
    return sort(unfrozen(release or record(), document, {"stars": scale}))


@pytest.mark.parametrize(
    ("old", "new", "message", "place"),
    [
        ("maximum = 20", "maximum = 25", "`maximum` of `A.1` was 20 {t}, and is 25", "1.toml:13:11"),
        ("maximum = 20", "maximum = true", "`maximum` of `A.1` was 20 {t}, and is true", "1.toml:13:11"),
        ("maximum = 20\n", "", "`maximum` of `A.1` was 20 {t}, and is gone", "1.toml:11:1"),
        ("weight = 0.1", "weight = 0.11", "`weight` of `A.2` was 0.1 {t}, and is 0.11", "1.toml:17:10"),
        ("maximum = 20", "maximum = 20\nweight = 2", "`weight` of `A.1` was not there {t}", "1.toml:14:1"),
        ('"Books"', '"Tomes"', '`title` of `A` was "Books" {t}, and is "Tomes"', "1.toml:10:9"),
        (
            '{ title = "ours" }',
            '"ours"',
            '`source` of `A.2` was a table {t}, and is "ours"',
            "1.toml:18:10",
        ),
        ('"ours"', '"his"', '`source.title` of `A.2` was "ours" {t}, and is "his"', "1.toml:18:20"),
        (
            '"A good library"',
            '"L"',
            '`title` of `framework` was "A good library" {t}, and is "L"',
            "1.toml:5:9",
        ),
        ('"theme", "question"', '"theme"', LEVELLED, "1.toml:7:10"),
        (
            "'50%'",
            "'40%'",
            "`partly` of `dimension.plan.steps` was '50%' {t}, and is '40%'",
            "s.toml:8:28",
        ),
        ("no = 0, partly = '50%'", "partly = '50%', no = 0", MOVED, "s.toml:8:11"),
        ("mean(", "min(", RULED, "s.toml:10:10"),
        (
            'rounding = "half-up"\n',
            "",
            '`rounding` of `scale` was "half-up" {t}, and is gone',
            "s.toml:2:1",
        ),
        ("schema = 1\n[framework]", "[framework]", "`schema` was 1 {t}, and is gone", "1.toml:1:2"),
    ],
)
def test_a_difference_is_told_at_its_place(old: str, new: str, message: str, place: str) -> None:
    (problem,) = found(old, new)
    assert message.format(t="when the revision was published") == problem.message
    assert place == str(problem.place)
    assert (problem.slug, problem.severity) == ("frozen", "error")


def test_an_item_that_is_gone_is_told_once_where_the_one_before_it_stands() -> None:
    gone = DRAFT[DRAFT.index('[question."A.2"]') : DRAFT.index('[question."A.3"]')]
    (problem,) = found(gone, "")
    assert problem.message == "`A.2` was there when the revision was published, and is gone"
    assert problem.place.text == '"A.1"'  # type: ignore[union-attr]


def test_an_item_that_is_new_is_told_once() -> None:
    (problem,) = found('[question."A.3"]', '[question.B]\ntitle = "New"\nmaximum = 1\n[question."A.3"]')
    assert problem.message == "`B` was not there when the revision was published"


def test_all_differences_are_told_in_the_order_of_the_file() -> None:
    old = DRAFT[DRAFT.index('"Books"') : DRAFT.index("weight")]
    problems = found(old, old.replace('"Books"', '"B"').replace("20", "21").replace("10", "11"))
    assert [problem.place.source.position(problem.place.start)[0] for problem in problems] == [10, 13, 16]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("maximum = 20", "maximum = 20.0  # points"),
        ('id = "library"\nrevision', 'status = "retired"\nretired = 2020-01-01\nid = "library"\nrevision'),
        ("maximum = 20", 'maximum = 20\nwas = "A.7"'),
        ("'maximum * mean(dimensions)'", '"(maximum*mean( dimensions ))"'),
        ('title = "Can people find it?"\nmaximum = 10', 'maximum = 10\ntitle = "Can people find it?"'),
    ],
)
def test_layout_and_life_are_no_difference(old: str, new: str) -> None:
    assert found(old, new) == []


def test_what_was_amended_is_held_against_the_amendment() -> None:
    (problem,) = found("maximum = 20", "maximum = 25", record(AMENDMENT))
    assert problem.message == "`maximum` of `A.1` was 20 when the revision was last amended, and is 25"


def test_a_problem_names_the_line_of_the_record() -> None:
    (problem,) = found("maximum = 20", "maximum = 25")
    assert [(what, str(span)) for what, span in problem.related] == [("its record", "record.toml:13:1")]


def test_a_long_value_is_told_in_part() -> None:
    (problem,) = found('"Books"', f'"{"x" * 500}"')
    assert problem.message.endswith("x ...")
    assert len(problem.message) < 300
