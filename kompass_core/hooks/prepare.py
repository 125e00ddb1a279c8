"""Prepare: the program that an evaluation is scored with. Here alone stands the order of the stages."""

from __future__ import annotations

import os
import sys
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.hooks.cache import remembered
from kompass_core.hooks.layers import layers
from kompass_core.model.program import Program
from kompass_core.problems import KompassError, Problem, near
from kompass_core.stages.check.evaluation import check_evaluation
from kompass_core.stages.read import read
from kompass_core.stages.reading.unsaved import holding

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kompass_core.hooks.layers import Layers
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.variant import Variant
    from kompass_core.rules.units import Function


def read_evaluation(path: str | os.PathLike[str], text: str | None = None) -> Evaluation:
    """The evaluation in the file (TOML, or JSON of the same shape), or in a text that would stand in it.

    Raises KompassError.
    """
    return check_evaluation(read(path, text))


def prepare(
    path: Path,
    plugins: Plugins,
    variants: Iterable[Variant] = (),
    changes: Iterable[Document] = (),
    wording: Variant | None = None,
) -> Program:
    """The program of the framework in the file; raises KompassError.

    It is changed by each variant in turn, then by local changes that stand side by side. `wording` is the
    variant of who reads it, of which titles alone count: the digest is the same for every reader. The
    program is kept in the cache, under the digest of all texts and functions that it is made of.
    """
    made_of = layers(path, plugins, variants, changes, wording)
    if holding():
        return made(made_of)
    there = made_of.plugins
    parts = [*made_of.parts(), *map(_identity, there.functions.values())]
    parts += [f"{plugin.name} {plugin.version} {plugin.state}" for plugin in there.plugins]
    return remembered(parts, Program, lambda: made(made_of))


def _identity(function: Function) -> str:
    """A function by what is the same in every process, and changes when its module is written anew."""
    compute = function.compute
    module = getattr(compute, "__module__", None)
    file = getattr(sys.modules.get(module or ""), "__file__", None)
    written = os.stat(file).st_mtime_ns if file and os.path.isfile(file) else ""  # noqa: PTH113, PTH116 - as given
    name = getattr(compute, "__qualname__", "")
    stated = f"{function.name} {function.parameters!r} {function.unit} {function.formula}"
    return f"{stated} {module} {name} {written}"


def made(made_of: Layers) -> Program:
    """The program of layers, made anew; raises KompassError."""
    from kompass_core.stages.check.framework import check  # noqa: PLC0415 - slow, and not needed where it is kept
    from kompass_core.stages.compile import compile as compiled  # noqa: PLC0415 - as above
    from kompass_core.stages.digest import basis, digest  # noqa: PLC0415 - as above
    from kompass_core.stages.varying.norms import gives_norms_alone  # noqa: PLC0415 - as above

    definition = made_of.laid()
    worded = made_of.worded(definition)
    framework = check(worded.document, made_of.with_scales(worded))
    if worded is not definition:
        scales = {
            name: evolve(scale, digest=digest(definition.scales[name]), basis=basis(definition.scales[name]))
            for name, scale in framework.scales.items()
        }
        whole = digest(definition.document, *(scale.digest for scale in scales.values()))
        framework = evolve(framework, scales=MappingProxyType(scales), digest=whole)
    changes = {change.source.name: digest(change) for change in made_of.changes}
    norms = tuple(change.source.name for change in made_of.changes if gives_norms_alone(change))
    return compiled(evolve(framework, changes=MappingProxyType(changes), norm_files=norms))


def variant_of(evaluation: Evaluation, plugins: Plugins) -> Variant | None:
    """The variant that the evaluation names, if it names one; raises KompassError where that is not there."""
    name = evaluation.variant
    if name is None or name in plugins.variants:
        return plugins.variants[name] if name else None
    place = evaluation.spans.get(("evaluation", "variant"), evaluation.framework.span)
    likely = " or ".join(f"`{one}`" for one in near(name, plugins.variants))
    hint = f"did you mean {likely}?" if likely else "`kompass plugins` lists what is installed"
    raise KompassError([Problem("unknown-variant", f"there is no variant `{name}`", place, hint)])
