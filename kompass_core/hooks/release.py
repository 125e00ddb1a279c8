"""Release: a sound definition to what has to be written so that it is published, amended or retired.

The record is written first and the framework's file last: whoever is interrupted between the two has a
record and no status, which `check` tells, and which the same command finishes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import evolve, frozen

from kompass_core.hooks.check_file import check_file
from kompass_core.hooks.layers import framework_name, layers, named
from kompass_core.hooks.lineage import file_of
from kompass_core.hooks.prepare import prepare
from kompass_core.hooks.releases import (
    LASTING,
    NOT_RELEASED,
    named_scales,
    record_of,
    released,
    status_place,
)
from kompass_core.hooks.trying.choose import choose
from kompass_core.model.engine import __version__
from kompass_core.model.release import Amendment, Release
from kompass_core.problems import KompassError, Problem, Span
from kompass_core.revisions.changelog import changelog
from kompass_core.revisions.diff import diff
from kompass_core.revisions.leaves import leaves
from kompass_core.revisions.unfrozen import FROZEN, unfrozen
from kompass_core.stages.check import check
from kompass_core.stages.check.expectation import NOTHING
from kompass_core.stages.check.release import check_release
from kompass_core.stages.check.sort import sort
from kompass_core.stages.mark import mark
from kompass_core.stages.read import read_text
from kompass_core.stages.record import record

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from kompass_core.hooks.layers import Layers
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.framework import Framework

Action: TypeAlias = Literal["released", "recorded", "amended", "retired"]
"""`recorded` is what is said to be published already, and had no record."""

ALREADY: Final = "already-released"


@frozen
class Released:
    """What was done to a framework, `id@revision`, and the files to write, in this order.

    `values` counts what is frozen; `warnings` are what a check found that does not hinder.
    """

    framework: str
    action: Action
    on: date
    digest: str
    values: int
    changed: tuple[str, ...]
    files: tuple[tuple[Path, str], ...]
    warnings: tuple[Problem, ...]
