"""Run: work to a result that lasts, part by part, which goes on where it was stopped."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

from kompass_core.portfolio.batch.faults import write_lines
from kompass_core.portfolio.batch.join import join
from kompass_core.portfolio.batch.parts import KEY, Parts
from kompass_core.portfolio.batch.tally import Tally, tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Protocol

    from kompass_core.portfolio.batch.order import Place
    from kompass_core.portfolio.batch.work import Step

    class Working(Protocol):
        """What can be done again from any shard on."""

        @property
        def lacking(self) -> tuple[str, ...]:
            """The names of judgements that no column has."""

        @property
        def idle(self) -> tuple[str, ...]:
            """The names of columns that are not asked for."""

        @property
        def size(self) -> int:
            """How much there is to do."""

        def steps(self, file: int, piece: int) -> Iterator[Step]:
            """The shards from a piece of a file on."""


class Run:
    """One run; `tally` is how it has gone so far."""

    def __init__(self, work: Working, place: Place, manifest: Mapping[str, Any], *, again: bool) -> None:
        """Begin, or go on with what is there; raises OtherRun and OSError as `Parts` does."""
        self.work = work
        self.place = place
        self.parts = Parts(place.parts, manifest, again=again)
        self.tally = Tally(lacking=work.lacking, idle=work.idle)
        self.resumed = 0

    def steps(self) -> Iterator[int]:
        """Do it all; how much was done, each time a shard is."""
        last: dict[str, Any] = {"file": 0, "piece": -1}
        number = 0
        for last in self.parts.told():
            number += 1
            self.tally.add(last)
            self.resumed += last["rows"]
            yield last["size"]
        for step in self.work.steps(last["file"], last["piece"] + 1):
            told = tell(step)
            self.parts.write(number, step.scored, told)
            number += 1
            self.tally.add(told)
            yield step.size

    def finish(self) -> None:
        """Put the parts together."""
        write_lines(self.parts.bad(), self.place.bad)
        if not self.place.folder:
            join(self.parts.done(), self.place.output, {KEY: json.dumps(self.parts.manifest["made"])})
        self.parts.claim.release()
        if self.place.folder:
            shutil.rmtree(self.place.scratch, ignore_errors=True)
        else:
            self.parts.clear(self.place.scratch)
