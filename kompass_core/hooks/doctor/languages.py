"""Languages: how much of a report, and of each framework, a variant says in its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.hooks.doctor.examined import Examined
from kompass_core.hooks.find import find_framework
from kompass_core.hooks.prepare import prepare
from kompass_core.model.framework import TOTAL
from kompass_core.model.words import WORDS, lacking, unknown
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.near import did_you_mean
from kompass_core.stages.report.fallback import ENGLISH
from kompass_core.stages.report.names import unnamed
from kompass_core.stages.report.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.hooks.doctor.examined import Ward
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.framework import Framework
    from kompass_core.model.variant import Variant

WARD: Ward = "languages"
MOST = 5
"""So many are named; the rest is counted."""


def languages(plugins: Plugins) -> Iterator[Examined]:
    """An examination of each variant, and of each revision of a framework that it changes."""
    for variant in plugins.variants.values():
        yield _words(variant)
        for name in variant.overlays:
            try:
                framework = prepare(find_framework(name, plugins), plugins, [variant]).framework
            except KompassError:
                continue  # the file says so itself
            yield _framework(variant, framework)


def _words(variant: Variant) -> Examined:
    """The words of the report: those that it has not, and those that no report asks for."""
    # What a variant in the language of our own words has no word for stands in that language anyway.
    missing = () if _tongue(variant.language) == ENGLISH else lacking(variant)
    said = f"speaks {variant.language}, {'has every word' if not missing else f'lacks {len(missing)} words'}"
    problems = [_incomplete(variant.id, f"has no word for {_some(missing)}")] if missing else []
    try:
        wording(variant)
    except KompassError as error:
        problems.extend(error.problems)
    for key in unknown(variant):
        message = f"has a word for `{key}`, which no report asks for"
        problems.append(Problem("incomplete-language", message, variant.id, did_you_mean(key, WORDS)))
    return Examined(WARD, variant.id, said, tuple(problems))


def _framework(variant: Variant, framework: Framework) -> Examined:
    """The titles of a framework, and the names of its levels and scales."""
    items = [item for code, item in framework.items.items() if code != TOTAL]
    foreign = [item.code for item in items if _tongue(item.language) != _tongue(variant.language)]
    names = unnamed(framework, framework.scales.values(), variant)
    said = f"{len(items) - len(foreign)} of {len(items)} titles"
    problems = []
    if foreign:
        problems.append(_incomplete(variant.id, f"has no title for {_some(foreign)} of {framework.name}"))
    if names:
        problems.append(_incomplete(variant.id, f"has no word for {_some(names)} of {framework.name}"))
    return Examined(WARD, f"{variant.id}, {framework.name}", said, tuple(problems))


def _incomplete(variant: str, message: str) -> Problem:
    hint = "a report says what it has to leave in another language"
    return Problem("incomplete-language", message, variant, hint, severity="warning")


def _tongue(tag: str) -> str:
    return tag.partition("-")[0].casefold()


def _some(names: Sequence[str]) -> str:
    listed = ", ".join(f"`{name}`" for name in names[:MOST])
    return listed if len(names) <= MOST else f"{listed} and {len(names) - MOST} more"
