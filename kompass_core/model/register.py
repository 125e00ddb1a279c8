"""Register: what is known of organisations besides, such as how many live there, and classes of it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.evaluation import Organisation

DASH = "\N{EN DASH}"


@frozen
class Classes:
    """Classes of the numbers of a column, each from where it begins up to where the next one does."""

    column: str
    starts: tuple[Fraction, ...]

    def of(self, value: Fraction) -> str:
        """The class of a number, written as its ends: `5000–<20000`, `100000–`, `<0`."""
        place = sum(start <= value for start in self.starts)
        if place == 0:
            return f"<{self.starts[0]}"
        beyond = f"<{self.starts[place]}" if place < len(self.starts) else ""
        return f"{self.starts[place - 1]}{DASH}{beyond}"


@frozen
class Register:
    """Rows of text by the code of an organisation, or its name where it has none, and by its country.

    The country is None where the register has no such column. `classes` are those of columns of numbers, by
    the names under which they are asked for.
    """

    columns: tuple[str, ...] = ()
    rows: Mapping[tuple[str | None, str], Mapping[str, str]] = field(factory=dict, repr=False)
    classes: Mapping[str, Classes] = field(factory=dict)

    def value(self, name: str, organisation: Organisation, country: str | None) -> str | None:
        """What a column says of an organisation, or which of some classes; None where nothing is said."""
        named = organisation.code or organisation.name
        row = self.rows.get((country, named)) or self.rows.get((None, named)) or {}
        classes = self.classes.get(name)
        text = row.get(classes.column if classes else name) or None
        return text if text is None or classes is None else classes.of(Fraction(text))
