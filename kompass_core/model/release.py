"""Release: what a revision said when it was published, so that nobody changes it unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kompass_core.model.document import Entry
    from kompass_core.problems import Span

FOLDER = "releases"
"""Where the records of releases lie, beside the framework's file."""


@frozen
class Amendment:
    """A mistake that was mended after the release, without a new revision.

    `before` and `after` are digests of the definition; `changed` says in words what is another value now.
    """

    on: date
    because: str
    by: str | None
    before: str
    after: str
    changed: tuple[str, ...]


@frozen
class Release:
    """The record of a release.

    `framework` is `id@revision`. `digest` is that of the definition with its scales, as last amended.
    `own` has every value of the framework's file that is in it, by its dotted name and in the order of
    the file, and `scales` those of each of its scales. `engine` is the version that wrote the record.
    """

    framework: str
    digest: str
    on: date
    engine: str
    by: str | None
    changelog: str
    amendments: tuple[Amendment, ...]
    own: Mapping[str, Entry] = field(repr=False)
    scales: Mapping[str, Mapping[str, Entry]] = field(repr=False)
    spans: Mapping[str, Span] = field(eq=False, repr=False)

    def values(self) -> int:
        """How many values are frozen."""
        return len(self.own) + sum(map(len, self.scales.values()))
