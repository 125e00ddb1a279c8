"""Releases: the record of a release that lies beside a framework, and the definition held against it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kompass_core.hooks.layers import framework_name, layers, named
from kompass_core.hooks.prepare import prepare
from kompass_core.model.engine import __version__
from kompass_core.model.release import FOLDER
from kompass_core.problems import KompassError, Problem
from kompass_core.stages.read import read

if TYPE_CHECKING:
    from kompass_core.hooks.layers import Layers
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document
    from kompass_core.model.release import Release
    from kompass_core.problems import Span

LASTING: Final = ("published", "retired")
"""What a revision can be that is no draft."""


def record_of(path: Path, document: Document) -> Path:
    """Where the record of a release of the framework in the file lies, or would."""
    return path.parent / FOLDER / f"{named(document, 'revision')}.toml"


def released(path: Path, document: Document) -> Release | None:
    """The record of the release of the framework in the file, if there is one.

    One of another framework that lies in the same folder is none. Raises KompassError where the record
    cannot be read.
    """
    file = record_of(path, document)
    if not file.is_file():
        return None
    from kompass_core.stages.check.release import check_release  # noqa: PLC0415 - most frameworks have none

    release = check_release(read(file))
    return release if release.framework == framework_name(document) else None


def released_file(path: Path, document: Document, plugins: Plugins) -> str:
    """What a record holds, in words, if its framework still says the same.

    Raises:
        KompassError: what is wrong with the record, `unknown-framework` where what it is of is not in
            the folder above, and all in which that differs.
    """
    from kompass_core.stages.check.release import check_release  # noqa: PLC0415 - only this kind of file needs it

    release = check_release(document)
    framework = _recorded(path, release)
    if problems := held(framework, plugins):
        raise KompassError(problems)
    count = len(release.amendments)
    amended = f", amended {count} time{'s' * (count != 1)}" if count else ""
    return f"of {release.framework}, {release.on}{amended}: {release.values()} values are frozen"


def held(path: Path, plugins: Plugins, made_of: Layers | None = None) -> tuple[Problem, ...]:
    """What is wrong between a definition, what it says of its life, and the record of its release.

    The definition is the bare one, without variants and changes; it is sound. Raises KompassError where
    the record cannot be read.
    """
    made_of = made_of or layers(path, plugins)
    document = made_of.definition.document
    status, release = named(document, "status"), released(path, document)
    if release is None:
        return (_unrecorded(document, status),) if status in LASTING else ()
    if status not in LASTING:
        return (_unfinished(document, release),)
    return _differences(path, plugins, made_of, release)


def told_since(digest: str, path: Path, plugins: Plugins) -> tuple[str, ...]:
    """What has changed in a definition since it had a digest, in words, as far as its record knows.

    That of the bare definition alone is recorded. Raises KompassError where the record cannot be read.
    """
    made_of = layers(path, plugins)
    document = made_of.definition.document
    release = released(path, document)
    digests = [one.before for one in release.amendments] if release else []
    if release is None or digest not in (*digests, release.digest):
        return ()
    since = release.amendments[digests.index(digest) :] if digest in digests else ()
    amended = [line for one in since for line in (f"amended on {one.on}: {one.because}", *one.changed)]
    from kompass_core.revisions.unfrozen import unfrozen  # noqa: PLC0415 - most frameworks have no record
    from kompass_core.stages.check.sort import sort  # noqa: PLC0415 - as above

    found = sort(unfrozen(release, document, named_scales(made_of)))
    return (*amended, *(problem.message for problem in found))


def _differences(path: Path, plugins: Plugins, made_of: Layers, release: Release) -> tuple[Problem, ...]:
    from kompass_core.revisions.unfrozen import unfrozen  # noqa: PLC0415 - only what is released needs it
    from kompass_core.stages.check.sort import sort  # noqa: PLC0415 - as above

    definition = made_of.definition
    found = tuple(sort(unfrozen(release, definition.document, named_scales(made_of))))
    same = prepare(path, plugins).framework.digest == release.digest
    if same == (not found) or (not found and release.engine != __version__):
        return found  # another version may make another digest of the same values
    message = "the digest is not that of the values that are frozen here"
    if found:
        message = "the definition has this digest, but the values that are frozen here are not its own"
    hint = "only `kompass release` writes this file; take it as it was last written"
    return (Problem("frozen", message, release.spans["digest"], hint),)


def named_scales(made_of: Layers) -> Mapping[str, Document]:
    """The scales that a framework names, in that order."""
    head = made_of.definition.document.root["framework"].value
    scales = head["scales"].value if isinstance(head, Mapping) else ()
    ids = [str(one.value) for one in scales] if isinstance(scales, tuple) else []
    return {name: made_of.definition.scales[name] for name in ids if name in made_of.definition.scales}


def status_place(document: Document) -> Span:
    """Where a definition says what may be done with the revision, or would."""
    head = document.root["framework"]
    rows = head.value if isinstance(head.value, Mapping) else {}
    return rows["status"].span if "status" in rows else head.key


def _unrecorded(document: Document, status: str) -> Problem:
    message = f"the revision is {status}, and nothing records what it said then"
    hint = f"`kompass release` writes the record into the folder `{FOLDER}` beside it"
    return Problem("not-released", message, status_place(document), hint, severity="warning")


def _unfinished(document: Document, release: Release) -> Problem:
    message = "there is a record of its release, and the revision is not said to be published"
    hint = "`kompass release` finishes what it began; or remove the record"
    related = (("the record", release.spans["framework"]),)
    return Problem("not-released", message, status_place(document), hint, related)


def _recorded(path: Path, release: Release) -> Path:
    """The file of the framework whose release is recorded, in the folder above."""
    place = release.spans["framework"]
    for file in sorted(Path(os.path.normpath(path.parent / os.pardir)).glob("*.toml")):
        try:
            document = read(file)
        except KompassError:
            continue  # it says so itself
        head = document.root.get("framework")
        if (
            head is None
            or not isinstance(head.value, Mapping)
            or framework_name(document) != release.framework
        ):
            continue
        if record_of(file, document).name != path.name:
            message = f"the record of `{release.framework}` is looked for under another name"
            hint = f"name the file `{record_of(file, document).name}`"
            raise KompassError([Problem("wrong-revision", message, place, hint)])
        return file
    message = f"there is no framework `{release.framework}` in the folder above"
    hint = f"a record lies in the folder `{FOLDER}` beside its framework"
    raise KompassError([Problem("unknown-framework", message, place, hint)])
