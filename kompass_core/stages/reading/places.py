"""Places: where every name and value of a TOML text stands, and that none stands twice.

Keeps the rules by which TOML joins what is said about one table in several places: a header may
name a table before or after its parents, a dotted key makes tables on its way, `[[...]]` adds to a
list, and whatever is written in braces or brackets is closed for good.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NoReturn, TypeAlias

from kompass_core.problems import KompassError, Problem, Span
from kompass_core.stages.reading.limits import DEEPEST, too_deep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.problems import Source

    Path: TypeAlias = tuple[str | int, ...]
    Place: TypeAlias = tuple[Span, Span]
    Part: TypeAlias = tuple[str, int, int]
    """A name and the offsets between which it is written."""

Kind = Literal["value", "table", "implied", "dotted", "list"]
"""How a path came to be: written out, by its `[header]`, by the header or by the dotted key of
something below it, or by its `[[header]]`."""

WORDS: dict[Kind, str] = {
    "value": "a value",
    "table": "a table",
    "implied": "a table",
    "dotted": "a table",
    "list": "a list of tables",
}


class Places:
    """Where the key and the value of each path stand, filled in the order of the text.

    `named` has every name in the order of the text, with the path that it leads to: a table is named again in
    the header of each table in it. The methods raise KompassError where a name cannot mean one more thing.
    """

    def __init__(self, source: Source) -> None:
        """Nothing is placed yet."""
        self.source = source
        self.spans: dict[Path, Place] = {}
        self.named: list[tuple[Path, Span]] = []
        self._kinds: dict[Path, Kind] = {}
        self._lengths: dict[Path, int] = {}

    def header(self, parts: Sequence[Part], start: int, end: int, *, adds: bool) -> Path:
        """Place a table by its header from start to end, and return its path.

        `adds` says that the header is `[[...]]` and adds a table to a list.
        """
        span = Span(self.source, start, end)
        path: Path = ()
        for at, part in enumerate(parts[:-1]):
            path = self._named(path, part)
            kind = self._kind(path)
            if kind is None:
                self._put(path, "implied", self.key(part), span)
            elif kind == "value":
                self._refuse(path, parts, at)
            path = self._last(path)
        part = parts[-1]
        path = self._named(path, part)
        kind = self._kind(path)
        if kind not in ({"list", None} if adds else {"implied", None}):
            self._refuse(path, parts, len(parts) - 1, "list" if adds else "table")
        if not adds or kind is None:
            self._put(path, "list" if adds else "table", self.key(part), span)
        if adds:
            length = self._lengths[path] = self._lengths.get(path, 0) + 1
            path = (*path, length - 1)
            self._put(path, "table", span, span)
        return path

    def name(self, table: Path, parts: Sequence[Part]) -> Path:
        """The path of a key of a table; the tables on its way are placed, the value itself not yet."""
        path = table
        for at, part in enumerate(parts[:-1]):
            path = self._named(path, part)
            kind = self._kind(path)
            if kind is None:
                whole = Span(self.source, parts[0][1], parts[-1][2])
                self._put(path, "dotted", self.key(part), whole)
            elif kind not in {"implied", "dotted"}:
                self._refuse(path, parts, at)
        path = self._named(path, parts[-1])
        if path in self.spans:
            self._refuse(path, parts, len(parts) - 1, "value")
        return path

    def value(self, path: Path, key: Span | None, span: Span) -> None:
        """Place a value that is written out; a member of a list has no key."""
        if len(path) > DEEPEST:
            raise KompassError([too_deep(key or span)])
        self.spans[path] = key or span, span

    def key(self, part: Part) -> Span:
        """Where a part of a key stands."""
        return Span(self.source, part[1], part[2])

    def _named(self, above: Path, part: Part) -> Path:
        path = (*above, part[0])
        self.named.append((path, self.key(part)))
        return path

    def _put(self, path: Path, kind: Kind, key: Span, span: Span) -> None:
        self.value(path, key, span)
        self._kinds[path] = kind

    def _kind(self, path: Path) -> Kind | None:
        """How the path came to be; None where it has not."""
        return self._kinds.get(path) or ("value" if path in self.spans else None)

    def _last(self, path: Path) -> Path:
        """The path, or its last member where it is a list of tables."""
        return (*path, self._lengths[path] - 1) if path in self._lengths else path

    def _refuse(self, path: Path, parts: Sequence[Part], at: int, kind: Kind | None = None) -> NoReturn:
        """Say that the path, named by one of the parts, exists and cannot be made a thing of the kind."""
        first, place = self._kinds.get(path, "value"), Span(self.source, parts[0][1], parts[at][2])
        hint, label = "keep one of the two, or give one of them another name", "it stands here"
        if kind is None:
            message = f"`{place.text}` is {WORDS[first]} already, nothing can be added to it here"
            hint = "write everything about it in one place"
        elif WORDS[kind] == WORDS[first]:
            message, label = f"`{place.text}` stands twice", "the first one"
        else:
            message = f"`{place.text}` is {WORDS[first]} already, it cannot be {WORDS[kind]} too"
        code = ".".join(name for name, start, end in parts if name.isdigit() and end - start == len(name))
        if "." in code and (kind is None or WORDS[kind] != WORDS[first]):
            hint = f'a code with points in it is one name only in quotes: "{code}"'
        related = ((label, self.spans[path][0]),)
        raise KompassError([Problem("duplicate-key", message, place, hint, related)])
