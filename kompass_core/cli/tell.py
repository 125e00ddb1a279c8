"""Tell: problems, on standard error, as a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.problems import Problem


def tell(problems: Iterable[Problem]) -> None:
    """Print each problem once, an empty line after those that take more than one."""
    for text in dict.fromkeys(map(str, problems)):
        click.echo(f"{text}\n" if "\n" in text else text, err=True)
