"""Earlier: an evaluation to the file of the one before it, and to those of others to hold it against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.hooks.evaluations import made_with
from kompass_core.hooks.find import SUFFIXES, WORKBOOK, evaluations, find_framework
from kompass_core.hooks.prepare import read_evaluation
from kompass_core.model.files.kinds import ILLUSTRATION
from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from collections.abc import Iterator
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
    beside = [file for suffix in (*SUFFIXES, WORKBOOK) if (file := path.with_name(name + suffix)).is_file()]
    for file in (*beside, *evaluations(plugins).get(name, ())):
        if _id(file) == name:
            found: Path = file
            return found
    return None


def _id(path: Path) -> str | None:
    try:
        return read_evaluation(path).id
    except KompassError:
        return None  # it lies there under the name, and is not what was named


def published(evaluation: Evaluation, framework: str, path: Path, plugins: Plugins) -> Iterator[Path]:
    """The files of all other evaluations that are installed for a framework, `id@revision`, and were made.

    `path` is that of the evaluation itself. None is of the same visit, which may be stored twice, nor an
    illustration, nor carried over from another revision, so that nobody judged it by this one. Of another
    visit that is stored twice, the one is taken that has no points which are an illustration.
    """
    at = find_framework(evaluation.framework.name, plugins, path, evaluation.framework.span)
    visits: dict[object, list[tuple[bool, str, Path]]] = {}
    for file in made_with(framework, at, plugins):
        other = read_evaluation(file)
        own = other.id == evaluation.id or _visit(other) == _visit(evaluation)
        if other.source != ILLUSTRATION and other.carried is None and not own:
            ours = any(given.source == ILLUSTRATION for given in other.given.values())
            visits.setdefault(_visit(other), []).append((ours, other.id, file))
    return (min(stored)[2] for stored in visits.values())


def _visit(one: Evaluation) -> object:
    """By this a visit is known: who was evaluated, and in which year."""
    who = one.organisation.code or one.organisation.name
    return who, one.first_day.year if one.first_day else one.year
