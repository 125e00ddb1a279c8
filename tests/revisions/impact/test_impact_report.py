"""The report on an impact: what it says in words, its tables, its chart, and its facts."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Bullets, Chart, Figure, Heading, Paragraph, Table
from kompass_core.model.variant import Numbers, Variant
from kompass_core.revisions.correspond import correspond
from kompass_core.revisions.impact.trim import trimmed
from kompass_core.revisions.impact.weigh import Weighing
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.report.impact.chart import chart
from kompass_core.stages.report.impact.tally import tally
from kompass_core.stages.report.impact.weighed import weighed as presented
from kompass_core.stages.report.impact.words import Words, names
from kompass_core.stages.report.wording import wording
from tests.revisions.impact.conftest import judged

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.framework import Framework
    from kompass_core.model.report import Report

PLAIN = Variant("plain", "Plain", "en", Numbers("en", None, None), {}, {}, {})
COMMA = Variant("comma", "Comma", "sv", Numbers("sv_SE", "0", None), {"total": "Summa"}, {}, {})
MORE = [("maximum = 20", "maximum = 30")]
DROPPED = [('[question."B.2"]\ntitle = "Is it warm?"\nmaximum = 10\n', "")]


@pytest.fixture
def weighing(
    revision: Callable[..., Framework], found: Callable[[str], Evaluation]
) -> Callable[..., Weighing]:
    """Evaluations weighed with a changed first revision."""

    def weigh(changes: list[tuple[str, str]], *texts: str) -> Weighing:
        older, newer = revision("1"), revision("1", changes)
        made = Weighing(compiled(older), compiled(newer), correspond(older, newer))
        for text in texts:
            evaluation = found(text)
            made.add(evaluation, trimmed(evaluation, newer))
        return made

    return weigh


def table(made: Report, caption: str) -> list[tuple[str, ...]]:
    """The cells of a table as they are printed."""
    (one,) = (block for block in made.blocks if isinstance(block, Table) and block.caption == caption)
    return [
        tuple(cell.printed if isinstance(cell, Figure) else cell for cell in row.cells) for row in one.rows
    ]


def said(made: Report) -> str:
    """All running text and lists."""
    lines = [block.text for block in made.blocks if isinstance(block, Paragraph)]
    lines += [line for block in made.blocks if isinstance(block, Bullets) for line in block.items]
    return "\n".join(lines)


def test_it_says_who_gains_by_how_much(weighing: Callable[..., Weighing]) -> None:
    texts = (judged("high", use="yes"), judged("low", plan="no", use="no"), judged("middle"))
    made = presented(weighing(MORE, *texts).impact(), PLAIN)
    assert "Of 3 evaluations that are known exactly, 2 gain, 0 lose, and 1 stay as they are." in said(made)
    assert "On average the change is +5.8 points, the median is +7.5." in said(made)
    assert "The greatest gain is +10.0 (high)." in said(made)
    assert table(made, "Evaluations") == [
        ("high", "70.0", "80.0", "+10.0", "1"),
        ("low", "0.0", "0.0", "0.0", "3"),
        ("middle", "52.5", "60.0", "+7.5", "2"),
    ]
    assert table(made, "What gives how many points") == [
        ("Maximum of A.1 Is there something for everybody?: 20 → 30", "+5.8", "2", "+10.0"),
        ("Total", "+5.8", "2", "+10.0"),
    ]


def test_numbers_and_words_are_those_of_the_reader(weighing: Callable[..., Weighing]) -> None:
    made = presented(weighing(MORE, judged("high"), judged("low", plan="no", use="no")).impact(), COMMA)
    assert table(made, "Evaluations")[0] == ("high", "52,5", "60,0", "+7,5", "1")
    assert table(made, "What gives how many points")[-1][0] == "Summa"
    assert "Words of the report that are not translated" in said(made)


def test_a_change_of_rank_is_shown(weighing: Callable[..., Weighing]) -> None:
    texts = (judged("house", plan="no", use="no", B2="yes"), judged("books", plan="no", use="no", A2="yes"))
    made = presented(weighing(DROPPED, *texts).impact(), PLAIN)
    ranks = {row[0]: row[-1] for row in table(made, "Evaluations")}
    assert ranks == {"house": "1 → 2", "books": "1"}


def test_two_evaluations_of_one_place_are_told_apart(weighing: Callable[..., Weighing]) -> None:
    first = judged("first").replace('name = "first"', 'name = "Town"')
    again = judged("again").replace('name = "again"', 'name = "Town"')
    made = presented(weighing(MORE, first, again, judged("other")).impact(), PLAIN)
    assert [row[0] for row in table(made, "Evaluations")] == ["first", "again", "other"]


def test_what_is_not_known_has_a_range_and_a_dash(weighing: Callable[..., Weighing]) -> None:
    unknown = judged("unknown").replace('[judgement."A.1"]\nplan = "yes"\n', '[judgement."A.1"]\n')
    made = presented(weighing(MORE, unknown, judged("known")).impact(), PLAIN)
    assert table(made, "Evaluations")[0] == ("unknown", "42.5–52.5", "45.0–60.0", "–", "–")
    assert "Stars: not known exactly on both sides, so without rank and causes: 1" in said(made)


def test_one_evaluation_alone_is_told_by_item(weighing: Callable[..., Weighing]) -> None:
    made = presented(weighing([*MORE, *DROPPED], judged("one")).impact(), PLAIN)
    rows = table(made, "Points by item, and what changes them")
    assert [row[0] for row in rows] == [
        "A Books",
        "Maximum of A.1 Is there something for everybody?: 20 → 30",
        "A.1 Is there something for everybody?",
        "Maximum of A.1 Is there something for everybody?: 20 → 30",
        "B House",
        "Dropped: B.2 Is it warm?",
        "B.2 Is it warm?",
        "Total",
        "Maximum of A.1 Is there something for everybody?: 20 → 30",
        "Dropped: B.2 Is it warm?",
    ]
    assert not any(isinstance(block, Chart) for block in made.blocks)


def test_what_gives_nobody_points_is_listed(weighing: Callable[..., Weighing]) -> None:
    low = judged("low", plan="no", use="no")
    made = presented(weighing(MORE, low, low.replace("low", "lower")).impact(), PLAIN)
    assert "Nobody's points change." in said(made)
    assert "Changes that give nobody points:" in said(made)
    assert "Maximum of A.1 Is there something for everybody?: 20 → 30" in said(made)


def test_the_chart_has_a_line_each_the_greatest_gain_first(weighing: Callable[..., Weighing]) -> None:
    texts = (judged("low", plan="no", use="no"), judged("high", use="yes"), judged("middle"))
    made = presented(weighing(MORE, *texts).impact(), PLAIN)
    (picture,) = (block for block in made.blocks if isinstance(block, Chart))
    assert (picture.shape, picture.labels) == ("dots", ("high", "middle", "low"))
    assert [series.name for series in picture.series] == ["Before", "After"]
    assert picture.description.startswith("Of 3 evaluations")


def test_many_are_counted_in_classes_that_hold_all(weighing: Callable[..., Weighing]) -> None:
    made = weighing(MORE)
    made.generate(200, 1, (), lambda numbers: numbers)
    impact = made.impact()
    words = Words(impact, impact.pairs[0], wording(PLAIN), names(impact.pairs[0]))
    picture = chart(words, tally(impact.pairs[0]), "Words.")
    assert picture is not None
    assert picture.shape == "bars"
    assert len(picture.labels) <= 12
    (series,) = picture.series
    assert sum(one.low for one in series.figures if one is not None) == 200
    assert picture.labels[0] == "0.0 to below +1.0"
    shown = presented(impact, PLAIN)
    assert not any(isinstance(block, Table) and block.caption == "Evaluations" for block in shown.blocks)
    assert "Made-up evaluations: 200, from seed 1" in said(shown)


def test_every_kind_of_change_has_its_words(revision: Callable[..., Framework]) -> None:
    older, newer = revision("1"), revision("3")
    made = Weighing(compiled(older), compiled(newer), correspond(older, newer, [revision("2")]))
    made.generate(5, 1, (), lambda numbers: numbers)
    impact = made.impact()
    words = Words(impact, impact.pairs[0], wording(PLAIN), names(impact.pairs[0]))
    assert [words.causes(place) for place in range(len(impact.pairs[0].causes))] == [
        "Carried over",
        "Steps of Is it planned?: partly 50% → partly 40%",
        "Maximum of B.0 Is it open every evening?: 20 → 15",
        "New: B.2 Is there a place to sit?",
        "A.1 became A.1a, A.1b",
        "A.2, A.3 became A.2",
        "Dropped: B.2 Is it warm?",
        (
            "Rule of what is judged: points = maximum * mean(dimensions) → "
            "points = maximum * (plan + 2 * practice) / 3"
        ),
    ]


def test_facts_are_exact_and_rows_have_the_same_keys(weighing: Callable[..., Weighing]) -> None:
    made = presented(weighing(MORE, judged("one", use="no"), judged("two")).impact(), PLAIN)
    assert made.facts is not None
    keys = {tuple(row) for row in made.facts.rows}
    assert len(keys) == 1
    whole = [row for row in made.facts.rows if (row["evaluation"], row["item"]) == ("two", TOTAL)]
    assert [(row["points"], row["printed"]) for row in whole] == [("7.5", "+7.5"), ("7.5", "+7.5")]
    assert sum(Fraction(row["points"]) for row in whole[1:]) == Fraction(whole[0]["points"])


def test_a_report_of_nobody_says_so(weighing: Callable[..., Weighing]) -> None:
    made = presented(weighing(MORE).impact(), PLAIN)
    assert "There is no evaluation on this scale." in said(made)
    assert isinstance(made.blocks[0], Heading)
