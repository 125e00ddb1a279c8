"""Key: the names before a value or in a header, of a TOML text that the parser has accepted."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from kompass_core.stages.reading.survey import text_end

if TYPE_CHECKING:
    from kompass_core.stages.reading.places import Part

NAME = re.compile(r"[A-Za-z0-9_-]+")
AFTER_NAME = re.compile(r"[ \t]*([.=]?)[ \t]*")
ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U00([0-9a-fA-F]{6})|(.))")
MEANT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}


def key_at(text: str, offset: int) -> tuple[list[Part], int]:
    """The parts of the key at the offset, and the offset of what follows it and its `=`."""
    parts: list[Part] = []
    while True:
        if name := NAME.match(text, offset):
            end = name.end()
            parts.append((name[0], offset, end))
        else:
            end = end_of(text, offset)
            parts.append((_meant(text[offset:end]), offset, end))
        after = AFTER_NAME.match(text, end)
        offset = after.end() if after else end
        if not after or after[1] != ".":
            return parts, offset


def end_of(text: str, offset: int) -> int:
    """The offset after a text in quotes, or after a bracket."""
    if text.startswith(('"', "'"), offset):
        end = text_end(text, offset)
        return end if end >= 0 else len(text)
    return offset + 1


def _meant(quoted: str) -> str:
    name = quoted[1:-1]
    return name if quoted[:1] == "'" or "\\" not in name else ESCAPE.sub(_character, name)


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    return chr(min(int(code, 16), sys.maxunicode)) if code else MEANT.get(escape[4], escape[4])
