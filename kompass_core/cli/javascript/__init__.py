"""`kompass javascript`: a framework as a module in JavaScript that scores evaluations, with its types."""

from __future__ import annotations

from pathlib import Path

import click

from kompass_core.cli import options
from kompass_core.cli.desk import Desk
from kompass_core.cli.write import write
from kompass_core.hooks.find import find_framework
from kompass_core.problems.show import plain


@click.command("javascript", short_help="A module in JavaScript that scores evaluations.")
@click.argument("framework")
@click.option(
    "--scale", "scales", metavar="ID", multiple=True, help="Score on this scale only; may be given again."
)
@click.option("--language", metavar="TAG", help="The language of titles and figures, such as `en`.")
@click.option("--variant", metavar="ID", help="The variant that is evaluated, and words it.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    required=True,
    help="The folder of the package, which is made if it has to be.",
)
@options.strict
def command(  # noqa: PLR0913 - one for each option
    *,
    framework: str,
    scales: tuple[str, ...],
    language: str | None,
    variant: str | None,
    output: Path,
    strict: bool,
) -> None:
    """Make a package of JavaScript with a module that scores evaluations of a framework, and its types.

    FRAMEWORK is `id@revision`, or a file. The module needs nothing, neither in a browser nor in Node, and
    works out what `kompass score` does, digit by digit: see docs/embedding.md.
    """
    from kompass_core.cli.javascript.package import package  # noqa: PLC0415 - only this command needs it
    from kompass_core.rules.javascript import NoJavaScript  # noqa: PLC0415 - as above
    from kompass_core.stages.report.wording import wording  # noqa: PLC0415 - as above

    desk = Desk(strict=strict)
    path = find_framework(framework, desk.plugins)
    own = options.variant_for(desk.plugins, None, None, variant)
    reader = options.variant_for(desk.plugins, own, language, None)
    program = desk.programs.of(path, own, reader)
    reader = reader or options.speaker(desk.plugins, program.framework.language)
    for scale in scales:
        if scale not in program.sheets:
            raise options.unknown("scale", scale, program.sheets)
    try:
        files = package(program, wording(reader), tuple(dict.fromkeys(scales)) or tuple(program.sheets))
    except NoJavaScript as error:
        message = f"No script can work out `{program.framework.name}`: {error}."
        raise click.UsageError(message) from error
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"`{output}` is no folder to write to: {(error.strerror or str(error)).lower()}"
        raise click.UsageError(message) from error
    for name, text in files.items():
        write(text, output / name)
        write(f"made {plain(str(output / name))}\n")
