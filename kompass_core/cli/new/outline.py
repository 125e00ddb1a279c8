"""Outline: a framework to what somebody who writes something new for it has to know of it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import frozen

from kompass_core.hooks.find import find_framework
from kompass_core.hooks.prepare import prepare
from kompass_core.model.framework import TOTAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.framework import Framework, Item
    from kompass_core.model.variant import Variant

GATHERED: Final[Mapping[str, Callable[[list[Fraction]], Fraction]]] = {
    "sum": lambda parts: sum(parts, Fraction(0)),
    "mean": lambda parts: sum(parts, Fraction(0)) / len(parts),
}
"""The ways in which the points of parts become those of a whole, by what rules call them."""


@frozen
class Question:
    """One dimension that an item is judged in: its name, what it is, and the steps it can take."""

    name: str
    title: str
    steps: tuple[str, ...]


@frozen
class Entry:
    """An item, how deep it lies (the topmost at 0), and what is judged about it if anything is."""

    level: str
    code: str
    title: str
    depth: int
    questions: tuple[Question, ...]


@frozen
class Outline:
    """A revision of a framework.

    `rules` maps each item that is made of others, by its level or where that does not say enough
    by its code, to what rules call these; `gather` is how their points become one, as far as the
    maxima tell. `stated` says whether all that is judged has a maximum.
    """

    path: Path
    id: str
    revision: str
    title: str
    language: str
    levels: tuple[str, ...]
    dimensions: tuple[str, ...]
    rules: Mapping[str, str]
    gather: str
    stated: bool
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """The framework and its revision as one name, `id@revision`."""
        return f"{self.id}@{self.revision}"


def outline(name: str, plugins: Plugins, variant: Variant | None = None) -> Outline:
    """The outline of a framework, `id@revision` or a path, in the words of a variant; raises KompassError."""
    path = find_framework(name, plugins, place=name)
    framework = prepare(path, plugins, [variant] if variant else []).framework
    items = [item for item in framework.items.values() if item.code != TOTAL]
    words = variant.words if variant else {}
    named = dict.fromkeys(dimension for item in items for dimension in item.dimensions or ())
    return Outline(
        path=path,
        id=framework.id,
        revision=framework.revision,
        title=framework.title,
        language=framework.language,
        levels=framework.levels,
        dimensions=tuple(named),
        rules=dict(_rules(framework)),
        gather=next((one for one in GATHERED if _agrees(framework, GATHERED[one])), "sum"),
        stated=all(item.maximum is not None for item in items if not item.children),
        entries=tuple(_entry(item, framework, words) for item in items),
    )


def _entry(item: Item, framework: Framework, words: Mapping[str, str]) -> Entry:
    questions = () if item.children else tuple(_questions(item.code, framework, words))
    return Entry(item.level, item.code, item.title, framework.levels.index(item.level), questions)


def _questions(code: str, framework: Framework, words: Mapping[str, str]) -> Iterator[Question]:
    """What is judged on any scale, with the steps that all have which judge it."""
    asking: dict[str, list[str]] = {}
    for scale in framework.scales:
        for name in framework.asked(code, scale):
            asking.setdefault(name, []).append(scale)
    for name, scales in asking.items():
        first, *others = (framework.scales[scale].dimensions[name] for scale in scales)
        steps = tuple(step for step in first.steps if all(step in other.steps for other in others))
        yield Question(name, words.get(f"dimension.{name}", first.title), steps)


def _agrees(framework: Framework, gathered: Callable[[list[Fraction]], Fraction]) -> bool:
    """Whether every stated maximum is what those of the parts make together, as far as they have any."""
    made: dict[str, Fraction] = {}
    for code, item in reversed(tuple(framework.items.items())):
        parts = [made[child] for child in item.children if child in made]
        whole = gathered(parts) if item.children and len(parts) == len(item.children) else item.maximum
        if whole is None:
            continue
        if item.maximum is not None and item.maximum != whole:
            return False
        made[code] = whole
    return True


def _rules(framework: Framework) -> Iterator[tuple[str, str]]:
    """Those of the deepest items first, as one reads a sum."""
    parents = [item for item in framework.items.values() if item.children]
    parents.sort(
        key=lambda item: -1 if item.code == TOTAL else framework.levels.index(item.level), reverse=True
    )
    parts = {item.code: framework.plurals[framework.items[item.children[0]].level] for item in parents}
    for level in dict.fromkeys(item.level for item in parents):
        codes = [item.code for item in parents if item.level == level]
        yield from _named(level, codes, parts)


def _named(level: str, codes: Iterable[str], parts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    first, *others = codes
    yield level, parts[first]
    yield from ((code, parts[code]) for code in others if parts[code] != parts[first])
