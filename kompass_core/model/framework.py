"""Framework: one revision of an instrument, checked. Made by `check` only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from kompass_core.model.rewording import Rewording
    from kompass_core.model.rule import Rule
    from kompass_core.model.scale import Scale
    from kompass_core.problems import Span

TOTAL = "total"
"""The code, and the level, of the whole."""

Norms: TypeAlias = "Mapping[str, Mapping[str, tuple[Rule, ...]]]"
"""By the name of a norm and by code: its rules in the order in which they have to be evaluated."""

Status: TypeAlias = Literal["draft", "published", "retired"]
"""What may be done with a revision: changed at will, used, or only looked up."""

STATUSES: tuple[Status, ...] = ("draft", "published", "retired")


@frozen
class Item:
    """A node of the instrument.

    `language` is that of its title. `maximum` is in points, None where the definition states none.
    `dimensions` names what is judged, as far as a scale knows it; None means all that a scale has.
    `was` are the codes of what the item comes from in the revision that is replaced: none for what
    is new, None where nothing is said and it is the one that has the same code, if any.
    `sources` maps a key of the definition to where its value comes from, `spans` to where it stands.
    """

    code: str
    level: str
    title: str
    language: str
    aliases: tuple[str, ...]
    maximum: Fraction | None
    weight: Fraction
    dimensions: tuple[str, ...] | None
    parent: str | None
    children: tuple[str, ...]
    sources: Mapping[str, str]
    key: Span = field(eq=False, repr=False)
    span: Span = field(eq=False, repr=False)
    was: tuple[str, ...] | None = None
    spans: Mapping[str, Span] = field(factory=dict, eq=False, repr=False)


@frozen
class Framework:
    """A whole instrument with the scales it is scored on.

    `items` has every item by its code in the order of print, the whole first. `rules` has, by
    scale and code, the rules of each item in the order in which they have to be evaluated.
    `plurals` has what rules call the items of a level together, `plugins` the versions of the
    plugins that were loaded, by name. `digest` is that of everything a score depends on. `changes`
    are the files of local changes that have a part in it, each with its digest. `declared` tells whether
    the definition says its status itself. `reworded` has, by code, what was found of new titles.
    `about` says in a few sentences, in `about_language`, what the instrument is. `norms` has, by scale, the
    rules of each norm; `norm_files` are those of the changes that give norms and nothing else.
    """

    id: str
    revision: str
    title: str
    language: str
    replaces: str | None
    levels: tuple[str, ...]
    plurals: Mapping[str, str]
    items: Mapping[str, Item]
    scales: Mapping[str, Scale]
    rules: Mapping[str, Mapping[str, tuple[Rule, ...]]] = field(repr=False)
    sources: Mapping[str, str]
    digest: str
    plugins: Mapping[str, str]
    span: Span = field(eq=False, repr=False)
    changes: Mapping[str, str] = field(factory=dict)
    status: Status = "draft"
    published: date | None = None
    retired: date | None = None
    declared: bool = False
    reworded: Mapping[str, Rewording] = field(factory=dict, repr=False)
    about: str | None = field(default=None, repr=False)
    about_language: str = ""
    norms: Mapping[str, Norms] = field(factory=dict, repr=False)
    norm_files: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The framework and its revision as one name, `id@revision`."""
        return f"{self.id}@{self.revision}"

    def asked(self, code: str, scale: str) -> tuple[str, ...]:
        """The dimensions that an item is judged in on a scale, in the scale's order."""
        dimensions, wanted = self.scales[scale].dimensions, self.items[code].dimensions
        return tuple(name for name in dimensions if wanted is None or name in wanted)
