"""Wording: a variant's words and its way to write numbers.

A word that the variant has not got is the one of `kompass_core.model.words`; a name that it has no
word for is the one that the definition gives. What is written here is exactly rounded already:
nothing here computes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.model.words import WORDS
from kompass_core.rules.exact import digits, exact
from kompass_core.stages.report.signs import days, language, signs

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from kompass_core.model.scale import Decimals, Scale
    from kompass_core.model.variant import Variant
    from kompass_core.rules.interval import Interval
    from kompass_core.stages.report.signs import Signs

PLACE = re.compile(r"\{(\w+)\}")
FIGURES = ("points", "maximum", "percent")
"""What is known of every item that has been assessed; a scale may add measures of its own."""

DASH = "\N{EN DASH}"


def wording(variant: Variant) -> Wording:
    """The words and numbers of a variant.

    Raises:
        KompassError: `unknown-locale`.
    """
    return Wording(variant, signs(variant))


@frozen
class Wording:
    """How things are said and written in one variant."""

    variant: Variant
    signs: Signs

    def word(self, key: str, **values: object) -> str:
        """The word of a key; what stands in braces is replaced, and nothing in what replaces it."""
        text = self.variant.words.get(key, WORDS[key])
        return PLACE.sub(lambda found: str(values.get(found[1], found[0])), text)

    def named(self, *keys: str, otherwise: str) -> str:
        """The first of the keys that the variant has a word for, else what the definition calls it."""
        words = self.variant.words
        return next((words[key] for key in keys if key in words), otherwise)

    def level(self, level: str) -> str:
        """What one item of a level is called."""
        return self.named(f"level.{level}", otherwise=level)

    def scale(self, scale: Scale) -> str:
        """What a scale is called."""
        return self.named(f"scale.{scale.of}.{scale.id}", otherwise=scale.title)

    def about(self, scale: Scale) -> str | None:
        """What is said about a scale; None where nobody says anything."""
        return scale.about and self.named(f"scale.{scale.of}.{scale.id}.about", otherwise=scale.about)

    def dimension(self, scale: Scale, name: str) -> str:
        """What a dimension is called."""
        return self.named(f"dimension.{name}", otherwise=scale.dimensions[name].title)

    def step(self, dimension: str, step: str) -> str:
        """What a step of a dimension is called."""
        return self.named(f"step.{dimension}.{step}", f"step.{step}", otherwise=step)

    def measure(self, measure: str) -> str:
        """What a measure is called."""
        if measure in FIGURES:
            return self.word(f"column.{measure}")
        return self.named(f"measure.{measure}", otherwise=measure)

    def band(self, bands: str, band: str) -> str:
        """What a band of a set is called."""
        return self.named(f"band.{bands}.{band}", f"band.{band}", otherwise=band)

    def number(self, value: Fraction, decimals: Decimals) -> str:
        """A number that has no more than `most` decimals, with at least `least`."""
        if not value and self.variant.numbers.zero is not None:
            return self.variant.numbers.zero
        scaled = value * 10**decimals.most
        figures = digits(abs(scaled.numerator)).rjust(decimals.most + 1, "0")
        cut = len(figures) - decimals.most
        whole, rest = figures[:cut], figures[cut:]
        while len(rest) > decimals.least and rest.endswith("0"):
            rest = rest[:-1]
        minus = self.signs.minus if value < 0 else ""
        return minus + whole + (self.signs.decimal + rest if rest else "")

    def span(self, value: Interval, decimals: Decimals) -> str:
        """The ends of a rounded interval with a dash between them; one figure if both read the same."""
        low, high = self.number(value.low, decimals), self.number(value.high, decimals)
        return low if low == high else f"{low}{DASH}{high}"

    def percent(self, number: str) -> str:
        """A number, or two with a dash, as a percentage."""
        return self.signs.percent.replace("0", number, 1)

    def exactly(self, value: Interval) -> str:
        """A value with all its digits; where it is not known its ends, `<` or `>` at one not reached."""
        low, high = self._exact(value.low), self._exact(value.high)
        if value.known:
            return low
        return f"{'>' if value.low_open else ''}{low}{DASH}{'<' if value.high_open else ''}{high}"

    def _exact(self, value: Fraction) -> str:
        return exact(value).replace("-", self.signs.minus).replace(".", self.signs.decimal)

    def language(self, tag: str) -> str:
        """What a language is called in the variant's own; its tag where nobody knows."""
        return language(tag, self.variant.numbers.locale)

    def days(self, first: date, last: date | None) -> str:
        """The days of a visit."""
        return days(first, last, self.variant.numbers.locale)
