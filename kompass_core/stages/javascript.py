"""JavaScript: a program and the words of a variant to a script whose `score(judgements)` has all its figures.

    score({"1.1": {"system": "partly"}})["2010"]["1.1"].points
        → {low, high, lowOpen, highOpen, printed: "3,8–15,0"}

`low` and `high` are exact fractions `{n, d}`. The script is that of the rules (`rules/javascript.js`), what
is done with them (`javascript.js`, beside this) and the data of the framework. It loads nothing, and knows
judgements only: points given directly, and several evaluators, are the reference's alone.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from kompass_core.model.scale import Decimals
from kompass_core.rules import typed
from kompass_core.rules.interval import exactly
from kompass_core.rules.javascript import exact, quoted
from kompass_core.rules.javascript import javascript as rule_text
from kompass_core.rules.units import COUNT, NUMBER, POINTS, SHARE, Banded
from kompass_core.stages.report.figures import LINES, OTHERWISE, decimals
from kompass_core.stages.report.wording import FIGURES
from kompass_core.stages.score.state import reach

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from kompass_core.model.program import Line, Program, Sheet
    from kompass_core.model.scale import Scale
    from kompass_core.rules.interval import Interval
    from kompass_core.rules.units import Unit
    from kompass_core.stages.report.wording import Wording


def javascript(program: Program, wording: Wording) -> str:
    """The script; `export { score }` after it makes a module of it.

    Raises:
        NoJavaScript: a rule calls a function of a plugin that cannot be written so.
    """
    rules: dict[str, str] = {}
    scales = _list(_sheet(sheet, wording, rules) for sheet in program.sheets.values())
    named = "".join(f"const {name} = {text};\n" for text, name in rules.items())
    program_text = f"const PROGRAM = {{ signs: {_signs(wording)}, scales: {scales} }};\n"
    return "\n".join((_beside("kompass_core.rules"), _beside("kompass_core.stages"), named + program_text))


def left_out(line: Line) -> tuple[str, ...]:
    """The dimensions that a rule of an item names, so that none of them can be left out alone."""
    nodes = [node for rule in line.rules for node in typed.walk(rule.typed)]
    return tuple(dict.fromkeys(node.dimension for node in nodes if isinstance(node, typed.Asked)))


def _beside(package: str) -> str:
    return (files(package) / "javascript.js").read_text("utf-8")


def _sheet(sheet: Sheet, wording: Wording, rules: dict[str, str]) -> str:
    scale = sheet.scale
    lines = _list((_line(line, scale, wording, rules) for line in sheet.lines), ",\n")
    return (
        f"{{ id: {quoted(scale.id)}, rounding: {quoted(scale.rounding)}, "
        f"zero: {quoted(scale.unanswered == 'zero')}, refuses: {quoted(scale.not_applicable == 'refuse')},\n"
        f"weights: {_map({name: _known(one.weight) for name, one in scale.dimensions.items()})},\n"
        f"steps: {_map({name: _steps(one.steps) for name, one in scale.dimensions.items()})},\n"
        f"lines: {lines} }}"
    )


def _steps(steps: Mapping[str, Fraction]) -> str:
    shares = _map({name: _known(share) for name, share in steps.items()})
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
        f"maximum: {'null' if item.maximum is None else _known(item.maximum)}, rules: {_list(made)}, "
        f"percent: {_places(decimals(scale, LINES, item.level, 'percent'))}, printing: {_list(printing)} }}"
    )


def _printing(measure: str, unit: Unit, level: str, scale: Scale, wording: Wording) -> str:
    """How a measure is printed in the closing tables, as `report/figures.py` prints it."""
    if isinstance(unit, Banded):
        names = scale.bands[unit.bands].names
        return f"{{ bands: {quoted([wording.band(unit.bands, name) for name in names])} }}"
    if unit == SHARE:
        return _places(decimals(scale, LINES, level, "percent"), ", percent: true")
    if unit in {COUNT, NUMBER}:
        return _places(OTHERWISE)
    places = decimals(scale, LINES, level, "points")
    return _places(Decimals(0, places.most) if measure == "maximum" else places)


def _places(places: Decimals, more: str = "") -> str:
    return f"{{ least: {places.least}, most: {places.most}{more} }}"


def _signs(wording: Wording) -> str:
    signs = wording.signs
    truths = {
        "true": wording.word("value.true"),
        "false": wording.word("value.false"),
        "null": wording.word("value.unknown"),
    }
    return quoted(
        {
            "decimal": signs.decimal,
            "minus": signs.minus,
            "percent": signs.percent,
            "zero": wording.variant.numbers.zero,
            "truths": truths,
        }
    )


def _known(value: Fraction) -> str:
    return _interval(exactly(value))


def _interval(value: Interval) -> str:
    if value.known:
        return f"exactly({exact(value.low)})"
    return f"interval({exact(value.low)}, {exact(value.high)})"


def _map(values: Mapping[str, str]) -> str:
    return f"new Map({_list(f'[{quoted(name)}, {text}]' for name, text in values.items())})"


def _list(texts: Iterable[str], between: str = ", ") -> str:
    return f"[{between.join(texts)}]"
