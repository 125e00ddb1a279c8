"""Revisions: whether every revision of a framework, and every evaluation that lies beside it, is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.hooks.check_file import check_file
from kompass_core.hooks.find import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kompass_core.model.contributions import Plugins
    from kompass_core.problems import Problem


def faults(folders: Iterable[Path], plugins: Plugins) -> Iterator[Problem]:
    """Everything that is wrong with the files in the folders of a framework, each thing once."""
    found: dict[Problem, None] = {}
    for folder in folders:
        revisions = sorted(folder.glob("*.toml"))
        evaluations = sorted(path for path in folder.glob("evaluations/*") if path.suffix in SUFFIXES)
        for path in (*revisions, *evaluations):
            found.update(dict.fromkeys(check_file(str(path), plugins).problems))
    yield from found
