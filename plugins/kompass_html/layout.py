"""Layout: a report to its page: title, body, contents, and how its figures came about."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from kompass_core.extending import Bullets, Heading
from kompass_html.places import Places
from kompass_html.setter import Setter
from kompass_html.shown import Head, How

if TYPE_CHECKING:
    from kompass_core.extending import Block, Report
    from kompass_html.shown import Shown

LISTED = 3
"""The deepest headings of the table of contents."""

FEW = 3
"""So many headings are worth one."""

BELOW = 4
"""The level of the titles of derivations."""


@frozen
class Layout:
    """A page; `facts` stand below the title, `hows` below a heading for each scale."""

    title: str
    facts: tuple[str, ...]
    parts: tuple[Shown, ...]
    hows: tuple[tuple[Head, tuple[How, ...]], ...]

    @property
    def contents(self) -> tuple[Head, ...]:
        """The headings of the table of contents; none where they are few."""
        heads = tuple(one for one in self.parts if isinstance(one, Head) and one.level <= LISTED)
        return heads if len(heads) + len(self.hows) >= FEW else ()

    @staticmethod
    def of(report: Report) -> Layout:
        """The layout of a report."""
        title, blocks = _titled(report)
        facts: tuple[str, ...] = ()
        if blocks and isinstance(blocks[0], Bullets):
            facts, blocks = blocks[0].items, blocks[1:]
        places = Places(report)
        setter = Setter(places, title)
        return Layout(title, facts, setter.body(blocks), _hows(places, setter))


def _titled(report: Report) -> tuple[str, tuple[Block, ...]]:
    """The title and what stands below it; several titles stand below that of the report."""
    titles = [place for place, one in enumerate(report.blocks) if isinstance(one, Heading) and one.level == 1]
    if titles == [0]:
        first = report.blocks[0]
        return first.text if isinstance(first, Heading) else report.title, report.blocks[1:]
    lower = (evolve(one, level=one.level + 1) if isinstance(one, Heading) else one for one in report.blocks)
    return report.title, tuple(lower)


def _hows(places: Places, setter: Setter) -> tuple[tuple[Head, tuple[How, ...]], ...]:
    """How figures came about, by what the first heading of each says: its scale."""
    made = []
    for entry, (first, second, *rest) in places.derivations.items():
        scale, title = (one.text if isinstance(one, Heading) else "" for one in (first, second))
        parts = setter.derivation(rest, title, entry, BELOW)
        made.append((scale, entry, How(places.ids[entry], title, "", parts)))
    # Only now is it known what leads where: one derivation leads to others.
    led = ((scale, evolve(how, back=places.back(entry))) for scale, entry, how in made)
    parted = groupby(led, lambda one: one[0])
    return tuple(
        (Head(f"how-of-{number}", scale, BELOW - 1), tuple(how for _, how in part))
        for number, (scale, part) in enumerate(parted, 1)
    )
