"""`kompass serve`: the service, over HTTP, for programs in any language."""

from __future__ import annotations

import click

from kompass_core.cli.load import choosing, chosen, load
from kompass_core.cli.tell import tell
from kompass_core.hooks.broken import broken
from kompass_core.problems.show import plain

TOKEN = "KOMPASS_TOKEN"  # noqa: S105 - the name of a variable


@click.command("serve", short_help="The same over HTTP, for programs in any language.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port to listen at; 0 for any that is free.",
)
@click.option(
    "--token", envvar=TOKEN, show_envvar=True, metavar="TEXT", help="What whoever asks has to know."
)
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="A name that it is asked for by.")
@click.option(
    "--allow-origin", "origins", multiple=True, metavar="URL", help="An origin whose pages may ask, too."
)
@click.option(
    "--seconds",
    type=click.FloatRange(0, 600, min_open=True),
    default=10,
    show_default=True,
    help="How long one answer may take to work out.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    default=2,
    show_default=True,
    help="How many processes work out answers.",
)
@click.option(
    "--requests",
    type=click.IntRange(1, 10_000),
    default=64,
    show_default=True,
    help="How many requests may be under way at once.",
)
@click.option(
    "--kib",
    type=click.IntRange(1, 4096),
    default=4096,
    show_default=True,
    help="How large the body of a request may be.",
)
@choosing
def command(  # noqa: PLR0913 - one for each option
    *,
    host: str,
    port: int,
    token: str | None,
    hosts: tuple[str, ...],
    origins: tuple[str, ...],
    seconds: float,
    workers: int,
    requests: int,
    kib: int,
) -> int:
    """Answer over HTTP what the other commands answer: check, score, explain, report, diff.

    The address that is printed has a page to try it; `/v1/openapi.json` there describes it for programs. No
    file is opened that a request names. Beyond this machine it serves only those who have the token.

    It needs the extra `serve`. Ctrl-C, or SIGTERM, stops it once what is under way is answered.
    """
    try:
        from kompass_core.serve.settings import Limits, Settings, is_loopback  # noqa: PLC0415 - slow to import
        from kompass_core.serve.start import address, bound, start  # noqa: PLC0415 - of an extra
    except ModuleNotFoundError as error:
        message = f"This needs the package `{error.name}`, which the extra `serve` brings."
        raise click.UsageError(message) from error
    if not token and not is_loopback(host):
        message = f"`{plain(host)}` can be reached by others: say a --token, or set {TOKEN}."
        raise click.UsageError(message)
    plugins = load()
    tell(broken(plugins))
    if "json" not in plugins.formats:
        message = "Answers are given in the format `json`, whose plugin is not loaded."
        raise click.UsageError(message)
    limits = Limits(body=kib * 1024, seconds=seconds, workers=workers, requests=requests)
    settings = Settings(chosen(), token or None, hosts, origins, limits)
    try:
        place = bound(host, port)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        message = f"Nothing can listen at `{plain(host)}`, port {port}: {why}."
        raise click.UsageError(message) from error
    with place:
        listening = start(settings, place, lambda: click.echo(f"Kompass serves at {address(place)}"))
    return 0 if listening else 1
