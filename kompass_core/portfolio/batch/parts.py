"""Parts: a folder in which a result grows, a file for each shard, whole or not at all.

    manifest.json     what the run is of; a run of something else is refused
    00000.parquet     the figures of a shard, and in its metadata what it was made of
    00000.bad.csv     what was wrong in it, where anything was; written before the figures

So a run can be resumed: whoever is killed leaves at most one file that begins with a point, which the next
run replaces.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from kompass_core.portfolio.batch.claim import Claim
from kompass_core.portfolio.batch.faults import lines
from kompass_core.portfolio.batch.lasting import lasting, settle
from kompass_core.portfolio.batch.order import OtherRun

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kompass_core.portfolio.batch.shard import Scored

MANIFEST: Final = "manifest.json"
PART: Final = "kompass-part"
"""The key under which a part tells what it was made of."""

COMPARED: Final = ("inputs", "options", "definition", "version")
"""What of a manifest has to be the same."""

KEY: Final = "kompass"
"""The key under which a result tells what it was made with."""


class Parts:
    """The folder of a run."""

    def __init__(self, folder: Path, manifest: Mapping[str, Any], *, again: bool) -> None:
        """Begin, or go on with what is there; `again` throws away what is there.

        Raises:
            OtherRun: it holds something else.
            OSError: it cannot be written to.
        """
        self.folder = folder
        self.manifest = manifest
        folder.mkdir(parents=True, exist_ok=True)
        self.claim = Claim(folder)
        try:
            self._begin(again=again)
        except BaseException:
            self.claim.release()
            raise

    def _begin(self, *, again: bool) -> None:
        path = self.folder / MANIFEST
        if again and path.exists():
            for one in self._files():
                one.unlink()
        there = self._there()
        if there is None:
            text = json.dumps(self.manifest, indent=1)
            lasting(path, lambda beside: beside.write_text(text, "utf-8"))
        elif differs := [key for key in COMPARED if there.get(key) != self.manifest.get(key)]:
            raise OtherRun(self.folder, " and ".join(differs))

    def _there(self) -> dict[str, Any] | None:
        try:
            found = json.loads((self.folder / MANIFEST).read_text("utf-8"))
        except FileNotFoundError:
            if any(not path.name.startswith(".") for path in self.folder.iterdir()):
                raise OtherRun(self.folder, "things") from None
            return None
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def _files(self) -> list[Path]:
        """All that a run leaves in its folder; the manifest last, for without it nothing is known again."""
        ours = [*self.folder.glob("*.parquet"), *self.folder.glob("*.bad.csv"), *self.folder.glob(".[0-9m]*")]
        return [*ours, self.folder / MANIFEST]

    def done(self) -> list[Path]:
        """The parts there are, in their order, without a gap."""
        found: list[Path] = []
        while (path := self.path(len(found))).exists():
            found.append(path)
        return found

    def path(self, number: int) -> Path:
        """Where a part lies."""
        return self.folder / f"{number:05}.parquet"

    def write(self, number: int, scored: Scored, told: Mapping[str, object]) -> None:
        """Write a part, whole or not at all; what was wrong comes first, so that it is never missing."""
        path = self.path(number)
        bad = path.with_suffix(".bad.csv")
        if scored.faults:
            text = lines(scored.faults)
            lasting(bad, lambda beside: beside.write_text(text, "utf-8"))
        else:
            bad.unlink(missing_ok=True)
        metadata = {KEY: json.dumps(self.manifest["made"]), PART: json.dumps(told)}
        lasting(path, lambda beside: _parquet(scored.result, beside, metadata))

    def told(self) -> Iterator[dict[str, Any]]:
        """What each part tells of how it was made."""
        for path in self.done():
            yield json.loads(pl.read_parquet_metadata(path)[PART])

    def bad(self) -> Iterator[str]:
        """What was wrong in each part in which anything was."""
        for path in self.done():
            bad = path.with_suffix(".bad.csv")
            if bad.exists():
                yield bad.read_text("utf-8")

    def clear(self, away: Path) -> None:
        """Remove the folder, which goes out of the way first, so that it is never half there."""
        shutil.rmtree(away, ignore_errors=True)
        self.folder.rename(away)
        settle(self.folder.parent)
        shutil.rmtree(away, ignore_errors=True)


def _parquet(table: pl.DataFrame, path: Path, metadata: Mapping[str, str]) -> None:
    table.write_parquet(path, compression="zstd", compression_level=1, metadata=dict(metadata))
