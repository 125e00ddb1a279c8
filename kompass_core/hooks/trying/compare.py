"""Compare: an expected figure and a scorecard to how the two differ.

A figure has to stand as the variant prints it, digit for digit. A word may stand as the scale names it,
too: who writes an example need not know what a variant calls a band.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from attrs import evolve

from kompass_core.hooks.plain import PLAIN
from kompass_core.hooks.trying.tried import Difference
from kompass_core.model.report import Figure
from kompass_core.problems import Problem
from kompass_core.problems.near import did_you_mean, there_are
from kompass_core.stages.check.example import FIGURES, LINES
from kompass_core.stages.report.figures import figures
from kompass_core.stages.report.trace import trace
from kompass_core.stages.report.wording import wording

if TYPE_CHECKING:
    from kompass_core.model.expectation import ExpectedFigure
    from kompass_core.model.report import ItemFigures
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant
    from kompass_core.stages.report.figures import Figures

HYPHEN: Final = re.compile(r"(?<=[0-9%])[ ]?-[ ]?(?=[-\N{MINUS SIGN}0-9])")
SPACES: Final = str.maketrans("\u00a0\u202f", "  ")
SIGNS: Final = str.maketrans(".,", ",.")


class Compare:
    """One scorecard, and its figures as a variant prints them."""

    def __init__(self, scorecard: Scorecard, variant: Variant | None) -> None:
        """Print all that there is."""
        self.scorecard = scorecard
        self.variant = variant or PLAIN
        self.made = figures(scorecard, wording(self.variant))
        # Labels in English and steps as the file calls them, the digits as the variant writes them.
        self.words = wording(evolve(PLAIN, numbers=self.variant.numbers))

    @cached_property
    def plainly(self) -> Figures:
        """The same with the names that the scale gives."""
        return figures(self.scorecard, self.words)

    def misnamed(self, one: ExpectedFigure, scale: str) -> Problem | None:
        """The problem that a figure is of what is not there."""
        if scale not in self.made:
            hint = did_you_mean(scale, self.made) or there_are(self.made)
            return Problem("unknown-scale", f"it is not scored on a scale `{scale}`", one.span, hint)
        if one.code not in self.made[scale]:
            hint = did_you_mean(one.code, self.made[scale])
            return Problem("unknown-item", f"there is no item `{one.code}`", one.span, hint)
        rules = self.scorecard.framework.rules[scale][one.code]
        known = dict.fromkeys((*FIGURES, *(rule.measure for rule in rules)))
        if one.measure not in known:
            hint = did_you_mean(one.measure, known) or there_are(known)
            message = f"`{one.code}` has no measure `{one.measure}` on `{scale}`"
            return Problem("unknown-name", message, one.span, hint)
        return None

    def difference(self, one: ExpectedFigure, scale: str, hint: str | None) -> Difference | None:
        """How a figure comes out otherwise; None where it comes out."""
        printed = _printed(one, self.made[scale][one.code])
        if printed is not None and _alike(one.printed, printed):
            return None
        plainly = _printed(one, self.plainly[scale][one.code])
        if plainly is not None and _alike(one.printed, plainly):
            return None
        comes = "nothing is printed" if printed is None else f"`{printed}` comes out"
        message = f"`{one.printed}` is expected as the {one.measure} of `{one.code}`, and {comes}"
        if printed is not None and _alike(one.printed.translate(SIGNS), printed):
            hint = "name the variant whose numbers these are: `variant = ...`"
        traced = trace(self.scorecard, scale, one.code, one.measure, self.words)
        return Difference(one, printed, traced, Problem("other-figure", message, one.span, hint))


def _alike(expected: str, printed: str) -> bool:
    return _typed(expected) == _typed(printed)


def _typed(text: str) -> str:
    """A figure without what nobody sees: kinds of spaces, and the hyphen that stands for a dash."""
    return HYPHEN.sub("\N{EN DASH}", text.translate(SPACES).strip())


def _printed(one: ExpectedFigure, item: ItemFigures) -> str | None:
    table = item.figures if one.table == LINES else item.tables.get(one.table, {})
    figure = table.get(one.measure)
    return figure.printed if isinstance(figure, Figure) else figure
