"""Entered: evaluations and what is asked about them to contenders, and those that cannot be among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from kompass_core.model.simulation import Refusal
from kompass_core.portfolio.simulate.blind import blind
from kompass_core.portfolio.simulate.chance import Drawn, evenly
from kompass_core.portfolio.simulate.contender import COIN, TooLong, contend
from kompass_core.portfolio.simulate.factors import factors
from kompass_core.portfolio.simulate.idle import idle
from kompass_core.portfolio.simulate.known import know
from kompass_core.portfolio.simulate.values import alike
from kompass_core.problems import KompassError, Problem
from kompass_core.rules.amount import Unsettled
from kompass_core.stages.check.sort import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.program import Program
    from kompass_core.model.simulation import Doubt, Factor
    from kompass_core.portfolio.simulate.contender import Contender
    from kompass_core.portfolio.simulate.known import Known
    from kompass_core.problems import Span

PARTS: Final = 10_000
"""In so many parts what lies between two bounds is told apart."""

FEWER: Final = 1_000
"""In so many where figures would be longer than a column holds."""

WAYS: Final = ((PARTS, False), (FEWER, False), (PARTS, True))
"""In how many parts, and whether figures may have any length, which is slow; the first way that will do."""

OTHER: Final = "other "
"""How the columns of another definition begin, of whose numbers the draws are the same."""


@frozen
class Entry:
    """An evaluation with the program that it is scored by; and another one, with what that knows of it."""

    evaluation: Evaluation
    program: Program
    other: tuple[Program, Evaluation] | None = None


@frozen
class Asked:
    """What somebody wants to know: sentences with their places, doubts, and on which item of which scale."""

    sentences: tuple[tuple[str, Span | str], ...]
    doubts: tuple[Doubt, ...]
    scale: str
    item: str
    draws: int
    seed: int


@frozen
class Entered:
    """Contenders, and the columns that all of them share: those of the factors of each definition.

    `bases` has what each definition says of each factor.
    """

    contenders: tuple[Contender, ...]
    factors: tuple[Factor, ...]
    columns: tuple[tuple[Drawn, ...], ...]
    bases: tuple[Mapping[str, Fraction], ...]
    refused: tuple[Refusal, ...]
    parts: int
    shares: bool
    long: bool

    @property
    def shared(self) -> tuple[Drawn, ...]:
        """All columns that are drawn for all of them."""
        return (*self.coin, *(one for of in self.columns for one in of))

    @property
    def apart(self) -> tuple[Drawn, ...]:
        """What is asked of whether it matters: which definition it is, and each factor."""
        return (*self.coin, *self.columns[0])

    @property
    def coin(self) -> tuple[Drawn, ...]:
        """Which definition it is, where there are two."""
        return (COIN,) if len(self.columns) > 1 else ()


def entered(entries: Sequence[Entry], asked: Asked) -> Entered:
    """All that can be drawn.

    Raises:
        KompassError: a sentence says nothing that can be varied, nothing is drawn at all, what is varied
            changes nobody's points, or no evaluation can be among the others.
    """
    first = entries[0]
    programs = [first.program] if first.other is None else [first.program, first.other[0]]
    varied = [
        factors(asked.sentences, program.framework, program.framework.scales[asked.scale], lenient=place > 0)
        for place, program in enumerate(programs)
    ]
    known: list[tuple[Known, ...]] = []
    refused: list[Refusal] = []
    for one in entries:
        try:
            found = tuple(_known(one, asked))
            refuse(blind(found[0], varied[0]))
            known.append(found)
        except KompassError as error:
            refused.append(Refusal(one.evaluation.id, error.problems))
    _some(known, refused)
    for parts, long in WAYS:
        try:
            made = _contending(known, varied, asked, parts, long=long)
        except TooLong:
            continue
        whole = evolve(made, refused=(*refused, *made.refused))
        _some(whole.contenders, whole.refused)
        refuse(idle(whole, asked))
        return whole
    message = "figures of any length were too long"
    raise AssertionError(message)


def _known(entry: Entry, asked: Asked) -> Iterator[Known]:
    yield know(entry.program, asked.scale, entry.evaluation, asked.doubts)
    if entry.other is not None:
        program, evaluation = entry.other
        yield know(program, asked.scale, evaluation, asked.doubts)


def _contending(
    known: Sequence[tuple[Known, ...]],
    varied: Sequence[tuple[Factor, ...]],
    asked: Asked,
    parts: int,
    *,
    long: bool,
) -> Entered:
    columns = [
        {one.name: (one, _column(one, parts, OTHER if place else "")) for one in of}
        for place, of in enumerate(varied)
    ]
    shares = any(one.kind == "maximum" for one in varied[0])
    contenders: list[Contender] = []
    refused: list[Refusal] = []
    for place, one in enumerate(known):
        try:
            contenders.append(
                contend(one, columns, asked.item, parts, f"e{place}.", shares=shares, long=long)
            )
        except TooLong:
            raise
        except Unsettled as error:
            problem = Problem("cannot-vary", f"it cannot be drawn: {error}", one[0].evaluation.framework.span)
            refused.append(Refusal(one[0].id, (problem,)))
    if contenders:
        alike([one.points for one in contenders], long=long)
    shared = tuple(tuple(column for _, column in of.values()) for of in columns)
    bases = tuple({one.name: one.base for one in of} for of in varied)
    return Entered(tuple(contenders), tuple(varied[0]), shared, bases, tuple(refused), parts, shares, long)


def _column(factor: Factor, parts: int, prefix: str) -> Drawn:
    return Drawn(f"{prefix}{factor.name}", factor.name, *evenly(factor.low, factor.high, parts))


def _some(there: Sequence[object], refused: Sequence[Refusal]) -> None:
    if not there:
        raise KompassError([problem for one in refused for problem in one.problems])
