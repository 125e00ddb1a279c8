"""Names: what a framework and its scales name, to what a variant that knows them has no words for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.stages.report.wording import FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.model.framework import Framework
    from kompass_core.model.scale import Scale
    from kompass_core.model.variant import Variant


def unnamed(framework: Framework, scales: Iterable[Scale], variant: Variant) -> tuple[str, ...]:
    """What the definition calls it itself, each thing once.

    Nothing where the variant does not know the framework: then the definition's own names are all
    that there is. It knows a framework that it changes, or of which it names a scale.
    """
    scale_names = f"scale.{framework.id}."
    known = any(name.partition("@")[0] == framework.id for name in variant.overlays)
    if not known and not any(key.startswith(scale_names) for key in variant.words):
        return ()
    pairs = [*_levels(framework), *(pair for scale in scales for pair in _named(scale))]
    return tuple(dict.fromkeys(name for keys, name in pairs if not any(key in variant.words for key in keys)))


def _levels(framework: Framework) -> Iterator[tuple[tuple[str, ...], str]]:
    return (((f"level.{level}",), level) for level in framework.levels)


def _named(scale: Scale) -> Iterator[tuple[tuple[str, ...], str]]:
    """Everything that a scale names: the keys under which a variant may have a word for it, and its name."""
    yield (f"scale.{scale.of}.{scale.id}",), scale.title
    for dimension in scale.dimensions.values():
        yield (f"dimension.{dimension.name}",), dimension.title
        for step in filter(_a_word, dimension.steps):
            yield (f"step.{dimension.name}.{step}", f"step.{step}"), step
    for bands in scale.bands.values():
        for band in bands.names:
            yield (f"band.{bands.name}.{band}", f"band.{band}"), band
    for measure in dict.fromkeys(name for rules in scale.rules.values() for name in rules):
        if measure not in FIGURES:
            yield (f"measure.{measure}",), measure


def _a_word(name: str) -> bool:
    """Whether a name has letters: a number is called the same in every language."""
    return any(character.isalpha() for character in name)
