"""Write: a document to TOML that reads back as the same document, but for the places, and is laid out.

Tables in braces stay so, unless they are of JSON, which has no others; and so do those that a value follows,
which no header could precede. The others come in the order in which they stood in the file, where that is
the order of the document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from kompass_core.rules.exact import exact
from kompass_core.stages.layout import layout
from kompass_core.stages.read import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.model.document import Document, Entry
    from kompass_core.stages.check.values import Rows
    from kompass_core.stages.varying.change import Path

JSON: Final = re.compile(r"\s*\{")
"""How a file begins that is none of TOML."""

IN_BRACES: Final = ("source",)
"""A table of this name says something of each value beside it, so it stands with them."""


def write(document: Document, heading: Iterable[str] = ()) -> str:
    """The text of a TOML file, with lines of comment at its top."""
    import tomlkit  # noqa: PLC0415 - slow to import, and seldom needed

    top = {name: entry for name, entry in document.root.items() if name not in _headed(document.root)}
    chunks = [tomlkit.dumps(_filled(tomlkit.document(), top))] if top else []
    chunks += [tomlkit.dumps(_nested(path, entry)) for path, entry in _ordered(document)]
    comment = "".join(f"# {line}".rstrip() + "\n" for line in heading)
    made = "\n".join([*([comment] if comment else []), *chunks])
    return layout(read_text(made, document.source.name))


def written(entry: Entry) -> str:
    """One value as it stands in a file, on one line."""
    return str(_item(entry).as_string())


def quoted(text: str) -> str:
    """Text as it stands in a file, over several lines where it has several."""
    import tomlkit  # noqa: PLC0415 - as above

    if "\n" not in text:
        return tomlkit.string(text).as_string()
    opened = tomlkit.string(text, multiline=True).as_string()
    return f"{opened[:3]}\n{opened[3:]}"


def _ordered(document: Document) -> list[tuple[Path, Entry]]:
    """What gets a header, as it stood in the file; else as it stands in the document."""
    parts = list(_parts(document.root))
    placed = sorted(parts, key=lambda part: (part[1].span.source is not document.source, part[1].span.start))
    return placed if _grouped(placed) == _grouped(parts) else parts


def _parts(root: Rows) -> Iterator[tuple[Path, Entry]]:
    """Each table at the root; one that holds nothing but tables, such as all items of a level, in parts."""
    for name in _headed(root):
        entry = root[name]
        rows = _rows(entry)
        if rows and len(_headed(rows)) == len(rows):
            yield from (((name, key), child) for key, child in rows.items())
        else:
            yield (name,), entry


def _grouped(parts: Iterable[tuple[Path, Entry]]) -> list[tuple[str, list[Path]]]:
    """The order in which such parts make tables at the root, and what is in each."""
    groups: dict[str, list[Path]] = {}
    for path, _ in parts:
        groups.setdefault(path[0], []).append(path)
    return list(groups.items())


def _headed(rows: Rows) -> list[str]:
    """The names of the tables that get a header: those after the last that has to be a value."""
    found: list[str] = []
    for name, entry in reversed(tuple(rows.items())):
        if not isinstance(entry.value, Mapping) or name in IN_BRACES or _in_braces(entry):
            break
        found.append(name)
    return found[::-1]


def _in_braces(entry: Entry) -> bool:
    """Whether somebody wrote a table in braces who could have written it otherwise."""
    return entry.span.text.startswith("{") and not JSON.match(entry.span.source.text)


def _nested(path: Path, entry: Entry) -> Any:  # noqa: ANN401 - tomlkit's
    import tomlkit  # noqa: PLC0415 - as above

    made: Any = _filled(tomlkit.table(), _rows(entry))
    for depth in range(len(path) - 1, -1, -1):
        above: Any = tomlkit.table(is_super_table=True) if depth else tomlkit.document()
        above.add(path[depth], made)
        made = above
    return made


def _filled(made: Any, rows: Rows) -> Any:  # noqa: ANN401 - tomlkit's
    import tomlkit  # noqa: PLC0415 - as above

    headed = _headed(rows)
    for name, entry in rows.items():
        if name in headed:
            made.add(name, _filled(tomlkit.table(), _rows(entry)))
        else:
            made.add(name, _item(entry))
    return made


def _item(entry: Entry) -> Any:  # noqa: ANN401 - tomlkit's
    """A value that stands after its name, tables in braces."""
    import tomlkit  # noqa: PLC0415 - as above

    value = entry.value
    if isinstance(value, Mapping):
        table = tomlkit.inline_table()
        for name, child in value.items():
            table.add(name, _item(child))
        return table
    if isinstance(value, tuple):
        array = tomlkit.array()
        array.extend(_item(member) for member in value)
        return array
    if isinstance(value, str):
        as_is = entry.span.text.startswith("'") and "'" not in value and value.isprintable()
        return tomlkit.string(value, literal=as_is)
    return _decimal(value) if isinstance(value, Fraction) else tomlkit.item(value)


def _decimal(value: Fraction) -> Any:  # noqa: ANN401 - tomlkit's
    """A number with all its digits: a float of Python would not have them."""
    from tomlkit.items import Float, Trivia  # noqa: PLC0415 - as above

    text = exact(value)
    return Float(0.0, Trivia(), text if "." in text else f"{text}.0")


def _rows(entry: Entry) -> Rows:
    return entry.value if isinstance(entry.value, Mapping) else {}
