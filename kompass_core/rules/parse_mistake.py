"""Parse mistake: where parsing stopped, to the problem as its author understands it.

Frequent mistakes (of people who write spreadsheets, programs or letters) have a remedy of their own.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from lark import UnexpectedCharacters, UnexpectedEOF, UnexpectedToken

from kompass_core.problems import Problem
from kompass_core.rules.parse_tree import Long, Odd
from kompass_core.rules.syntax import WORDS

if TYPE_CHECKING:
    from lark import Token, UnexpectedInput

    from kompass_core.rules.parse import Locate

LONGEST = 40
"""The most characters of a rule that a message quotes."""

ENDS = {
    "THEN": "`then`",
    "ELSE": "`else`",
    "RPAR": "`)`",
    "_COMMA": "`,`",
    "$END": "the end",
}
"""What can end an expression, in plain words; an operator can always go on with it instead."""

NO_TEXT = "rules hold no text, so no quotation marks"
PARENTHESES = "use parentheses: `(` and `)`"
NO_POWERS = "there are no powers; write `x * x`"
MINUS = "write the minus sign as `-`"
TIMES = "write multiplication as `*`"
DIVIDE = "write division as `/`"
CHOICE = "a choice is written `if ... then ... else ...`"

STRAY = {
    **dict.fromkeys("\u00a0\u202f\u2009", "replace the no-break or thin space by an ordinary one"),
    **dict.fromkeys("\u2212\u2013\u2014", MINUS),
    **dict.fromkeys("\u00d7\u00b7\u22c5", TIMES),
    **dict.fromkeys("\u00f7:", DIVIDE),
    **dict.fromkeys("^\u00b2\u00b3", NO_POWERS),
    **dict.fromkeys("[]{}", PARENTHESES),
    **dict.fromkeys("\u201c\u201d\u201e\u2018\u2019\u00bb\u00ab\"'`", NO_TEXT),
    "\u2264": "write `<=`",
    "\u2265": "write `>=`",
    "\u2260": "write `!=`",
    "!": "write `not`, or `!=` between two sides",
    "~": "write `not`",
    "&": "write `and`",
    "|": "write `or`",
    "?": CHOICE,
    ";": "arguments are separated by `,`",
    "#": "a rule holds no remarks; they stand on a line of their own in the file",
    "%": "a percent sign follows its number at once: `5%`",
}
"""What to write instead of a character that has no meaning."""

PAIRS = {
    "!==": "inequality is written `!=`",
    "==": "equality is written with one `=`",
    "=>": "at least is written `>=`",
    "=<": "at most is written `<=`",
    "<>": "inequality is written `!=`",
    "< =": "write `<=` without a space in it",
    "> =": "write `>=` without a space in it",
    "**": NO_POWERS,
    "//": "division is written with one `/`",
}
"""What to write instead of two or three signs that make no operator together."""


def mistake(text: str, error: Long | Odd | UnexpectedInput, locate: Locate) -> Problem:
    """What is wrong with a rule, and what to do about it if that can be guessed."""
    match error:
        case Long():
            place = locate(error.place.start, error.place.end)
            return Problem("rule-limit", f"the {error.what} has more than {error.most}", place)
        case Odd():
            return _stray(text, error.offset, locate)
        case UnexpectedCharacters():
            offset: Any = error.pos_in_stream  # which lark declares to be nothing
            return _stray(text, offset, locate)
        case UnexpectedToken() | UnexpectedEOF():
            return _misplaced(text, error, locate)
    raise error


def _stray(text: str, offset: int, locate: Locate) -> Problem:
    character = text[offset]
    name = unicodedata.name(character, f"character number {ord(character)}").lower()
    if not character.isprintable():
        shown = f"the invisible {name}"
    else:
        shown = f"`{character}`" if character.isascii() else f"`{character}` ({name})"
    place = locate(offset, offset + 1)
    return Problem("rule-syntax", f"{shown} has no meaning in a rule", place, STRAY.get(character))


def _misplaced(text: str, error: UnexpectedToken | UnexpectedEOF, locate: Locate) -> Problem:
    token = error.token if isinstance(error, UnexpectedToken) else None
    names = set(error.accepts if isinstance(error, UnexpectedToken) and error.accepts else error.expected)
    if token is None or token.type == "$END":
        end = len(text.rstrip(" \t\r\n"))
        if not end:
            return Problem("rule-syntax", "the rule is empty", locate(0, len(text)))
        message = f"the rule ends where {_wanted(names)} is expected"
        return Problem("rule-syntax", message, locate(end - 1, end), _unfinished(text, names))
    start = token.start_pos or 0
    shown = token if len(token) <= LONGEST else f"{token[:LONGEST]}..."
    message = f"`{shown}` stands where {_wanted(names)} is expected"
    place = locate(start, start + len(token))
    return Problem("rule-syntax", message, place, _remedy(text[:start].rstrip(), token, text, names))


def _wanted(names: set[str]) -> str:
    if "NUMBER" in names:
        return "a number, a name or `(`"
    if names == {"NAME"}:
        return "a name"
    *first, last = ("an operator", *(words for name, words in ENDS.items() if name in names))
    return f"{', '.join(first)} or {last}" if first else last


def _unfinished(text: str, names: set[str]) -> str | None:
    if "THEN" in names or "ELSE" in names:
        return CHOICE
    if "RPAR" in names:
        return (
            f"`{text.rstrip()[:LONGEST]}` opens more parentheses than it closes"
            if len(text) < LONGEST
            else None
        )
    return None


def _remedy(before: str, token: Token, text: str, names: set[str]) -> str | None:
    """What to write instead of a token, given the text before it and what could have stood there."""
    start = token.start_pos or 0
    after = text[start + len(token) :]
    spaced = " " if before != text[:start] else ""
    for pair, remedy in PAIRS.items():
        if before.endswith(pair[: -len(token)].rstrip()) and f"{before}{spaced}{token}".endswith(pair):
            return remedy
    wanted = "NUMBER" in names
    word = token.lower()
    if names == {"NAME"}:
        return f"`{word}` is a word of the language" if word in WORDS else None
    match token.type:
        case "_COMMA" if re.search(r"\bif\s*\([^()]*$", before, re.IGNORECASE):
            return CHOICE
        case "_COMMA" if before[-1:].isdigit():
            return "numbers are written with a decimal point: `2.5`"
        case "_DOT" if wanted and after[:1].isdigit():
            return "a number with decimals begins with a digit: `0.5`"
        case "_DOT" if before[-1:].isdigit():
            return "after its decimal point a number has at least one digit: `2.0`"
        case "COMPARE" if not wanted:
            return "compare two sides at a time: `0 < x and x < 10`"
        case "IF" | "NOT" if wanted:
            return f"put it in parentheses: `({word} ...)`"
        case "WHERE" if not wanted:
            return "`where` belongs inside `sum`, `mean`, `min`, `max` or `count`"
        case "ELSE" if not wanted:
            return "`else` belongs to an `if`, or to a `where` inside `mean`, `min` or `max`"
        case "RPAR" if "$END" in names:
            return "no `(` is open here"
        case "NAME" | "NUMBER" | "LPAR" if not wanted:
            return _joint(before, token, adjacent=not spaced)
    return None


def _joint(before: str, token: Token, *, adjacent: bool) -> str | None:
    """What should stand between a complete expression and what follows it."""
    last = (re.findall(r"\w+$", before) or [""])[0]
    capital = next((word for word in (last, token) if word.lower() in WORDS and word not in WORDS), None)
    if capital is not None:
        return f"`{capital.lower()}` is written in small letters"
    if last.isdigit() and token.type == "NUMBER":
        return "a number is written without spaces: `1000`"
    if last.isdigit() and adjacent and token.type == "NAME":
        return "a number is written with digits and one decimal point, multiplication with `*`"
    if last.isdigit() or before.endswith((")", "%")) or token == "x" or token.type == "NUMBER":
        return "multiplication is written with `*`"
    return "a name has no spaces in it" if token.type == "NAME" else None
