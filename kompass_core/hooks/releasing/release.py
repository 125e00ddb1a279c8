"""Release: a sound definition published, or recorded where it says that it is published already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.hooks.lineage import file_of
from kompass_core.hooks.prepare import prepare
from kompass_core.hooks.releases import LASTING, status_place
from kompass_core.hooks.releasing.done import Done, marked, recorded
from kompass_core.hooks.releasing.revision import sound
from kompass_core.model.engine import __version__
from kompass_core.model.release import Release
from kompass_core.problems import KompassError, Problem
from kompass_core.revisions.changelog import changelog
from kompass_core.revisions.diff import diff
from kompass_core.revisions.leaves import leaves

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from kompass_core.hooks.releasing.done import Action, File
    from kompass_core.hooks.releasing.revision import Revision
    from kompass_core.model.contributions import Plugins


@frozen
class Notice:
    """What is said of a release: the day, unless it is today; the entry of the changelog; by whom.

    Without an entry, what has changed is counted against the revision that is replaced.
    """

    today: date
    on: date | None = None
    text: str | None = None
    by: str | None = None


def release(path: Path, plugins: Plugins, notice: Notice) -> Done:
    """The framework in the file published; one that says so already gets its record alone.

    Raises:
        KompassError: everything that is wrong with the definition and the expectations beside it,
            `already-released`, `missing-key` where there is nothing for a changelog to say.
    """
    one = sound(path, plugins)
    lasting = one.status in LASTING
    if one.release and lasting:
        raise KompassError([_already(one, one.release)])
    if one.release:
        return _finished(one, one.release)
    since = one.framework.published if lasting else None
    new = Release(
        framework=one.framework.name,
        digest=one.framework.digest,
        on=notice.on or since or notice.today,
        engine=__version__,
        by=notice.by,
        changelog=(notice.text or _counted(one, plugins)).strip(),
        amendments=(),
        own=leaves(one.document),
        scales={name: leaves(document) for name, document in one.scales.items()},
        spans={},
    )
    if lasting:
        return _done(one, new, "recorded", recorded(one, new))
    return _done(one, new, "released", recorded(one, new), _published(one, new))


def _finished(one: Revision, begun: Release) -> Done:
    """What was interrupted between its two files."""
    if begun.digest == one.framework.digest:
        return _done(one, begun, "released", _published(one, begun))
    message = "the record of its release says something else than the definition does now"
    hint = "take the change back, or remove the record and begin anew"
    related = (("the record", begun.spans["digest"]),)
    raise KompassError([Problem("not-released", message, status_place(one.document), hint, related)])


def _published(one: Revision, new: Release) -> File:
    return marked(one, {"status": '"published"', "published": new.on.isoformat()})


def _done(one: Revision, new: Release, action: Action, *files: File) -> Done:
    return Done(new.framework, action, new.on, new.digest, new.values(), (), files, one.warnings)


def _already(one: Revision, before: Release) -> Problem:
    message = f"`{one.framework.name}` is {one.status}, and was released on {before.on}"
    hint = "make a new revision of it, or record an erratum: `--again --because ...`"
    related = (("the record", before.spans["framework"]),)
    return Problem("already-released", message, status_place(one.document), hint, related)


def _counted(one: Revision, plugins: Plugins) -> str:
    replaces = one.framework.replaces
    before = file_of(f"{one.framework.id}@{replaces}", (one.path,), plugins) if replaces else None
    if before is not None:
        return changelog(diff(prepare(before, plugins).framework, one.framework))
    message = "nothing says what has changed, and the revision before is not here to compare with"
    if replaces is None:
        message = "nothing says what this revision is for, and it replaces none to compare with"
    hint = "say it with `--changelog TEXT`, or `--changelog-file FILE`"
    raise KompassError([Problem("missing-key", message, str(one.path), hint)])
