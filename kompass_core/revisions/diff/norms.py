"""Norms: which norms a scale has anew or no longer, and what in the others is another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.difference import Change
from kompass_core.revisions.diff.pairs import scales
from kompass_core.rules.exact import exact
from kompass_core.rules.text import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.norm import Norm


def norms(found: Correspondence) -> Iterator[Change]:
    """A change for each norm; where one says something else, with all that is other on both sides."""
    for older, newer, _ in scales(found):
        for name in dict.fromkeys((*older.norms, *newer.norms)):
            one, other = older.norms.get(name), newer.norms.get(name)
            places = (None if one is None else one.span, None if other is None else other.span)
            if one is None or other is None:
                kind = "added" if one is None else "removed"
                before, after = (None if norm is None else norm.title for norm in (one, other))
                yield Change("norm", kind, (newer.id, name), before, after, places)  # type: ignore[arg-type]  # one of two
                continue
            older_says, newer_says = _said(one), _said(other)
            if older_says != newer_says:
                sides = _other(older_says, newer_says), _other(newer_says, older_says)
                yield Change("norm", "text", (newer.id, name), *sides, places)


def _other(here: Mapping[str, str], there: Mapping[str, str]) -> tuple[str, ...]:
    """What is said here and not there."""
    return tuple(f"{key} = {value}" for key, value in here.items() if there.get(key) != value)


def _said(norm: Norm) -> dict[str, str]:
    """All that a norm says, as text, by where it says it."""
    made = {"title": norm.title, "least": str(norm.least)}
    made |= {f"print.{name}": f"{one.least} {one.most}" for name, one in norm.prints.items()}
    for name, bands in norm.bands.items():
        starts = zip(bands.names, bands.starts, strict=True)
        made[f"bands.{name}"] = f"{bands.unit}: " + ", ".join(
            f"{band} {exact(start)}" for band, start in starts
        )
    for key, written in norm.rules.items():
        made |= {f"rule.{key}.{measure}": text(rule.syntax) for measure, rule in written.items()}
    return made
