"""Revisions: whether every revision of a framework is sound, and everything that lies beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.hooks.check_file import check_file
from kompass_core.hooks.doctor.files import BESIDE
from kompass_core.hooks.find import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kompass_core.model.contributions import Plugins
    from kompass_core.problems import Problem


def faults(folders: Iterable[Path], plugins: Plugins) -> Iterator[Problem]:
    """Everything that is wrong with the files in the folders of a framework, each thing once; no warnings."""
    found: dict[Problem, None] = {}
    for folder in folders:
        beside = [path for name in BESIDE for path in folder.glob(f"{name}/*") if path.suffix in SUFFIXES]
        for path in sorted([*folder.glob("*.toml"), *beside]):
            found.update(dict.fromkeys(check_file(str(path), plugins).problems))
    yield from (problem for problem in found if problem.severity == "error")
