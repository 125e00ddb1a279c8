"""Put together: the parts of a file to its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kompass_core.model.files.kinds import RULE
from kompass_core.model.files.whole import under
from kompass_core.stages.layout import spell
from kompass_core.stages.layout.arrange import kind_of
from kompass_core.stages.layout.pieces import Scalar
from kompass_core.stages.layout.space import spaces
from kompass_core.stages.layout.spell import WIDTH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from kompass_core.model.shape import Kind
    from kompass_core.stages.layout.arrange import Part
    from kompass_core.stages.layout.pieces import Group, Line, Member, Remarks, Value

BESIDE: Final = 38
"""The column, from 0, at which a remark stands beside what is not longer."""

INDENT: Final = " " * 4


def put_together(parts: Sequence[Part], end: Remarks, root: Collection[str], meant: Mapping[int, str]) -> str:
    """The text of a file; `root` are the names at its root, `meant` its texts by where they begin."""
    made: list[str] = []
    writer = _Writer(meant)
    headed = [part.header for part in parts if part.header]
    gaps = iter(spaces([header.path for header in headed], root))
    for part in parts:
        if part.header:
            gap = next(gaps)
            # A remark close to two tables could belong to either.
            near = any(part.header.above) or any(line.startswith("#") for line in made[-1:])
            made += _opening(part.header, max(gap, near) if made else 0)
        for number, line in enumerate(part.lines):
            above = _single(line.above)
            opened = number == 0 and not (part.header and part.header.after)
            made += above[1:] if opened and above[:1] == ("",) else above
            made += [*_commented(writer.line(line, part.kind), line.beside), *line.after]
    made += _single(end) if made else _single(end)[not any(end[:1]) :]
    return "".join(f"{line}\n" for line in _stripped(made))


def _opening(header: Line, gap: int) -> Iterator[str]:
    """The header of a table with what stands above it."""
    above = _single(header.above)
    yield from [""] * gap
    yield from above[1:] if above[:1] == ("",) else above
    name = f"[{spell.name(header.name)}]"
    yield from _commented(f"[{name}]" if header.adds else name, header.beside)
    yield from header.after


def _single(lines: Remarks) -> Remarks:
    """Remarks with one empty line where there were several."""
    return tuple(line for at, line in enumerate(lines) if line or lines[at - 1 : at] != ("",))


def _stripped(lines: list[str]) -> list[str]:
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines


def _commented(written: str, remark: str) -> list[str]:
    """The lines of a piece, a remark beside the last."""
    *lines, last = written.split("\n")
    if not remark:
        return [*lines, last]
    return [*lines, f"{last.ljust(BESIDE) if len(last) < BESIDE else last + '  '}{remark}"]


class _Writer:
    """Writes values; knows what the texts of the file mean."""

    def __init__(self, meant: Mapping[int, str]) -> None:
        self.meant = meant

    def line(self, line: Line, kind: Kind | None) -> str:
        """A name and its value."""
        start, kind = f"{spell.name(line.name)} = ", kind_of(kind, line)
        return self._value(start, line.value, kind) if line.value else start

    def _value(self, start: str, value: Value, kind: Kind | None, margin: str = "", tail: str = "") -> str:
        """A value after what stands before it, on one line or, where that is too long, on several."""
        inline = self._inline(value, kind)
        if isinstance(value, Scalar):
            too_long = kind is RULE and len(f"{margin}{start}{inline}{tail}") > WIDTH
            if too_long and not margin and (tree := spell.rule(value, self.meant)):
                inline = spell.rule_over_lines(tree)
            return f"{margin}{start}{inline}{tail}"
        if inline is not None:
            fits = "\n" not in inline and len(f"{margin}{start}{inline}{tail}") <= WIDTH
            if fits or value.opening == "{" or not value.members:
                return f"{margin}{start}{inline}{tail}"
        return self._over_lines(start, value, kind, margin, tail)

    def _over_lines(self, start: str, value: Group, kind: Kind | None, margin: str, tail: str) -> str:
        inner = margin + INDENT
        made = [f"{margin}{start}{value.opening}"]
        for member in value.members:
            made += [inner + remark for remark in member.above]
            begin, there = _named(member, kind)
            made += _commented(self._value(begin, member.value, there, inner, ","), member.beside)
        made += [inner + remark for remark in value.below]
        return "\n".join([*made, f"{margin}{value.closing}{tail}"])

    def _inline(self, value: Value, kind: Kind | None) -> str | None:
        """A value on one line, but for texts of several; None where a remark stands in it."""
        if isinstance(value, Scalar):
            return spell.scalar(value, kind, self.meant)
        made = []
        for member in value.members:
            begin, there = _named(member, kind)
            inner = self._inline(member.value, there)
            if inner is None or member.above or member.beside:
                return None
            made.append(f"{begin}{inner}")
        if value.below:
            return None
        space = " " if value.opening == "{" and made else ""
        return f"{value.opening}{space}{', '.join(made)}{space}{value.closing}"


def _named(member: Member, kind: Kind | None) -> tuple[str, Kind | None]:
    """What stands before the value of a member, and the kind of the value."""
    if not member.name:
        return "", under(kind, None)
    for word in member.name:
        kind = under(kind, word.meant)
    return f"{spell.name(member.name)} = ", kind
