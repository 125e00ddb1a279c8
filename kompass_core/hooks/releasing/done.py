"""Done: what is done to a revision, and the files that have to be written for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from kompass_core.hooks.releases import record_of
from kompass_core.revisions.unfrozen import unfrozen
from kompass_core.stages.check import check
from kompass_core.stages.check.release import check_release
from kompass_core.stages.mark import mark
from kompass_core.stages.read import read_text
from kompass_core.stages.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from kompass_core.hooks.releasing.revision import Revision
    from kompass_core.model.release import Release
    from kompass_core.problems import Problem

    File = tuple[Path, str]

Action: TypeAlias = Literal["released", "recorded", "amended", "retired"]
"""`recorded` is what is said to be published already, and had no record."""


@frozen
class Done:
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
    files: tuple[File, ...]
    warnings: tuple[Problem, ...]


def marked(one: Revision, said: Mapping[str, str]) -> File:
    """The framework's file with other words on its life, which is the same definition.

    Raises KompassError where they do not go together: `wrong-order`.
    """
    text = mark(one.document, said)
    made = check(read_text(text, one.document.source.name), one.made_of.with_scales(one.made_of.definition))
    if made.digest != one.framework.digest:
        message = "a word on the life of a revision is none of its digest"
        raise TypeError(message)
    return one.path, text


def recorded(one: Revision, release: Release) -> File:
    """The file of the record, which reads back as the same."""
    file, text = record_of(one.path, one.document), record(release)
    back = check_release(read_text(text, str(file)))
    if list(unfrozen(back, one.document, one.scales)) or back.digest != release.digest:
        message = "a record reads back as it is written"
        raise TypeError(message)
    return file, text
