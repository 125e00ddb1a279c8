"""Fault: why a plugin cannot be used, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kompass_core.problems import KompassError

LONGEST: Final = 300


class PluginFault(Exception):  # noqa: N818 - it is not raised past this room
    """The reason why a plugin is skipped: one line, lowercase, about the plugin as `it`."""


def raised(error: BaseException) -> str:
    """What a plugin's code raised, and the line it came from."""
    text = next(iter(str(error).splitlines()), "")
    said = f"{type(error).__name__}: {text}" if text else type(error).__name__
    return _short(f"{said}{_origin(error)}")


def wrong(error: KompassError) -> str:
    """What is wrong with a plugin's files: the first problem, and how many more there are."""
    first, *others = error.problems
    more = f" (and {len(others)} more)" if others else ""
    return _short(f"{first.place}: {first.message}") + more


def _origin(error: BaseException) -> str:
    """The last place outside of Python's import machinery, as ` (file:line)`."""
    places = []
    trace = error.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if not name.startswith("<frozen importlib"):
            places.append(f" ({name}:{trace.tb_lineno})")
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and error.filename:
        return f" ({error.filename}:{error.lineno})"
    return places[-1] if len(places) > 1 else ""


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."
