"""Heading: the names of the columns of a table to what each is, on one scale of a framework.

A name that looks like one of ours and is none is an error, never passed through in silence.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kompass_core.model.batch import ID, MISSING, PRINTED, STATE, Heading
from kompass_core.model.evaluation import WHOLE_ITEM
from kompass_core.model.framework import TOTAL
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.near import did_you_mean, there_are

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.program import Program

MOST: Final = 20_000
"""Columns of a table; no framework asks for so many."""

LONGEST: Final = 200
"""Characters of a name."""

TOLD: Final = 20
"""Mistakes that are told of one table at once."""

OTHERWISE: Final = "(else give it a name that is not like one of ours)"
"""What to do where a column was meant to be passed through."""


def heading(names: Sequence[str], file: str, program: Program, scale: str) -> Heading:
    """What the columns of a table are.

    Raises:
        KompassError: a name twice, one that is nearly one of ours, judgements of what is not judged, or
            nothing at all that the framework asks for.
    """
    reader = _Reader(program, scale, file)
    problems = list(reader.limits(names))
    if not problems:
        for name in names:
            reader.column(name)
        problems = reader.problems or list(reader.nothing())
    if problems:
        raise KompassError(problems[:TOLD])
    return reader.heading()


def names_of(program: Program) -> tuple[str, ...]:
    """The names of all columns that a table can have, whichever scale it is scored on."""
    framework = program.framework
    asked = (
        f"{code}:{name}"
        for code, item in framework.items.items()
        for name in dict.fromkeys(name for one in framework.scales for name in framework.asked(code, one))
        if not item.children
    )
    beside = (
        name for code in framework.items for name in (code, f"{code}:{WHOLE_ITEM}", f"{code}:{PRINTED}")
    )
    return tuple(dict.fromkeys((*asked, *beside)))


class _Reader:
    """The columns so far, and what is wrong with them."""

    def __init__(self, program: Program, scale: str, file: str) -> None:
        self.framework = program.framework
        self.file = file
        self.asked = {
            (line.item.code, name): f"{line.item.code}:{name}"
            for line in reversed(program.sheets[scale].lines)
            for name in line.asked
        }
        self.scale = scale
        self.problems: list[Problem] = []
        self.judged: dict[str, tuple[str, str]] = {}
        self.roles: dict[str, dict[str, str]] = {WHOLE_ITEM: {}, "": {}, PRINTED: {}}
        self.passed: list[str] = []
        self.idle: list[str] = []
        self.id: str | None = None

    def limits(self, names: Sequence[str]) -> Iterator[Problem]:
        """Problems with the names as such."""
        if len(names) > MOST:
            yield self._problem(
                "too-large", f"the table has more than {MOST:,} columns", "leave out what is not asked"
            )
            return
        seen: set[str] = set()
        for name in names:
            if len(name) > LONGEST:
                message = f"the name of a column, `{name[:20]}…`, has more than {LONGEST} characters"
                yield self._problem("too-large", message, "give it a shorter one")
            if name in seen:
                yield self._problem(
                    "duplicate-key", f"two columns are called `{name}`", "leave out one of them"
                )
            seen.add(name)

    def column(self, name: str) -> None:
        """Sort one column in."""
        left, colon, right = name.rpartition(":")
        if name == ID:
            self.id = name
        elif name in self.framework.items:
            self.roles[""][name] = name
        elif colon and left in self.framework.items:
            self._of_item(name, left, right)
        elif colon and (problem := self._astray(name, left, right)):
            self.problems.append(problem)
        elif not colon and (hint := did_you_mean(name, (ID, *self.framework.items))):
            message = f"the column `{name}` is nearly one of ours"
            self.problems.append(self._problem("unknown-key", message, f"{hint} {OTHERWISE}"))
        elif name in {MISSING, STATE}:
            message = f"the column `{name}` is called as one of the result"
            self.problems.append(self._problem("reserved-name", message, "give it another name"))
        else:
            self.passed.append(name)

    def _of_item(self, name: str, code: str, what: str) -> None:
        if (code, what) in self.asked:
            self.judged[name] = (code, what)
        elif what in {WHOLE_ITEM, PRINTED}:
            self.roles[what][name] = code
        elif any(
            what in self.framework.asked(code, one) for one in self.framework.scales
        ) and not self._parts(code):
            self.idle.append(name)
        else:
            self.problems.append(self._wrong(name, code, what))

    def _wrong(self, name: str, code: str, what: str) -> Problem:
        if self._parts(code):
            message = f"`{code}` is made of its parts, so the column `{name}` cannot be"
            return self._problem(
                "not-judged", message, f"give points in a column `{code}`, or judge its parts"
            )
        names = [dimension for one, dimension in self.asked if one == code]
        if any(what in scale.dimensions for scale in self.framework.scales.values()):
            message = f"`{code}` is not judged on `{what}`, of which there is a column"
            return self._problem(
                "not-judged", message, f"it is judged on {', '.join(f'`{one}`' for one in names)}"
            )
        hint = (
            did_you_mean(what, (*names, WHOLE_ITEM, PRINTED))
            or f"it is judged on {', '.join(names) or 'nothing'}"
        )
        return self._problem("unknown-name", f"the column `{name}` names no dimension of `{code}`", hint)

    def _parts(self, code: str) -> bool:
        return bool(self.framework.items[code].children)

    def _astray(self, name: str, code: str, what: str) -> Problem | None:
        """A problem with a name of two halves that has no item, if either half is nearly one of ours."""
        words = {
            WHOLE_ITEM,
            PRINTED,
            *(one for scale in self.framework.scales.values() for one in scale.dimensions),
        }
        hint = did_you_mean(code, self.framework.items)
        if what not in words and not hint:
            return None
        hint = hint or there_are(one for one in self.framework.items if one != TOTAL) or ""
        message = f"`{self.framework.name}` has no item `{code}`, of which there is a column `{name}`"
        return self._problem("unknown-item", message, f"{hint} {OTHERWISE}")

    def nothing(self) -> Iterator[Problem]:
        """A problem where no column says anything to the framework."""
        if not (self.judged or any(self.roles.values())):
            example = next(iter(self.asked.values()), "total")
            message = f"no column of the table is one of `{self.framework.name}` on the scale `{self.scale}`"
            yield self._problem(
                "missing-key", message, f"they are called as `{example}`: an item, then a dimension"
            )

    def _problem(self, slug: str, message: str, hint: str) -> Problem:
        return Problem(slug, message, self.file, hint)

    def heading(self) -> Heading:
        """What was found."""
        there = set(self.judged.values())
        return Heading(
            id=self.id,
            judged=MappingProxyType(self.judged),
            whole=MappingProxyType(self.roles[WHOLE_ITEM]),
            given=MappingProxyType(self.roles[""]),
            printed=MappingProxyType(self.roles[PRINTED]),
            idle=tuple(self.idle),
            passed=tuple(self.passed),
            lacking=tuple(one for one in self.asked if one not in there),
        )
