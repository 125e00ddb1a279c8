"""Told: an evaluation that is kept, to how a list and a program have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kompass_core.portfolio.archive.record import write_figure

if TYPE_CHECKING:
    from kompass_core.model.archive import Archived


def points(one: Archived) -> str:
    """Its points on each scale, by the name of that, as they were printed."""
    return "; ".join(f"{scale}: {figure.printed}" for scale, figure in one.totals.items())


def data(one: Archived) -> dict[str, Any]:
    """All that the index knows of it, for a program."""
    return {
        "id": one.id,
        "framework": one.framework,
        "revision": one.revision,
        "variant": one.variant,
        "organisation": {"code": one.code, "name": one.organisation},
        "year": one.year,
        "state": one.state,
        "place": one.place or None,
        "sha256": one.sha,
        "digest": one.digest or None,
        "definition": one.definition or None,
        "totals": {scale: write_figure(figure) for scale, figure in one.totals.items()},
    }
