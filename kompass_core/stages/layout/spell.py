"""Spell: names and values as they are written to how they stand in a file that is laid out.

A text stands in double quotes; a rule, and a share that is written with a percent sign, in single ones.
A text keeps its own where others would make escapes necessary, and where nothing is known of it. Numbers keep
their digits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kompass_core.model.files.kinds import RULE
from kompass_core.model.shape import Anything, Either, Number
from kompass_core.rules import limits
from kompass_core.rules.canonical import syntax_of
from kompass_core.rules.lines import INDENT, lines
from kompass_core.rules.text import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kompass_core.model.shape import Kind
    from kompass_core.rules.syntax import Syntax
    from kompass_core.stages.layout.pieces import Scalar, Word

WIDTH: Final = 110
"""Characters of a line; what cannot be broken may be longer."""


def name(words: Iterable[Word]) -> str:
    """The names with points between them."""
    return ".".join(quoted(word.written, '"') for word in words)


def quoted(written: str, quote: str) -> str:
    """A text, a number or a name, in these quotes if it has others and could stand in these as it is."""
    if written[:1] not in {'"', "'"} or written[:1] == quote or written[:3] in {'"""', "'''"}:
        return written
    inner = written[1:-1]
    return written if "\\" in inner or quote in inner else f"{quote}{inner}{quote}"


def scalar(value: Scalar, kind: Kind | None, meant: Mapping[int, str]) -> str:
    """A value; `meant` are the texts of the file, by where they begin. A rule is on one line."""
    if kind is RULE and (tree := rule(value, meant)):
        return f"'{text(tree)}'"
    if kind is None or isinstance(kind, Anything):
        return value.written
    literal = kind is RULE or (_share(kind) and value.written[1:-1].endswith("%"))
    return quoted(value.written, "'" if literal else '"')


def rule(value: Scalar, meant: Mapping[int, str]) -> Syntax | None:
    """The syntax of a rule, if it is one and its canonical text is not too long for one."""
    tree = syntax_of(meant[value.start]) if value.start in meant else None
    return tree if tree and len(text(tree)) <= limits.CHARACTERS else None


def rule_over_lines(tree: Syntax) -> str:
    """A rule over several lines between its quotes, or on one where that would make it too long."""
    line = text(tree)
    inner = "".join(f"{' ' * INDENT}{one}\n" for one in lines(tree, min(WIDTH - INDENT, len(line) - 1)))
    return f"'''\n{inner}'''" if len(inner) <= limits.CHARACTERS else f"'{line}'"


def _share(kind: Kind | None) -> bool:
    kinds = kind.kinds if isinstance(kind, Either) else (kind,)
    return any(isinstance(one, Number) and one.share for one in kinds)
