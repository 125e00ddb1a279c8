"""Scaled: what has become of the scales, and, scale by scale, what each does otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kompass_core.model.report import Bullets, Heading, Paragraph
from kompass_core.revisions.release_notes.printed import printed
from kompass_core.revisions.release_notes.ruled import ruled
from kompass_core.revisions.release_notes.stepped import stepped
from kompass_core.revisions.release_notes.teller import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.difference import Change
    from kompass_core.model.report import Block
    from kompass_core.revisions.release_notes.teller import Teller

CAME: Final = ("added", "removed", "replaced", "order")
POLICIES: Final = ("rounding", "unanswered", "not_applicable", "several")


def scaled(teller: Teller) -> Iterator[Block]:
    """Everything about scales under one heading; nothing where nothing has changed.

    Dimensions are gone into only where the scale comes from one that was there; a title of theirs that
    is new is told among the new wordings.
    """
    lines = tuple(_came(teller))
    scales = [tuple(_scale(teller, name)) for name in teller.difference.correspondence.scales]
    if not lines and not any(scales):
        return
    yield Heading(teller.words.word("difference.scales"), 2)
    if lines:
        yield Bullets(lines)
    for blocks in scales:
        yield from blocks


def _came(teller: Teller) -> Iterator[str]:
    difference, words = teller.difference, teller.words
    before, after = difference.before.scales, difference.after.scales
    ordered = difference.of("scale", "order")
    for change in difference.of("scale", "replaced", "added", "removed"):
        name = change.where[0]
        match change.kind, change.before:
            case "removed", _:
                yield words.word("difference.scale.removed", scale=teller.scale(before[name]))
            case "added", None:
                yield words.word("difference.scale.added", scale=teller.scale(after[name]))
            case kind, origin:
                word = f"difference.scale.{'built' if kind == 'added' else kind}"
                said = {"scale": teller.scale(after[name]), "before": teller.scale(before[str(origin)])}
                yield words.word(word, **said)
    if ordered:
        yield words.word("difference.scale.order", scales=listed(map(teller.scale, after.values())))


def _scale(teller: Teller, name: str) -> Iterator[Block]:
    """One scale beside the one that it comes from."""
    changes = [
        change
        for change in teller.difference.changes
        if change.subject in {"scale", "dimension", "step", "bands", "band", "print", "rule", "norm"}
        and change.where[0] == name
        and not (change.subject == "scale" and change.kind in CAME)
        and not (change.subject == "dimension" and change.kind in {"title", "translated"})
    ]
    came = [
        change for change in teller.difference.of("scale", "replaced", "added") if change.where == (name,)
    ]
    if not changes and not came:
        return
    scale = teller.difference.after.scales[name]
    yield Heading(teller.scale(scale), 3)
    if not changes:
        yield Paragraph(teller.words.word("difference.scale.same"))
    lines = (
        *_own(teller, changes),
        *stepped(teller, name, changes),
        *printed(teller, changes),
        *_norms(teller, changes),
    )
    if lines:
        yield Bullets(lines)
    yield from ruled(teller, name, changes)


def _norms(teller: Teller, changes: list[Change]) -> Iterator[str]:
    """Norms that are new or gone, and which parts of the others say something else."""
    for change in changes:
        if change.subject == "norm":
            sides = (change.before, change.after)
            lines = [line for side in sides if isinstance(side, tuple) for line in side]
            parts = ", ".join(dict.fromkeys(line.partition(" = ")[0] for line in lines))
            norm = teller.quoted(change.where[1])
            yield teller.words.word(f"difference.norm.{change.kind}", norm=norm, parts=parts)


def _own(teller: Teller, changes: list[Change]) -> Iterator[str]:
    """Its title, and what it does with what is missing, with several evaluators, and with a tie."""
    for change in changes:
        if change.subject != "scale":
            continue
        if change.kind in {"title", "translated"}:
            said = {"before": change.before, "after": change.after}
            yield teller.words.word("difference.reworded", code="", **said).strip()
        elif change.kind in POLICIES:
            ends = (teller.words.word(f"policy.{said}") for said in (change.before, change.after))
            yield f"{teller.words.word(f'difference.{change.kind}')}: {teller.became(*ends)}"
