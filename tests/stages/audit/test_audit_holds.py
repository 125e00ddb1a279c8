"""What an audit says of random small frameworks holds for whatever is judged in them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from kompass_core.rules.interval import Interval
from kompass_core.stages.audit import audit
from kompass_core.stages.audit.evaluation import evaluation as example_text
from tests.stages.audit.random_frameworks import evaluation, frameworks

if TYPE_CHECKING:
    from fractions import Fraction

    from kompass_core.model.audit import End, ItemAudit, Verdict
    from kompass_core.model.scorecard import Score
    from tests.stages.audit.random_frameworks import Small

chances = st.integers(0, 2**32).map(Random)


def number(score: Score, measure: str) -> Fraction:
    value = score.measures[measure]
    assert isinstance(value, Interval)
    assert value.known
    return value.low


@settings(max_examples=50)
@given(small=frameworks, chance=chances)
def test_no_score_lies_outside_what_can_be_reached(small: Small, chance: Random) -> None:
    items = audit(small.program).sheets["simple"]
    for _ in range(5):
        scores = small.scored(evaluation(small.judged(chance)))
        for code, score in (scores or {}).items():
            for measure, value in score.measures.items():
                if measure in items[code].reaches:
                    assert isinstance(value, Interval)
                    assert holds(items[code], measure, value)
                elif measure in items[code].truths:
                    assert items[code].truths[measure] in {None, value}


def holds(item: ItemAudit, measure: str, value: Interval) -> bool:
    low, high = item.reaches[measure].low.bound, item.reaches[measure].high.bound
    return (low is None or low <= value.low) and (high is None or value.high <= high)


@settings(max_examples=30)
@given(small=frameworks)
def test_what_was_found_is_what_its_judgements_make(small: Small) -> None:
    for code, item in audit(small.program).sheets["simple"].items():
        for measure, reach in item.reaches.items():
            for end in (reach.low, reach.high):
                if end.found is not None:
                    assert made(small, end, code, measure) == end.found
                    assert end.bound is None or reach.low.bound is None or inside(reach.low, end, reach.high)


def made(small: Small, end: End, code: str, measure: str) -> Fraction:
    """What comes of the judgements of an end, whatever is not judged."""
    scores = small.scored(evaluation(end.judgements))
    assert scores is not None
    return number(scores[code], measure)


def inside(low: End, end: End, high: End) -> bool:
    assert low.bound is not None
    assert high.bound is not None
    assert end.found is not None
    return low.bound <= end.found <= high.bound


@settings(max_examples=50)
@given(small=frameworks, chance=chances)
def test_raising_a_judgement_lowers_no_points_that_are_proven_to_rise(small: Small, chance: Random) -> None:
    items = audit(small.program).sheets["simple"]
    for _ in range(8):
        before = small.judged(chance)
        raised = small.raised(chance, before)
        if raised is None:
            continue
        _, name, after = raised
        first, second = small.scored(evaluation(before)), small.scored(evaluation(after))
        if first is None or second is None:
            continue
        said = small.program.sheets["simple"].scale.dimensions[name].lowers is not None
        wanted: set[Verdict] = {"proven"} if said else {"proven", "declared"}
        for code, item in items.items():
            if item.direction in wanted and "points" in first[code].measures:
                assert number(first[code], "points") <= number(second[code], "points")


@settings(max_examples=50)
@given(small=frameworks)
def test_an_example_shows_what_was_found(small: Small) -> None:
    for finding in audit(small.program).findings:
        told = {}
        for example in finding.examples:
            text = example_text(example, f"e-{example.name}", "library@1", finding.problem.message)
            scores = small.scored(text)
            told[example.name] = None if scores is None else scores[example.item]
        if finding.problem.slug == "falling-score" and "before" in told:
            assert points(told["after"]) < points(told["before"])
        if (most := told.get("most")) is not None:
            assert points(most) > number(most, "maximum")
        if (least := told.get("least")) is not None:
            assert points(least) < 0
        if (best := told.get("best")) is not None and finding.problem.severity == "error":
            assert points(best) < number(best, "maximum")
        if "failing" in told:
            assert told["failing"] is None


def points(score: Score | None) -> Fraction:
    assert score is not None
    return number(score, "points")
