"""Parts: the steps of a plan to a query in parts, each of which makes columns of those of the part before.

What is not looked at any more is left behind, and nothing is worked out twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, get_args

from kompass_core.portfolio.layers import layers, names
from kompass_core.portfolio.sql.expressions import expression, is_wide
from kompass_core.rules.whole import Number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kompass_core.portfolio.sql.dialect import Dialect
    from kompass_core.rules.whole import Named, Truth

    Selected: TypeAlias = str | tuple[str, str]
    """A column that is passed on, by its name; or the name of a new one and its expression."""

NUMBERS, TRUTHS = "bigint", "boolean"
"""Types of columns, which where there are many stand together in an array."""


class Parts:
    """The parts of a query so far."""

    def __init__(self, dialect: Dialect, source: str) -> None:
        """Of what stands behind the first FROM."""
        self.dialect = dialect
        self._source = source
        self._parts: list[str] = []
        self._types: dict[str, str] = {}
        self._packed: dict[str, str] = {}

    def at(self, name: str) -> str:
        """What names a column of the last part."""
        return self._packed.get(name) or self.dialect.identifier(name)

    def read(self, kept: Iterable[tuple[str, str]], numbers: Iterable[tuple[str, str]]) -> None:
        """The first part: what is passed through, and cells as numbers, by names of the query."""
        cells = dict(numbers)
        self._types.update(dict.fromkeys(cells, NUMBERS))
        self.add([*kept, *cells.items()])

    def add(self, columns: Iterable[Selected]) -> None:
        """A part that looks at the one before."""
        made = [(one, self.at(one)) if isinstance(one, str) else one for one in columns]
        together: dict[str, list[tuple[str, str]]] = {}
        if self.dialect.apart is not None and len(made) > self.dialect.apart:
            for name, text in made:
                if name in self._types:
                    together.setdefault(self._types[name], []).append((name, text))
            made = [one for one in made if one[0] not in self._types]
        arrays = [
            (f"all_{kind}", f"CAST(ARRAY[{', '.join(text for _, text in inside)}] AS {kind}[])")
            for kind, inside in together.items()
        ]
        self._parts.append(self._select([*made, *arrays]))
        self._packed = {
            name: f"all_{kind}[{place}]"
            for kind, inside in together.items()
            for place, (name, _) in enumerate(inside, 1)
        }

    def work(self, steps: Sequence[Named], wanted: set[str], beside: Sequence[str]) -> None:
        """The steps of which what is wanted is made, those that need nothing of each other in one part.

        The columns `beside` them are passed on. Raises Unsettled: a number may be too large for the dialect.
        """
        rising: list[tuple[list[Named], set[str]]] = []
        needed = set(wanted)
        for group in reversed(layers(steps)):
            new = [step for step in group if step.name in needed]
            needed -= {step.name for step in new}
            rising.append((new, set(needed)))
            needed |= looked_at(step.value for step in new)
        for new, passed in reversed(rising):
            self._types.update((step.name, self._type(step.value)) for step in new)
            made = [(step.name, self.expression(step.value)) for step in new]
            self.add([*beside, *sorted(passed.difference(beside)), *made])

    def query(self, columns: Iterable[tuple[str, str]]) -> str:
        """The whole query, whose last part has these columns."""
        last = self._select(columns)
        within = self.dialect.within
        parts = ",\n".join(f"p{place} AS {within}(\n{part}\n)" for place, part in enumerate(self._parts))
        return f"WITH {parts}\n{last}\n"

    def expression(self, node: Number | Truth) -> str:
        """The text of a number or a truth."""
        return expression(node, self.dialect, self.at)

    def _type(self, node: Number | Truth) -> str:
        if not isinstance(node, get_args(Number)):
            return TRUTHS
        return self.dialect.wide if is_wide(node) else NUMBERS

    def _select(self, columns: Iterable[tuple[str, str]]) -> str:
        quoted = [(self.dialect.identifier(name), text) for name, text in columns]
        listed = ",\n".join(text if text == name else f"{text} AS {name}" for name, text in quoted)
        source = f"p{len(self._parts) - 1}" if self._parts else self._source
        return "\n".join(filter(None, ("SELECT", listed, f"FROM {source}", self.dialect.fence)))


def looked_at(nodes: Iterable[Number | Truth]) -> set[str]:
    """The columns that expressions look at."""
    return {name for node in nodes for name in names(node)}
