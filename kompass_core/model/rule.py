"""Rule: what one measure of an item is made of, by whom it was written, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from kompass_core.problems import Span
    from kompass_core.rules.syntax import Syntax
    from kompass_core.rules.typed import Typed
    from kompass_core.rules.units import Unit


@frozen
class WrittenRule:
    """A rule as it stands in a scale, not yet at home at an item."""

    measure: str
    text: str
    syntax: Syntax = field(repr=False)
    source: str | None
    span: Span = field(eq=False)


@frozen
class Rule:
    """A rule at home at an item, every name resolved."""

    written: WrittenRule
    typed: Typed = field(repr=False)
    unit: Unit

    @property
    def measure(self) -> str:
        """The measure that the rule makes."""
        return self.written.measure
