"""Values that are none: text without quotes, numbers and dates in other dress, nothing at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kompass_core.stages.reading.stop import quoted, short

if TYPE_CHECKING:
    from kompass_core.problems import Problem
    from kompass_core.stages.reading.stop import Stop

DATE = re.compile(
    r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})|([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})"
)
WORDS = {
    "true": "write `true`, in small letters",
    "false": "write `false`, in small letters",
    "yes": 'write `true`, or "yes" if it is a text',
    "no": 'write `false`, or "no" if it is a text',
    "null": "leave the line out: what is not said is not known",
    "none": 'leave the line out, or write "none" if it is a text',
}


def no_value(stop: Stop) -> Problem | None:
    """Nothing at all after the `=`, or a second `=`, or a bracket or comma where a value belongs."""
    before = stop.before.rstrip()
    name = short(re.split("[{,]", before[:-1])[-1].strip())
    if stop.char == "=" and before.endswith("="):
        return stop.problem(
            "`=` stands twice", "write it once", len(stop.text[: stop.offset].rstrip()) - 1, stop.offset + 1
        )
    if before.endswith("=") and (not stop.remaining or stop.char in "]},"):
        hint = 'write a value after `=` ("" for an empty text), or leave it out altogether'
        start = stop.offset - (len(stop.before) - len(before)) - 1
        return stop.problem(f"`{name}` has no value", hint, start, start + 1)
    if stop.char == ",":
        return stop.problem("a value is missing before this comma", "write one, or remove the comma")
    return None


def written(stop: Stop, start: int) -> tuple[str, int]:
    """What is written for a value from the start on, up to the next comma or bracket inside brackets."""
    end = stop.offset + len(stop.remaining)
    found = stop.text[start:end]
    if stop.inside_brackets:
        found = re.split(r"[,\]}]", found, maxsplit=1)[0].rstrip()
    return found, start + len(found)


def neither(stop: Stop, start: int | None = None) -> Problem | None:
    """What is neither number nor date nor text in quotes, from the start on."""
    first = stop.offset if start is None else start
    found, end = written(stop, first)
    if not found:
        return None
    message, hint = (
        f"`{short(found)}` is neither a number nor a text in quotes",
        f"put it in quotes: {quoted(found)}",
    )
    digits = found.replace(" ", "").replace("\u00a0", "")
    if found.casefold() in WORDS:
        message, hint = f"`{found}` is no value", WORDS[found.casefold()]
    elif date := DATE.fullmatch(found):
        return stop.problem(*_date(found, date), first, end)
    elif re.match(r"[0-9]{4}-[0-9]{1,2}-[0-9]|[0-9]{1,2}:[0-9]", found):
        message, hint = (
            f"`{short(found)}` is no date or time",
            "write it as 2010-06-15, 2010-06-15T09:30:00 or 09:30:00",
        )
    elif re.fullmatch(r"[+-]?0[0-9]+", found):
        message = f"the number `{found}` begins with a zero"
        hint = f"write {int(found[:30])}, or {quoted(found)} if it is a code"
    elif re.fullmatch(r"[+-]?[.,][0-9]+", found):
        message, hint = f"`{found}` has no digit before the point", f"write {re.sub('[.,]', '0.', found)}"
    elif re.fullmatch(r"[+-]?[0-9]+\.", found):
        message, hint = f"`{found}` has no digit after the point", f"write {found}0"
    elif re.fullmatch(r"[+-]?[0-9]{1,3}([ \u00a0][0-9]{3})+", found):
        message, hint = f"the number `{found}` has a space in it", f"write {digits}"
    elif re.fullmatch(r"[−–—][0-9.]+", found):
        message, hint = f"`{found[0]}` is a dash and no minus sign", f"write -{found[1:]}"
    elif re.fullmatch(r"[+-]?[0-9][0-9.]* ?%", found):
        message, hint = f"the percentage `{found}` stands without quotes", f"write '{digits}'"
    elif found[0].isalpha():
        message = "a text stands here without quotes"
    return stop.problem(message, hint, first, end)


def decimal_comma(stop: Stop) -> Problem | None:
    """A number with a comma, where TOML has a point; the stop is before the comma or after the number."""
    head = re.search(r"[+-]?[0-9]+$", stop.before)
    tail = re.match(r",[0-9]+(?![0-9.])", stop.rest)
    if head and tail:
        number, start = head[0] + tail[0], stop.offset - len(head[0])
    elif stop.inside_brackets and (both := re.search(r"=[ \t]*([+-]?[0-9]+,[0-9]+)[ \t]*$", stop.before)):
        number, start = both[1], stop.offset - len(stop.before) + both.start(1)
    else:
        return None
    hint = f"write {short(number.replace(',', '.'))}, with a point"
    return stop.problem(
        f"the number `{short(number)}` is written with a comma", hint, start, start + len(number)
    )


def no_such_day(stop: Stop) -> Problem | None:
    """A date that the calendar does not have."""
    found = re.match(r"[0-9-]+", stop.rest)
    date = DATE.fullmatch(found[0]) if found else None
    return stop.problem(*_date(date[0], date), stop.offset, stop.offset + date.end()) if date else None


def _date(found: str, date: re.Match[str]) -> tuple[str, str]:
    hint = "write year-month-day, as in 2010-06-15"
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", found):
        return f"`{found}` is no day of the calendar", hint
    if date[1]:
        hint = f"write {date[1]}-{int(date[2]):02}-{int(date[3]):02}"
    return f"the date `{found}` is not written as year-month-day", hint
