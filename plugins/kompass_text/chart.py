"""Chart: a picture of figures to lines of characters, each line with its figures beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from kompass_text.bars import bar
from kompass_text.dots import MARKS, dots
from kompass_text.wrap import width, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kompass_core.extending import Chart, Figure

    Line = tuple[str, str, tuple[Figure | None, ...]]
    """A label, the name of a series (empty where there is one alone), and its figures."""

GAP = 2
LEAST = 8
"""A picture that is narrower than this is none: then the figures stand alone."""


def drawn(chart: Chart, most: int) -> Iterator[str]:
    """The lines of the chart, at most so wide."""
    if chart.caption:
        yield from wrap(chart.caption, most)
        yield ""
    figures = [one for series in chart.series for one in series.figures if one is not None]
    if not figures:
        return
    low, high = min(one.low for one in figures), max(one.high for one in figures)
    match chart.shape:
        case "bars":
            lines = list(_one_by_one(chart))
            low, high = min(low, 0 * low), max(high, 0 * high)
            yield from _laid_out(lines, (), most, lambda shown, size: bar(shown[0], low, high, size))
        case "dots" | "radar":
            lines = list(_side_by_side(chart))
            heads = [f"{mark} {series.name}" for mark, series in zip(MARKS, chart.series, strict=False)]
            yield from _laid_out(lines, heads, most, lambda shown, size: dots(shown, low, high, size))
        case _:
            assert_never(chart.shape)


def _one_by_one(chart: Chart) -> Iterator[Line]:
    """A line for each figure; the label stands on the first of its lines."""
    alone = len(chart.series) == 1
    for place, label in enumerate(chart.labels):
        for number, series in enumerate(chart.series):
            yield "" if number else label, "" if alone else series.name, (series.figures[place],)


def _side_by_side(chart: Chart) -> Iterator[Line]:
    """A line for each label."""
    shown = chart.series[: len(MARKS)]
    for place, label in enumerate(chart.labels):
        yield label, "", tuple(series.figures[place] for series in shown)


def _laid_out(
    lines: Sequence[Line],
    heads: Sequence[str],
    most: int,
    picture: Callable[[tuple[Figure | None, ...], int], str],
) -> Iterator[str]:
    """Labels, names, pictures and figures in columns."""
    count = len(lines[0][2])
    columns = [[_printed(line[2][place]) for line in lines] for place in range(count)]
    ends = [_widest([*column, *heads[place : place + 1]]) for place, column in enumerate(columns)]
    names = _widest(name for _, name, _ in lines)
    before = GAP + (names + GAP if names else 0)
    wanted = _widest(label for label, _, _ in lines)
    labels = min(wanted, (most - before - sum(ends) - GAP * len(ends)) // 2)
    if labels < min(wanted, LEAST):
        for label, name, figures in lines:
            yield from wrap(" ".join(filter(None, (label, name, *map(_printed, figures)))), most)
        return
    room = most - labels - before - sum(ends) - GAP * len(ends)
    room = room if room >= LEAST else 0
    if heads:
        yield " " * (labels + before + room) + _ended(heads, ends)
    rest: list[str] = []
    for label, name, figures in lines:
        if label:
            yield from rest
            rest = wrap(label, labels)
        first = rest.pop(0) if rest else ""
        left = _padded(first, labels) + " " * GAP + (_padded(name, names) + " " * GAP if names else "")
        yield left + (picture(figures, room) if room else "") + _ended(list(map(_printed, figures)), ends)
    yield from rest


def _ended(texts: Sequence[str], sizes: Sequence[int]) -> str:
    """Figures, or what they are called, each at the right of its column."""
    return "".join(" " * (GAP + size - width(text)) + text for text, size in zip(texts, sizes, strict=True))


def _printed(figure: Figure | None) -> str:
    return "" if figure is None else figure.printed


def _widest(texts: Iterable[str]) -> int:
    return max(map(width, texts), default=0)


def _padded(text: str, size: int) -> str:
    return text + " " * (size - width(text))
