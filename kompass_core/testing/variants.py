"""Variants: whether all that a variant says means something, and what it leaves in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.hooks.find import find_framework
from kompass_core.hooks.prepare import prepare
from kompass_core.model.framework import TOTAL
from kompass_core.model.words import OPEN, WORDS, lacking, unknown
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.near import did_you_mean
from kompass_core.stages.report.names import unnamed
from kompass_core.stages.report.wording import PLACE
from kompass_core.testing.sample import sample_reports

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.framework import Framework
    from kompass_core.model.variant import Variant

ENGLISH = "en"


def faults(variant: Variant) -> Iterator[Problem]:
    """What is wrong with a variant by itself: words that nobody asks for, reports that do not come about."""
    place = f"variant {variant.id}"
    for key in unknown(variant):
        hint = did_you_mean(key, WORDS) or f"a name of a framework or a scale begins with {', '.join(OPEN)}"
        yield Problem("unknown-key", f"no report asks for the word `{key}`", place, hint)
    for key in (key for key in WORDS if key in variant.words):
        filled, asked = (set(PLACE.findall(words[key])) for words in (WORDS, variant.words))
        if asked - filled:
            message = f"nothing is filled in for {_braced(asked - filled)} in the word `{key}`"
            yield Problem("unknown-name", message, place, f"there is {_braced(filled)}" if filled else None)
    try:
        sample_reports(variant)
    except KompassError as error:
        yield from error.problems


def changed(variant: Variant, plugins: Plugins) -> tuple[list[Problem], list[str], list[str]]:
    """What is wrong with what a variant changes; what it leaves as it is; what could not be tried."""
    problems: list[Problem] = []
    gaps = list(_words(variant))
    untried: list[str] = []
    for name in variant.overlays:
        try:
            path = find_framework(name, plugins)
        except KompassError:
            untried.append(f"the changes of {name} by {variant.id}: it is not installed")
            continue
        try:
            framework = prepare(path, plugins, [variant]).framework
        except KompassError as error:
            problems.extend(error.problems)
        else:
            gaps.extend(f"{name}: {gap}" for gap in _names(framework, variant))
    return problems, gaps, untried


def _words(variant: Variant) -> Iterator[str]:
    if not _same(variant.language, ENGLISH):
        yield from (f"no word for `{key}`, in English: {WORDS[key]}" for key in lacking(variant))
    for key, english in WORDS.items():
        lost = set(PLACE.findall(english)) - set(PLACE.findall(variant.words.get(key, english)))
        if lost:
            yield f"the word `{key}` does not say {_braced(lost)}"


def _names(framework: Framework, variant: Variant) -> Iterator[str]:
    """What stands in a report on one revision as the definition has it."""
    for code, item in framework.items.items():
        if code != TOTAL and not _same(item.language, variant.language):
            yield f"the title of `{code}` is in `{item.language}`: {item.title}"
    yield from (f"no word for `{name}`" for name in unnamed(framework, framework.scales.values(), variant))


def _braced(names: Iterable[str]) -> str:
    return ", ".join(f"`{{{name}}}`" for name in sorted(names))


def _same(one: str, other: str) -> bool:
    """Whether two tags are of one language, wherever it is spoken."""
    return one.partition("-")[0].casefold() == other.partition("-")[0].casefold()
