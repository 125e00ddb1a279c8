"""Removals: the table `remove` to what it removes, each thing with its reason.

What is removed is named by a header, `[remove.section."8.6"]`, below which stands `because`; so a
single value is removed like a whole table.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.problems import Problem, near
from kompass_core.stages.check.kinds import kind_of
from kompass_core.stages.check.sort import MOST
from kompass_core.stages.varying.change import Change
from kompass_core.stages.varying.miss import miss

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Entry
    from kompass_core.stages.check.values import Rows
    from kompass_core.stages.varying.change import Path
    from kompass_core.stages.varying.target import Target

BECAUSE = "because"


@frozen
class Removals:
    """The removals of one overlay; what misses, or has no reason, is added to the problems."""

    target: Target
    problems: list[Problem]

    def of(self, said: Rows, there: Rows, path: Path = ()) -> Iterator[Change]:
        """What is removed from one table, and below."""
        for name, entry in said.items():
            if len(self.problems) > MOST:
                return
            here, found = (*path, name), there.get(name)
            if not isinstance(entry.value, Mapping):
                self._no_table(name, entry, path)
            elif found is None:
                self.problems.append(miss(self.target, here, "remove", entry.key, None))
            elif BECAUSE in entry.value:
                if self._reasoned(entry.value, here):
                    yield Change("remove", here, entry)
            elif not entry.value:
                hint = f'add a line `{BECAUSE} = "..."`'
                message = f"`{self.target.written(here)}` is removed without a reason"
                self._problem("missing-key", message, entry, hint)
            else:
                yield from self.of(entry.value, found.value if isinstance(found.value, Mapping) else {}, here)

    def _no_table(self, name: str, entry: Entry, path: Path) -> None:
        if path and near(name, [BECAUSE]):
            hint = f"did you mean `{BECAUSE}`?"
            self._problem("unknown-key", f"a removal has no key `{name}`", entry, hint)
            return
        here = self.target.written((*path, name))
        hint = f'write `[remove.{here}]`, and below it `{BECAUSE} = "..."`'
        self._problem("wrong-kind", f"`{here}` is removed by a table of its own, which says why", entry, hint)

    def _reasoned(self, said: Rows, here: Path) -> bool:
        """Whether a removal has a reason, and nothing else."""
        before = len(self.problems)
        reason = said[BECAUSE]
        if not isinstance(reason.value, str) or not reason.value.strip():
            message = f"the reason is {'empty' if isinstance(reason.value, str) else kind_of(reason.value)}"
            hint = "say in a few words why it is removed"
            self.problems.append(Problem("wrong-kind", message, reason.span, hint))
        for name, entry in said.items():
            if name != BECAUSE:
                hint = f"`{self.target.written(here)}` goes as a whole, with everything in it"
                self._problem("unknown-key", f"a removal has no key `{name}`", entry, hint)
        return len(self.problems) == before

    def _problem(self, slug: str, message: str, entry: Entry, hint: str) -> None:
        self.problems.append(Problem(slug, message, entry.key, hint))
