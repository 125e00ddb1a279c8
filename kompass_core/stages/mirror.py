"""Mirror: the shape of what can be changed to the shape of the changes of it.

The tables `add`, `replace` and `remove` mirror what they change. Nothing has to be there of what is added or
replaced, for the rest of it is there already or stands in the same table; and in the place of what is removed
stands the reason. What a change then makes of the whole is only seen where it is laid over it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from kompass_core.model.files import BUILDING_FILE, OVERLAY_HEAD, VARIANT_FILE
from kompass_core.model.files.kinds import SOURCE
from kompass_core.model.shape import Key, Table, Text
from kompass_core.stages.varying.aim import SOURCE as CITED
from kompass_core.stages.varying.removals import BECAUSE
from kompass_core.stages.varying.said import KEPT
from kompass_core.stages.varying.target import SCALE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.shape import Kind

WORDED: Final = {name: VARIANT_FILE.keys[name] for name in ("words", "numbers")}
"""What can be changed of a variant."""

WHY: Final = "What is removed, with the reason; or what has parts that are."
REASON: Final = Key(Text(), about="Why it is removed.")
CITATION: Final = Key(SOURCE, about="Where what this table says comes from.")


def changes_file(framework: Table, scales: Table) -> Table:
    """The shape of a file of changes: of a framework with its scales, or of a variant.

    `framework` is the shape of its file, and `scales` a table with the shape of a scale's file for each.
    """
    keys = {name: key for name, key in framework.keys.items() if name != "schema"}
    of_scales = Key(_flat(scales), about="Changes of its scales, each under its id.")
    return _mirrored(OVERLAY_HEAD, evolve(framework, keys={**keys, SCALE: of_scales, **WORDED}))


def building_file() -> Table:
    """The shape of the file of a variant that builds on another."""
    return _mirrored(BUILDING_FILE, Table(VARIANT_FILE.what, WORDED))


def _mirrored(head: Table, changed: Table) -> Table:
    others = changed.others
    made = evolve(changed, keys=_partial(changed.keys), others=others and _part(others))
    removed = evolve(changed, keys=_removals(changed.keys), others=others and _removal(others))
    tables = {"add": made, "replace": made, "remove": removed}
    verbs = {verb: evolve(head.keys[verb], kind=table) for verb, table in tables.items()}
    return evolve(head, keys={**head.keys, **verbs})


def _flat(scales: Table) -> Table:
    keys = {name: evolve(key, kind=_beside(key.kind)) for name, key in scales.keys.items()}
    return evolve(scales, keys=keys, others=scales.others and _beside(scales.others))


def _beside(scale: Kind) -> Kind:
    """A scale as changes have it: what its file says in `[scale]` stands beside its other tables."""
    if not isinstance(scale, Table) or not isinstance(own := scale.keys[SCALE].kind, Table):
        message = "a scale is a table with a table that says what it is"
        raise TypeError(message)
    above = {name: key for name, key in own.keys.items() if name not in KEPT}
    beside = {name: key for name, key in scale.keys.items() if name not in {SCALE, "schema"}}
    return evolve(scale, what="the changes of a scale", keys={**above, **beside}, about="Changes of a scale.")


def _partial(keys: Mapping[str, Key]) -> Mapping[str, Key]:
    return {name: evolve(key, kind=_part(key.kind), required=False) for name, key in keys.items()}


def _part(kind: Kind) -> Kind:
    """A table of which any part may be there, with where it comes from; other values are replaced whole."""
    if not isinstance(kind, Table):
        return kind
    cited = {CITED: CITATION} if kind.keys or isinstance(kind.others, Table) else {}
    return evolve(kind, keys={**cited, **_partial(kind.keys)}, others=kind.others and _part(kind.others))


def _removals(keys: Mapping[str, Key]) -> Mapping[str, Key]:
    return {name: Key(_removal(key.kind), about=key.about) for name, key in keys.items()}


def _removal(kind: Kind) -> Table:
    """The table in the place of what is removed, or of what has parts that are."""
    if not isinstance(kind, Table):
        return Table("a removal", {BECAUSE: evolve(REASON, required=True)}, about=WHY)
    others = kind.others and _removal(kind.others)
    return Table("a removal", {BECAUSE: REASON, **_removals(kind.keys)}, others, kind.names, WHY)
