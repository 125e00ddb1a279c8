"""Prepare: the program that an evaluation is scored with. Here alone stands the order of the stages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kompass_core.hooks.beside import beside
from kompass_core.hooks.cache import remembered
from kompass_core.model.program import Program
from kompass_core.problems import KompassError, Problem, near
from kompass_core.stages.check.evaluation import check_evaluation
from kompass_core.stages.read import read

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable
    from pathlib import Path

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document, Entry
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.variant import Variant


def read_evaluation(path: str | os.PathLike[str]) -> Evaluation:
    """The evaluation in the file (TOML, or JSON of the same shape); raises KompassError."""
    return check_evaluation(read(path))


def prepare(path: Path, plugins: Plugins, variants: Iterable[Variant] = ()) -> Program:
    """The program of the framework in the file, changed by each variant in turn; raises KompassError.

    A variant that changes nothing in it, and speaks its language, has the framework's own titles. The
    program is kept in the cache, under the digest of all texts and functions that it is made of.
    """
    document, changes = read(path), tuple(variants)
    name = framework_name(document)
    language = framework_language(document)
    overlays: list[Document | None] = []
    for variant in changes:
        if name in variant.overlays:
            overlays.append(variant.overlays[name])
        elif overlays and variant.language == language:
            overlays.append(None)
    there = beside(path, plugins)
    texts = [one.source for one in (document, *filter(None, overlays), *there.scales.values())]
    parts = [part for source in texts for part in (source.name, source.text)]
    parts += ["its own titles" if one is None else one.source.name for one in overlays]
    parts += [repr(function) for function in there.functions.values()]
    parts += [f"{plugin.name} {plugin.version} {plugin.state}" for plugin in there.plugins]
    return remembered(parts, Program, lambda: _made(document, overlays, there))


def _made(document: Document, overlays: Iterable[Document | None], plugins: Plugins) -> Program:
    from kompass_core.stages.check.framework import check  # noqa: PLC0415 - slow, and not needed where it is kept
    from kompass_core.stages.compile import compile as compiled  # noqa: PLC0415 - as above
    from kompass_core.stages.vary import vary  # noqa: PLC0415 - as above
    from kompass_core.stages.varying.titles import titles  # noqa: PLC0415 - as above

    varied = document
    for overlay in overlays:
        varied = vary(varied, titles(document, varied) if overlay is None else overlay)
    return compiled(check(varied, plugins))


def variant_of(evaluation: Evaluation, plugins: Plugins) -> Variant | None:
    """The variant that the evaluation names, if it names one; raises KompassError where that is not there."""
    name = evaluation.variant
    if name is None or name in plugins.variants:
        return plugins.variants[name] if name else None
    place = evaluation.spans.get(("evaluation", "variant"), evaluation.framework.span)
    likely = " or ".join(f"`{one}`" for one in near(name, plugins.variants))
    hint = f"did you mean {likely}?" if likely else "`kompass plugins` lists what is installed"
    raise KompassError([Problem("unknown-variant", f"there is no variant `{name}`", place, hint)])


def framework_name(document: Document) -> str:
    """The framework and revision that a document says it is, `id@revision`, as far as it does."""
    rows = _head(document)
    return "@".join(str(rows[key].value) if key in rows else "" for key in ("id", "revision"))


def framework_language(document: Document) -> str:
    """The language that a document says its titles are in, as far as it does."""
    rows = _head(document)
    return str(rows["language"].value) if "language" in rows else ""


def _head(document: Document) -> Mapping[str, Entry]:
    head = document.root.get("framework")
    return head.value if head and isinstance(head.value, Mapping) else {}
