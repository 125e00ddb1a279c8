"""Tested: what came of expectations, as text for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kompass_core.hooks.trying.told import told_of
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kompass_core.hooks.trying.tried import Tried

WHOLE: Final = 10
"""Figures that differ and are shown with their derivation; of further ones there is a line each."""


def as_text(tried: Sequence[Tried], *, installed: bool = False) -> str:
    """A line for each file, what differs below it, and how many of everything there are."""
    lines: list[str] = []
    shown = 0
    for one in tried:
        lines.append(plain(f"{one.name}: {_verdict(one)}"))
        for case in one.cases:
            for whole in told_of(case):
                shown += 1
                lines += ["", whole] if shown <= WHOLE else [whole.partition("\n")[0]]
        if any(case.differences for case in one.cases):
            lines.append("")
    return "".join(f"{line}\n" for line in (*lines, summary(tried, installed=installed)))


def _verdict(one: Tried) -> str:
    counts = f"{many(one.examples, 'example')}, {many(one.figures, 'figure')}" if one.examples else ""
    if one.sound:
        return f"fine ({counts or many(one.figures, 'figure')})"
    if one.problems:
        return "cannot be tried"
    wrong = sum(len(case.differences) for case in one.cases)
    unusable = sum(bool(case.problems) for case in one.cases)
    said = [f"{wrong} of {many(one.figures, 'figure')} differ{'s' if wrong == 1 else ''}"] if wrong else []
    if unusable:
        said.append(f"{unusable} of {many(len(one.cases), 'case')} cannot be tried")
    return ", ".join(said)


def summary(tried: Sequence[Tried], *, installed: bool = False) -> str:
    """How many files, examples and figures there are, and how many of them are not as they should be."""
    count = counts(tried)
    where = " that " + ("is" if count["files"] == 1 else "are") + " installed" if installed else ""
    files, examples = many(count["files"], "file"), many(count["examples"], "example")
    listed = f"{files}{where}, {examples}, {many(count['figures'], 'figure')}"
    differ, unusable = count["differences"], count["unusable"]
    said = [f"{differ} differ{'s' if differ == 1 else ''}"] if differ else []
    said += [f"{unusable} cannot be tried"] if unusable else []
    return f"{listed}: {', '.join(said) or 'all come out'}"


def counts(tried: Iterable[Tried]) -> dict[str, int]:
    """How many of everything there are."""
    files = list(tried)
    cases = [case for one in files for case in one.cases]
    return {
        "files": len(files),
        "cases": len(cases),
        "examples": sum(one.examples for one in files),
        "figures": sum(one.figures for one in files),
        "differences": sum(len(case.differences) for case in cases),
        "unusable": sum(bool(one.problems) for one in files) + sum(bool(case.problems) for case in cases),
    }


def many(number: int, what: str) -> str:
    """So many of something."""
    return f"{number} {what}{'' if number == 1 else 's'}"
