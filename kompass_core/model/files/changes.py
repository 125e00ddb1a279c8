"""Changes: the shape of a file of changes, as a mirror of what it changes.

What a key means does not depend on the verb before it, so each of the three is made of the shape of what is
changed: nothing has to be there of what is replaced or added, and all of what is removed has a reason instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from kompass_core.model.files.kinds import SOURCE
from kompass_core.model.files.scale import SCALE_FILE
from kompass_core.model.files.variant import OVERLAY_HEAD, VARIANT_FILE
from kompass_core.model.shape import Key, Table, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.shape import Kind

BECAUSE: Final = Key(Text(), about="Why it is removed.")
OF_VARIANT: Final = ("words", "numbers")
KEPT: Final = ("id", "of")
"""By them a scale is known, so they stay."""


def changes_file(framework: Table, scales: Table) -> Table:
    """The shape of changes of a framework with its scales, or of a variant's words and numbers.

    `framework` is the shape of its file; `scales` has the shape of each scale's file in place of a scale.
    """
    mirrored = Table(
        framework.what,
        {
            **{name: key for name, key in framework.keys.items() if name != "schema"},
            "scale": Key(_mirrored(scales), about="Changes of its scales, each under its id."),
            **{name: VARIANT_FILE.keys[name] for name in OF_VARIANT},
        },
        framework.others,
        framework.names,
    )
    whats = {verb: OVERLAY_HEAD.keys[verb] for verb in ("add", "replace", "remove")}
    tables = {
        "add": evolve(partial(mirrored), keys=_partial_keys(mirrored)),
        "replace": evolve(partial(mirrored), keys=_partial_keys(mirrored)),
        "remove": evolve(removal(mirrored), keys=_removal_keys(mirrored)),
    }
    verbs = {verb: evolve(whats[verb], kind=table) for verb, table in tables.items()}
    return evolve(OVERLAY_HEAD, keys={**OVERLAY_HEAD.keys, **verbs})


def _mirrored(scales: Table) -> Table:
    """The tables of scales as changes have them: what a file says in `[scale]` stands beside the others."""

    def flat(kind: Kind | None) -> Kind | None:
        if not isinstance(kind, Table):
            return kind
        own = kind.keys["scale"].kind
        above = own.keys if isinstance(own, Table) else {}
        others = {name: key for name, key in kind.keys.items() if name not in {"scale", "schema"}}
        kept = {name: key for name, key in above.items() if name not in KEPT}
        return Table("changes of a scale", {**kept, **others}, about=kind.about)

    keys = {name: evolve(key, kind=flat(key.kind)) for name, key in scales.keys.items()}
    return evolve(scales, keys=keys, others=flat(scales.others))


def partial(table: Table) -> Table:
    """A table of which any part may be there; what it says has a source, like every table of changes."""
    keys = _partial_keys(table)
    return evolve(table, keys=keys if _is_sources(table) else {"source": Key(SOURCE), **keys}, others=_part(table))


def _partial_keys(table: Table) -> Mapping[str, Key]:
    return {
        name: evolve(key, kind=partial(key.kind) if isinstance(key.kind, Table) else key.kind, required=False)
        for name, key in table.keys.items()
    }


def _part(table: Table) -> Kind | None:
    return partial(table.others) if isinstance(table.others, Table) else table.others


def _is_sources(table: Table) -> bool:
    return not table.keys and table.what == "the table of sources"


def removal(kind: Kind) -> Table:
    """The table in the place of what is removed, or of some of whose parts are."""
    if not isinstance(kind, Table):
        return Table("a removal", {"because": evolve(BECAUSE, required=True)})
    others = None if kind.others is None else removal(kind.others)
    return Table("a removal", {"because": BECAUSE, **_removal_keys(kind)}, others, kind.names, kind.about)


def _removal_keys(table: Table) -> Mapping[str, Key]:
    return {name: Key(removal(key.kind), about=key.about) for name, key in table.keys.items()}


CHANGES_OF_SCALES: Final = Table("the changes of scales", others=SCALE_FILE)
