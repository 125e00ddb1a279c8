"""`kompass form`: a page in which an evaluation is filled in, and its points are seen as it is."""

from __future__ import annotations

from pathlib import Path

import click

from kompass_core.cli import options
from kompass_core.cli.desk import Desk
from kompass_core.cli.write import write
from kompass_core.hooks.find import find_framework, revisions


@click.command("form", short_help="A page to fill in an evaluation, with its points.")
@click.argument("framework")
@click.option("--language", metavar="TAG", help="The language of the page, such as `en`.")
@click.option("--variant", metavar="ID", help="The variant that is evaluated, and words the page.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the page to a file instead of printing it.",
)
@options.strict
def command(
    *, framework: str, language: str | None, variant: str | None, output: Path | None, strict: bool
) -> None:
    """Make a page of HTML in which an evaluation is filled in, judgement by judgement.

    FRAMEWORK is `id@revision`, or a file. The page needs no network. It shows the points on every scale as
    `kompass score` will have them, and saves a file that all other commands take.
    """
    from kompass_core.cli.form.page import page  # noqa: PLC0415 - only this command needs templates
    from kompass_core.rules.javascript import NoJavaScript  # noqa: PLC0415 - as above
    from kompass_core.stages.report.wording import wording  # noqa: PLC0415 - as above

    desk = Desk(strict=strict)
    path = find_framework(framework, desk.plugins)
    own = options.variant_for(desk.plugins, None, None, variant)
    reader = options.variant_for(desk.plugins, own, language, None)
    program = desk.programs.of(path, own, reader)
    reader = reader or options.speaker(desk.plugins, program.framework.language)
    # One that is not installed can only be found by its file, beside which the evaluation will lie.
    installed = {one.resolve() for one in revisions(desk.plugins).get(program.framework.name, [])}
    name = program.framework.name if path.resolve() in installed else path.name
    try:
        made = page(program, wording(reader), own, name)
    except NoJavaScript as error:
        message = f"No page can work out `{program.framework.name}`: {error}."
        raise click.UsageError(message) from error
    write(made, output)
