"""`kompass language-server`: what an editor starts to know what Kompass knows."""

from __future__ import annotations

import click


@click.command("language-server", short_help="Diagnostics, hover, completion and rename for editors.")
def command() -> None:
    """Talk with an editor by the language server protocol, over standard input and output.

    An editor starts this itself; `docs/maintaining.md` says how it is told to. It needs the extra `editor`.
    """
    try:
        from kompass_core.editor.server import serve  # noqa: PLC0415 - of an extra, and slow to import
    except ModuleNotFoundError as error:
        message = f"This needs the package `{error.name}`, which the extra `editor` brings."
        raise click.UsageError(message) from error
    serve().start_io()
