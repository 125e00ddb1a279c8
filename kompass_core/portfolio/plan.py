"""Plan: one sheet of a program to what is worked out of the columns of a table of evaluations.

With `holes` every row may lack what it likes. Without, every judgement is there and applies, which is most
of what there is, and takes a fraction of the time. Figures of items that nobody asked for have no column
of their own: a sub-area is then one sum over the judgements of all its questions.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, TypeAlias

from kompass_core.model.plan import ABSENT, Input, Parameter, Plan, Told
from kompass_core.rules.amount import ONE, Amount, chosen, holds, rounded
from kompass_core.rules.columns import Member, Scene, columns
from kompass_core.rules.ends import Doubt, Ends, exact, product, quotient
from kompass_core.rules.making import both, denied, either, linear, pick
from kompass_core.rules.whole import YES, Bit, Column, Flag, Hole, Int, Linear, Named
from kompass_core.stages.report.figures import LINES, decimals
from kompass_core.stages.score.state import reach

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from kompass_core.model.program import Line, Sheet
    from kompass_core.rules.whole import Number, Truth

    Varied: TypeAlias = tuple[str, str | None, str | None]
    """What may be another in every row: its kind, its item and its dimension, as a `Parameter` has them."""
    Reaches: TypeAlias = Mapping[Varied, tuple[Fraction, Fraction, int]]
    """From what to what each is varied, and in how many parts of one."""

HUNDRED = exact(100)


def plan(
    sheet: Sheet,
    wanted: Collection[str] | None = None,
    *,
    holes: bool = True,
    given: Mapping[str, int] | None = None,
    varied: Reaches | None = None,
) -> Plan:
    """The plan of a sheet; `wanted` are the codes of items whose figures come out, all unless said.

    `given` are the judged items whose points may be given directly, with how many parts of a point are told
    apart. What is `varied` becomes a parameter.

    Raises:
        Unsettled: a rule cannot be worked out in columns, which is rare; the message says why.
    """
    wanted = {line.item.code for line in sheet.lines} if wanted is None else wanted
    planner = _Planner(sheet, frozenset(wanted), given or {}, varied or {}, holes=holes)
    for line in sheet.lines:
        planner.line(line)
    return planner.plan()


class _Planner:
    """The plan so far, and what is known of each item on the way up the tree."""

    def __init__(
        self, sheet: Sheet, wanted: frozenset[str], given: Mapping[str, int], varied: Reaches, *, holes: bool
    ) -> None:
        self.sheet = sheet
        self.wanted = wanted
        self.given = given
        self.varied = varied
        self.holes = holes
        self.inputs: list[Input] = []
        self.parameters: list[Parameter] = []
        self.steps: list[Named] = []
        self.told: dict[str, list[Told]] = {}
        self.aside: list[Truth] = []
        self.missing: list[Number] = []
        self.members: dict[str, Member] = {}

    def line(self, line: Line) -> None:
        """Plan the rules of one item, whose children are planned."""
        item = line.item
        children = tuple(self.members[code] for code in item.children)
        points = self._points(line) if item.code in self.given and not item.children else None
        nowhere = YES if points is None else Hole(points.name)
        shares = {name: self._share(line, name, nowhere) for name in line.asked}
        if item.children:
            applies = either(child.applies for child in children)
        else:
            judged = either(share.applies for share in shares.values()) if shares else YES
            applies = either([denied(nowhere), judged])
        applies = self._flag(applies)
        weight = self._number("weight", item.code, None, item.weight)
        own: dict[str, Ends | Doubt] = {"weight": weight}
        if item.maximum is not None:
            own["maximum"] = self._number("maximum", item.code, None, item.maximum)
        scene = Scene(own, shares, children, self._named, self.aside, guard=applies)
        for rule in line.rules:
            value = columns(rule.typed, scene)
            if rule.measure == "points" and points is not None and isinstance(value, Ends):
                value = self._held(points, value, own.get("maximum", value), applies)
            own[rule.measure] = self._kept(value, wanted=item.code in self.wanted)
        self.members[item.code] = Member(applies, own)
        if item.code in self.wanted:
            self.told[item.code] = list(self._told(line, own, applies))

    def _share(self, line: Line, name: str, nowhere: Truth) -> Member:
        """One dimension of an item: whether it applies, what it may be worth, and its weight."""
        code, scale = line.item.code, self.sheet.scale
        steps = scale.dimensions[name].steps
        parts = lcm(*(step.denominator for step in steps.values()))
        numbers = {step: int(share * parts) for step, share in steps.items()}
        column = self._input(code, name, parts, numbers)
        weight = self._number("weight", None, name, scale.dimensions[name].weight)
        all_of_it = reach(steps.values())
        least, most = int(all_of_it.low * parts), int(all_of_it.high * parts)
        value: Number = Column(column, least, most)
        if not self.holes:
            share = Amount(value, parts)
            return Member(YES, {"share": Ends(share, share), "weight": weight})
        absent = both([denied(Hole(column)), holds("<", Amount(Column(column, ABSENT, most), 1), Amount(Int(0), 1))])
        absent = self._flag(absent)
        if scale.not_applicable == "refuse":
            self.aside.append(absent)
        self.missing.append(pick(both([Hole(column), nowhere]), Int(1), Int(0)))
        zero = scale.unanswered == "zero"
        low = pick(both([Hole(column), nowhere]), Int(0), Int(least)) if zero else Int(least)
        high = pick(both([Hole(column), nowhere]), Int(0), Int(most)) if zero else Int(most)
        known = pick(absent, Int(least), value)
        low = self._named(pick(Hole(column), low, known))
        high = low if least == most else self._named(pick(Hole(column), high, known))
        ends = Ends(Amount(low, parts), Amount(high, parts))
        return Member(denied(absent), {"share": ends, "weight": weight})

    def _points(self, line: Line) -> Column:
        """The points of an item that may be given directly."""
        parts = self.given[line.item.code]
        most = line.item.maximum or Fraction(10**9)
        name = self._input(line.item.code, None, parts, {}, int(most * parts))
        return Column(name, 0, int(most * parts))

    def _held(self, points: Column, made: Ends, maximum: Ends | Doubt, applies: Truth) -> Ends:
        """Points given directly stand for what rules make, and may not be more than there are."""
        value = Amount(points, self._scale_of(points))
        there = denied(Hole(points.name))
        if isinstance(maximum, Ends):
            self.aside.append(both([applies, there, holds(">", value, maximum.high)]))
        low = chosen(there, value, made.low)
        return Ends(low, low if made.known else chosen(there, value, made.high))

    def _scale_of(self, points: Column) -> int:
        return next(one.scale for one in self.inputs if one.name == points.name)

    def _input(
        self, code: str, dimension: str | None, scale: int, steps: Mapping[str, int], most: int | None = None
    ) -> str:
        name = f"i{len(self.inputs)}"
        reached = max(steps.values(), default=0) if most is None else most
        self.inputs.append(Input(name, code, dimension, scale, steps, reached))
        return name

    def _number(self, kind: str, code: str | None, dimension: str | None, value: Fraction) -> Ends:
        """A number of the definition, or the parameter that stands for it."""
        reached = self.varied.get((kind, code, dimension))
        if reached is None:
            return exact(value)
        for known in self.parameters:
            if (known.kind, known.code, known.dimension) == (kind, code, dimension):
                return _parameter(known)
        least, most, scale = reached
        name = f"p{len(self.parameters)}"
        made = Parameter(name, kind, code, dimension, scale, int(least * scale), int(most * scale))
        self.parameters.append(made)
        return _parameter(made)

    def _told(self, line: Line, own: Mapping[str, Ends | Doubt], applies: Truth) -> Iterable[Told]:
        """All figures of an item: its measures, and what the closing tables print of its points."""
        code, level, scale = line.item.code, line.item.level, self.sheet.scale
        for measure, value in own.items():
            if isinstance(value, Ends) and measure != "weight":
                yield Told(code, measure, None, value, applies)
        points, maximum = own["points"], own.get("maximum")
        if not isinstance(points, Ends):
            return
        digits = decimals(scale, LINES, level, "points").most
        yield self._printed(Told(code, "points", LINES, points, applies, digits))
        if isinstance(maximum, Ends):
            share, failed = quotient(points, maximum)
            exists = self._flag(both([applies, denied(failed)]))
            digits = decimals(scale, LINES, level, "percent").most
            yield self._printed(Told(code, "percent", LINES, product(HUNDRED, share), exists, digits))

    def _printed(self, told: Told) -> Told:
        digits = told.digits or 0
        ends = told.ends.through(lambda one: rounded(one, digits, self.sheet.scale.rounding))
        return Told(told.code, told.measure, told.table, ends, told.exists, digits)

    def _kept(self, value: Ends | Doubt, *, wanted: bool) -> Ends | Doubt:
        """A measure under names of its own, so that it is worked out once."""
        if isinstance(value, Doubt):
            sure = self._flag(value.sure)
            return Doubt(sure, sure if value.sure == value.possible else self._flag(value.possible))
        return value.through(
            lambda one: Amount(self._named(one.top, always=wanted), one.scale, self._named(one.bottom))
        )

    def _named(self, value: Number, *, always: bool = False) -> Number:
        plain = isinstance(value, Linear) and all(isinstance(term, Column) for _, term in value.terms)
        if isinstance(value, Int | Column) or value == ONE or (plain and not always):
            return value
        name = f"v{len(self.steps)}"
        self.steps.append(Named(name, value))
        return Column(name, value.low, value.high)

    def _flag(self, value: Truth) -> Truth:
        if isinstance(value, Bit | Flag):
            return value
        name = f"f{len(self.steps)}"
        self.steps.append(Named(name, value))
        return Flag(name)

    def plan(self) -> Plan:
        """The plan, built."""
        aside = self._flag(either(self.aside))
        order = [line.item.code for line in reversed(self.sheet.lines) if line.item.code in self.told]
        return Plan(
            scale=self.sheet.scale.id,
            inputs=tuple(self.inputs),
            parameters=tuple(self.parameters),
            steps=tuple(self.steps),
            told=tuple(told for code in order for told in self.told[code]),
            aside=aside,
            missing=linear([(1, one) for one in self.missing]),
        )


def _parameter(known: Parameter) -> Ends:
    value = Amount(Column(known.name, known.low, known.high), known.scale)
    return Ends(value, value)

