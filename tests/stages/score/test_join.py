"""Several evaluators: how their judgements become one, and what each of them would have given."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.contributions import Plugins
from kompass_core.model.report import Table
from kompass_core.model.variant import Numbers, Variant
from kompass_core.problems import KompassError
from kompass_core.rules.interval import Interval, exactly
from kompass_core.stages.check import check, check_evaluation
from kompass_core.stages.compile import compile as lay_out
from kompass_core.stages.encode import shape
from kompass_core.stages.read import read_text
from kompass_core.stages.report import tables
from kompass_core.stages.score import score
from kompass_core.stages.score.fit import fit
from kompass_core.stages.score.join import joined

if TYPE_CHECKING:
    from kompass_core.model.program import Program
    from kompass_core.model.scorecard import Scorecard

FRAMEWORK = """
schema = 1
[framework]
id = "garden"
revision = "1"
title = "A garden"
language = "en"
levels = ["bed"]
scales = ["agreed", "median", "mean"]
[bed.1]
title = "Roses"
maximum = 10
[bed.2]
title = "Beans"
maximum = 30
"""

SCALE = """
schema = 1
[scale]
id = "WAY"
of = "garden"
title = "WAY"
rounding = "half-up"
unanswered = "bounds"
not_applicable = "shrink"
several = "WAY"
[scale.print.lines]
bed = { points = 1, percent = 0 }
total = { points = 1, percent = 0 }
[dimension.kept]
title = "Kept"
steps = { no = 0, partly = '25%', mostly = '50%', yes = 1 }
[dimension.liked]
title = "Liked"
steps = { no = 0, yes = 1 }
[rule.judged]
points = 'maximum * mean(dimensions)'
[rule.total]
points = 'sum(beds.points)'
maximum = 'sum(beds.maximum)'
"""

EVALUATION = """
schema = 1
[evaluation]
id = "ours"
framework = "garden@1"
organisation = { name = "Ours" }
evaluators = [{ id = "ada", name = "Ada" }, { id = "bo", name = "Bo" }, { id = "cy", name = "Cy" }]
[judgement.1]
kept = KEPT
liked = "yes"
[judgement.2]
kept = "mostly"
liked = "yes"
"""

WAYS = ("agreed", "median", "mean")


def program() -> Program:
    scales = {("garden", way): read_text(SCALE.replace("WAY", way), f"{way}.toml") for way in WAYS}
    return lay_out(check(read_text(FRAMEWORK, "garden.toml"), Plugins(scales=scales)))


PROGRAM = program()


@pytest.fixture
def english() -> Variant:
    return Variant("english", "English", "en", Numbers("en_GB", None, "0%"), {}, {}, {})


def scored(kept: str) -> Scorecard:
    text = EVALUATION.replace("KEPT", kept)
    return score(PROGRAM, check_evaluation(read_text(text, "ours.toml")))


def points(card: Scorecard, way: str, code: str = "1") -> object:
    return card.sheets[way].scores[code].measures["points"]


def test_the_median_and_the_mean_are_of_shares_and_exact() -> None:
    card = scored('{ ada = "partly", bo = "mostly", cy = "yes" }')
    assert points(card, "median") == exactly(Fraction(15, 2))  # 10 * (50% + 100%) / 2
    assert points(card, "mean") == exactly(Fraction(95, 12))  # 10 * (175% / 3 + 100%) / 2


def test_the_median_of_an_even_number_lies_halfway() -> None:
    card = scored('{ ada = "no", bo = "partly" }')
    assert points(card, "median") == exactly(Fraction(45, 8))


def test_where_they_differ_nothing_is_agreed_until_they_say_so() -> None:
    card = scored('{ ada = "partly", bo = "mostly" }')
    assert points(card, "agreed") == Interval(Fraction(5), Fraction(10))
    assert card.sheets["agreed"].scores["1"].missing == 1
    assert card.sheets["mean"].scores["1"].missing == 0


@pytest.mark.parametrize("way", WAYS)
def test_what_is_agreed_counts_on_every_scale(way: str) -> None:
    card = scored('{ ada = "partly", bo = "yes", agreed = "mostly" }')
    assert points(card, way) == exactly(Fraction(15, 2))


@pytest.mark.parametrize("way", WAYS)
def test_what_all_judge_alike_is_agreed(way: str) -> None:
    assert points(scored('{ ada = "mostly", bo = "mostly" }'), way) == exactly(Fraction(15, 2))


@pytest.mark.parametrize("way", WAYS)
def test_who_has_not_answered_does_not_count(way: str) -> None:
    assert points(scored('{ ada = "mostly", bo = "unanswered" }'), way) == exactly(Fraction(15, 2))


@pytest.mark.parametrize("way", WAYS)
def test_nobody_having_answered_is_unanswered(way: str) -> None:
    card = scored('{ ada = "unanswered", bo = "unanswered" }')
    assert points(card, way) == Interval(Fraction(5), Fraction(10))


@pytest.mark.parametrize("way", WAYS)
def test_what_applies_for_nobody_does_not_apply(way: str) -> None:
    card = scored('{ ada = "not applicable", bo = "not applicable" }')
    assert points(card, way) == exactly(10)


def test_whether_something_applies_has_to_be_agreed() -> None:
    with pytest.raises(KompassError) as caught:
        scored('{ ada = "mostly", bo = "not applicable" }')
    (problem,) = caught.value.problems
    assert str(problem) == (
        "ours.toml:9:31: error[not-agreed]: `kept` of `1` does not apply for `bo`, and is judged by `ada`\n"
        "  |\n"
        '9 | kept = { ada = "mostly", bo = "not applicable" }\n'
        "  |                               ^^^^^^^^^^^^^^^^\n"
        "  = note: `ada`: ours.toml:9:16\n"
        "  = hint: write what they agree on: `agreed = ...`"
    )


def test_each_opinion_is_held_against_the_steps() -> None:
    with pytest.raises(KompassError) as caught:
        scored('{ ada = "mostli", bo = "mostly", agreed = "mostly" }')
    (problem,) = caught.value.problems
    assert (problem.slug, problem.hint) == ("off-scale", "did you mean `mostly`?")


def test_an_evaluator_has_to_be_introduced() -> None:
    with pytest.raises(KompassError) as caught:
        scored('{ ad = "mostly" }')
    (problem,) = caught.value.problems
    assert (problem.slug, problem.message) == ("unknown-name", "no evaluator has the id `ad`")
    assert problem.hint == "did you mean `ada`?"


def test_every_voice_is_scored_by_itself() -> None:
    card = scored('{ ada = "partly", bo = "yes" }')
    voices = card.sheets["mean"].voices
    assert {name: heard["1"] for name, heard in voices.items()} == {
        "ada": exactly(Fraction(25, 4)),
        "bo": exactly(10),
    }
    assert {name: heard["total"] for name, heard in voices.items()} == {
        "ada": exactly(Fraction(115, 4)),
        "bo": exactly(Fraction(65, 2)),
    }


def test_one_voice_for_all_makes_no_voices() -> None:
    assert dict(scored('"mostly"').sheets["mean"].voices) == {}


def test_a_mean_between_the_steps_is_not_for_a_function() -> None:
    sheet = PROGRAM.sheets["mean"]
    evaluation = check_evaluation(
        read_text(EVALUATION.replace("KEPT", '{ ada = "no", bo = "partly" }'), "o.toml")
    )
    assert shape(sheet, fit(sheet, joined(evaluation, sheet.scale, []), [])) is None


def test_the_report_shows_where_they_differ_most(english: Variant) -> None:
    report = tables(scored('{ ada = "partly", bo = "yes" }'), english)
    (table, *_) = (block for block in report.blocks if isinstance(block, Table) and "differ" in block.caption)
    assert table.caption == "Where the evaluators differ most: agreed"
    assert [column.heading for column in table.columns] == ["", "Item", "Ada", "Bo", "Spread"]
    assert [row.cells for row in table.rows] == [
        ("1", "Roses", "6.3", "10.0", "3.8"),
        ("", "Total", "28.8", "32.5", "3.8"),
    ]
