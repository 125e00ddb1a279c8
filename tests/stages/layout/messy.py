"""Messy: the pieces of a file to another text that says the same, as somebody in a hurry might write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from kompass_core.model.files.whole import is_named, under
from kompass_core.stages.layout.pieces import Group, Scalar

if TYPE_CHECKING:
    from random import Random

    from kompass_core.model.shape import Kind
    from kompass_core.stages.layout.pieces import Line, Pieces, Value

REMARKS = ("#", "# [x]", "# a = 'b", '# """ ', "#\t{ å")


@frozen
class Mess:
    """What is left to chance: spacing, quotes, and the order of keys where that means nothing.

    With `remarks` there are some more, wherever one can stand; with `points`, tables in braces become
    names with points.
    """

    chance: Random
    remarks: bool = False
    points: bool = False
    said: list[str] = field(factory=list)

    def text(self, pieces: Pieces, shape: Kind | None) -> str:
        """The text of a file."""
        made = "".join(map(self._line, self._mixed(pieces, shape)))
        made += self._empty() + "".join(f"{remark}\n" for remark in pieces.end)
        return made.replace("\n", "\r\n") if self.chance.random() < 0.2 else made

    def _mixed(self, pieces: Pieces, shape: Kind | None) -> list[Line]:
        made: list[Line] = []
        kind, start = shape, 0
        for line in pieces.lines:
            if line.value is None:
                kind = shape
                for name in line.path:
                    kind = under(kind, name)
                    kind = under(kind, None) or kind
                made.append(line)
                start = len(made)
                continue
            bare = not (line.above or line.after) and len(line.path) == 1 and is_named(kind, line.path[0])
            free = bare and len(made) > start and not (made[start].above or made[-1].after)
            made.insert(self.chance.randint(start, len(made)) if free else len(made), line)
        return made

    def _line(self, line: Line) -> str:
        above = "".join(f"{remark}\n" for remark in line.above)
        if line.value is None or self.remarks:
            above = self._empty() + self._more() + self._empty() + above
        after = "".join(f"{remark}\n" for remark in line.after)
        return above + self._statement(line) + after

    def _statement(self, line: Line) -> str:
        name = self._spaced(".").join(self._spelt(word.written) for word in line.name)
        if line.value is None:
            opening, closing = ("[[", "]]") if line.adds else ("[", "]")
            return f"{self._space()}{opening}{self._spaced(name)}{closing}{self._end(line.beside)}"
        if self.points and isinstance(line.value, Group) and line.value.opening == "{" and line.value.members:
            return "".join(
                f"{name}.{'.'.join(word.written for word in member.name)}={self._value(member.value)}"
                + self._end(line.beside if member is line.value.members[-1] else "")
                for member in line.value.members
            )
        return f"{self._spaced(name)}={self._spaced(self._value(line.value))}{self._end(line.beside)}"

    def _value(self, value: Value, *, braced: bool = False) -> str:
        if isinstance(value, Scalar):
            return self._spelt(value.written)
        made = value.opening
        broken = value.opening == "[" and self.chance.random() < 0.3
        for place, member in enumerate(value.members, 1):
            made += "".join(f"\n{remark}" for remark in member.above) + "\n" * (broken or bool(member.above))
            name = ".".join(word.written for word in member.name)
            made += self._spaced(f"{name}{self._spaced('=')}" if name else "")
            made += self._value(member.value, braced=braced or value.opening == "{")
            ending = value.opening == "[" and self.chance.random() < 0.5
            made += "," * (place < len(value.members) or ending)
            remark = member.beside or (self._remark() if broken and not braced else "")
            made += f" {remark}\n" if remark else self._space()
        return made + "".join(f"\n{remark}\n" for remark in value.below) + value.closing

    def _spelt(self, written: str) -> str:
        """The same text in any quotes."""
        inner = written[1:-1]
        if written[:1] not in {'"', "'"} or set(inner) & set("\"'\\"):
            return written
        quote = self.chance.choice("\"'")
        return f"{quote}{inner}{quote}"

    def _more(self) -> str:
        remark = self._remark()
        return f"{self._space()}{remark}\n" if remark else ""

    def _end(self, beside: str) -> str:
        remark = beside or self._remark()
        return f"{self._space()}{remark}{self._space()}\n"

    def _remark(self) -> str:
        if not self.remarks or self.chance.random() < 0.7:
            return ""
        self.said.append(f"{self.chance.choice(REMARKS)} {len(self.said)}")
        return self.said[-1]

    def _empty(self) -> str:
        return self.chance.choice(["", "\n", "\n  \n\t\n"])

    def _spaced(self, written: str) -> str:
        return self._space() + written + self._space()

    def _space(self) -> str:
        return self.chance.choice(["", " ", " \t "])
