"""Norms: which norms an overlay gives to scales, and whether it does anything else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kompass_core.stages.varying.target import SCALE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Document, Entry

ADD, NORM = "add", "norm"
ASIDE = frozenset({"schema", "of", "language", "sources", ADD})


def norms_given(overlay: Document) -> Iterator[tuple[str, str]]:
    """The scale and the name of each norm that is added."""
    for scale, entry in _table(_table(overlay.root, ADD), SCALE).items():
        yield from ((scale, name) for name in _table(_held(entry), NORM))


def gives_norms_alone(overlay: Document) -> bool:
    """Whether an overlay adds norms, and changes nothing on which points depend."""
    added = _table(overlay.root, ADD)
    scales = [_held(entry) for entry in _table(added, SCALE).values()]
    alone = set(overlay.root) <= ASIDE and set(added) <= {SCALE} and all(set(one) <= {NORM} for one in scales)
    return alone and any(norms_given(overlay))


def _table(above: Mapping[str, Entry], name: str) -> Mapping[str, Entry]:
    return _held(above[name]) if name in above else {}


def _held(entry: Entry) -> Mapping[str, Entry]:
    return entry.value if isinstance(entry.value, Mapping) else {}
