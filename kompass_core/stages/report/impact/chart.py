"""Chart: the picture of an impact: each evaluation before and after, or how many change by how much."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Chart, Figure, Series

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.stages.report.impact.tally import Tally
    from kompass_core.stages.report.impact.words import Words

MOST = 30
"""So many evaluations have a line each; more are counted."""

CLASSES = 12
"""Into so many classes, at most, changes are sorted."""

WIDTHS = (1, 2, 5)


def chart(words: Words, counted: Tally, description: str) -> Chart | None:
    """The chart; None where nothing is known of anybody on both sides."""
    both = [
        effect
        for effect in words.pair.effects
        if effect.changes[TOTAL].before is not None and effect.changes[TOTAL].after is not None
    ]
    if len(both) > MOST and counted.known:
        return _distribution(words, [gain for _, gain in counted.known], description)
    if not both:
        return None
    order = {effect.evaluation: place for place, (effect, _) in enumerate(counted.known)}
    both.sort(key=lambda effect: order.get(effect.evaluation, len(order)))
    series = []
    for side in ("before", "after"):
        points = (words.points(getattr(effect.changes[TOTAL], side)) for effect in both[:MOST])
        shown = tuple(one if isinstance(one, Figure) else None for one in points)
        series.append(Series(words.wording.word(f"column.{side}"), shown))
    labels = tuple(words.evaluation(effect) for effect in both[:MOST])
    return Chart(_caption(words, "chart.effects"), description, labels, tuple(series), "dots")


def _distribution(words: Words, gains: Sequence[Fraction], description: str) -> Chart:
    least, most = min(gains), max(gains)
    width = _width(most - least)
    first, last = floor(least / width), floor(most / width)
    counts = [0] * (last - first + 1)
    for gain in gains:
        counts[floor(gain / width) - first] += 1
    labels = tuple(
        words.wording.word("chart.class", low=words.said(place * width), high=words.said((place + 1) * width))
        for place in range(first, last + 1)
    )
    figures = tuple(Figure(str(count), Fraction(count), Fraction(count)) for count in counts)
    series = Series(words.wording.word("table.effects"), figures)
    return Chart(_caption(words, "chart.distribution"), description, labels, (series,), "bars")


def _caption(words: Words, key: str) -> str:
    """What it shows; of which scale, where there are several."""
    word = words.wording.word(key)
    return f"{word}: {words.scales()}" if len(words.impact.pairs) > 1 else word


def _width(span: Fraction) -> Fraction:
    """The narrowest round width with which no more than so many classes are needed."""
    power = Fraction(1, 10)
    while True:
        for width in WIDTHS:
            if span / (width * power) < CLASSES - 1:
                return width * power
        power *= 10
