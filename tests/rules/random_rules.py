"""Random rules: any syntax tree, rules of a wanted unit, and what may be around them."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Any

from attrs import evolve
from hypothesis import strategies as st

from kompass_core.rules import syntax
from kompass_core.rules.evaluate import Surroundings
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.scope import Scope
from kompass_core.rules.syntax import Place
from kompass_core.rules.typed import ROUNDINGS
from kompass_core.rules.units import COUNT, NUMBER, POINTS, SHARE, TRUTH, Banded, Bands
from tests.rules.given import FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kompass_core.rules.evaluate import Value
    from kompass_core.rules.syntax import Syntax

    Draw = Callable[[st.SearchStrategy[Any]], Any]

NOWHERE = Place(0, 0)
GRADES = Banded("grade")
BANDS = Bands("grade", SHARE, ("low", "middle", "high"), (Fraction(0), Fraction(1, 2), Fraction(4, 5)))
OWN = {
    "maximum": POINTS,
    "points": POINTS,
    "part": SHARE,
    "many": COUNT,
    "factor": NUMBER,
    "passed": TRUTH,
    "mark": GRADES,
    "weight": SHARE,
}
BELOW = {"points": POINTS, "part": SHARE, "weight": SHARE, "passed": TRUTH}
DIMENSIONS = ("system", "införande", "resultat")
SCOPE = Scope(
    measures=OWN,
    dimensions=DIMENSIONS,
    children="parts",
    child_measures=BELOW,
    bands={"grade": BANDS},
    functions={name: FUNCTIONS[name] for name in ("gap", "twice")},
    rounding="half-up",
)

fractions = st.builds(Fraction, st.integers(-40, 40), st.sampled_from([1, 2, 3, 4, 5, 8, 12]))
chances = st.integers(0, 2**32).map(Random)
"""For surroundings: faster than drawing each value, and it is enough that the rule shrinks."""
numbers = st.builds(
    lambda digits, places: Fraction(digits, 10**places), st.integers(0, 10**6), st.integers(0, 6)
)
names = st.sampled_from(["a", "maximum", "å", "mål_2", "øst", "æble", "_x", "iffy", "ＡＢ", "данные"]) | (
    st.from_regex(r"[a-zåäöæøü_][a-zåäöæøü0-9_]{0,9}", fullmatch=True).filter(
        lambda name: name not in syntax.WORDS
    )
)
modes = st.sampled_from(ROUNDINGS)


def trees(most: int = 12) -> st.SearchStrategy[Syntax]:
    """Any syntax tree that a text can have, whether it means something or not."""
    leaves = st.one_of(
        st.builds(syntax.Number, numbers, st.booleans(), place=st.just(NOWHERE)).map(_percentage),
        st.builds(syntax.Truth, st.booleans(), place=st.just(NOWHERE)),
        st.builds(syntax.Name, names, place=st.just(NOWHERE)),
        st.builds(syntax.Member, names, names, place=st.just(NOWHERE)),
    )
    return st.recursive(leaves, _composed, max_leaves=most)


def _percentage(number: syntax.Number) -> syntax.Number:
    return evolve(number, value=number.value / 100) if number.percent else number


def _composed(part: st.SearchStrategy[Syntax]) -> st.SearchStrategy[Syntax]:
    place = st.just(NOWHERE)
    several = st.lists(part, min_size=2, max_size=4).map(tuple)
    return st.one_of(
        st.builds(syntax.Negative, part, place=place),
        st.builds(syntax.Not, part, place=place),
        several.flatmap(lambda parts: _chain(syntax.Sum, parts, "+-")),
        several.flatmap(lambda parts: _chain(syntax.Product, parts, "*/")),
        st.builds(
            syntax.Comparison, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), part, part, place=place
        ),
        st.builds(syntax.And, several, place=place),
        st.builds(syntax.Or, several, place=place),
        st.builds(syntax.Choice, part, part, part, place=place),
        st.builds(syntax.Call, names, st.lists(part, min_size=1, max_size=3).map(tuple), place=place),
        st.builds(syntax.Call, names, st.tuples(part), part, st.none() | part, place=place),
    )


def _chain(kind: type[Any], parts: tuple[Syntax, ...], signs: str) -> st.SearchStrategy[Syntax]:
    operators = st.lists(st.sampled_from(signs), min_size=len(parts) - 1, max_size=len(parts) - 1)
    return operators.map(lambda drawn: kind(parts, tuple(drawn), place=NOWHERE))


@st.composite
def rules(draw: Draw, depth: int = 4) -> Syntax:
    """A rule that has a meaning in `SCOPE`."""
    grower = _Grower(draw)
    grow = draw(st.sampled_from([grower.points, grower.share, grower.number, grower.truth, grower.band]))
    made: Syntax = grow(depth, None, 0)
    return made


MANY = st.sampled_from(["sum", "mean", "min", "max"])
SAME = {"points": ["points", "maximum"], "share": ["part", "weight"]}
"""Names of a unit that are no literals."""


class _Grower:
    """Rules by their unit: `over` is the list that is open, `nesting` how many are."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw

    def one(self, *kinds: Callable[[], Syntax]) -> Syntax:
        made: Syntax = self.draw(st.sampled_from(kinds))()
        return made

    def literal(self, *, percent: bool = False) -> Syntax:
        value = self.draw(st.sampled_from(["0", "1", "2", "3", "0.5", "1.25", "10"]))
        return syntax.Number(Fraction(value) / (20 if percent else 1), percent, place=NOWHERE)

    def name(self, *words: str) -> Syntax:
        return syntax.Name(self.draw(st.sampled_from(words)), place=NOWHERE)

    def points(self, depth: int, over: str | None, nesting: int) -> Syntax:
        leaves = [lambda: self.name("points", "maximum")]
        if over == "children":
            leaves.append(lambda: syntax.Member("parts", "points", place=NOWHERE))
        if depth <= 0:
            return self.one(*leaves)
        more = depth - 1, over, nesting
        return self.one(
            *leaves,
            lambda: self.sum(
                [self.points(*more), self.draw(st.sampled_from([self.points, self.number]))(*more)]
            ),
            lambda: self.product("*", self.points(*more), self.share(*more)),
            lambda: self.product("*", self.number(*more), self.points(*more)),
            lambda: self.product("/", self.points(*more), self.share(*more)),
            lambda: self.product("/", self.points(*more), self.count(*more)),
            lambda: self.product("/", self.points(*more), self.literal()),
            lambda: self.call("gap", self.points(*more), self.points(*more)),
            *self.shared(self.points, depth, over, nesting),
        )

    def share(self, depth: int, over: str | None, nesting: int) -> Syntax:
        leaves = [lambda: self.name("part", "weight", *DIMENSIONS), lambda: self.literal(percent=True)]
        if over == "children":
            leaves.append(
                lambda: syntax.Member("parts", self.draw(st.sampled_from(["part", "weight"])), place=NOWHERE)
            )
        if over == "dimensions":
            leaves.append(lambda: self.name("dimensions"))
            leaves.append(
                lambda: syntax.Member(
                    "dimensions", self.draw(st.sampled_from(["share", "weight"])), place=NOWHERE
                )
            )
        if depth <= 0:
            return self.one(*leaves)
        more = depth - 1, over, nesting
        return self.one(
            *leaves,
            lambda: self.product("/", self.points(*more), self.points(*more)),
            lambda: self.product("*", self.share(*more), self.share(*more)),
            lambda: self.product("/", self.share(*more), self.share(*more)),
            lambda: self.product("/", self.count(*more), self.count(*more)),
            lambda: self.sum([self.share(*more), self.share(*more), self.share(*more)]),
            *self.shared(self.share, depth, over, nesting),
        )

    def count(self, depth: int, over: str | None, nesting: int) -> Syntax:
        if depth <= 0 or nesting == 2:
            return self.name("many")
        more = depth - 1, over, nesting
        return self.one(
            lambda: self.name("many"),
            lambda: self.call("count", self.name("parts", "dimensions")),
            lambda: self.gathered("count", lambda *_: self.name("parts"), depth, "children", nesting),
            lambda: self.gathered("count", lambda *_: self.name("dimensions"), depth, "dimensions", nesting),
            lambda: self.product("*", self.count(*more), self.literal()),
            lambda: self.sum([self.count(*more), self.literal()]),
        )

    def number(self, depth: int, over: str | None, nesting: int) -> Syntax:
        if depth <= 0:
            return self.one(self.literal, lambda: self.name("factor"))
        more = depth - 1, over, nesting
        return self.one(
            self.literal,
            lambda: self.name("factor"),
            lambda: self.sum([self.number(*more), self.number(*more)]),
            lambda: self.product("*", self.number(*more), self.number(*more)),
            lambda: self.product("/", self.number(*more), self.number(*more)),
            lambda: self.call("twice", self.number(*more)),
            lambda: self.call("max", self.number(*more), self.number(*more)),
        )

    def truth(self, depth: int, over: str | None, nesting: int) -> Syntax:
        leaves = [lambda: self.name("passed"), lambda: syntax.Truth(self.draw(st.booleans()), place=NOWHERE)]
        if over == "children":
            leaves.append(lambda: syntax.Member("parts", "passed", place=NOWHERE))
        if depth <= 0:
            return self.one(*leaves)
        more = depth - 1, over, nesting
        return self.one(
            *leaves,
            lambda: self.comparison(self.points(*more), self.points(*more)),
            lambda: self.comparison(self.share(*more), self.share(*more)),
            lambda: self.comparison(self.count(*more), self.literal()),
            lambda: self.comparison(self.band(*more), self.band(*more)),
            lambda: syntax.Not(self.truth(*more), place=NOWHERE),
            lambda: syntax.And((self.truth(*more), self.truth(*more)), place=NOWHERE),
            lambda: syntax.Or((self.truth(*more), self.truth(*more)), place=NOWHERE),
            lambda: self.choice(self.truth, more),
        )

    def band(self, depth: int, over: str | None, nesting: int) -> Syntax:
        more = depth - 1, over, nesting
        leaves = [
            lambda: self.name("mark"),
            lambda: syntax.Member("grade", self.draw(st.sampled_from(BANDS.names)), place=NOWHERE),
        ]
        if depth <= 0:
            return self.one(*leaves)
        return self.one(
            *leaves,
            lambda: self.call("band", self.share(*more), self.name("grade")),
            lambda: self.choice(self.band, more),
        )

    def shared(
        self, same: Callable[..., Syntax], depth: int, over: str | None, nesting: int
    ) -> list[Callable[[], Syntax]]:
        """What every unit that can be calculated with has."""
        more = depth - 1, over, nesting
        ways: list[Callable[[], Syntax]] = [
            lambda: syntax.Negative(same(*more), place=NOWHERE),
            lambda: self.choice(same, more),
            lambda: self.call(
                self.draw(st.sampled_from(["sum", "mean", "min", "max"])), same(*more), same(*more)
            ),
            lambda: self.call("clamp", same(*more), self.name(*SAME[same.__name__]), same(*more)),
            lambda: self.call(
                "round", same(*more), syntax.Number(Fraction(self.draw(st.integers(0, 2))), place=NOWHERE)
            ),
        ]
        if nesting < 2:
            lists = ["children", "dimensions"] if same == self.share else ["children"]
            among = st.sampled_from(lists)
            ways += [lambda: self.gathered(self.draw(MANY), same, depth, self.draw(among), nesting, over)] * 4
        return ways

    def gathered(  # noqa: PLR0917 - what a gathering is made of
        self,
        word: str,
        same: Callable[..., Syntax],
        depth: int,
        among: str,
        nesting: int,
        outside: str | None = None,
    ) -> Syntax:
        inner = depth - 1, among, nesting + 1
        value = same(*inner)
        if word != "count":  # so that the list is surely named
            listed = (
                syntax.Member("parts", "points", place=NOWHERE) if same == self.points else self.listed(among)
            )
            value = self.sum([listed, value]) if self.draw(st.booleans()) else listed
        where = self.truth(*inner) if self.draw(st.booleans()) else None
        needs = where is not None and word in {"mean", "min", "max"}
        otherwise = same(depth - 1, outside, nesting) if needs else None
        return syntax.Call(word, (value,), where, otherwise, place=NOWHERE)

    @staticmethod
    def listed(among: str) -> Syntax:
        if among == "dimensions":
            return syntax.Name("dimensions", place=NOWHERE)
        return syntax.Member("parts", "part", place=NOWHERE)

    def choice(self, same: Callable[..., Syntax], more: tuple[int, str | None, int]) -> Syntax:
        return syntax.Choice(self.truth(*more), same(*more), same(*more), place=NOWHERE)

    def sum(self, operands: list[Syntax]) -> Syntax:
        operators = tuple(self.draw(st.sampled_from("+-")) for _ in operands[1:])
        return syntax.Sum(tuple(operands), operators, place=NOWHERE)

    @staticmethod
    def product(operator: str, left: Syntax, right: Syntax) -> Syntax:
        if operator == "/" and isinstance(right, syntax.Number) and right.value == 0:
            right = evolve(right, value=Fraction(1))  # a divisor that is zero as it stands has no meaning
        return syntax.Product((left, right), (operator,), place=NOWHERE)

    def comparison(self, left: Syntax, right: Syntax) -> Syntax:
        operator = self.draw(st.sampled_from(["=", "!=", "<", "<=", ">", ">="]))
        return syntax.Comparison(operator, left, right, place=NOWHERE)

    @staticmethod
    def call(word: str, *arguments: Syntax) -> Syntax:
        return syntax.Call(word, arguments, place=NOWHERE)


