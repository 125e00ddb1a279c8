"""Grown: branches to a tree with ANSI styles, for a person at a terminal."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from kompass_core.cli.tree import files, origin, tails
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.branch import Branch


def grown(branch: Branch, width: int) -> str:
    """The branches as text that is so wide, places in faint letters; the files whole at the end."""
    names = dict.fromkeys(files(branch))
    short = tails(names)
    console = Console(file=io.StringIO(), force_terminal=True, width=width, legacy_windows=False)
    with console.capture() as captured:
        console.print(_tree(branch, short))
        for name in names:
            if short[name] != name:
                console.print(Text(plain(f"{short[name]}: {name}"), "dim"), overflow="fold")
    return captured.get()


def _tree(branch: Branch, short: Mapping[str, str]) -> Tree:
    whole = Tree(_label(branch, short), guide_style="dim")
    waiting = [(whole, branch)]
    while waiting:
        tree, one = waiting.pop()
        for part in one.parts:
            child = tree.add(_label(part, short))
            waiting.append((child, part))
    return whole


def _label(branch: Branch, short: Mapping[str, str]) -> Text:
    where = origin(branch, short)
    label = Text(plain(branch.label), "" if where else "bold")
    return label.append(f"  {where}", "dim") if where else label
