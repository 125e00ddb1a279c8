"""Published: all that is installed to the evaluations that somebody made, each visit once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.hooks.evaluations import made_with
from kompass_core.hooks.find import evaluations
from kompass_core.hooks.prepare import read_evaluation
from kompass_core.model.files.kinds import ILLUSTRATION
from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.evaluation import Evaluation


def published(framework: str, at: Path, plugins: Plugins) -> tuple[Path, ...]:
    """The files of those that are installed and name this framework, `id@revision` or its file.

    None is an illustration, nor carried over from another revision, so that nobody judged it by this one.
    Of a visit that is stored twice, the one is taken that has no points which are an illustration.
    """
    return _published(made_with(framework, at, plugins))


def all_published(plugins: Plugins) -> tuple[Path, ...]:
    """The same of all frameworks; what cannot be read is left to `kompass doctor`."""
    return _published(path for paths in evaluations(plugins).values() for path in paths)


def visit(one: Evaluation) -> tuple[str, int | None]:
    """By this a visit is known: who was evaluated, and in which year."""
    who = one.organisation.code or one.organisation.name
    return who, one.first_day.year if one.first_day else one.year


def country(one: Evaluation, plugins: Plugins) -> str | None:
    """The id of the variant that an evaluation names; else of the only one whose list has its organisation.

    None where there is no such variant.
    """
    if one.variant is not None:
        return one.variant
    code, name = one.organisation.code, one.organisation.name
    found = [
        id_ for id_, variant in plugins.variants.items() if variant.organisations.get(code or "") == name
    ]
    return found[0] if len(found) == 1 else None


def _published(files: Iterable[Path]) -> tuple[Path, ...]:
    visits: dict[object, list[tuple[bool, str, Path]]] = {}
    for file, one in _read(files):
        if one.source != ILLUSTRATION and one.carried is None:
            ours = any(given.source == ILLUSTRATION for given in one.given.values())
            visits.setdefault((one.framework.name, visit(one)), []).append((ours, one.id, file))
    return tuple(min(stored)[2] for stored in visits.values())


def _read(files: Iterable[Path]) -> Iterator[tuple[Path, Evaluation]]:
    for file in files:
        try:
            yield file, read_evaluation(file)
        except KompassError:
            continue  # as said above
