"""Problem: one thing that is wrong, where, and what its author can do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import frozen

from kompass_core.problems.show import show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.problems.source import Span


@frozen
class Problem:
    """One mistake, in its author's words.

    `message` is lowercase without a full stop and says what is the case; only `hint` says
    what to do. `place` is a span, or a file name where the file could not be read at all.
    `related` are further places that have a part in it, each with what stands there.
    """

    slug: str
    message: str
    place: Span | str
    hint: str | None = None
    related: tuple[tuple[str, Span], ...] = ()
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        """The problem as a person reads it, with the line it stands on."""
        return show(self)


class KompassError(Exception):
    """Every problem that one pass over one text found, in the order of the text."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems; there is at least one."""
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """All problems, an empty line between them."""
        return "\n\n".join(map(str, self.problems))