def surroundings(chance: Random) -> Surroundings:
    """What may be around a rule in `SCOPE`, all of it known."""
    return Surroundings(
        own={name: _value(chance, unit) for name, unit in OWN.items()},
        shares={name: _value(chance, SHARE) for name in DIMENSIONS},
        weights={name: exactly(chance.randint(0, 3)) for name in DIMENSIONS},
        children=tuple(
            {name: _value(chance, unit) for name, unit in BELOW.items()} for _ in range(chance.randint(1, 3))
        ),
    )


def _value(chance: Random, unit: object) -> Any:
    if unit == TRUTH:
        return chance.random() < 0.5
    if unit == GRADES:
        return exactly(chance.randint(0, 2))
    if unit == COUNT:
        return exactly(chance.randint(0, 4))
    return exactly(Fraction(chance.randint(0, 8), 8) if unit == SHARE else _fraction(chance))


def _fraction(chance: Random) -> Fraction:
    return Fraction(chance.randint(-40, 40), chance.choice([1, 2, 3, 4, 5, 8, 12]))


def widened(chance: Random, around: Surroundings) -> Surroundings:
    """The same surroundings, some of it known only to lie in an interval, or not at all."""

    def table(values: Mapping[str, Value]) -> dict[str, Any]:
        return {name: _wider(chance, value, banded=name == "mark") for name, value in values.items()}

    return Surroundings(
        own=table(around.own),
        shares=table(around.shares),
        weights=table(around.weights),
        children=tuple(table(child) for child in around.children),
    )


