"""Difference: what has changed from one definition to another, each change with its places in both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from fractions import Fraction

    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.framework import Framework
    from kompass_core.model.rewording import Rewording
    from kompass_core.problems import Span

Subject: TypeAlias = Literal[
    "framework", "level", "item", "scale", "dimension", "step", "bands", "band", "print", "rule", "norm"
]
"""What has changed."""

Kind: TypeAlias = Literal[
    "added",
    "removed",
    "renamed",
    "moved",
    "order",
    "split",
    "merged",
    "replaced",
    "title",
    "translated",
    "aliases",
    "level",
    "parts",
    "plural",
    "maximum",
    "weight",
    "judged",
    "lowers",
    "share",
    "begins",
    "rounding",
    "unanswered",
    "not_applicable",
    "several",
    "decimals",
    "text",
    "status",
    "published",
    "retired",
]
"""What has become of it: it came or went; it has another code or name (`renamed`), another parent (`moved`)
or another place among its neighbours (`order`); it became several, or several became it; a scale took
another's place; or another value stands under that key. A title in another language is `translated`;
`parts` says that an item is judged itself now, or no longer; `judged` that it is judged in other
dimensions; `lowers` why a better judgement may lower points; `text` that a rule or a norm says something
else."""

Said: TypeAlias = "str | Fraction | tuple[str, ...] | None"
"""A value on one side: a text, a number or share, names or codes; None where there is none."""


@frozen
class Change:
    """One change.

    `where` names what has changed as the definition after calls it (the one before, where it is gone):
    a code; or a scale, and what is in it. `before` and `after` are what stands there, `places` where.
    `judged` is None where a change needs no verdict; else whether somebody has recorded what a new
    wording means, as `verdicts` say, one for each revision in between. `suggestion` is what could be
    added to the definition after, to say what a person alone can know.
    """

    subject: Subject
    kind: Kind
    where: tuple[str, ...]
    before: Said
    after: Said
    places: tuple[Span | None, Span | None] = field(eq=False)
    verdicts: tuple[Rewording, ...] = ()
    judged: bool | None = None
    suggestion: str | None = None

    @property
    def unjudged(self) -> bool:
        """Whether a new wording waits for a verdict."""
        return self.judged is False


@frozen
class Suggestion:
    """Two items that look like one under two codes, which nothing says; what to add, and where.

    `place` is the table of the item after; whether it is so is for a person to say.
    """

    before: str
    after: str
    line: str
    place: Span = field(eq=False)


@frozen
class Difference:
    """What has changed from `before` to `after`, in the order of what changed.

    `between` are the revisions in between whose records were followed. `sources` counts the values
    of one revision that are the same and have another source.
    """

    before: Framework = field(repr=False)
    after: Framework = field(repr=False)
    between: tuple[Framework, ...] = field(repr=False)
    correspondence: Correspondence = field(repr=False)
    changes: tuple[Change, ...]
    suggestions: tuple[Suggestion, ...]
    sources: int

    @property
    def unjudged(self) -> tuple[Change, ...]:
        """The new wordings that nobody has judged."""
        return tuple(change for change in self.changes if change.unjudged)

    def of(self, subject: Subject, *kinds: Kind) -> tuple[Change, ...]:
        """The changes of a subject, of these kinds, or of all."""
        return tuple(
            change
            for change in self.changes
            if change.subject == subject and (change.kind in kinds or not kinds)
        )
