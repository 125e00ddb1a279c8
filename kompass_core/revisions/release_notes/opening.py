"""Opening: the whole difference in a few lines: how much there was and is, and what happened to it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from kompass_core.model.report import Paragraph
from kompass_core.revisions.release_notes.teller import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.difference import Kind
    from kompass_core.model.framework import Framework
    from kompass_core.revisions.release_notes.teller import Teller

COUNTED: Final[dict[str, tuple[Kind, ...]]] = {
    "added": ("added",),
    "removed": ("removed",),
    "renamed": ("renamed",),
    "moved": ("moved", "order"),
    "split": ("split",),
    "merged": ("merged",),
    "title": ("title",),
    "translated": ("translated",),
    "values": ("maximum", "weight"),
    "judged": ("judged",),
}
"""What is counted of items, by the end of its word."""

SCALED: Final = ("scale", "dimension", "step", "bands", "band", "print", "rule", "norm")


def opening(teller: Teller) -> Iterator[Paragraph]:
    """What there was and is, by level; the counts of changes; and how many wordings nobody has judged."""
    difference, words = teller.difference, teller.words
    if not difference.changes:
        yield Paragraph(words.word("difference.nothing"))
        return
    sides = zip(teller.labels, (difference.before, difference.after), strict=True)
    sizes = [f"{label}: {_size(teller, framework)}." for label, framework in sides]
    counts = listed(
        words.word(f"difference.count.{key}", count=count) for key, count in _counts(teller).items() if count
    )
    yield Paragraph(" ".join((*sizes, words.word("difference.changes", changes=counts))))
    if difference.unjudged:
        yield Paragraph(words.word("difference.unjudged", count=len(difference.unjudged)))


def _size(teller: Teller, framework: Framework) -> str:
    counts = Counter(item.level for item in framework.items.values())
    return listed(
        f"{counts[level]} {_called(teller, framework, level, counts[level])}" for level in framework.levels
    )


def _called(teller: Teller, framework: Framework, level: str, count: int) -> str:
    keys, otherwise = (f"level.{level}.plural",), framework.plurals[level]
    if count == 1:
        keys, otherwise = (f"level.{level}",), level
    name = teller.words.named(*keys, otherwise=otherwise)
    return name[:1].lower() + name[1:]


def _counts(teller: Teller) -> dict[str, int]:
    """How many items, and how many things in the scales, have changed in each way.

    Nothing is counted that a level brings with it. All else counts only where there is nothing greater.
    """
    kinds = {kind: key for key, several in COUNTED.items() for kind in several}
    found: dict[str, set[tuple[str, ...]]] = {key: set() for key in (*COUNTED, "scales", "other")}
    for number, change in enumerate(teller.difference.changes):
        if teller.with_level(change):
            continue
        if change.subject == "item" and change.kind in kinds:
            found[kinds[change.kind]].add(change.where)
        else:
            key = "scales" if change.subject in SCALED else "other"
            found[key].add((str(number),))
    lesser = len(found.pop("other"))
    counts = {key: len(each) for key, each in found.items()}
    return counts if any(counts.values()) else {"other": lesser}
