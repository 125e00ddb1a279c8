"""Earlier: an evaluation to the file of the one before it, and to those of others to hold it against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.hooks.find import SUFFIXES, WORKBOOK, evaluations, find_framework
from kompass_core.hooks.prepare import read_evaluation
from kompass_core.hooks.published import published, visit
from kompass_core.portfolio.archive.layout import EVALUATIONS, archive_of
from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.evaluation import Evaluation


def before(evaluation: Evaluation, path: Path, plugins: Plugins) -> Path | None:
    """The file of the evaluation that is named as the previous one: beside this one, or installed.

    None where none is named, or nobody has it here.
    """
    name = evaluation.previous
    if name is None:
        return None
    folders = _archived(path) or (path.parent,)
    ends = (*SUFFIXES, WORKBOOK)
    beside = [file for folder in folders for end in ends if (file := folder / f"{name}{end}").is_file()]
    for file in (*beside, *evaluations(plugins).get(name, ())):
        if _id(file) == name:
            found: Path = file
            return found
    return None


def _archived(path: Path) -> tuple[Path, ...]:
    """The folders of all revisions in the archive in which an evaluation lies, its own first, if in any."""
    root = archive_of(path)
    if root is None:
        return ()
    return (path.parent, *sorted(folder for folder in root.glob(f"{EVALUATIONS}/*/*") if folder.is_dir()))


def _id(path: Path) -> str | None:
    try:
        return read_evaluation(path).id
    except KompassError:
        return None  # it lies there under the name, and is not what was named


def others(evaluation: Evaluation, framework: str, path: Path, plugins: Plugins) -> tuple[Path, ...]:
    """The files of other published evaluations of the framework, `id@revision`; none is of the same visit.

    `path` is that of the evaluation itself.
    """
    at = find_framework(evaluation.framework.name, plugins, path, evaluation.framework.span)
    files = ((file, read_evaluation(file)) for file in published(framework, at, plugins))
    return tuple(file for file, one in files if one.id != evaluation.id and visit(one) != visit(evaluation))
