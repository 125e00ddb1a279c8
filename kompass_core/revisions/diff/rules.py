"""Rules: which rules of a scale are new, gone, or say something else.

Rules are compared as what they say: spaces, line ends and parentheses that change nothing are no
change, and neither is the name of a dimension that is the same one under a new name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.difference import Change
from kompass_core.revisions.diff.pairs import scales
from kompass_core.rules.rename import renamed
from kompass_core.rules.text import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.difference import Kind
    from kompass_core.model.rule import WrittenRule
    from kompass_core.model.scale import Scale


def rules(found: Correspondence) -> Iterator[Change]:
    """A change for each rule, with its canonical text on both sides."""
    for older, newer, kinship in scales(found):
        names = {was: now for now, was in kinship.dimensions.items() if was != now}
        before, after = _of(found, older), newer.rules
        for key in dict.fromkeys((*before, *after)):
            there, here = before.get(key, {}), after.get(key, {})
            for measure in dict.fromkeys((*there, *here)):
                one, other = there.get(measure), here.get(measure)
                if one is None or other is None or renamed(one.syntax, names) != other.syntax:
                    yield _change((newer.id, key, measure), one, other)


def _of(found: Correspondence, scale: Scale) -> dict[str, Mapping[str, WrittenRule]]:
    """The rules of the scale before, those of one item under the code that it has now."""
    return {key_now(found, key): written for key, written in scale.rules.items()}


def key_now(found: Correspondence, key: str) -> str:
    """What rules of the scale before are found under now: an item by its new code, all else by its name."""
    if key not in found.before.items:
        return key
    match found.heirs(key):
        case (heir,):
            return heir
        case _:
            return key


def _change(where: tuple[str, str, str], one: WrittenRule | None, other: WrittenRule | None) -> Change:
    kind: Kind = "added" if one is None else "removed" if other is None else "text"
    return Change(
        "rule",
        kind,
        where,
        None if one is None else text(one.syntax),
        None if other is None else text(other.syntax),
        (None if one is None else one.span, None if other is None else other.span),
    )
