"""Carry file: the whole path, from an evaluation's file to what it becomes in another revision."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.hooks.descent import descent
from kompass_core.hooks.find import find_evaluation, find_framework, is_path, revisions
from kompass_core.hooks.prepare import prepare, variant_of
from kompass_core.hooks.resolve import resolve
from kompass_core.problems import KompassError, Problem
from kompass_core.revisions.carry import carry
from kompass_core.revisions.carry.document import document
from kompass_core.revisions.carry.sign import sign
from kompass_core.stages.check.evaluation import check_evaluation
from kompass_core.stages.read import read, read_text
from kompass_core.stages.score import score
from kompass_core.stages.write import write

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from kompass_core.model.carriage import Carriage, Strategies
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document
    from kompass_core.model.variant import Variant


@frozen
class Carriable:
    """What became of an evaluation, its document, and the file of the revision that it is one of then."""

    carriage: Carriage
    document: Document
    after: Path
    variant: Variant | None

    def remarks(self) -> tuple[str, ...]:
        """That the variant changes the revision before, and nothing in this one, where that is so."""
        before, after = self.carriage.correspondence.before.name, self.carriage.correspondence.after.name
        if self.variant is None or before not in self.variant.overlays or after in self.variant.overlays:
            return ()
        return (f"the variant `{self.variant.id}` changes {before}, and nothing in {after}",)

    def text(self, id_: str, output: Path, on: date, plugins: Plugins) -> str:
        """The file of the evaluation that it became, which is to lie at `output`; not if it was refused.

        It names an installed revision by its name, another one by its path from there. It has been
        read back and scored. Raises KompassError.
        """
        name = self.carriage.correspondence.after.name
        framework = name
        if not _installed(name, self.after, plugins):
            framework = os.path.relpath(self.after.resolve(), output.resolve().parent).replace(os.sep, "/")
        signed = sign(self.carriage, id_, framework, on)
        made = write(document(self.document, self.carriage, signed))
        evaluation = check_evaluation(read_text(made, str(output)))
        score(prepare(self.after, plugins, [self.variant] if self.variant else []), evaluation)
        return made


def carry_file(name: str, to: str, plugins: Plugins, strategies: Strategies) -> Carriable:
    """What becomes of an evaluation, a file or an id, in the revision `to`.

    That is `id@revision`, a file, or the revision alone. The variant is that of the evaluation. Raises
    KompassError.
    """
    path = find_evaluation(name, plugins)
    found = read(path)
    evaluation = check_evaluation(found)
    before = find_framework(evaluation.framework.name, plugins, path, evaluation.framework.span)
    variant = variant_of(evaluation, plugins)
    variants = [variant] if variant else []
    after = _revision(to, prepare(before, plugins, variants).framework.id, plugins)
    correspondence = descent(before, after, plugins, variants)
    return Carriable(carry(evaluation, correspondence, strategies), found, after, variant)


def _revision(to: str, framework: str, plugins: Plugins) -> Path:
    whole = "@" in to or is_path(to) or os.path.isfile(to)  # noqa: PTH113 - takes any name
    resolved = resolve(to if whole else f"{framework}@{to}", plugins)
    if resolved.variants:
        message = f"`{to}` names a variant, and an evaluation keeps the one that it has"
        raise KompassError([Problem("unknown-framework", message, to, "leave out what follows the `+`")])
    return resolved.path


def _installed(name: str, path: Path, plugins: Plugins) -> bool:
    """Whether the file at the path is what goes by the name."""
    return any(one.resolve() == path.resolve() for one in revisions(plugins).get(name, ()))
