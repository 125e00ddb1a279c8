"""Tried: what came of a file of expectations, of each of its cases, and of each figure that differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kompass_core.model.coverage import Look
    from kompass_core.model.expectation import ExpectedFigure
    from kompass_core.problems import Problem, Span
    from kompass_core.stages.report.trace import Trace


@frozen
class Difference:
    """A figure that comes out otherwise: what is printed, None where nothing is, and where it comes from."""

    figure: ExpectedFigure
    printed: str | None
    trace: Trace = field(repr=False)
    problem: Problem = field(repr=False)


@frozen
class Case:
    """A worked example, or the figures of one table of a report: how many they are, and which differ.

    `problems` are what else is wrong with it, and then nothing was looked at.
    """

    name: str
    kind: Literal["example", "table"]
    framework: str
    scale: str
    figures: int
    place: Span = field(repr=False)
    because: str | None = None
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = field(default=(), repr=False)
    look: Look | None = field(default=None, repr=False)

    @property
    def sound(self) -> bool:
        """Whether every figure comes out."""
        return not self.differences and not self.problems

    def found(self) -> Iterator[Problem]:
        """Everything that is wrong, the figures that differ among it."""
        yield from self.problems
        yield from (one.problem for one in self.differences)


@frozen
class Tried:
    """A file: its cases in the order of the file, or why they cannot be tried at all.

    `evaluation` is the id of the one that its tables are of.
    """

    name: str
    path: Path
    evaluation: str | None = None
    cases: tuple[Case, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether every figure of every case comes out."""
        return not self.problems and all(case.sound for case in self.cases)

    @property
    def figures(self) -> int:
        """The number of figures that are expected."""
        return sum(case.figures for case in self.cases)

    @property
    def examples(self) -> int:
        """The number of worked examples."""
        return sum(case.kind == "example" for case in self.cases)

    def unusable(self) -> Iterator[Problem]:
        """Why it, or a case of it, cannot be tried."""
        yield from self.problems
        for case in self.cases:
            yield from case.problems

    def found(self) -> Iterator[Problem]:
        """Everything that is wrong, in the order of the cases."""
        yield from self.problems
        for case in self.cases:
            yield from case.found()
