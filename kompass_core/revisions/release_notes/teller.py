"""Teller: a difference, and how what is in it is called, by code or name, on either side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from kompass_core.model.framework import TOTAL
from kompass_core.rules.exact import exact

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from kompass_core.model.difference import Change, Difference, Said
    from kompass_core.model.framework import Framework
    from kompass_core.model.scale import Scale
    from kompass_core.stages.report.wording import Wording

DASH: Final = "\N{EN DASH}"
ARROW: Final = "\N{RIGHTWARDS ARROW}"

MOST: Final = 60
"""So many codes are named in a line; the rest is counted."""


@frozen
class Reading:
    """Both definitions in the titles of who reads of them, and what to call them; else their revisions."""

    before: Framework
    after: Framework
    labels: tuple[str, str] | None = None


@frozen
class Teller:
    """What the parts of the report have in hand."""

    difference: Difference
    reading: Reading
    words: Wording

    def title(self) -> str:
        """The title of the report."""
        before, after = self.labels
        return self.words.word(
            "difference.title", framework=self.reading.after.title, before=before, after=after
        )

    @property
    def labels(self) -> tuple[str, str]:
        """What to call the two."""
        one, other = self.difference.before, self.difference.after
        if self.reading.labels is not None:
            return self.reading.labels
        return (one.revision, other.revision) if one.id == other.id else (one.name, other.name)

    def before(self, code: str) -> str:
        """An item of the definition before: its code and its title."""
        return self._item(self.reading.before, code)

    def after(self, code: str) -> str:
        """An item of the definition after: its code and its title."""
        return self._item(self.reading.after, code)

    def level(self, level: str) -> str:
        """What an item of a level is called; the whole is what it is called everywhere."""
        return self.words.word("total") if level == TOTAL else self.words.level(level)

    def scale(self, scale: Scale) -> str:
        """What a scale is called, with its id where that is not in it."""
        name = self.words.scale(scale)
        return name if scale.id.casefold() in name.casefold() else f"{name} ({scale.id})"

    def dimension(self, scale: Scale, name: str) -> str:
        """What a dimension is called, in quotation marks."""
        return self.quoted(self.words.dimension(scale, name))

    def quoted(self, text: str) -> str:
        """A name in the quotation marks of the language."""
        return self.words.word("rule.name", name=text)

    def number(self, value: Fraction | None) -> str:
        """A number with all its digits; a dash where there is none."""
        return DASH if value is None else exact(value).replace(".", self.words.signs.decimal)

    def share(self, value: Fraction) -> str:
        """A share as a percentage with all its digits."""
        return self.words.percent(self.number(value * 100))

    def became(self, before: str, after: str) -> str:
        """A value before, an arrow, and the value now."""
        return f"{before} {ARROW} {after}"

    def codes(self, codes: Sequence[str]) -> str:
        """Codes in a line; those of many that have no room are counted."""
        shown = ", ".join(self.words.word("total") if code == TOTAL else code for code in codes[:MOST])
        return shown if len(codes) <= MOST else f"{shown}, … (+{len(codes) - MOST})"

    def with_level(self, change: Change) -> bool:
        """Whether a level that is new or gone brings a change with it: other parents, or parts at all."""
        before, after = self.difference.before.items, self.difference.after.items
        levels = (set(self.difference.before.levels), set(self.difference.after.levels))
        old, new = levels[0] - levels[1], levels[1] - levels[0]
        if change.kind == "moved":
            return after[str(change.after)].level in new or before[str(change.before)].level in old
        if change.kind == "parts":
            parts = [(before, code, old) for code in codes_of(change.before)]
            parts += [(after, code, new) for code in codes_of(change.after)]
            return all(items[code].level in which for items, code, which in parts)
        return False

    def _item(self, framework: Framework, code: str) -> str:
        return self.words.word("total") if code == TOTAL else f"{code} {framework.items[code].title}"


def codes_of(said: Said) -> tuple[str, ...]:
    """The codes that stand on one side of a change: several, or one."""
    return said if isinstance(said, tuple) else (str(said),)


def listed(parts: Iterable[str]) -> str:
    """Parts with commas between them."""
    return ", ".join(parts)
