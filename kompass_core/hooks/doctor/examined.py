"""Examined: one thing that was looked at, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from kompass_core.problems import Problem

Ward: TypeAlias = Literal["environment", "plugins", "files", "languages", "formats"]
WARDS: Final[tuple[Ward, ...]] = ("environment", "plugins", "files", "languages", "formats")
"""Where things are examined, in the order in which one thing rests on another."""


@frozen
class Examined:
    """What was looked at, in which ward, what it is, and what is wrong with it.

    A problem that is only a warning leaves it usable.
    """

    ward: Ward
    name: str
    said: str
    problems: tuple[Problem, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return all(problem.severity == "warning" for problem in self.problems)
