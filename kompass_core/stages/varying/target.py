"""Target: the document that changes are aimed at, and how their author calls what stands in it.

The changes of a scale stand under its id, beside those of its framework: `[replace.scale.strict.rule.judged]`
is the table `[rule.judged]` of the scale `strict`. What stands in the scale's own table `[scale]` stands
directly under the id, for `[replace.scale.strict.scale]` would read badly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from kompass_core.stages.varying.change import written

if TYPE_CHECKING:
    from kompass_core.model.document import Document
    from kompass_core.stages.varying.change import Path

SCALE: Final = "scale"
"""The table of an overlay that has the changes of scales, and the table of a scale that says what it is."""


@frozen
class Target:
    """A document, and the id of the scale that it is if it is one."""

    document: Document = field(repr=False)
    scale: str | None = None

    def written(self, path: Path) -> str:
        """A path in the document, as a header of the overlay has it after its verb."""
        if self.scale is None:
            return written(path)
        return written((SCALE, self.scale, *(path[1:] if path[:1] == (SCALE,) else path)))
