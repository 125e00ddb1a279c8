"""Places: where everything that is said then stands in the file of the evaluation before."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kompass_core.model.carriage import Heir, Outcome
    from kompass_core.problems import Span

    Path: TypeAlias = tuple[str, ...]

MOVED = ("judgement", "given", "finding")
"""Tables in which what is said may stand under another name then."""


def places(before: Mapping[Path, Span], outcomes: Iterable[Outcome]) -> Mapping[Path, Span]:
    """The place of each path of the evaluation that is made; of what comes from several, the first."""
    made = {
        path: span
        for path, span in before.items()
        if (path[0] not in MOVED or len(path) == 1) and path[:2] != ("evaluation", "scales")
    }
    scales = 0
    for outcome in outcomes:
        for heir in outcome.heirs:
            if outcome.kind == "scale":
                made["evaluation", "scales", str(scales)] = outcome.place
                scales += 1
            for was, now in _paths(outcome, heir):
                if was in before:
                    made.setdefault(now, before[was])
    return made


def _paths(outcome: Outcome, heir: Heir) -> Iterator[tuple[Path, Path]]:
    """The tables around a thing, and itself, as they were and as they are."""
    was, now = outcome.part or "", heir.part or ""
    match outcome.kind:
        case "judgement":
            yield ("judgement", outcome.item), ("judgement", heir.item)
            yield ("judgement", outcome.item, was), ("judgement", heir.item, now)
        case "points":
            yield ("given", was), ("given", now)
            yield ("given", was, "points", outcome.item), ("given", now, "points", heir.item)
        case "finding":
            yield ("finding", outcome.item), ("finding", heir.item)
        case "scale":
            return
        case _:
            assert_never(outcome.kind)
