"""Write: a result, to standard output or to a file, which is written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from pathlib import Path

import click


def write(result: str | bytes, output: Path | None = None) -> None:
    """Write to the file, or to standard output where there is none. Text becomes UTF-8."""
    # Half a surrogate pair can stand in the name of a file, but in no UTF-8.
    data = result if isinstance(result, bytes) else result.encode("utf-8", "replace")
    if output is None:
        _print(data)
        return
    try:
        _replace(Path(os.path.realpath(output)), data)
    except OSError as error:
        message = f"`{output}` cannot be written: {(error.strerror or str(error)).lower()}"
        raise click.UsageError(message) from error


def _print(data: bytes) -> None:
    try:
        click.echo(data, nl=False)
    except OSError as error:
        # What is still buffered goes nowhere, or Python would complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise click.exceptions.Exit(141) from None  # nobody reads on, as in `kompass score x | head`
        message = f"the result cannot be printed: {(error.strerror or str(error)).lower()}"
        raise click.UsageError(message) from error


def _replace(path: Path, data: bytes) -> None:
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # a device or a pipe: nothing there could be replaced
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()
        raise
