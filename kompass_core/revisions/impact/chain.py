"""Chain: two definitions to what lies between them: one change after the other, in a fixed order.

Each link is a whole sheet that can be scored. A state in between that no evaluation could be scored in
(a rule names what is not there yet) is no link: its change counts together with the next one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from kompass_core.model.impact import Cause
from kompass_core.model.program import Line
from kompass_core.revisions.impact.homes import Homes
from kompass_core.revisions.impact.judging import judging
from kompass_core.revisions.impact.making import making
from kompass_core.revisions.impact.mixture import Mixture
from kompass_core.revisions.impact.naming import naming, renamed
from kompass_core.revisions.impact.nodes import nodes, rows
from kompass_core.revisions.impact.sound import sound
from kompass_core.revisions.impact.structure import structure
from kompass_core.revisions.impact.worth import worth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.impact import Causes, Row
    from kompass_core.model.program import Sheet
    from kompass_core.model.scale import Scale
    from kompass_core.revisions.impact.naming import Naming
    from kompass_core.revisions.impact.nodes import Nodes

    Steps = Iterator[tuple[Cause, Mixture]]


@frozen
class Link:
    """A state in between, and which changes lead to it from the one before."""

    causes: Causes
    sheet: Sheet


@frozen
class Between:
    """All that is known of two scales before anything is scored: under which names, and what each was.

    `homes` makes the rules of either over.
    """

    correspondence: Correspondence
    before: Scale
    after: Scale
    nodes: Nodes
    names: Naming
    homes: Homes

    def old_line(self, key: str) -> Line:
        """The line of an item as it was, under the names of now."""
        framework, node = self.correspondence.before, self.nodes.all[key]
        item = framework.items[node.before or ""]
        asked = () if item.children else framework.asked(item.code, self.before.id)
        above = None if item.parent is None else self.nodes.before[item.parent]
        rules = self.homes.renamed(framework.rules[self.before.id][item.code])
        here = evolve(item, code=key, parent=above, children=())
        return Line(here, tuple(self.names.dimensions[name] for name in asked), rules)

    def new_line(self, key: str) -> Line:
        """The line of an item as it will be."""
        framework, node = self.correspondence.after, self.nodes.all[key]
        item = framework.items[node.after or ""]
        asked = () if item.children else framework.asked(item.code, self.after.id)
        return Line(evolve(item, children=()), asked, framework.rules[self.after.id][item.code])


@frozen
class Chain:
    """The links, of which the first is the old definition and has no cause, and the second is of it too.

    What leads to the second is what became of the evaluation itself. `rows` has every item with
    the keys that it has in the links.
    """

    between: Between
    links: tuple[Link, ...]
    rows: tuple[tuple[Row, tuple[str, ...]], ...]

    @property
    def causes(self) -> tuple[Causes, ...]:
        """What leads from one link to the next."""
        return tuple(link.causes for link in self.links[1:])


def chain(found: Correspondence, scale: str) -> Chain:
    """What lies between a scale of the new definition and the one that it comes from.

    Raises:
        KeyError: it comes from none.
    """
    kinship = found.scales[scale]
    before, after = found.before.scales[kinship.before], found.after.scales[scale]
    there = nodes(found)
    names = naming(there.before, kinship, before, after)
    homes = Homes(names.dimensions, before.rounding)
    between = Between(found, before, after, there, names, homes)
    first = _first(between)
    links = [Link((), first.sheet()), Link((Cause("carried", ""),), first.sheet())]
    waiting: Causes = ()
    steps = tuple(_steps(between, first))
    for number, (cause, mixture) in enumerate(steps, 1):
        waiting += (cause,)
        sheet = mixture.sheet()
        if number == len(steps) or sound(sheet):
            links.append(Link(waiting, sheet))
            waiting = ()
    return Chain(between, tuple(links), rows(there, found.before.revision))


def _first(between: Between) -> Mixture:
    lines = {key: between.old_line(key) for key, node in between.nodes.all.items() if node.before is not None}
    old = between.correspondence.before.items
    composed = {between.nodes.before[code] for code, item in old.items() if item.children}
    scale = renamed(between.before, between.after, between.names)
    return Mixture(scale, lines, frozenset(composed)).settled()


def _steps(between: Between, first: Mixture) -> Steps:
    """Each change with what it makes, in the order of `ASPECTS`."""
    mixture = first
    for steps in (judging, worth, structure, making):
        for cause, made in steps(between, mixture):
            mixture = made.settled()
            yield cause, mixture
