"""Scope: what the names of a rule can mean at the item it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

POPULATION: Final = "population"
"""What rules call those whom an item is held against."""

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.rules.typed import Rounding
    from kompass_core.rules.units import Bands, Function, Unit


@frozen
class Scope:
    """The names in reach of one item's rules.

    `measures` are the item's own with their units, `dimensions` the names of those it is judged
    in, `children` what its children are called together (None where it has none), with the
    measures that every one of them has. `population` are the figures of a population, by their names,
    where there is one: `population.mean`.
    """

    measures: Mapping[str, Unit]
    dimensions: tuple[str, ...]
    children: str | None
    child_measures: Mapping[str, Unit]
    bands: Mapping[str, Bands]
    functions: Mapping[str, Function]
    rounding: Rounding
    population: Mapping[str, Unit] = field(factory=dict)

    def names(self) -> Iterator[str]:
        """Every name that can stand on its own."""
        yield from self.measures
        if self.dimensions:
            yield from self.dimensions
            yield "dimensions"
        if self.children is not None:
            yield self.children
        if self.population:
            yield POPULATION
