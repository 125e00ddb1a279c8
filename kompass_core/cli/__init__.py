"""The command line: `kompass`. Only here is anything printed.

Exit codes: 0 fine, 1 problems found, 2 misuse, 130 interrupted, 141 nobody reads on.
"""

from __future__ import annotations

import gc
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

SELDOM: Final = 50_000
"""Objects until garbage is looked for: a command makes many that stay, and a tenth of its time went there."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, that of this process unless arguments are given, and return its exit code."""
    gc.set_threshold(SELDOM)
    try:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper) and not stream.isatty():
                stream.reconfigure(encoding="utf-8")
        return _run(arguments)
    except KeyboardInterrupt:
        return 130


def _run(arguments: Sequence[str] | None) -> int:
    import click  # noqa: PLC0415 - so that an interrupt while it is imported is caught, too

    from kompass_core.cli.commands import commands  # noqa: PLC0415 - as above
    from kompass_core.cli.tell import tell  # noqa: PLC0415 - as above
    from kompass_core.problems import KompassError  # noqa: PLC0415 - as above

    try:
        return int(commands.main(arguments, prog_name="kompass", standalone_mode=False) or 0)
    except KompassError as error:
        tell(error.problems)
        return 1
    except click.Abort:
        return 130
    except click.ClickException as error:
        error.show()
        return 2
