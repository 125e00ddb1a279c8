"""`kompass simulate`: how sure points and ranks are, where weights or judgements may be otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from attrs import evolve

from kompass_core.cli import options
from kompass_core.cli.desk import Desk
from kompass_core.cli.present import present
from kompass_core.cli.progress import progress
from kompass_core.model.framework import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.framework import Framework
    from kompass_core.portfolio.simulate.pieces import Piece

DRAWING: Final = "drawing"
DRAWS: Final = 100_000
MOST: Final = 10**9


@click.command("simulate", short_help="What if, and how sure: weights and judgements varied by chance.")
@click.argument("evaluations", nargs=-1, metavar="[EVALUATION|FOLDER...]")
@click.option("--framework", metavar="ID@REVISION|FILE", help="All that are published of this one.")
@options.scale
@click.option("--item", metavar="CODE", default=TOTAL, help="Rank by this item: by the whole unless said.")
@click.option(
    "--vary",
    multiple=True,
    metavar="WHAT|FILE",
    help="`maximum 1..8 by 20%`, `weight 1.1 from 1 to 3`, `step system partly from 40% to 60%`; or a TOML "
    "file of such lines. May be repeated.",
)
@click.option(
    "--uncertain",
    multiple=True,
    metavar="HOW",
    help="Judgements may be otherwise: `one step`, `opinions`, `points by 5%`. May be repeated.",
)
@click.option(
    "--with",
    "changes",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Hold the definition with the changes in the file against its own: it stands in half of the draws.",
)
@click.option(
    "--draws", metavar="N", type=click.IntRange(2, MOST), default=DRAWS, show_default=True, help="How many."
)
@click.option(
    "--seed",
    metavar="N",
    type=click.IntRange(0, 2**64 - 1),
    default=1,
    show_default=True,
    help="What chance they are drawn by.",
)
@options.output
def command(  # noqa: PLR0913 - one for each option
    *,
    evaluations: tuple[str, ...],
    framework: str | None,
    scale: str | None,
    item: str,
    vary: tuple[str, ...],
    uncertain: tuple[str, ...],
    changes: tuple[Path, ...],
    draws: int,
    seed: int,
    language: str | None,
    variant: str | None,
    format: str,  # noqa: A002 - the name of the option
    output: Path | None,
    strict: bool,
) -> None:
    """Print how sure points and ranks are.

    In every draw each number of the definition that is varied is another one between its bounds, and each
    judgement that is not sure is another one that it may be; then every evaluation is scored anew, exactly.
    Each EVALUATION is a file, the id of one that is installed, or a folder of them; where none is named,
    all are taken that are published of the framework. What is known of an evaluation only as points keeps
    its share of the maximum where that is varied.
    """
    if not evaluations and framework is None:
        message = "Name evaluations, or with --framework the one whose published evaluations are meant."
        raise click.UsageError(message)
    try:
        from kompass_core.hooks.simulated import Gathering  # noqa: PLC0415 - NumPy is slow, and may not be there
        from kompass_core.hooks.varied import varied  # noqa: PLC0415 - as above
        from kompass_core.portfolio.simulate.entered import Asked  # noqa: PLC0415 - as above
        from kompass_core.portfolio.simulate.simulate import simulate  # noqa: PLC0415 - as above
    except ModuleNotFoundError as error:
        message = f"This needs the package `{error.name}`, which the extra `portfolio` brings."
        raise click.UsageError(message) from error
    from kompass_core.stages.report.simulated.simulated import simulated  # noqa: PLC0415 - as above

    desk = Desk(strict=strict)
    made_by = options.format_of(desk.plugins, format)
    sentences, doubts = varied(vary, uncertain)
    wording = options.variant_for(desk.plugins, None, language, variant)
    gathering = Gathering(desk.plugins, changes)
    found = gathering.gather(evaluations, framework, scale, wording)
    definition = found.entries[0].program.framework
    _there(item, definition)
    asked = Asked(sentences, doubts, found.scale, item, draws, seed)
    made = simulate(found.entries, asked, _watched)
    whole = evolve(made, refused=(*found.refused, *made.refused), changes=gathering.named())
    present(simulated(whole, wording or options.speaker(desk.plugins, definition.language)), made_by, output)


def _there(item: str, framework: Framework) -> None:
    if item not in framework.items:
        raise options.unknown("item", item, framework.items)


def _watched(pieces: Sequence[Piece]) -> Iterator[Piece]:
    return progress(pieces, DRAWING)