def _wider(chance: Random, value: Value, *, banded: bool) -> Value:
    if chance.random() < 0.5:
        return value
    if not isinstance(value, Interval):
        return None
    if banded:
        low, high = int(value.low), int(value.high)
        return Interval(Fraction(chance.randint(0, low)), Fraction(chance.randint(high, 2)))
    below, above = Fraction(chance.randint(0, 8), 8), Fraction(chance.randint(0, 8), 8)
    return Interval(
        value.low - below,
        value.high + above,
        low_open=below > 0 and chance.random() < 0.5,
        high_open=above > 0 and chance.random() < 0.5,
    )


@st.composite
def intervals(draw: Draw) -> Interval:
    """Any interval; a known value has no open end."""
    low, high = sorted([draw(fractions), draw(fractions)])
    apart = low < high
    return Interval(low, high, apart and draw(st.booleans()), apart and draw(st.booleans()))


@st.composite
def points_inside(draw: Draw, interval: Interval) -> Fraction:
    """A value that lies in an interval, at or near its ends as often as not."""
    inside = [Fraction(1, 10**6), Fraction(1, 2), 1 - Fraction(1, 10**6)]
    ends = [Fraction(0)] * (not interval.low_open) + [Fraction(1)] * (not interval.high_open)
    share: Fraction = draw(st.sampled_from(ends + inside))
    return interval.low + (interval.high - interval.low) * share


def inside(value: Value, interval: Value) -> bool:
    """Whether what is known better lies in what is known less well."""
    if isinstance(value, Interval) and isinstance(interval, Interval):
        return interval.low_end <= value.low_end and value.high_end <= interval.high_end
    return interval is None or value is interval
