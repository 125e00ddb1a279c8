"""Speech: how the rules of one scale are said in the words of a variant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.model.framework import TOTAL
from kompass_core.rules.exact import exact
from kompass_core.stages.report.wording import FIGURES

if TYPE_CHECKING:
    from fractions import Fraction

    from kompass_core.model.framework import Framework
    from kompass_core.model.scale import Scale
    from kompass_core.stages.report.wording import Wording

OWN = ("points", "maximum", "weight")
MANY = "dimensions"


@frozen
class Speech:
    """What the names in the rules of a scale stand for, and the phrases that put them together."""

    wording: Wording
    framework: Framework
    scale: Scale

    def word(self, key: str, **values: object) -> str:
        """The phrase of a key, with what stands in braces filled in."""
        return self.wording.word(key, **values)

    def amount(self, value: Fraction, *, percent: bool) -> str:
        """A number with all its digits, or a share as a percentage."""
        text = exact(value * 100 if percent else value).replace(".", self.wording.signs.decimal)
        return self.wording.percent(text) if percent else text

    def name(self, name: str) -> str:
        """What a name on its own stands for."""
        if name in OWN or name == MANY:
            return self.word(f"rule.{name}")
        if name in self.scale.dimensions:
            return self._quoted(self.wording.dimension(self.scale, name))
        for level, plural in self.framework.plurals.items():
            if plural == name and level != TOTAL:
                return self.word("rule.children", plural=self._plural(level))
        return self._quoted(name if name in FIGURES else self.wording.measure(name))

    def member(self, owner: str, name: str) -> str:
        """What two names with a point stand for: one of all children or dimensions, or one band."""
        if owner in self.scale.bands:
            return self.word(
                "rule.band_named", band=self._quoted(self.wording.band(owner, name)), bands=self.bands(owner)
            )
        measure = self.word("rule.share") if name == "share" else self.name(name)
        return self.word("rule.each", measure=measure, owner=self.name(owner))

    def bands(self, name: str) -> str:
        """A set of bands by its name."""
        return self._quoted(name)

    def function(self, name: str) -> str:
        """A function of a plugin by its name."""
        return self._quoted(name)

    def _quoted(self, name: str) -> str:
        return self.word("rule.name", name=name)

    def _plural(self, level: str) -> str:
        """What the items of a level are called together, in the middle of a sentence."""
        named = self.wording.named(f"level.{level}.plural", otherwise=self.framework.plurals[level])
        return named[:1].lower() + named[1:]
