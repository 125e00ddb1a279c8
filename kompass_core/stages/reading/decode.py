"""Decode: a source of the bytes of a file.

UTF-8 and nothing else. A wrong byte is shown where it stands, and what it would be in the
encoding that it most likely came from, since the author sees `å` and not E5.
"""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from kompass_core.problems import KompassError, Problem, Source, Span
from kompass_core.stages.reading.limits import LARGEST, too_large

MARK = "\ufeff"
"""Some editors begin a UTF-8 file with it; it is no part of the text."""

HINT = "save the file as UTF-8"


def decode(data: bytes, name: str) -> Source:
    """The text of the bytes under the name; raises KompassError where it is not UTF-8."""
    if len(data) > LARGEST:
        raise KompassError([too_large(name)])
    data = data.removeprefix(BOM_UTF8)
    if _utf_16(data):
        raise KompassError([Problem("not-utf-8", "the file is UTF-16, not UTF-8", name, HINT)])
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        offset = len(data[: error.start].decode())
        place = Span(Source(name, data.decode(errors="replace")), offset, offset + 1)
        raise KompassError([_wrong(data[error.start : error.start + 1], place)]) from None
    return Source(name, text)


def in_hand(text: str, name: str) -> Source:
    """A source of text that is decoded already; raises KompassError where it cannot be UTF-8."""
    text = text.removeprefix(MARK)
    try:
        size = len(text.encode()) if len(text) <= LARGEST else len(text)
    except UnicodeEncodeError as error:
        place = Span(Source(name, text), error.start, error.start + 1)
        message = f"half of a character stands here (the surrogate U+{ord(text[error.start]):04X})"
        raise KompassError([Problem("not-utf-8", message, place, "write the whole character")]) from None
    if size > LARGEST:
        raise KompassError([too_large(name)])
    return Source(name, text)


def _utf_16(data: bytes) -> bool:
    """Whether the bytes are UTF-16: by their mark, or since every second one is zero."""
    first = data[:64]
    return (
        first.startswith((BOM_UTF16_BE, BOM_UTF16_LE))
        or (
            len(first) >= 4  # noqa: PLR2004 - two characters: a single zero byte proves nothing
            and any(not any(first[odd::2]) and all(first[1 - odd :: 2]) for odd in (0, 1))
        )
    )


def _wrong(byte: bytes, place: Span) -> Problem:
    meant = byte.decode("cp1252", errors="replace")
    guess = f", in Windows-1252 it would be `{meant}`" if meant.isprintable() and meant != "\ufffd" else ""
    message = f"the byte {byte.hex().upper()} here is not UTF-8{guess}"
    return Problem("not-utf-8", message, place, HINT)
