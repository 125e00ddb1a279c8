"""Store: what every archive can do, wherever it keeps what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kompass_core.model.archive import (
        Archived,
        Candidate,
        Finding,
        Mended,
        Outcome,
        Record,
        Version,
        Wanted,
    )

    Judge = Callable[[str, bytes], Candidate]
    """A name and bytes to a candidate; raises KompassError."""


class ArchiveError(Exception):
    """An archive cannot be read, or written to; its text says why, as a sentence."""


class DamagedError(Exception):
    """Something that an archive keeps is not what was put there; its text says what, as a problem does."""


class Store(Protocol):
    """An archive. Each verb may raise ArchiveError."""

    @property
    def name(self) -> str:
        """What it is called, without any password."""

    def put(self, candidates: Sequence[Candidate], *, replace: bool) -> list[Outcome]:
        """Keep them, and say what became of each; once this returns, nothing that is kept can be lost.

        Where that fails, or is killed, each of them is kept whole or not at all. Another evaluation of an
        id is only replaced if that is wanted, and then stays as a version.
        """

    def archived(self, wanted: Wanted) -> list[Archived]:
        """What is kept, of what is wanted, by id."""

    def data(self, one: Archived | Version) -> bytes:
        """The bytes of one, or of an earlier version; raises DamagedError where they are others."""

    def record(self, sha: str) -> Record | None:
        """What is recorded of bytes, None where nothing is; raises DamagedError."""

    def versions(self, id_: str) -> tuple[Version, ...]:
        """What was replaced under an id, the first one first."""

    def definitions(self) -> tuple[str, ...]:
        """The digests of all definitions that are kept."""

    def definition(self, digest: str) -> Mapping[str, bytes]:
        """The files of a definition by their names; none where it is not kept."""

    def examine(self) -> Iterator[Finding]:
        """What is not as it was put there: every byte is read again."""

    def mend(self, judge: Judge, *, rebuild: bool) -> Mended:
        """Make the index say what there is, and clear away what was left over.

        What is kept and not recorded is judged, and recorded as that says. With `rebuild` the index is made
        from nothing.
        """
