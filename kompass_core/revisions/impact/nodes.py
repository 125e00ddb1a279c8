"""Nodes: two definitions to one list of items, each with what it is in either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.model.impact import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.correspondence import Correspondence

OLD = "\0"
"""What marks the name of something old where something else has that name now; no file can say it."""


@frozen
class Node:
    """An item by the key under which both definitions have it: the code now, where there is one."""

    key: str
    before: str | None
    after: str | None


@frozen
class Nodes:
    """All nodes in the order of print, by their keys, and by the codes of either definition.

    `groups` has the keys of items that became others in no simple way: several became one, one was split,
    or one is judged as a whole that had parts, or the other way round; those before, then those after.
    """

    all: Mapping[str, Node]
    before: Mapping[str, str]
    after: Mapping[str, str]
    groups: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]

    @property
    def paired(self) -> tuple[str, ...]:
        """The keys of what is the same in both."""
        nodes = self.all.items()
        return tuple(key for key, node in nodes if node.before is not None and node.after is not None)


def nodes(found: Correspondence) -> Nodes:
    """What is the same item in both definitions: it comes from one alone, and is made as that is."""
    older, newer = found.before.items, found.after.items
    heirs: dict[str, list[str]] = {}
    for now, origins in found.items.items():
        for origin in origins:
            heirs.setdefault(origin, []).append(now)

    def same(now: str) -> bool:
        origins = found.items[now]
        if len(origins) != 1 or heirs[origins[0]] != [now]:
            return False
        return bool(older[origins[0]].children) == bool(newer[now].children)

    pairs = {now: found.items[now][0] for now in newer if same(now)}
    was = {origin: now for now, origin in pairs.items()}
    before = {code: was.get(code, code if code not in newer else code + OLD) for code in older}
    made = {code: Node(code, pairs.get(code), code) for code in newer}
    made |= {key: Node(key, code, None) for code, key in before.items() if code not in was}
    order = _merged([*newer], [before[code] for code in older])
    loose = {now: found.items[now] for now in newer if now not in pairs and found.items[now]}
    groups = tuple((tuple(before[code] for code in olds), news) for olds, news in _groups(loose))
    return Nodes({key: made[key] for key in order}, before, {code: code for code in newer}, groups)


def rows(found: Nodes, revision: str) -> tuple[tuple[Row, tuple[str, ...]], ...]:
    """What a report lists, each with its keys: an item that is made otherwise now is one all the same.

    What is gone, and has a code that something else has now, is named with the revision that had it.
    """
    single = {news[0]: olds[0] for olds, news in found.groups if len(olds) == len(news) == 1}
    hidden = set(single.values())
    listed: list[tuple[Row, tuple[str, ...]]] = []
    for key, node in found.all.items():
        if key in hidden:
            continue
        twin = single.get(key)
        before = found.all[twin].before if twin else node.before
        code = node.after or key.replace(OLD, f"@{revision}")
        listed.append((Row(code, before or "", node.after or ""), (key, twin) if twin else (key,)))
    return tuple(listed)


def _merged(now: list[str], before: list[str]) -> list[str]:
    """The keys now; what was dropped stands behind what it stood behind."""
    there = set(now)
    following: dict[str | None, list[str]] = {}
    last: str | None = None
    for key in before:
        if key in there:
            last = key
        else:
            following.setdefault(last, []).append(key)
    made = following.get(None, [])
    for key in now:
        made += [key, *following.get(key, ())]
    return made


def _groups(loose: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """What hangs together: all origins of an item, all that comes of any of them, and so on."""
    waiting = dict(loose)
    while waiting:
        now, origins = next(iter(waiting.items()))
        news, olds = {now: None}, dict.fromkeys(origins)
        del waiting[now]
        while more := [one for one, of in waiting.items() if olds.keys() & set(of)]:
            for one in more:
                news[one] = None
                olds |= dict.fromkeys(waiting.pop(one))
        yield tuple(olds), tuple(news)
