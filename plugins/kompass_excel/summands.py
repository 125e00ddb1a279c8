"""Summands: a figure to the cells that it is the sum of, as the rules of its scale say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kompass_core.extending import Entry
from kompass_excel.measures import Key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.extending import Scorecard
    from kompass_excel.layout import Address

SUM: Final = re.compile(r"sum\(\s*\w+\.(\w+)\s*\)")
"""The rule that is a sum of one measure of all that is right below."""


def summands(card: Scorecard, key: Key, found: Mapping[str, Address]) -> tuple[Address, ...]:
    """The cells that a figure is the sum of, by their codes in `found`; none where it is no sum of cells.

    An item that does not stand there itself is made of what is below it, if it is a sum too.
    """
    items, scores = card.framework.items, card.sheets[key.entry.scale].scores
    parts: list[Address] = []
    waiting = [key.entry.item]
    while waiting:
        code = waiting.pop()
        if code in found and code != key.entry.item:
            parts.append(found[code])
        elif not _is_sum(card, Key(Entry(key.entry.evaluation, key.entry.scale, code), key.measure)):
            return ()
        else:
            children = (child for child in items[code].children if scores[child].origin != "not applicable")
            waiting.extend(reversed(tuple(children)))
    return tuple(parts)


def _is_sum(card: Scorecard, key: Key) -> bool:
    """Whether a measure of an item was worked out, as the sum of the same measure of what is below it."""
    scale, code = key.entry.scale, key.entry.item
    if card.sheets[scale].scores[code].origin != "rule":
        return False
    rules = card.framework.rules.get(scale, {}).get(code, ())
    texts = (SUM.fullmatch(rule.written.text.strip()) for rule in rules if rule.measure == key.measure)
    return any(found is not None and found[1] == key.measure for found in texts)
