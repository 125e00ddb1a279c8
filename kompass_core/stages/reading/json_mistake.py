"""JSON mistake: what somebody did wrong in a JSON text, told in plain words with a remedy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from kompass_core.stages.reading.characters import curly, invisible
from kompass_core.stages.reading.stop import SEEN, Stop, short

if TYPE_CHECKING:
    from kompass_core.problems import Problem, Source

Awaited = Literal["a table", "a name", "a colon", "a value", "a comma", "the end"]

WORD = re.compile(r"""[^\s,:\[\]{}"']+""")
LAST = re.compile(r"""[^\s,:\[\]{}"']+$""")


def json_mistake(source: Source, offset: int, awaited: Awaited, opened: int | None = None) -> Problem:
    """The mistake at the offset, where something else was awaited; `opened` is the bracket around it."""
    stop = Stop(source, source.text, awaited, offset, "json-syntax")
    return invisible(stop) or curly(stop) or _foreign(stop) or _nothing(stop, opened) or _instead(stop)


def wrong_text(source: Source, start: int, offset: int) -> Problem:
    """The mistake in the text in quotes that begins at the start and is wrong at the offset."""
    stop = Stop(source, source.text, "a text", offset, "json-syntax")
    if stop.char in {"", "\n", "\r"} or offset == start:
        end = re.compile(r"[^\r\n]*").match(source.text, start)
        hint = 'end it with `"` on the same line; a line break inside is written \\n'
        return stop.problem(
            "the text that begins here is not closed on its line", hint, start, end and end.end()
        )
    if stop.char.isprintable():
        backslash = source.text.rfind("\\", start, offset + 1)
        found = source.text[backslash : backslash + 2]
        return stop.problem(
            f"`{found}` has no meaning here", "write `\\\\` for a backslash", backslash, backslash + 2
        )
    message = f"a control character (U+{ord(stop.char):04X}) stands in this text"
    return stop.problem(message, f"write \\u{ord(stop.char):04x} for it, or remove it")


def _foreign(stop: Stop) -> Problem | None:
    """What other languages have and JSON has not."""
    if stop.char == "'":
        return stop.problem("`'` stands where JSON has `\"`", 'write names and texts in "..."')
    if stop.char == "#" or stop.rest.startswith(("//", "/*")):
        return stop.problem(
            "a remark cannot stand in JSON",
            "remove it, or use TOML",
            stop.offset,
            stop.offset + len(stop.rest),
        )
    return None


def _nothing(stop: Stop, opened: int | None) -> Problem | None:
    """The end of the text, or a bracket or comma, where something is missing."""
    if not stop.char:
        if opened is None:
            return stop.problem(f"the text ends here, where {stop.said} belongs", "add what is missing")
        kind, closing = ("table", "}") if stop.text[opened] == "{" else ("list", "]")
        return stop.problem(f"the {kind} that begins here is not closed", f"end it with `{closing}`", opened)
    if stop.said in {"a name", "a value"} and stop.char in "]},":
        comma = len(stop.text[max(0, stop.offset - SEEN) : stop.offset].rstrip())
        comma += max(0, stop.offset - SEEN) - 1
        if stop.text.startswith(",", comma):
            return stop.problem(f"a comma stands before `{stop.char}`", "remove it", comma)
        return stop.problem(f"{stop.said} is missing before `{stop.char}`", "add what is missing")
    return None


def _instead(stop: Stop) -> Problem:
    """Something else than was awaited."""
    word = WORD.match(stop.rest)
    found = word[0] if word else stop.char
    end = stop.offset + len(found)
    decimals = re.search(r"(-?[0-9]+,)[ \t]*$", stop.before)
    if stop.said == "a name" and decimals and re.fullmatch("[0-9]+", found):
        number = f"{decimals[1]}{found}"
        return stop.problem(
            f"the number `{short(number)}` is written with a comma",
            f"write {short(number.replace(',', '.'))}, with a point",
            stop.offset - len(decimals[0]),
            end,
        )
    if stop.said == "a name":
        return stop.problem(
            f"the name `{short(found)}` stands without quotes", f'write "{short(found)}"', stop.offset, end
        )
    if stop.said == "a value":
        return stop.problem(*_no_value(found), stop.offset, end)
    if stop.said == "a comma":
        return _no_comma(stop, found)
    message = f"`{short(found)}` stands here, where {stop.said} belongs"
    hint = "write everything in one table, between { and }"
    return stop.problem(
        message,
        "write `:` between a name and its value" if stop.said == "a colon" else hint,
        stop.offset,
        end,
    )


def _no_comma(stop: Stop, found: str) -> Problem:
    if stop.char in "]}":
        return stop.problem(
            f"`{stop.char}` stands here and closes what another bracket began", "close it with the same kind"
        )
    if stop.char == ";":
        return stop.problem("`;` stands where a comma belongs", "write a comma between two members")
    if stop.before.endswith('"'):
        return stop.problem(
            'the text ends at this `"`, and goes on',
            'write `\\"` for a quote in it',
            stop.offset - 1,
            stop.offset,
        )
    word = LAST.search(stop.before)
    if word and not stop.char.isspace():
        return stop.problem(*_no_value(word[0] + found), stop.offset - len(word[0]), stop.offset + len(found))
    return stop.problem("a comma is missing before this", "write a comma between two members")


def _no_value(found: str) -> tuple[str, str]:
    if found == "null":
        return "`null` is no value", "leave it out, name and all: what is not said is not known"
    if found in {"NaN", "Infinity", "-Infinity"}:
        return f"`{found}` is not a number that can be counted with", "write a number, or leave it out"
    if found.lower() in {"true", "false"}:
        return f"`{found}` has a capital", f"write {found.lower()}"
    if re.match(r"[-+.]?[0-9]", found):
        return (
            f"`{short(found)}` is not written as JSON writes a number",
            f'write it as 2.5 or -2.5, or in quotes: "{short(found)}"',
        )
    return f"`{short(found)}` stands without quotes", f'put it in quotes: "{short(found)}"'
