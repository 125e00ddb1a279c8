"""Archive: evaluations that are kept, what each was scored to when it came in, and what may be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.stored import Staleness, Stored, StoredFigure
    from kompass_core.problems import Problem

FRAMEWORK: Final = "framework.toml"
"""Of the files of a definition, the framework's own."""

SCALES: Final = "scales"
"""Of the files of a definition, the folder of the scales that lay beside the framework."""

INSTALLED: Final = "installed"
"""The folder of those that came with a plugin, which gives them to whoever has it."""

State: TypeAlias = Literal["recorded", "unrecorded", "missing", "superseded"]
"""Of what is kept: it is recorded; its bytes are not those of any record; there is a record, and no file; it
was about to be cleared away when whoever replaced it was interrupted."""


@frozen
class Record:
    """What is known of the bytes of an evaluation.

    `sha` is their SHA-256, `suffix` the end of the name that their file came with. `by_path` says that
    the evaluation names the file of its framework, which nobody else has. `cards` hold the total on each
    scale, one for each time that these bytes were scored, the last one last. `added` is the day of the first.
    """

    sha: str
    suffix: str
    id: str
    framework: str
    revision: str
    variant: str | None
    organisation: str
    code: str | None
    year: int | None
    by_path: bool
    added: str
    cards: tuple[Stored, ...]

    @property
    def card(self) -> Stored:
        """What it was scored to when that was last asked for."""
        return self.cards[-1]


@frozen
class Candidate:
    """An evaluation that is to be kept: its record, its bytes, and what it is known by to whoever brings it.

    `definition` has the bytes of the files of its definition by their names.
    """

    record: Record
    data: bytes = field(repr=False)
    source: str
    definition: Mapping[str, bytes] = field(repr=False)


@frozen
class Archived:
    """A line of the index: an evaluation that is kept.

    `place` says where, as far as there is a place. What is not known of an unrecorded one is empty or None.
    `totals` are its points on each scale.
    """

    id: str
    framework: str
    revision: str
    variant: str | None
    organisation: str
    code: str | None
    year: int | None
    digest: str
    definition: str
    sha: str
    suffix: str
    place: str
    state: State
    totals: Mapping[str, StoredFigure]


@frozen
class Version:
    """An evaluation that was replaced: the bytes as they were, counted from 1."""

    id: str
    number: int
    sha: str
    suffix: str


@frozen
class Wanted:
    """Which evaluations are asked for: all, unless something is said."""

    id: str | None = None
    framework: str | None = None
    revision: str | None = None
    organisation: str | None = None
    year: int | None = None


Fate: TypeAlias = Literal["added", "replaced", "scored anew", "there already", "alike", "taken", "case"]
"""What becomes of a candidate. `alike`: another text that says the same is there. `taken`: another evaluation
has the id. `case`: an id that differs by capitals alone is there, which some folders cannot tell apart."""

KEPT: Final[tuple[Fate, ...]] = ("added", "replaced", "scored anew")
"""What is written."""

REFUSED: Final[tuple[Fate, ...]] = ("taken", "case")


@frozen
class Outcome:
    """A candidate, by the name it was brought under, and what became of it; `other` has the id already."""

    source: str
    id: str
    fate: Fate
    other: str = ""


Fault: TypeAlias = Literal[
    "changed", "missing", "unknown", "moved", "twice", "damaged", "stale", "unfit", "leftover"
]


@frozen
class Finding:
    """One thing in an archive that is not as it was recorded, and where.

    `leftover` is of an interrupted command: nothing is lost by it. `unfit` is what cannot be scored
    now. Of what is stale, `staleness` says why, and in which figures.
    """

    fault: Fault
    id: str
    place: str
    message: str
    staleness: Staleness | None = None
    problems: tuple[Problem, ...] = ()


@frozen
class Mended:
    """What was done so that an index says what there is: ids, and how many files were cleared away."""

    recorded: tuple[str, ...] = ()
    forgotten: tuple[str, ...] = ()
    cleared: int = 0
    failed: tuple[Finding, ...] = ()
