"""Express: what is known of one evaluation to its figures as expressions on what is drawn.

The same rules as the reference runs, in its order, with a column wherever something is another in every
draw and a number wherever it is not, so that most of it is worked out beforehand. Points that are given
stand for what rules make; where the maximum of their item is varied they keep their share of it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import field, frozen

from kompass_core.portfolio.simulate.chance import Drawn, among, evenly, inside
from kompass_core.portfolio.simulate.outcomes import outcomes
from kompass_core.portfolio.simulate.stream import POINTS, stream_of
from kompass_core.portfolio.steps import Steps
from kompass_core.rules.amount import amount, chosen, multiplied
from kompass_core.rules.columns import columns
from kompass_core.rules.ends import Doubt, Ends, exact, of_one, product, settled
from kompass_core.rules.interval import Interval
from kompass_core.rules.making import compared, either
from kompass_core.rules.scene import Member, Scene
from kompass_core.rules.whole import NO, YES, Bit, Int

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kompass_core.model.program import Line
    from kompass_core.model.scorecard import Value
    from kompass_core.model.simulation import Factor
    from kompass_core.portfolio.simulate.chance import Choice, Grid
    from kompass_core.portfolio.simulate.known import Known
    from kompass_core.portfolio.simulate.outcomes import Outcome
    from kompass_core.rules.amount import Amount
    from kompass_core.rules.scene import Measure
    from kompass_core.rules.whole import Named, Truth

    Factors = Mapping[str, tuple[Factor, Drawn]]
    """By their names."""


@frozen
class Expressed:
    """The measures of every item that applies, and the steps on the way there.

    `drawn` is what is drawn for this evaluation alone, `aside` in which draws they say nothing, and `varied`
    whether the definition itself is varied.
    """

    measures: Mapping[str, Mapping[str, Measure]] = field(repr=False)
    steps: tuple[Named, ...] = field(repr=False)
    drawn: tuple[Drawn, ...] = field(repr=False)
    aside: Truth = field(repr=False)
    varied: bool


def express(known: Known, factors: Factors, parts: int, prefix: str) -> Expressed:
    """The figures of an evaluation; `prefix` begins the names of columns, and keeps them apart from others'.

    `parts` is in how many even parts that is told apart which is drawn evenly.

    Raises:
        Unsettled: a rule cannot be worked out in columns.
    """
    writer = _Writer(known, factors, parts, prefix)
    for line in known.sheet.lines:
        writer.line(line)
    measures = {code: member.measures for code, member in writer.members.items()}
    return Expressed(
        measures, tuple(writer.steps.made), tuple(writer.drawn), either(writer.aside), bool(factors)
    )


class _Writer:
    """What is expressed so far."""

    def __init__(self, known: Known, factors: Factors, parts: int, prefix: str) -> None:
        self.known, self.factors, self.parts, self.prefix = known, factors, parts, prefix
        self.members: dict[str, Member] = {}
        self.steps = Steps(prefix)
        self.drawn: list[Drawn] = []
        self.aside: list[Truth] = []
        self.parents = {line.item.code: line.item.parent for line in known.sheet.lines}

    def line(self, line: Line) -> None:
        """Express the measures of an item, whose children are expressed."""
        item, state = line.item, self.known.states[line.item.code]
        outcome = self.known.outcomes[item.code]
        if not outcome.applies:
            return
        children = tuple(self.members[code] for code in item.children if code in self.members)
        own: dict[str, Measure] = {"weight": self._number("weight", item.code, item.weight)}
        if item.maximum is not None:
            own["maximum"] = product(exact(item.maximum), self._grown(item.code))
        shares = {name: self._share(line, name) for name in line.asked}
        unseen = state.origin in {"covered", "given", "printed"}
        for rule in line.rules:
            aside: list[Truth] = []
            value = columns(rule.typed, Scene(own, shares, children, self.steps.named, aside))
            if unseen and either(aside) != NO:
                # The reference goes on by what may be; and of what is not looked at only that is asked for.
                value = _as_known(outcome.measures[rule.measure])
            else:
                self.aside += aside
            if rule.measure == "points":
                value = self._held(line, value)
            own[rule.measure] = self.steps.measure(value, always=False)
        self.members[item.code] = Member(YES, own)

    def _grown(self, code: str) -> Ends:
        """How many times its maximum an item has: as its own, and all that it is a part of, are varied."""
        made = exact(1)
        here: str | None = code
        while here is not None:
            found = self.factors.get(f"maximum {here}")
            if found is not None:
                factor, drawn = found
                made = product(made, of_one(multiplied(drawn.amount, amount(1 / factor.base))))
            here = self.parents[here]
        return made

    def _number(self, kind: str, subject: str, value: Fraction) -> Ends:
        found = self.factors.get(f"{kind} {subject}")
        return exact(value) if found is None else of_one(found[1].amount)

    def _share(self, line: Line, name: str) -> Member:
        state, scale = self.known.states[line.item.code], self.known.sheet.scale
        weight = self._number("dimension", name, scale.dimensions[name].weight)
        if name not in state.shares:
            return Member(NO, {"share": exact(0), "weight": weight})
        if state.origin != "rule":
            return Member(YES, {"share": _between(state.shares[name]), "weight": weight})
        found = outcomes(
            state.judgements.get(name),
            self.known.opinions(line.item.code, name),
            scale.dimensions[name].steps,
            scale,
            self.known.doubts,
        )
        return Member(YES, {"share": of_one(self._judged(line.item.code, name, found)), "weight": weight})

    def _judged(self, code: str, dimension: str, found: Sequence[Outcome]) -> Amount:
        steps = self.known.sheet.scale.dimensions[dimension].steps
        worth = [self._worth(dimension, one) for one, _ in found]
        if len(found) == 1:
            return worth[0]
        weights = [weight for _, weight in found]
        if all(one.constant is not None for one in worth):
            shares = [steps[one] if isinstance(one, str) else one for one, _ in found]
            return self._draw(code, dimension, among(shares, weights))
        places = [Fraction(place) for place in range(len(found))]
        which = self._draw(code, dimension, among(places, weights))
        made = worth[-1]
        for place in range(len(worth) - 2, -1, -1):
            made = chosen(compared("=", which.top, Int(place)), worth[place], made)
        return made

    def _draw(self, code: str, dimension: str, made: tuple[Grid | Choice, int]) -> Amount:
        """What is drawn for this evaluation alone: a judgement on a dimension, or points."""
        stream = stream_of(self.known.id, code, dimension)
        drawn = Drawn(f"{self.prefix}{stream}", stream, *made, code)
        self.drawn.append(drawn)
        return drawn.amount

    def _worth(self, dimension: str, outcome: str | Fraction) -> Amount:
        if not isinstance(outcome, str):
            return amount(outcome)
        found = self.factors.get(f"step {dimension} {outcome}")
        if found is not None:
            return found[1].amount
        return amount(self.known.sheet.scale.dimensions[dimension].steps[outcome])

    def _held(self, line: Line, made: Measure) -> Measure:
        """Points given directly in place of what rules make."""
        given = self.known.given.get(line.item.code)
        if given is None:
            return made
        grown = self._grown(line.item.code)
        if given.known:
            return product(exact(given.low), grown)
        open_ = given.low_open or given.high_open
        make = inside if open_ else evenly
        drawn = self._draw(line.item.code, POINTS, make(given.low, given.high, self.parts))
        return product(of_one(drawn), grown)


def _between(value: Interval) -> Ends:
    return Ends(amount(value.low), amount(value.high))


def _as_known(value: Value) -> Measure:
    """What the reference found, in columns: a truth that it does not know may be either."""
    if isinstance(value, Interval):
        return _between(value)
    return Doubt(NO, YES) if value is None else settled(Bit(value))
