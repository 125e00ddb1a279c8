"""Given: lines of text to everything that is around a rule, for the corpus and for `docs/rules.md`.

    maximum = 15 points                     a measure of the item itself
    dimension system = 25%, weight 2        one of its dimensions; weight 1 unless said
    subareas.points = 3 points; [4, 5) points   a measure of its children, a value for each
    bands grade = low 0; middle 50%; high 80%   a set of bands
    rounding half-even                      half-up unless said
    function stretch                        one of `FUNCTIONS`

A value is a number (`2.5`, `31/12`, `-1`) with its unit (`points`, `share`, `count`, or nothing for a
plain number; a percentage is a share), an interval (`[2.25, 2.35) points`), `true`, `false`,
`not known`, a band (`grade.low`) or a range of bands (`grade.low to grade.high`). Every item has a
`weight`, 1 unless said.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from kompass_core.problems import Source, Span
from kompass_core.rules.check import check
from kompass_core.rules.evaluate import Surroundings
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.parse import parse
from kompass_core.rules.scope import Scope
from kompass_core.rules.typed import ROUNDINGS
from kompass_core.rules.units import (
    COUNT,
    NUMBER,
    POINTS,
    SHARE,
    TRUTH,
    Banded,
    Bands,
    Function,
    Parameter,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kompass_core.rules.evaluate import Value
    from kompass_core.rules.typed import Rounding, Typed
    from kompass_core.rules.units import (
        Quantity,
        Unit,
    )

NUMBER_TEXT = r"-?\d+(?:\.\d+|/\d+)?%?"
INTERVAL = re.compile(
    rf"(?P<left>[\[(])(?P<low>{NUMBER_TEXT}), (?P<high>{NUMBER_TEXT})(?P<right>[\])])(?: (?P<unit>\w+))?"
)
PLAIN = re.compile(rf"(?P<number>{NUMBER_TEXT})(?: (?P<unit>\w+))?")
UNITS: dict[str, Quantity] = {"points": POINTS, "share": SHARE, "count": COUNT}
TRUTHS: dict[str, bool | None] = {"true": True, "false": False, "not known": None}


def _wayward(share: Fraction) -> Fraction:
    return 1 - share


def _floating(_: Fraction) -> Fraction:
    return 0.5  # type: ignore[return-value]


def _broken(number: Fraction) -> Fraction:
    return number / 0


FUNCTIONS = {
    function.name: function
    for function in (
        Function(
            "stretch",
            (Parameter("x", SHARE, "rising"),),
            SHARE,
            lambda x: x * x,
            "small is smaller",
            "x * x",
        ),
        Function(
            "gap",
            (Parameter("from", POINTS, "falling"), Parameter("to", POINTS, "rising")),
            POINTS,
            lambda least, most: most - least,
            "how far it is",
            "to - from",
        ),
        Function(
            "twice",
            (Parameter("x", NUMBER, "rising"),),
            NUMBER,
            lambda x: 2 * x,
            "the double",
            "2 * x",
        ),
        Function(
            "wayward",
            (Parameter("x", SHARE, "rising"),),
            SHARE,
            _wayward,
            "falls, and says it rises",
            "100% - x",
        ),
        Function(
            "floating",
            (Parameter("x", NUMBER, "rising"),),
            NUMBER,
            _floating,
            "is not exact",
            "x / (x - x)",  # no formula is inexact, so this one fails in another way
        ),
        Function(
            "broken",
            (Parameter("x", NUMBER, "rising"),),
            NUMBER,
            _broken,
            "divides by zero",
            "x / (x - x)",
        ),
    )
}


@frozen
class Setting:
    """What the names of a rule can mean, and what they come to."""

    scope: Scope
    around: Surroundings

    def beside(self, function: Function) -> Setting:
        """The same with one function more."""
        functions = {**self.scope.functions, function.name: function}
        return evolve(self, scope=evolve(self.scope, functions=functions))

    def typed(self, rule: str) -> Typed:
        """The typed rule, or a KompassError."""
        locate = locating(rule)
        return check(parse(rule, locate), self.scope, locate)


def locating(rule: str) -> Callable[[int, int], Span]:
    """How places are found in a rule that stands in no file."""
    source = Source("rule", rule)
    return lambda start, end: Span(source, start, end)


def value(text: str) -> tuple[Value, Unit]:
    """A value as the lines write it, with its unit."""
    if text in TRUTHS:
        return TRUTHS[text], TRUTH
    if found := INTERVAL.fullmatch(text):
        low, high, unit = number(found["low"]), number(found["high"]), found["unit"]
        known_unit = SHARE if found["low"].endswith("%") else UNITS[unit] if unit else NUMBER
        return Interval(low, high, found["left"] == "(", found["right"] == ")"), known_unit
    if found := PLAIN.fullmatch(text):
        unit = found["unit"]
        known_unit = SHARE if found["number"].endswith("%") else UNITS[unit] if unit else NUMBER
        return exactly(number(found["number"])), known_unit
    message = f"{text!r} is no value"
    raise ValueError(message)


def number(text: str) -> Fraction:
    """A number or a percentage."""
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def expected(text: str, setting: Setting) -> tuple[Value, Unit]:
    """A value that a rule should come to, which may be a band or a range of them."""
    low, _, high = text.partition(" to ")
    name = low.partition(".")[0]
    if name in setting.scope.bands:
        bands = setting.scope.bands[name]
        first, last = (Fraction(bands.names.index(band.partition(".")[2])) for band in (low, high or low))
        return Interval(first, last), Banded(name)
    return value(text)


def given(lines: Iterable[str]) -> Setting:
    """Everything around a rule; of two lines about one thing the later one holds."""
    reader = _Reader()
    for line in lines:
        reader.read(line)
    return reader.setting()


class _Reader:
    def __init__(self) -> None:
        self.own: dict[str, tuple[Value, Unit]] = {"weight": (exactly(1), SHARE)}
        self.shares: dict[str, Interval] = {}
        self.weights: dict[str, Interval] = {}
        self.children: str | None = None
        self.columns: dict[str, list[tuple[Value, Unit]]] = {}
        self.bands: dict[str, Bands] = {}
        self.rounding: Rounding = "half-up"
        self.functions: dict[str, Function] = {}

    def read(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        name, equals, text = (part.strip() for part in rest.partition("="))
        if word == "rounding" and not equals:
            self.rounding = next(mode for mode in ROUNDINGS if mode == rest)
        elif word == "function" and not equals:
            self.functions[rest] = FUNCTIONS[rest]
        elif word == "dimension":
            share, _, weight = text.partition(", weight ")
            self.shares[name] = _interval(share)
            self.weights[name] = _interval(weight or "1")
        elif word == "bands":
            starts = dict(part.split() for part in text.split("; "))
            unit = SHARE if any(start.endswith("%") for start in starts.values()) else NUMBER
            self.bands[name] = Bands(name, unit, tuple(starts), tuple(map(number, starts.values())))
        else:
            self._measure(*(part.strip() for part in line.split(" = ")))

    def _measure(self, name: str, text: str) -> None:
        owner, _, measure = name.rpartition(".")
        if owner:
            self.children = owner
            self.columns[measure] = [self._value(part) for part in text.split("; ")]
        else:
            self.own[name] = self._value(text)

    def _value(self, text: str) -> tuple[Value, Unit]:
        return expected(text, self.setting())

    def setting(self) -> Setting:
        number_of_children = max(map(len, self.columns.values()), default=0)
        columns: dict[str, list[tuple[Value, Unit]]] = {
            "weight": [(exactly(1), SHARE)] * number_of_children,
            **self.columns,
        }
        scope = Scope(
            measures={name: unit for name, (_, unit) in self.own.items()},
            dimensions=tuple(self.shares),
            children=self.children,
            child_measures={name: values[0][1] for name, values in columns.items()} if self.columns else {},
            bands=self.bands,
            functions=self.functions,
            rounding=self.rounding,
        )
        around = Surroundings(
            own={name: held for name, (held, _) in self.own.items()},
            shares=self.shares,
            weights=self.weights,
            children=tuple(
                {name: values[place][0] for name, values in columns.items()}
                for place in range(number_of_children)
            ),
        )
        return Setting(scope, around)


def _interval(text: str) -> Interval:
    result, _ = value(text)
    if not isinstance(result, Interval):
        message = f"{text!r} is no number"
        raise TypeError(message)
    return result
