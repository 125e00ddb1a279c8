"""Release: a sound definition to what has to be written so that it is published, amended or retired.

The record is written first and the framework's file last: whoever is interrupted between the two has a
record and no status, which `check` tells, and which the same command finishes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import evolve, frozen

from kompass_core.hooks.lineage import file_of
from kompass_core.hooks.prepare import prepare
from kompass_core.hooks.releases import LASTING, NOT_RELEASED, record_of, status_place
from kompass_core.hooks.revision import readable, sound
from kompass_core.model.engine import __version__
from kompass_core.model.release import Amendment, Release
from kompass_core.problems import KompassError, Problem
from kompass_core.revisions.changelog import changelog
from kompass_core.revisions.diff import diff
from kompass_core.revisions.leaves import leaves
from kompass_core.revisions.unfrozen import unfrozen
from kompass_core.stages.check import check
from kompass_core.stages.check.release import check_release
from kompass_core.stages.check.sort import sort
from kompass_core.stages.mark import mark
from kompass_core.stages.read import read_text
from kompass_core.stages.record import record

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from kompass_core.hooks.revision import Revision
    from kompass_core.model.contributions import Plugins

Action: TypeAlias = Literal["released", "recorded", "amended", "retired"]
"""`recorded` is what is said to be published already, and had no record."""

ALREADY: Final = "already-released"


@frozen
class Released:
    """What is done to a framework, `id@revision`, and the files to write, in this order.

    `values` counts what is frozen; `changed` says what an amendment changes; `warnings` are what a check
    found that does not hinder.
    """

    framework: str
    action: Action
    on: date
    digest: str
    values: int
    changed: tuple[str, ...]
    files: tuple[tuple[Path, str], ...]
    warnings: tuple[Problem, ...]


def release(
    path: Path,
    plugins: Plugins,
    today: date,
    *,
    on: date | None = None,
    text: str | None = None,
    by: str | None = None,
) -> Released:
    """The framework in the file published, or recorded where it says that it is published already.

    `text` is the entry of the changelog; without it, what has changed is counted against the revision
    that is replaced.

    Raises:
        KompassError: everything that is wrong with the definition and the expectations beside it,
            `already-released`, `missing-key` where there is nothing for a changelog to say.
    """
    one = sound(path, plugins)
    if one.release and one.status in LASTING:
        raise KompassError([_already(one, one.release)])
    if one.release:
        return _finished(one, one.release, plugins)
    new = Release(
        framework=one.framework.name,
        digest=one.framework.digest,
        on=on or (one.framework.published if one.status in LASTING else None) or today,
        engine=__version__,
        by=by,
        changelog=(text or _counted(one, plugins)).strip(),
        amendments=(),
        own=leaves(one.document),
        scales={name: leaves(document) for name, document in one.scales.items()},
        spans={},
    )
    files = _recorded(one, new)
    if one.status in LASTING:
        return _made(one, new, "recorded", files)
    return _made(one, new, "released", (*files, _published(one, new.on, plugins)))


def amend(path: Path, plugins: Plugins, on: date, *, because: str, by: str | None = None) -> Released:
    """What was published, with a mistake mended: the record has the amendment, and the values there are now.

    Raises:
        KompassError: `not-released` where there is no record, `already-released` where nothing is
            otherwise than in it, and what is wrong with the definition and its expectations.
    """
    one = sound(path, plugins)
    if one.release is None or one.status not in LASTING:
        message = f"`{one.framework.name}` is not published, so there is nothing to amend"
        hint = "a draft is changed as one likes; `kompass release` without --again publishes it"
        raise KompassError([Problem(NOT_RELEASED, message, status_place(one.document), hint)])
    changed = tuple(
        problem.message for problem in sort(unfrozen(one.release, one.document, one.scales, "before"))
    )
    if not changed:
        message = f"`{one.framework.name}` says nothing else than when it was published"
        place = one.release.spans["digest"]
        raise KompassError([Problem(ALREADY, message, place, "mend the definition first, then record why")])
    amendment = Amendment(on, because, by, one.release.digest, one.framework.digest, changed)
    new = evolve(
        one.release,
        digest=one.framework.digest,
        engine=__version__,
        amendments=(*one.release.amendments, amendment),
        own=leaves(one.document),
        scales={name: leaves(document) for name, document in one.scales.items()},
    )
    return evolve(_made(one, new, "amended", _recorded(one, new)), on=on, changed=changed)


def retire(path: Path, plugins: Plugins, on: date) -> Released:
    """What was published, retired: its file says so, and the record stays as it is.

    Raises:
        KompassError: `not-released` of a draft, `already-released` of what is retired, `wrong-order` where
            it would be retired before it was published.
    """
    one = readable(path, plugins)
    if one.status != "published":
        slug, hint = (
            (ALREADY, None) if one.status == "retired" else (NOT_RELEASED, "a draft is never retired")
        )
        since = f" since {one.framework.retired}" if one.framework.retired else ""
        message = f"`{one.framework.name}` is {one.status or 'a draft'}{since}, not published"
        raise KompassError([Problem(slug, message, status_place(one.document), hint)])
    said = {"status": '"retired"', "retired": on.isoformat()}
    return Released(
        one.framework.name, "retired", on, one.framework.digest, 0, (), (_marked(one, said, plugins),), ()
    )


def _finished(one: Revision, begun: Release, plugins: Plugins) -> Released:
    """What was interrupted between its two files."""
    if begun.digest != one.framework.digest:
        message = "the record of its release says something else than the definition does now"
        hint = "take the change back, or remove the record and begin anew"
        place = begun.spans["digest"]
        raise KompassError(
            [Problem(NOT_RELEASED, message, status_place(one.document), hint, (("the record", place),))]
        )
    return _made(one, begun, "released", (_published(one, begun.on, plugins),))


def _made(one: Revision, new: Release, action: Action, files: tuple[tuple[Path, str], ...]) -> Released:
    return Released(new.framework, action, new.on, new.digest, new.values(), (), files, one.warnings)


def _already(one: Revision, before: Release) -> Problem:
    since = one.framework.published or before.on
    message = f"`{one.framework.name}` is {one.status}, and was released on {since}"
    hint = "make a new revision of it, or record an erratum: `--again --because ...`"
    related = (("the record", before.spans["framework"]),)
    return Problem(ALREADY, message, status_place(one.document), hint, related)


def _counted(one: Revision, plugins: Plugins) -> str:
    replaces = one.framework.replaces
    before = file_of(f"{one.framework.id}@{replaces}", (one.path,), plugins) if replaces else None
    if before is not None:
        return changelog(diff(prepare(before, plugins).framework, one.framework))
    message = "nothing says what has changed, and the revision before is not at hand to compare with"
    if replaces is None:
        message = "nothing says what this revision is for, and it replaces none to compare with"
    hint = "say it with `--changelog TEXT`, or `--changelog-file FILE`"
    raise KompassError([Problem("missing-key", message, str(one.path), hint)])


def _published(one: Revision, on: date, plugins: Plugins) -> tuple[Path, str]:
    return _marked(one, {"status": '"published"', "published": on.isoformat()}, plugins)


def _marked(one: Revision, said: dict[str, str], plugins: Plugins) -> tuple[Path, str]:
    """The framework's file with other words on its life, which is the same definition."""
    text = mark(one.document, said)
    made = check(read_text(text, one.document.source.name), one.made_of.with_scales(one.made_of.definition))
    if made.digest != one.framework.digest:
        message = "a word on the life of a revision is none of its digest"
        raise TypeError(message)
    return one.path, text


def _recorded(one: Revision, new: Release) -> tuple[tuple[Path, str], ...]:
    """The file of the record, which reads back as the same."""
    file, text = record_of(one.path, one.document), record(new)
    back = check_release(read_text(text, str(file)))
    if list(unfrozen(back, one.document, one.scales)) or back.digest != new.digest:
        message = "a record reads back as it is written"
        raise TypeError(message)
    return ((file, text),)
