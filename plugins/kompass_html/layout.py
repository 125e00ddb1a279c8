"""Layout: a report to its page: title, body, contents, and how its figures came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from kompass_core.extending import Bullets, Heading
from kompass_html.setter import Setter
from kompass_html.shown import Head, How

if TYPE_CHECKING:
    from kompass_core.extending import Block, Report
    from kompass_html.places import Places
    from kompass_html.shown import Shown

LISTED = 3
"""The deepest headings of the table of contents."""

FEW = 3
"""So many headings are worth one."""

BELOW = 3
"""The level of the headings of derivations."""


@frozen
class Layout:
    """A page; `facts` stand below the title."""

    title: str
    facts: tuple[str, ...]
    parts: tuple[Shown, ...]
    hows: tuple[How, ...]

    @property
    def contents(self) -> tuple[Head, ...]:
        """The headings of the table of contents; none where they are few."""
        heads = tuple(one for one in self.parts if isinstance(one, Head) and one.level <= LISTED)
        return heads if len(heads) + bool(self.hows) >= FEW else ()

    @staticmethod
    def of(report: Report, places: Places) -> Layout:
        """The layout of a report."""
        title, blocks = _titled(report)
        facts: tuple[str, ...] = ()
        if blocks and isinstance(blocks[0], Bullets):
            facts, blocks = blocks[0].items, blocks[1:]
        setter = Setter(places, title)
        parts = setter.set(blocks, 1, plain=False)
        hows = tuple(_how(places.ids[entry], told, setter) for entry, told in places.derivations.items())
        led = {places.ids[entry] for entry in places.seen}
        # Only now is it known what leads where: one derivation leads to others.
        hows = tuple(evolve(one, back=f"from-{one.id}" if one.id in led else "") for one in hows)
        return Layout(title, facts, parts, hows)


def _titled(report: Report) -> tuple[str, tuple[Block, ...]]:
    """The title and what stands below it; several titles stand below that of the report."""
    titles = [place for place, one in enumerate(report.blocks) if isinstance(one, Heading) and one.level == 1]
    if titles == [0]:
        first = report.blocks[0]
        return first.text if isinstance(first, Heading) else report.title, report.blocks[1:]
    lower = (evolve(one, level=one.level + 1) if isinstance(one, Heading) else one for one in report.blocks)
    return report.title, tuple(lower)


def _how(name: str, told: tuple[Block, ...], setter: Setter) -> How:
    first, *rest = told
    title = first.text if isinstance(first, Heading) else name
    return How(name, title, "", setter.set(rest, BELOW, title, plain=True))
