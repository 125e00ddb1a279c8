"""A made-up evaluation to keep, and a process that keeps many of them until it is done or killed.

    python -m tests.portfolio.archive.writing ARCHIVE PREFIX COUNT TOGETHER TEXT

prints the id of each as soon as the archive says that it is there, which another text has not prevented.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from typing import TYPE_CHECKING

from kompass_core.model.archive import Candidate, Record
from kompass_core.model.framework import TOTAL
from kompass_core.model.stored import Stored, StoredFigure, StoredSheet
from kompass_core.portfolio.archive.opened import opened
from kompass_core.problems import Source, Span

if TYPE_CHECKING:
    from typing import Any

DEFINITION = {
    "framework.toml": b"[framework]\nscales = ['stars']\n",
    "scales/stars.toml": b"[scale]\nid = 'stars'\n",
}


def candidate(id_: str, text: str = "first", **others: Any) -> Candidate:
    """An evaluation whose bytes are its id and a text; `points` and `definition` are of what it came to."""
    data = f"{id_} {text}\n".encode()
    figure = StoredFigure("7½", others.pop("points", "15/2"), "15/2")
    card = Stored(
        evaluation=id_,
        evaluated=others.pop("digest", sha256(text.encode()).hexdigest()),
        framework="library@1",
        digest=others.pop("definition", "d" * 64),
        engine="1",
        language="en",
        plugins={"text": "1"},
        changes={},
        sheets={
            "stars": StoredSheet(
                "s" * 64, {TOTAL: {"points": figure, "maximum": StoredFigure("10", "10", "10")}}
            )
        },
        whole=False,
        span=Span(Source("", ""), 0, 0),
    )
    known = {
        "suffix": ".toml",
        "framework": "library",
        "revision": "1",
        "variant": None,
        "organisation": "Main Street",
        "code": "12",
        "year": 2025,
        "by_path": False,
        "added": "2026-01-01",
    }
    record = Record(sha=sha256(data).hexdigest(), id=id_, cards=(card,), **(known | others))
    return Candidate(record, data, f"{id_}.toml", DEFINITION)


def main(where: str, prefix: str, count: int, together: int, text: str) -> None:
    """Keep so many, so many of them together, and say which."""
    with opened(where) as store:
        for start in range(0, count, together):
            some = [
                candidate(f"{prefix}-{number:04}", text)
                for number in range(start, min(count, start + together))
            ]
            for outcome in store.put(some, replace=False):
                if outcome.fate in {"added", "there already"}:
                    print(outcome.id, flush=True)  # noqa: T201 - to whoever started it


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5])
