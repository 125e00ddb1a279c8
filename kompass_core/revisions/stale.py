"""Stale: a stored scorecard and one of now to why, and in what, they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.report import Figure
from kompass_core.model.stored import Reason, Shifted, Staleness, StoredFigure
from kompass_core.rules.exact import exact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.report import ItemFigures
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.stored import Stored

    Figures = Mapping[str, Mapping[str, StoredFigure]]
    Printed = Mapping[str, Mapping[str, ItemFigures]]


def stale(
    stored: Stored, card: Scorecard, printed: Printed, told: tuple[str, ...] = (), *, worded: bool = True
) -> Staleness:
    """What the card of now says otherwise; of scales that are not stored, nothing.

    `printed` are its figures by scale and code. `told` says what has changed in the definition, as far as
    somebody knows. Without `worded`, which is so where nobody knows in whose words the other one was
    printed, exact values alone are compared.
    """
    return Staleness(
        tuple(_reasons(stored, card, told)),
        tuple(
            one
            for scale, sheet in stored.sheets.items()
            if scale in printed
            for one in _shifted(
                scale, sheet.figures, stored_figures(printed[scale]), whole=stored.whole, worded=worded
            )
        ),
    )


def _reasons(stored: Stored, card: Scorecard, told: tuple[str, ...]) -> Iterator[Reason]:
    framework, evaluation = card.framework, card.evaluation
    if stored.evaluated != evaluation.digest:
        yield Reason("evaluation", evaluation.id, stored.evaluated, evaluation.digest)
    if stored.framework != framework.name:
        yield Reason("framework", framework.name, stored.framework, framework.name)
    elif stored.digest != framework.digest:
        yield Reason("definition", framework.name, stored.digest, framework.digest, told)
    for name, sheet in stored.sheets.items():
        now = framework.scales[name].digest if name in card.sheets else None
        if sheet.digest != now:
            yield Reason("scale", name, sheet.digest, now)
    for file in dict.fromkeys((*stored.changes, *framework.changes)):
        was, is_ = stored.changes.get(file), framework.changes.get(file)
        if was != is_:
            yield Reason("changes", file, was, is_)
    if stored.engine != card.engine:
        yield Reason("engine", "", stored.engine, card.engine)
    for name, version in stored.plugins.items():
        # One that has come since has no part in what was scored without it.
        if card.plugins.get(name) != version:
            yield Reason("plugin", name, version, card.plugins.get(name))


def _shifted(scale: str, then: Figures, now: Figures, *, whole: bool, worded: bool) -> Iterator[Shifted]:
    for code in dict.fromkeys((*then, *now)) if whole else then:
        before, after = then.get(code, {}), now.get(code, {})
        for measure in dict.fromkeys((*before, *after)):
            one, other = before.get(measure), after.get(measure)
            if not _alike(one, other, worded=worded):
                yield Shifted(scale, code, measure, one, other)


def _alike(one: StoredFigure | None, other: StoredFigure | None, *, worded: bool) -> bool:
    if one is None or other is None or worded:
        return one == other
    return evolve(one, printed="") == evolve(other, printed="")


def stored_figures(items: Mapping[str, ItemFigures]) -> dict[str, dict[str, StoredFigure]]:
    """What is printed of items, by code and measure, as it is stored."""
    return {
        code: {measure: _figure(figure) for measure, figure in item.figures.items()}
        for code, item in items.items()
    }


def _figure(figure: Figure | str) -> StoredFigure:
    if not isinstance(figure, Figure):
        return StoredFigure(figure)
    if figure.low == figure.high:  # whose ends nobody writes
        return StoredFigure(figure.printed, exact(figure.low), exact(figure.high))
    return StoredFigure(
        figure.printed, exact(figure.low), exact(figure.high), figure.low_open, figure.high_open
    )
