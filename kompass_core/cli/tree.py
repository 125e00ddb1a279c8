"""Tree: branches to lines of a given width, each value with the file and line that it comes from."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kompass_core.model.branch import Branch

WIDE: Final = 80
GAP: Final = 2
LEAST: Final = 20
"""Columns that a value has to itself; where there are fewer, its place stands below it."""

STEP: Final = "   "


def tree(branch: Branch, width: int = WIDE) -> str:
    """The branches as text, with a list of the files at the end where they are shortened."""
    names = dict.fromkeys(files(branch))
    short = tails(names)
    lines = [plain(branch.label), *_lines(branch, short, width)]
    shortened = [plain(f"{short[name]}: {name}") for name in names if short[name] != name]
    lines += ["", *shortened] if shortened else []
    return "".join(f"{line.rstrip()}\n" for line in lines)


def tails(names: Iterable[str]) -> dict[str, str]:
    """As much of the end of each path as tells it from the others."""
    paths = {name: name.split("/") for name in names}
    found = {}
    for name, parts in paths.items():
        others = [there for other, there in paths.items() if other != name]
        length = 1
        while length < len(parts) and any(there[-length:] == parts[-length:] for there in others):
            length += 1
        found[name] = "/".join(parts[-length:])
    return found


def origin(branch: Branch, short: Mapping[str, str]) -> str:
    """The file and the line that a value comes from; nothing for what is no value."""
    if branch.place is None:
        return ""
    source = branch.place.source
    return plain(f"{short[source.name]}:{source.position(branch.place.start)[0]}")


def files(branch: Branch) -> Iterator[str]:
    """The names of the files that values come from, as often as any does, in the order of the tree."""
    waiting = [branch]
    while waiting:
        one = waiting.pop()
        if one.place is not None:
            yield one.place.source.name
        waiting.extend(reversed(one.parts))


def _lines(branch: Branch, short: Mapping[str, str], width: int) -> Iterator[str]:
    waiting = _drawn(branch, "")
    while waiting:
        part, first, others = waiting.pop()
        further = f"{others}│  " if part.parts else f"{others}{STEP}"
        yield from _value(plain(part.label), origin(part, short), (first, further), width)
        waiting.extend(_drawn(part, others))


def _drawn(branch: Branch, before: str) -> list[tuple[Branch, str, str]]:
    """The parts from the last to the first, each with what stands before it, and before what is in it."""
    drawn = [(part, f"{before}├─ ", f"{before}│  ") for part in reversed(branch.parts)]
    return [(part, f"{before}└─ ", f"{before}{STEP}") for part in branch.parts[-1:]] + drawn[1:]


def _value(label: str, where: str, before: tuple[str, str], width: int) -> Iterator[str]:
    """A value on as many lines as it takes, its place at the right of the first, or below."""
    first, further = before
    room = width - len(further) - (GAP + len(where) if where else 0)
    below = room < LEAST
    texts = textwrap.wrap(label, max(LEAST, width - len(further) if below else room), break_on_hyphens=False)
    for number, text in enumerate(texts or [""]):
        line = f"{further if number else first}{text}"
        yield line if number or below or not where else f"{line:{width - len(where)}}{where}"
    if below and where:
        yield f"{further}{where:>{max(0, width - len(further))}}"
