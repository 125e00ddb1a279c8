"""Breaks: text to the same text in which a word of any length may end a line.

Words are hyphenated by their language. An address or a digest has no syllables: it may be broken where it has
signs, and anywhere if it has none, so that it never leaves the page.
"""

from __future__ import annotations

import re
from typing import Final

LONG: Final = 24
"""Characters of a word from which on it needs places to break."""

PIECE: Final = 12
"""Characters after which a word that has no sign for so long may be broken."""

PLACE: Final = "\N{ZERO WIDTH SPACE}"

_UNSEEN: Final = re.compile("[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x9f\\ufeff\\ufff9-\\ufffb\\ufffe\\uffff]")
"""What nothing can be seen of, and no PDF may hold."""

_WORD: Final = re.compile(rf"\S{{{LONG},}}")
_AFTER: Final = re.compile(rf"([/.\-_?&=,;:+]+(?=\w))|(\w{{{PIECE}}})(?=\w)")


def breakable(text: str) -> str:
    """The text with places at which its longest words may be broken."""
    # Half of a surrogate pair is in no font and in no file.
    whole = _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text.encode("utf-8", "replace").decode("utf-8"))
    return _WORD.sub(lambda word: _AFTER.sub(rf"\g<0>{PLACE}", word[0]), whole)
