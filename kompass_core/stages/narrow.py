"""Narrow: the shape of a kind of file to the shape that it has for one framework.

Where any code, scale or step can stand in a file of the kind, only those of the framework stand in one for
it, each with its title. Whoever completes what somebody types has it from here; what does not fit is
told better where the file is checked.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from attrs import evolve

from kompass_core.model.evaluation import NOT_APPLICABLE, UNANSWERED, WHOLE_ITEM
from kompass_core.model.files import EVALUATION_FILE, EXPECTATION_FILE, SCALE_FILE, framework_file
from kompass_core.model.files.kinds import SHARE, WORD
from kompass_core.model.framework import TOTAL
from kompass_core.model.shape import Either, Key, ListOf, OneOf, Table
from kompass_core.stages.check.names import JUDGED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kompass_core.model.framework import Framework, Item
    from kompass_core.model.shape import Kind

    Titles = Mapping[str, str]

STATES: Final = (NOT_APPLICABLE, UNANSWERED)
MANY: Final = 60
"""Steps that a list has room for; where there are more, any share will do."""

ANY: Final = "*"
"""In a path, the tables that may have any name."""


def evaluation_of(framework: Framework) -> Table:
    """The shape of the evaluations of a framework."""
    titles, scales = _titles(framework), _scales(framework)
    shape = _at(EVALUATION_FILE, ("judgement",), lambda table: _keyed(table, _judged(framework)))
    shape = _at(shape, ("finding",), partial(_named, titles=titles))
    shape = _at(shape, ("given", ANY, "points"), partial(_named, titles=titles))
    shape = _at(shape, ("given",), partial(_named, titles=scales))
    return _at(shape, ("evaluation",), partial(_of_kinds, scales=ListOf(OneOf(tuple(scales)), 1)))


def expectation_of(framework: Framework) -> Table:
    """The shape of the expectations of a framework."""
    titles, scales = _titles(framework), _scales(framework)
    shape = EXPECTATION_FILE
    for printed in ("lines", "summary"):
        shape = _at(shape, (printed, ANY), partial(_named, titles=titles))
        shape = _at(shape, (printed,), partial(_named, titles=scales))
    shape = _at(shape, ("example", ANY, "judgements"), lambda table: _keyed(table, _judged(framework)))
    shape = _at(shape, ("example", ANY, "given"), partial(_named, titles=titles))
    item, scale = OneOf(tuple(titles)), OneOf(tuple(scales))
    return _at(shape, ("example", ANY), partial(_of_kinds, item=item, scale=scale))


def scale_of(framework: Framework) -> Table:
    """The shape of the scales of a framework."""
    levels = {
        TOTAL: "The whole.",
        **{level: f"What is a `{level}`, and has parts." for level in framework.levels},
    }
    rules = {JUDGED: "What has no parts, and so is judged.", **_titles(framework), **levels}
    shape = _at(SCALE_FILE, ("rule",), partial(_named, titles=rules))
    for printed in ("lines", "summary"):
        shape = _at(shape, ("scale", "print", printed), partial(_named, titles=levels))
    return _at(shape, ("scale",), partial(_of_kinds, of=OneOf((framework.id,))))


def items_of(framework: Framework) -> Table:
    """The shape of the file of a framework: the items that it has are known, and others may be added."""
    shape = framework_file(framework.levels)
    for level in framework.levels:
        titles = {code: item.title for code, item in framework.items.items() if item.level == level}
        shape = _at(shape, (level,), partial(_known, titles=titles))
    return shape


def scales_of(framework: Framework) -> Table:
    """A table with the shape of the file of each scale of a framework."""
    shape = scale_of(framework)
    return Table("the scales", {name: Key(shape, about=about) for name, about in _scales(framework).items()})


def _at(shape: Table, path: tuple[str, ...], change: Callable[[Table], Table]) -> Table:
    """The shape with another table at the end of a path."""
    if not path:
        return change(shape)
    name, *below = path
    if name == ANY:
        return evolve(shape, others=_at(_table(shape.others), tuple(below), change))
    key = shape.keys[name]
    changed = evolve(key, kind=_at(_table(key.kind), tuple(below), change))
    return evolve(shape, keys={**shape.keys, name: changed})


def _table(kind: Kind | None) -> Table:
    if not isinstance(kind, Table):
        message = "only tables have something below them"
        raise TypeError(message)
    return kind


def _keyed(table: Table, keys: Mapping[str, Key], others: Kind | None = None) -> Table:
    return evolve(table, keys={**table.keys, **keys}, others=others)


def _named(table: Table, titles: Titles) -> Table:
    """A table with these names instead of any."""
    return _keyed(table, _keys(table, titles))


def _known(table: Table, titles: Titles) -> Table:
    """A table with these names, and any other one."""
    return _keyed(table, _keys(table, titles), table.others)


def _keys(table: Table, titles: Titles) -> Mapping[str, Key]:
    if table.others is None:
        message = f"{table.what} has no names but its own"
        raise TypeError(message)
    return {name: Key(table.others, about=title) for name, title in titles.items()}


def _of_kinds(table: Table, **kinds: Kind) -> Table:
    """A table with some of its keys of other kinds."""
    return evolve(
        table,
        keys={**table.keys, **{name: evolve(table.keys[name], kind=kind) for name, kind in kinds.items()}},
    )


def _titles(framework: Framework) -> Titles:
    return {code: item.title for code, item in framework.items.items()}


def _scales(framework: Framework) -> Titles:
    return {name: scale.title for name, scale in framework.scales.items()}


def _judged(framework: Framework) -> Mapping[str, Key]:
    """What is judged of each item without parts."""
    items = {code: item for code, item in framework.items.items() if not item.children}
    return {code: Key(_judgement(framework, item), about=item.title) for code, item in items.items()}


def _judgement(framework: Framework, item: Item) -> Table:
    asking: dict[str, list[str]] = {}
    for scale in framework.scales:
        for name in framework.asked(item.code, scale):
            asking.setdefault(name, []).append(scale)
    keys = {name: _dimension(framework, name, scales) for name, scales in asking.items()}
    whole = Key(OneOf(STATES), about="The item as a whole, where nothing of it is judged.")
    return Table("the judgement of an item", {**keys, WHOLE_ITEM: whole})


def _dimension(framework: Framework, name: str, scales: list[str]) -> Key:
    """What can be judged on any scale that asks for it: an evaluation need not be on all of them."""
    dimensions = [framework.scales[scale].dimensions[name] for scale in scales]
    steps = dict.fromkeys(step for dimension in dimensions for step in dimension.steps)
    words = OneOf((*(steps if len(steps) <= MANY else ()), *STATES))
    each = Either((words, SHARE), "a step")
    several = Table("the judgements of several evaluators", others=each, names=WORD)
    step = Either((words, SHARE, several), "a step, or a table with the step of each evaluator")
    return Key(step, about=dimensions[0].title)
