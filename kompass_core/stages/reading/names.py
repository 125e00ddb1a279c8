"""Names and headers: letters and signs that need quotes, and what a line lacks to say anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kompass_core.stages.reading.stop import quoted, short
from kompass_core.stages.reading.values import written

if TYPE_CHECKING:
    from kompass_core.problems import Problem
    from kompass_core.stages.reading.stop import Stop

NEIGHBOURS = ("//", "/*", ";", "%", "--", "!", "rem ")
"""How remarks begin elsewhere."""

CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})")


def foreign_line(stop: Stop) -> Problem | None:
    """A line that does not come from this file's author: a remark as elsewhere, a conflict of versions."""
    if stop.before.strip() or stop.inside_brackets:
        return None
    end = stop.offset + len(stop.rest)
    if CONFLICT.match(stop.rest):
        message = "a version control system has left a conflict here"
        return stop.problem(
            message, "decide for one of the two versions and remove its marks", stop.offset, end
        )
    if stop.rest.lower().startswith(NEIGHBOURS):
        return stop.problem(
            "the line is neither `name = value` nor a [header]", "begin a remark with `#`", stop.offset, end
        )
    if stop.char == "=":
        return stop.problem("a name is missing before `=`", "write `name = value`")
    if stop.char and stop.char in "]})":
        return stop.problem(f"`{stop.char}` closes nothing that is open here", "remove it")
    return None


def needs_quotes(stop: Stop) -> Problem | None:
    """A name at the stop with a letter, a sign or a space that a name without quotes cannot have."""
    before = re.search(r"""[^.=\[{,"']*$""", stop.before)
    after = re.match(r"""[^.=\]},"'#]*""", stop.rest)
    if before is None or after is None:
        return None
    closing = stop.rest[after.end() :][:1]
    if closing not in (("]", ".") if stop.in_header else ("=", ".")):
        return None
    if closing == "." and not stop.in_header and "=" not in stop.rest:
        return None
    name = (before[0] + after[0]).strip()
    odd = next((char for char in name if not re.match(r"[A-Za-z0-9_-]", char)), "")
    if not odd:
        return None
    what = "a space" if odd == " " else f"the letter `{odd}`" if odd.isalpha() else f"the sign `{odd}`"
    start = stop.offset - len(before[0].lstrip())
    message = f"the name `{short(name)}` has {what} and stands without quotes"
    return stop.problem(message, f"write {quoted(name)}", start, start + len(name))


def no_name(stop: Stop) -> Problem | None:
    """A header without a name, or a point with nothing on one side of it."""
    if stop.char == "." or stop.before.rstrip().endswith("."):
        message = "a name is missing beside the point"
        return stop.problem(
            message, "write the name, remove the point, or put a name that has a point in quotes"
        )
    if stop.char == "]" and stop.before.strip() in {"[", "[["}:
        return stop.problem("the header has no name", "write one between the brackets")
    if stop.said.startswith("Invalid initial") and stop.inside_brackets and not stop.in_header:
        hint = "write `name = value` between two commas" if stop.char == "," else "write `name = value`"
        return stop.problem(f"a name belongs here, and not `{stop.char}`", hint)
    return None


def no_equals(stop: Stop) -> Problem | None:
    """A name, and then something other than `=`."""
    name = re.search(r"""[^\s,{]*[ \t]*$""", stop.before)
    found = name[0].strip() if name else ""
    if not found:
        return None
    start = stop.offset - len(name[0]) if name else stop.offset
    if stop.char == ":":
        return stop.problem("`:` stands where `=` belongs", f"write `{short(found)} = ...`")
    if not stop.remaining and found.strip("-"):
        hint = f"write `{short(found)} = ...`, or begin the line with `#` if it is a remark"
        return stop.problem(
            f"`{short(found)}` stands alone, without `=` and a value", hint, start, start + len(found)
        )
    if stop.char in "\"'" and "=" in stop.remaining:
        message = f"a quote stands in the name, after `{short(found)}`"
        return stop.problem(message, "put the whole name in one kind of quotes, or none of it")
    if stop.char in "\"'[{+-0123456789" or re.fullmatch("true|false", stop.remaining):
        return stop.problem(
            f"`=` is missing after `{short(found)}`",
            f"write `{short(found)} = {short(written(stop, stop.offset)[0])}`",
        )
    return prose(stop)


def prose(stop: Stop) -> Problem | None:
    """A line that says nothing in TOML."""
    if stop.inside_brackets:
        return None
    line = stop.before.lstrip() + stop.remaining
    start = stop.offset - len(stop.before.lstrip())
    hint = 'begin a remark with `#`; a text of several lines stands between """ and """'
    return stop.problem(
        "the line is neither `name = value` nor a [header]", hint, start, start + max(1, len(line))
    )


def header_open(stop: Stop) -> Problem | None:
    """A header without its closing bracket."""
    line = stop.before.lstrip()
    if not stop.in_header:
        return None
    start = stop.offset - len(line)
    if line.startswith("[[") and stop.char == "]":
        return stop.problem(
            "the header begins with two brackets and ends with one", "write `]]`", start, stop.offset + 1
        )
    closing = "]]" if line.startswith("[[") else "]"
    if not stop.remaining:
        return stop.problem("the header is not closed", f"end it with `{closing}`", start, stop.offset)
    hint = f"end it with `{closing}`; put a name with a sign or a space in quotes"
    return stop.problem(f"`{stop.char}` stands in the header, where `{closing}` belongs", hint)
