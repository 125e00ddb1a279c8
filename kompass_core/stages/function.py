"""Function: one sheet of a program to one Python function that scores on exact integers.

For evaluations of one shape: what applies, and which items have points given instead of
judgements, is settled before the function is made, so that what is left is arithmetic on local
variables. What is not known exactly is not for it: `score` bounds that.
"""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING

from kompass_core.model.evaluation import NOT_APPLICABLE
from kompass_core.model.function import Function, Result
from kompass_core.rules.code import Code, constant, product, round_to
from kompass_core.rules.evaluate import Surroundings, evaluate
from kompass_core.rules.integers import down, half_down, half_even, half_up
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.limits import BITS
from kompass_core.rules.python import Around, emit
from kompass_core.rules.rounding import rounded
from kompass_core.stages.score.state import reach
from kompass_core.stages.slots import asked_of, slots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kompass_core.model.function import Shape
    from kompass_core.model.program import Line, Sheet
    from kompass_core.model.scale import Decimals
    from kompass_core.rules.evaluate import Value
    from kompass_core.rules.typed import Typed


RUN_TIME = {
    "Fraction": Fraction,
    "bisect_right": bisect_right,
    "rounded": rounded,
    "half_up": half_up,
    "half_down": half_down,
    "half_even": half_even,
    "down": down,
    "prod": prod,
}


def function(sheet: Sheet, shape: Shape | None = None) -> Function:
    """The function of a sheet for evaluations of a shape; where none is said, every item is judged.

    Raises:
        ValueError: the shape gives points to an item that has parts, or a rule makes of common
            numbers some with more digits than a figure may have.
    """
    writer = _Writer(sheet, shape or {})
    for line in sheet.lines:
        writer.line(line)
    return writer.function()


