"""Lists: what is installed, for those who want to choose from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kompass_core.problems import KompassError
from kompass_core.problems.described import described
from kompass_core.stages.check.scale import check_scale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kompass_core.model.document import Document
    from kompass_core.problems import Problem
    from kompass_core.serve.desk import Desk

    Rows = Iterator[dict[str, Any]]


def listed(desk: Desk, name: str) -> dict[str, Any]:
    """A list by its name; what of it cannot be used is told beside."""
    problems: list[Problem] = []
    rows = list(LISTS[name](desk, problems))
    return {"schema": 1, "kind": name, name: rows, "problems": [described(one) for one in problems]}


def _frameworks(desk: Desk, problems: list[Problem]) -> Rows:
    for name in desk.shelf.names():
        try:
            framework = desk.kept.of(desk.shelf.definition(name, name)).framework
        except KompassError as error:
            problems.extend(error.problems)
            continue
        yield {
            "name": framework.name,
            "id": framework.id,
            "revision": framework.revision,
            "title": framework.title,
            "language": framework.language,
            "status": framework.status,
            "levels": list(framework.levels),
            "scales": list(framework.scales),
            "digest": framework.digest,
        }


def _scales(desk: Desk, problems: list[Problem]) -> Rows:
    for document in _documents(desk):
        try:
            scale = check_scale(document)
        except KompassError as error:
            problems.extend(error.problems)
            continue
        yield {
            "id": scale.id,
            "of": scale.of,
            "title": scale.title,
            "rounding": scale.rounding,
            "dimensions": list(scale.dimensions),
            "digest": scale.digest,
        }


def _documents(desk: Desk) -> Iterator[Document]:
    """The scales of plugins, then those that lie beside a framework, each once."""
    yield from desk.plugins.scales.values()
    seen: dict[str, None] = {}
    for name in desk.shelf.names():
        try:
            found = desk.shelf.definition(name, name).scales
        except KompassError:
            continue  # told where frameworks are listed
        for document in found:
            if document.source.name not in seen:
                seen[document.source.name] = None
                yield document


def _variants(desk: Desk, _: list[Problem]) -> Rows:
    for variant in desk.plugins.variants.values():
        yield {
            "id": variant.id,
            "title": variant.title,
            "language": variant.language,
            "changes": list(variant.overlays),
        }


def _formats(desk: Desk, _: list[Problem]) -> Rows:
    for one in desk.plugins.formats.values():
        yield {"id": one.id, "suffix": one.suffix, "media_type": one.media_type}


LISTS: Final[Mapping[str, Callable[[Desk, list[Problem]], Rows]]] = {
    "frameworks": _frameworks,
    "scales": _scales,
    "variants": _variants,
    "formats": _formats,
}
"""By the last word of their address."""
