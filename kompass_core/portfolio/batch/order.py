"""Order: what is to be scored with what, and where to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from kompass_core.model.engine import __version__
from kompass_core.portfolio.batch.inputs import known_by

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kompass_core.model.batch import Shown, Wish
    from kompass_core.model.program import Program
    from kompass_core.portfolio.batch.inputs import Inputs


class OtherRun(Exception):  # noqa: N818 - nothing has failed
    """A folder holds what another run has made; `differs` names in what."""

    def __init__(self, folder: Path, differs: str) -> None:
        """Keep in what they differ."""
        super().__init__(f"`{folder}` holds the parts of a run with other {differs}")
        self.folder = folder
        self.differs = differs


@frozen
class Place:
    """Where a result goes: one file, or (`folder`) the parts as they are; and what lies beside it."""

    output: Path
    folder: bool

    @property
    def parts(self) -> Path:
        """The folder of the parts."""
        return self.output if self.folder else self.output.with_name(f"{self.output.name}.parts")

    @property
    def bad(self) -> Path:
        """The file of what was wrong."""
        return self.output.with_name(f"{self.output.name}.bad.csv")

    def holds(self, path: Path) -> bool:
        """Whether a file is the result, or a part of it, or of what is needed on the way."""
        there = path.resolve()
        return there == self.output.resolve() or any(
            folder.resolve() in there.parents for folder in (self.parts, self.scratch)
        )

    @property
    def scratch(self) -> Path:
        """A folder for what is needed on the way alone."""
        return self.output.with_name(f".{self.output.name}.scratch")


@frozen
class Order:
    """All of it; `variants` are the ids of those that are laid over the framework, `master` is of Spark."""

    inputs: Inputs = field(repr=False)
    program: Program
    scale: str
    variants: Sequence[str]
    wish: Wish
    shown: Sequence[Shown] = field(repr=False)
    place: Place
    engine: str
    master: str | None = None

    @property
    def made(self) -> dict[str, Any]:
        """What a result says that it was made with."""
        framework, wish = self.program.framework, self.wish
        return {
            "engine": __version__,
            "framework": framework.name,
            "variants": list(self.variants),
            "scale": self.scale,
            "digest": framework.digest,
            "changes": dict(framework.changes),
            "options": {
                "items": list(wish.codes),
                "ranges": wish.ranges,
                "percent": wish.percent,
                "exact": wish.exact,
            },
        }

    @property
    def manifest(self) -> dict[str, Any]:
        """What a run is known again by, as JSON has it; raises OSError."""
        made = self.made
        return {
            "schema": 1,
            "inputs": [known_by(path) for path in (*self.inputs.tables, *self.inputs.evaluations)],
            "options": {"output": self.place.output.name, "engine": self.engine, **made["options"]},
            "definition": {key: made[key] for key in ("framework", "variants", "scale", "digest", "changes")},
            "version": made["engine"],
            "made": made,
        }