class _Writer:
    """The function so far: its text, and what is known of each item on the way up the tree."""

    def __init__(self, sheet: Sheet, shape: Shape) -> None:
        self.sheet = sheet
        self.shape = shape
        self.slots = tuple(slots(sheet, shape))
        self.inputs = {
            (slot.code, slot.dimension): Code(f"i{number}", slot.scale)
            for number, slot in enumerate(self.slots)
        }
        self.body: list[str] = []
        self.results: list[tuple[Result, str]] = []
        self.objects: dict[str, object] = {}
        self.measures: dict[str, dict[str, Code]] = {}
        self.bounds: dict[str, dict[str, Value]] = {}
        dimensions = sheet.scale.dimensions.items()
        self.reaches = {name: reach(dimension.steps.values()) for name, dimension in dimensions}
        self.weights = {name: constant(dimension.weight) for name, dimension in dimensions}
        self.heavy = {name: exactly(dimension.weight) for name, dimension in dimensions}

    def line(self, line: Line) -> None:
        """Write the rules of one item, whose children are written."""
        item, stated = line.item, self.shape.get(line.item.code)
        if isinstance(stated, int) and item.children:
            raise ValueError(f"{item.code} has parts; points given to it are not for this function")
        children = tuple(code for code in item.children if code in self.measures)
        asked = asked_of(line, stated)
        if stated == NOT_APPLICABLE or (item.children and not children) or (line.asked and not asked):
            return
        own: dict[str, Code] = {"weight": constant(item.weight)}
        bounds: dict[str, Value] = {"weight": exactly(item.weight)}
        if item.maximum is not None:
            own["maximum"], bounds["maximum"] = constant(item.maximum), exactly(item.maximum)
        shares, reaches = self._shares(line, asked, judged=not isinstance(stated, int))
        around = self._around(own, bounds, shares, reaches, children)
        for rule in line.rules:
            if rule.measure == "points" and isinstance(stated, int):
                code = self.inputs[item.code, None]
                bounds["points"] = Interval(Fraction(0), _highest(bounds["maximum"]))
            else:
                code = self._named(emit(rule.typed, around))
                bounds[rule.measure] = evaluate(rule.typed, self._surroundings(bounds, reaches, children))
            own[rule.measure] = code
            self.results.append((Result(item.code, rule.measure, code.scale), code.text))
        self.measures[item.code], self.bounds[item.code] = own, bounds
        self.results.extend(self._printed(line, own, bounds))

    def _shares(
        self, line: Line, asked: tuple[str, ...], *, judged: bool
    ) -> tuple[dict[str, Code], dict[str, Interval]]:
        code = line.item.code
        shares = {name: self.inputs[code, name] if judged else constant(0) for name in asked}
        return shares, {name: self.reaches[name] for name in asked}

    def _named(self, code: Code) -> Code:
        """The value under a name of its own, so that it is worked out once."""
        if code.constant is not None or code.text.isidentifier():
            return code
        if (code.scale or 1).bit_length() > BITS:
            raise ValueError("a rule makes more digits than a figure may have")
        name = f"v{len(self.body)}"
        self.body.append(f"{name} = {code.text}")
        return Code(name, code.scale)

    def _around(
        self,
        own: dict[str, Code],
        bounds: dict[str, Value],
        shares: dict[str, Code],
        reaches: dict[str, Interval],
        children: tuple[str, ...],
    ) -> Around:
        def never_negative(node: Typed) -> bool:
            value = evaluate(node, self._surroundings(bounds, reaches, children))
            return isinstance(value, Interval) and value.low >= 0

        below = tuple(self.measures[code] for code in children)
        return Around(own, shares, self.weights, below, self.objects, never_negative)

    def _surroundings(
        self, bounds: dict[str, Value], reaches: dict[str, Interval], children: tuple[str, ...]
    ) -> Surroundings:
        return Surroundings(bounds, reaches, self.heavy, tuple(self.bounds[code] for code in children))

    def _printed(
        self, line: Line, own: Mapping[str, Code], bounds: Mapping[str, Value]
    ) -> Iterator[tuple[Result, str]]:
        low = bounds["points"]
        safe = isinstance(low, Interval) and low.low >= 0
        for table, levels in self.sheet.scale.prints.items():
            for figure, decimals in levels.get(line.item.level, {}).items():
                code = own["points"] if figure == "points" else _percent(own)
                digits = self._digits(code, decimals, never_negative=safe)
                yield Result(line.item.code, figure, 10**decimals.most, table), digits

    def _digits(self, code: Code, decimals: Decimals, *, never_negative: bool) -> str:
        parts = 10**decimals.most
        worded = round_to(code, decimals.most, self.sheet.scale.rounding, never_negative=never_negative)
        if worded.scale is None:
            return f"int({worded.text} * {parts})"
        factor = parts // worded.scale
        if isinstance(worded.constant, Fraction):
            return str(int(worded.constant * parts))
        return worded.text if factor == 1 else f"{worded.text} * {factor}"

    def function(self) -> Function:
        """The function, built."""
        inputs = "".join(f"i{number}, " for number in range(len(self.slots)))
        body = [f"({inputs}) = given"] if inputs else []
        body += [*self.body, f"return ({''.join(f'{text}, ' for _, text in self.results)})"]
        source = "def run(given):\n" + "".join(f"    {statement}\n" for statement in body)
        names: dict[str, object] = {**RUN_TIME, **self.objects}
        exec(compile(source, f"<scale {self.sheet.scale.id}>", "exec"), names)  # noqa: S102 - our own text: names and digits
        run: Callable[..., tuple[int | Fraction, ...]] = names["run"]  # type: ignore[assignment]  # just made
        codes = {line.item.code for line in self.sheet.lines}
        return Function(
            scale=self.sheet.scale.id,
            slots=self.slots,
            results=tuple(result for result, _ in self.results),
            absent=frozenset(codes - self.measures.keys()),
            run=run,
            source=source,
            shape=self.shape,
        )


def _percent(own: Mapping[str, Code]) -> Code:
    return product([constant(100), own["points"], own["maximum"]], ["*", "/"])


def _highest(maximum: Value) -> Fraction:
    if not isinstance(maximum, Interval):
        raise TypeError("a maximum is a number")
    return maximum.high
