"""Correspondence: what each part of one definition comes from in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.framework import Framework
    from kompass_core.model.rewording import Rewording


@frozen
class Kinship:
    """Where the parts of one scale come from in another: dimensions by name, then steps by dimension.

    `dimensions` maps the name now to the name before, and leaves out what is new; `steps` does the
    same with the steps of each of these. `reworded` has the verdicts on new titles, by the name now.
    """

    before: str
    dimensions: Mapping[str, str]
    steps: Mapping[str, Mapping[str, str]]
    reworded: Mapping[str, tuple[Rewording, ...]]


@frozen
class Correspondence:
    """Two definitions, and what each part of `after` comes from in `before`.

    `items` maps the code of every item of `after` to the codes of those that it comes from: none where
    it is new, several where they became one; one code stands at several items where that was split.
    `reworded` has, by the code now, the verdicts that lead from the wording before to the one now, one
    for each revision in between. `scales` maps a scale of `after` to the one that it comes from; a new
    scale is not in it. `recorded` says whether the definitions themselves tell all this; else items are
    taken to be those that have the same code.
    """

    before: Framework = field(repr=False)
    after: Framework = field(repr=False)
    items: Mapping[str, tuple[str, ...]]
    reworded: Mapping[str, tuple[Rewording, ...]]
    scales: Mapping[str, Kinship]
    recorded: bool

    def heirs(self, code: str) -> tuple[str, ...]:
        """The items of `after` that come from one of `before`; none where it was dropped."""
        return tuple(now for now, before in self.items.items() if code in before)

    def verdicts(self, code: str) -> tuple[Rewording, ...] | None:
        """What was found of the title of an item of `after`, which comes from one item alone.

        Empty where the wording is the same (or in another language, which is no new wording); None where
        it is another one and the recorded verdicts do not lead from the wording before to it.
        """
        (origin,) = self.items[code]
        older, newer = self.before.items[origin], self.after.items[code]
        if older.title == newer.title or older.language != newer.language:
            return ()
        return led(older.title, newer.title, self.reworded.get(code, ()))


def led(before: str, after: str, verdicts: tuple[Rewording, ...]) -> tuple[Rewording, ...] | None:
    """The verdicts, if they lead from the one wording to the other without a gap; else None."""
    wording = before
    for verdict in verdicts:
        if verdict.before != wording:
            return None
        wording = verdict.after
    return verdicts if wording == after else None
