"""Whole: the shape of a file of any kind, as far as it can be said of a file that nobody has checked.

What a name leads to, and in which order the names of a table come, is the same question for a digest, which
does not count that order, and for a layout, which makes it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kompass_core.model.files.evaluation import EVALUATION_FILE
from kompass_core.model.files.expectation import EXPECTATION_FILE
from kompass_core.model.files.framework import FRAMEWORK, FRAMEWORK_FILE_HEAD, ITEM
from kompass_core.model.files.population import POPULATION_FILE
from kompass_core.model.files.release import RELEASE_FILE
from kompass_core.model.files.scale import SCALE_FILE
from kompass_core.model.files.variant import OVERLAY_HEAD, VARIANT_FILE
from kompass_core.model.shape import Anything, Either, Key, ListOf, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kompass_core.model.shape import Kind

LAST: Final = "source"
"""The one name with a meaning of its own that stands after names which the author has given."""

_ITEMS: Final = Table("the items of a level", others=ITEM)


def _verbs(changed: Table) -> Mapping[str, Key]:
    """What is removed is named and nothing is said of it but the reason."""
    return {"add": Key(changed), "replace": Key(changed), "remove": Key(Anything())}


def _changed() -> Table:
    """A table that mirrors what it changes: of a framework, of its scales, or of a variant."""
    own = SCALE_FILE.keys["scale"].kind
    inside = own.keys if isinstance(own, Table) else {}
    parts = {name: key for name, key in SCALE_FILE.keys.items() if name not in {"schema", "scale", "sources"}}
    worded = {name: key for name, key in VARIANT_FILE.keys.items() if name in {"numbers", "words"}}
    return Table(
        "what is changed",
        {
            "framework": Key(FRAMEWORK),
            "level": FRAMEWORK_FILE_HEAD.keys["level"],
            "scale": Key(Table("scales", others=Table("a scale", {**inside, **parts}))),
            **worded,
        },
        others=_ITEMS,
    )


_SHAPES: Final = MappingProxyType(
    {
        "framework": Table("the file of a framework", FRAMEWORK_FILE_HEAD.keys, others=_ITEMS),
        "scale": SCALE_FILE,
        "variant": Table("the file of a variant", {**VARIANT_FILE.keys, **_verbs(_changed())}),
        "evaluation": EVALUATION_FILE,
        "expectation": EXPECTATION_FILE,
        "release": RELEASE_FILE,
        "population": POPULATION_FILE,
        "of": Table("the file of changes", {**OVERLAY_HEAD.keys, **_verbs(_changed())}),
    }
)
"""By the name that makes a file what it is; in a scale, `of` is deeper down."""


def shape_of(names: Iterable[str]) -> Table | None:
    """The shape of the file that has these names at its root; None where they make it no file of ours."""
    there = set(names)
    return next((shape for name, shape in _SHAPES.items() if name in there), None)


def under(kind: Kind | None, name: str | None) -> Kind | None:
    """The kind of what stands in a table under a name, or in a list, where there is no name."""
    if name is None:
        return next((one.member for one in _possible(kind) if isinstance(one, ListOf)), None)
    if table := table_in(kind):
        return table.keys[name].kind if name in table.keys else table.others
    return None


def table_in(kind: Kind | None) -> Table | None:
    """The table that a value of the kind is, where it may be one."""
    return next((one for one in _possible(kind) if isinstance(one, Table)), None)


def rank(kind: Kind | None, name: str) -> int:
    """Where a name stands in a table of the kind; names that the author has given stand alike."""
    table = table_in(kind)
    if table is None:
        return 0
    if name not in table.keys:
        return len(table.keys)
    last = name == LAST and table.others is not None
    return len(table.keys) + 1 if last else list(table.keys).index(name)


def is_named(kind: Kind | None, name: str) -> bool:
    """Whether a name in a table of the kind has a meaning of its own, so that its place has none."""
    table = table_in(kind)
    return table is not None and name in table.keys


def _possible(kind: Kind | None) -> tuple[Kind, ...]:
    return kind.kinds if isinstance(kind, Either) else (kind,) if kind is not None else ()
