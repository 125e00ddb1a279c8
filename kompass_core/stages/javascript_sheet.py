"""JavaScript sheet: one scale laid out to the data of a script: what is judged, rules, and how to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.scale import Decimals
from kompass_core.rules import typed
from kompass_core.rules.interval import exactly
from kompass_core.rules.javascript import exact, quoted
from kompass_core.rules.javascript import javascript as rule_text
from kompass_core.rules.units import COUNT, NUMBER, POINTS, SHARE, Banded
from kompass_core.stages.report.clean import clean
from kompass_core.stages.report.figures import LINES, OTHERWISE, decimals
from kompass_core.stages.report.wording import FIGURES
from kompass_core.stages.score.printed import least
from kompass_core.stages.score.state import reach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from fractions import Fraction

    from kompass_core.model.program import Line, Sheet
    from kompass_core.model.scale import Scale
    from kompass_core.rules.interval import Interval
    from kompass_core.rules.units import Unit
    from kompass_core.stages.report.wording import Wording


def sheet_text(sheet: Sheet, wording: Wording, rules: dict[str, str]) -> str:
    """The expression of the data; the text of each rule gets a name in `rules`, which need not be empty.

    Raises:
        NoJavaScript: a rule calls a function of a plugin that cannot be written so.
    """
    scale = sheet.scale
    lines = list_text((_line(line, scale, wording, rules) for line in sheet.lines), ",\n")
    return (
        f"{{ id: {quoted(scale.id)}, title: {quoted(scale.title)}, digest: {quoted(scale.digest)}, "
        f"rounding: {quoted(scale.rounding)}, several: {quoted(scale.several)}, "
        f"zero: {quoted(scale.unanswered == 'zero')}, refuses: {quoted(scale.not_applicable == 'refuse')},\n"
        f"weights: {map_text({name: _known(one.weight) for name, one in scale.dimensions.items()})},\n"
        f"steps: {map_text({name: _steps(one.steps) for name, one in scale.dimensions.items()})},\n"
        f"lines: {lines} }}"
    )


def _steps(steps: Mapping[str, Fraction]) -> str:
    shares = map_text({name: _known(share) for name, share in steps.items()})
    return f"{{ reach: {_interval(reach(steps.values()))}, shares: {shares} }}"


def _line(line: Line, scale: Scale, wording: Wording, rules: dict[str, str]) -> str:
    item = line.item
    made = []
    for rule in line.rules:
        text = rule_text(rule.typed)
        made.append(f"[{quoted(rule.measure)}, {rules.setdefault(text, f'rule{len(rules) + 1}')}]")
    units = {rule.measure: rule.unit for rule in line.rules}
    printing = [
        f"[{quoted(measure)}, {_printing(measure, units.get(measure, POINTS), item.level, scale, wording)}]"
        for measure in dict.fromkeys((*FIGURES, *units))
    ]
    return (
        f"{{ code: {quoted(item.code)}, children: {quoted(item.children)}, asked: {quoted(line.asked)}, "
        f"named: {quoted(left_out(line))}, weight: {_known(item.weight)}, "
        f"maximum: {'null' if item.maximum is None else _known(item.maximum)}, rules: {list_text(made)}, "
        f"fewest: {least(scale, item.level)}, tables: {list_text(_tables(scale, item.level))}, "
        f"percent: {_places(decimals(scale, LINES, item.level, 'percent'))}, "
        f"printing: {list_text(printing)} }}"
    )


def _tables(scale: Scale, level: str) -> Iterator[str]:
    """The other tables that print an item of a level, each with the decimals of what it prints."""
    for table, levels in scale.prints.items():
        if table != LINES and level in levels:
            said = {
                measure: _places(decimals(scale, table, level, measure))
                for measure in ("points", "percent")
                if measure in levels[level]
            }
            inside = ", ".join(f"{name}: {places}" for name, places in said.items())
            yield f"[{quoted(table)}, {{ {inside} }}]"


def _printing(measure: str, unit: Unit, level: str, scale: Scale, wording: Wording) -> str:
    """How a measure is printed in the closing tables, as `report/figures.py` prints it."""
    if isinstance(unit, Banded):
        names = scale.bands[unit.bands].names
        return f"{{ bands: {quoted([clean(wording.band(unit.bands, name)) for name in names])} }}"
    if unit == SHARE:
        return _places(decimals(scale, LINES, level, "percent"), ", percent: true")
    if unit in {COUNT, NUMBER}:
        return _places(OTHERWISE)
    places = decimals(scale, LINES, level, "points")
    return _places(Decimals(0, places.most) if measure == "maximum" else places)


def _places(places: Decimals, more: str = "") -> str:
    return f"{{ least: {places.least}, most: {places.most}{more} }}"


def left_out(line: Line) -> tuple[str, ...]:
    """The dimensions that a rule of an item names, so that none of them can be left out alone."""
    nodes = [node for rule in line.rules for node in typed.walk(rule.typed)]
    return tuple(dict.fromkeys(node.dimension for node in nodes if isinstance(node, typed.Asked)))


def _known(value: Fraction) -> str:
    return _interval(exactly(value))


def _interval(value: Interval) -> str:
    if value.known:
        return f"exactly({exact(value.low)})"
    return f"interval({exact(value.low)}, {exact(value.high)})"


def map_text(values: Mapping[str, str]) -> str:
    """The expression of a map, of those of its values by name."""
    return f"new Map({list_text(f'[{quoted(name)}, {text}]' for name, text in values.items())})"


def list_text(texts: Iterable[str], between: str = ", ") -> str:
    """The expression of a list, of those of its members."""
    return f"[{between.join(texts)}]"
