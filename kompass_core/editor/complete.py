"""Complete: what is being typed to what may stand there: keys, values, headers, and names in rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from kompass_core.editor.keys import key_at, offered, words_of
from kompass_core.model.norm import FIGURES, RANK, SHARE_BELOW
from kompass_core.rules.calls import BUILT_IN
from kompass_core.rules.scope import POPULATION
from kompass_core.rules.syntax import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.editor.context import Context
    from kompass_core.editor.typing_at import Typing
    from kompass_core.model.framework import Framework

Sort: TypeAlias = Literal["key", "value", "name", "function", "word"]


@frozen
class Offer:
    """Something that may stand at the cursor: what is written, of what sort it is, and what it is."""

    text: str
    sort: Sort
    about: str = ""


def complete(typing: Typing, known: Context) -> tuple[Offer, ...]:
    """All that may stand where something is being typed."""
    match typing.what:
        case "text" | "value" if _in_rule(typing, known):
            return tuple(_in_scope(typing, known))
        case "key":
            return tuple(_keys(typing.path, known))
        case "header":
            return tuple(_keys(typing.path, known))
        case _:
            kinds = key_at(typing.path, typing.key or "", known)
            words = dict.fromkeys(word for kind in kinds for word in words_of(kind))
            quoted = typing.what == "text"
            return tuple(Offer(word if quoted else f'"{word}"', "value") for word in words)


def _keys(path: tuple[str, ...], known: Context) -> Iterator[Offer]:
    for name, key in offered(path, known).items():
        plain = name.replace("-", "").replace("_", "").isalnum() and name.isascii()
        yield Offer(name if plain else f'"{name}"', "key", key.about)


def _in_rule(typing: Typing, known: Context) -> bool:
    rules = typing.path[:1] == ("rule",) or "rule" in typing.path[2:]
    return known.kind in {"scale", "changes"} and rules and typing.key not in {None, "source"}


def _in_scope(typing: Typing, known: Context) -> Iterator[Offer]:
    """The names that a rule may use: after a point, what its owner has; else all that stand alone."""
    framework = known.program.framework if known.program else None
    scale = known.scale or (typing.path[2] if known.kind == "changes" else "")
    if framework is None or scale not in framework.scales:
        return
    owner, point, _ = typing.word.rpartition(".")
    if "norm" in typing.path[:-3]:
        if owner == POPULATION:
            yield from (Offer(name, "name", "a figure of the population") for name in FIGURES)
            return
        if not point:
            yield Offer(POPULATION, "name", "whom the item is held against")
            yield from (Offer(name, "name", "the place of the item in it") for name in (RANK, SHARE_BELOW))
    if point:
        yield from _members(owner, typing.path[-1], framework, scale)
        return
    yield from _alone(typing.path[-1], framework, scale)
    for name, function in known.plugins.functions.items():
        yield Offer(name, "function", function.summary)


def _alone(home: str, framework: Framework, scale: str) -> Iterator[Offer]:
    codes = _homes(home, framework)
    judged = home == "judged" or any(not framework.items[code].children for code in codes)
    measures = dict.fromkeys(
        rule.measure for code in codes for rule in framework.rules[scale][code] if rule.measure != "points"
    )
    for name in dict.fromkeys(("maximum", "weight", *measures)):
        yield Offer(name, "name", "a measure of the item")
    if judged:
        for name, dimension in framework.scales[scale].dimensions.items():
            yield Offer(name, "name", dimension.title)
        yield Offer("dimensions", "name", "all dimensions that the item is judged in")
    else:
        for plural in dict.fromkeys(_plural(code, framework) for code in codes):
            yield Offer(plural, "name", "the parts of the item")
    for name in framework.scales[scale].bands:
        yield Offer(name, "name", "a set of bands")
    yield from (Offer(name, "function") for name in BUILT_IN)
    yield from (Offer(word, "word") for word in WORDS)


def _members(owner: str, home: str, framework: Framework, scale: str) -> Iterator[Offer]:
    bands = framework.scales[scale].bands
    if owner in bands:
        yield from (Offer(name, "name", f"a band of `{owner}`") for name in bands[owner].names)
    elif owner == "dimensions" or owner in framework.scales[scale].dimensions:
        yield from (Offer(name, "name") for name in ("share", "weight"))
    else:
        children = [
            child
            for code in _homes(home, framework)
            if _plural(code, framework) == owner
            for child in framework.items[code].children
        ]
        measures = (rule.measure for child in children for rule in framework.rules[scale][child])
        for name in dict.fromkeys(("points", "maximum", "weight", *measures)):
            yield Offer(name, "name", f"of each of the {owner}")


def _homes(home: str, framework: Framework) -> list[str]:
    """The items that take the rules of a table of rules."""
    if home == "judged":
        return [code for code, item in framework.items.items() if not item.children]
    return [code for code, item in framework.items.items() if home in {code, item.level}]


def _plural(code: str, framework: Framework) -> str:
    children = framework.items[code].children
    return framework.plurals[framework.items[children[0]].level] if children else ""
