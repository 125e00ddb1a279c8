"""Amend: what was published, with a mistake mended: an erratum in its record, and the values of now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.hooks.releases import LASTING, status_place
from kompass_core.hooks.releasing.done import Done, recorded
from kompass_core.hooks.releasing.revision import sound
from kompass_core.model.engine import __version__
from kompass_core.model.release import Amendment
from kompass_core.problems import KompassError, Problem
from kompass_core.revisions.leaves import leaves
from kompass_core.revisions.unfrozen import unfrozen
from kompass_core.stages.check.sort import sort

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from kompass_core.model.contributions import Plugins

SAID = "before"
"""What an amendment calls the time of the record."""


def amend(path: Path, plugins: Plugins, on: date, *, because: str, by: str | None = None) -> Done:
    """The revision in the file amended; its file stays as it is.

    Raises:
        KompassError: `not-released` where there is no record, `already-released` where nothing is
            otherwise than in it, and what is wrong with the definition and its expectations.
    """
    one = sound(path, plugins)
    before, name = one.release, one.framework.name
    if before is None or one.status not in LASTING:
        message = f"`{name}` is not released, so there is nothing to amend"
        hint = "`kompass release` without --again releases it; a draft is changed as one likes"
        raise KompassError([Problem("not-released", message, status_place(one.document), hint)])
    changed = tuple(problem.message for problem in sort(unfrozen(before, one.document, one.scales, SAID)))
    if not changed:
        message = f"`{name}` says nothing else than when it was released"
        hint = "mend the definition first, then record why"
        raise KompassError([Problem("already-released", message, before.spans["digest"], hint)])
    new = evolve(
        before,
        digest=one.framework.digest,
        engine=__version__,
        amendments=(
            *before.amendments,
            Amendment(on, because, by, before.digest, one.framework.digest, changed),
        ),
        own=leaves(one.document),
        scales={name: leaves(document) for name, document in one.scales.items()},
    )
    files = (recorded(one, new),)
    return Done(name, "amended", on, new.digest, new.values(), changed, files, one.warnings)
