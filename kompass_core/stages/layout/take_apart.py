"""Take apart: the text of a TOML file that the parser has accepted to its pieces.

A library that keeps remarks would be welcome here. The one that we write with has those inside of lists where
nobody else may look, does not read all that our parser reads, and moves lists of tables that stand apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.stages.layout.pieces import Group, Line, Member, Pieces, Scalar, Word
from kompass_core.stages.locate import SCALAR
from kompass_core.stages.reading.key import end_of, key_at

if TYPE_CHECKING:
    from kompass_core.stages.layout.pieces import Remarks, Value

SPACE = re.compile(r"[ \t\r]*")


def take_apart(text: str) -> Pieces:
    """The pieces of a file. Line ends of Windows become those of everybody else."""
    return _Reader(text).pieces()


class _Reader:
    """A text, and how far it has been read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.offset = 0

    def pieces(self) -> Pieces:
        lines: list[Line] = []
        _, above = self._remarks(fresh=True)
        while self.offset < len(self.text):
            line = evolve(self._line(), above=above)
            beside, below = self._remarks()
            after, above = _parted(below, last=self.offset == len(self.text))
            lines.append(evolve(line, beside=beside, after=after))
        return Pieces(tuple(lines), above)

    def _line(self) -> Line:
        if not self._at("["):
            return Line(self._name(), self._value())
        adds = self.text.startswith("[[", self.offset)
        self.offset = self._space(self.offset + 1 + adds)
        name = self._name()
        self.offset += 1 + adds
        return Line(name, None, adds)

    def _name(self) -> tuple[Word, ...]:
        parts, self.offset = key_at(self.text, self.offset)
        return tuple(Word(self.text[start:end], meant) for meant, start, end in parts)

    def _value(self) -> Value:
        start = self.offset
        if self._at("[{"):
            return self._group()
        found = SCALAR.match(self.text, start)
        self.offset = found.end() if found else end_of(self.text, start)
        return Scalar(self.text[start : self.offset].replace("\r\n", "\n"), start)

    def _group(self) -> Group:
        opening = self.text[self.offset]
        self.offset += 1
        members: list[Member] = []
        above = self._between()
        while not self._at("]}"):
            name = self._name() if opening == "{" else ()
            value = self._value()
            beside, below = self._remarks()
            if self._at(","):
                self.offset += 1
                near, further = self._remarks()
                if near and not (beside or below):
                    beside, near = near, ""
                below = (*below, *filter(None, [near]), *further)
            members.append(Member(name, value, above, beside))
            above = tuple(filter(None, below))
        self.offset += 1
        return Group(opening, tuple(members), above)

    def _between(self) -> Remarks:
        beside, below = self._remarks()
        return tuple(filter(None, [beside, *below]))

    def _remarks(self, *, fresh: bool = False) -> tuple[str, Remarks]:
        """The remark on this line, and all lines until something else stands on one; `fresh` at its start."""
        beside, lines = "", list[str]()
        while True:
            self.offset = self._space(self.offset)
            if self._at("\n"):
                self.offset += 1
                if fresh and lines[-1:] != [""]:
                    lines.append("")
                fresh = True
            elif self._at("#"):
                end = self.text.find("\n", self.offset)
                stop = len(self.text) if end < 0 else end
                remark = self.text[self.offset : stop].rstrip()
                self.offset = min(stop + 1, len(self.text))
                if fresh:
                    lines.append(remark)
                else:
                    beside, fresh = remark, True
            else:
                return beside, tuple(lines)

    def _at(self, characters: str) -> bool:
        return self.offset < len(self.text) and self.text[self.offset] in characters

    def _space(self, offset: int) -> int:
        return SPACE.match(self.text, offset).end()  # type: ignore[union-attr] # matches ""


def _parted(lines: Remarks, *, last: bool) -> tuple[Remarks, Remarks]:
    """Remarks that belong to the line before, up to an empty line, and those of what comes."""
    if "" not in lines:
        return (lines, ()) if last else ((), lines)
    at = lines.index("")
    return lines[:at], lines[at:]
