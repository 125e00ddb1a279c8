"""Stored: whether stored scorecards are fresh, or stale and why, as text and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from kompass_core.cli.progress import progress
from kompass_core.cli.tell import tell
from kompass_core.cli.write import write
from kompass_core.hooks.cards import Comparing, card_files
from kompass_core.problems import KompassError
from kompass_core.problems.described import described
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kompass_core.hooks.cards import Compared
    from kompass_core.hooks.programs import Programs
    from kompass_core.model.stored import Reason, Shifted, Staleness, StoredFigure

SHOWN: Final = 12
"""Figures of one scorecard that text has room for; JSON has them all."""

GONE: Final = "none"


def stored(
    evaluations: Sequence[str],
    paths: Sequence[Path],
    programs: Programs,
    output: Path | None,
    *,
    as_json: bool,
) -> int:
    """Say of each stored scorecard whether it is fresh; the exit code is 1 where one is not, or may not be.

    Raises KompassError where an evaluation that is named cannot be read, or a folder has no scorecards.
    """
    comparing = Comparing(evaluations, programs)
    files = card_files(paths)
    found = [one for path in progress(files, "comparing") for one in comparing.compared(path)]
    unmet = comparing.unmet()
    if all(one.staleness for one in found) and not unmet and (unused := programs.local.unused()):
        raise KompassError(unused)
    write(_json(found) if as_json else "".join(f"{plain(line)}\n" for line in _text(found)), output)
    tell((*(problem for one in found for problem in one.problems), *unmet))
    return 0 if all(one.staleness and one.staleness.fresh for one in found) and not unmet else 1


def _text(found: Sequence[Compared]) -> Iterator[str]:
    for one in found:
        if one.staleness is None:
            continue
        state = "fresh" if one.staleness.fresh else "stale"
        yield f"{one.file}: {state} ({one.evaluation}, {one.framework})"
        yield from (f"  {line}" for line in why(one.staleness))


def why(staleness: Staleness) -> Iterator[str]:
    """Why something is stale, and in which figures, a line each."""
    for reason in staleness.reasons:
        yield _reason(reason)
        yield from (f"  {line}" for line in reason.told)
    figures = staleness.figures
    yield from (_figure(figure) for figure in figures[:SHOWN])
    if len(figures) > SHOWN:
        yield f"and {len(figures) - SHOWN} more figures"


def as_data(staleness: Staleness | None) -> dict[str, Any]:
    """The same for a program to read; nothing where nobody can tell."""
    return {
        "reasons": [
            {
                "what": each.what,
                "name": each.name or None,
                "stored": each.stored,
                "now": each.now,
                "told": each.told,
            }
            for each in (staleness.reasons if staleness else ())
        ],
        "figures": [
            {
                "scale": each.scale,
                "item": each.item,
                "measure": each.measure,
                "stored": _plain(each.stored),
                "now": _plain(each.now),
            }
            for each in (staleness.figures if staleness else ())
        ],
    }


def _reason(one: Reason) -> str:
    match one.what:
        case "evaluation":
            return "the evaluation has changed"
        case "framework":
            return f"it was scored with {one.stored}, and the evaluation names {one.now} now"
        case "definition":
            return "the definition has changed" + (":" if one.told else "")
        case "scale":
            return f"the scale {one.name} " + ("has changed" if one.now else "is not scored any more")
        case "changes":
            how = (
                "have changed"
                if one.stored and one.now
                else "were not used"
                if one.now
                else "are not used now"
            )
            return f"the changes in {one.name} {how}"
        case "engine":
            return f"the engine was {one.stored}, and is {one.now}"
        case "plugin":
            return f"the plugin {one.name} was {one.stored}, and " + (
                f"is {one.now}" if one.now else "is not there"
            )


def _figure(one: Shifted) -> str:
    if one.stored and one.now and one.stored.printed == one.now.printed:
        was, is_ = f"exactly {one.stored.exact}", one.now.exact
    else:
        was, is_ = (GONE if figure is None else figure.printed for figure in (one.stored, one.now))
    return f"{one.item}, {one.scale}: {one.measure} {was}, now {is_}"


def _json(found: Sequence[Compared]) -> str:
    listed = [
        {
            "file": one.file,
            "evaluation": one.evaluation,
            "framework": one.framework,
            "state": None if one.staleness is None else "fresh" if one.staleness.fresh else "stale",
            **as_data(one.staleness),
            "problems": [described(problem) for problem in one.problems],
        }
        for one in found
    ]
    return json.dumps({"schema": 1, "stored": listed}, ensure_ascii=False, indent=2) + "\n"


def _plain(figure: StoredFigure | None) -> dict[str, Any] | None:
    """A figure as a scorecard writes it."""
    if figure is None:
        return None
    if figure.low is None or figure.low == figure.high:
        return {"exact": figure.low, "printed": figure.printed}
    ends = {
        "low": figure.low,
        "high": figure.high,
        "low_open": figure.low_open,
        "high_open": figure.high_open,
    }
    return {"exact": None, "printed": figure.printed, **ends}
