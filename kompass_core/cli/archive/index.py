"""`kompass archive index`: the index of an archive made to say what there is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from kompass_core.cli import options
from kompass_core.cli.archive.using import archive, using
from kompass_core.cli.load import load
from kompass_core.cli.tell import tell
from kompass_core.cli.write import write
from kompass_core.hooks.broken import broken
from kompass_core.model.archive import Wanted
from kompass_core.problems.described import described
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.archive import Mended


@click.command("index", short_help="Make the index of an archive say what there is.")
@archive
@click.option("--rebuild", is_flag=True, help="Make it from nothing.")
@options.listed
@options.strict
def command(*, where: str, rebuild: bool, format: str, strict: bool) -> int:  # noqa: A002 - the option's name
    """Record evaluations that came by another way, forget those that were taken out, clear away leftovers.

    What only reads needs none of this: an index that is missing, of another version or out of date is made
    anew by itself. This says that what `kompass archive verify` has found in the folder is meant.
    """
    from kompass_core.hooks.archiving import Archiving  # noqa: PLC0415 - not needed for misuse
    from kompass_core.hooks.programs import Programs  # noqa: PLC0415 - as above

    plugins = load(strict=strict)
    tell(broken(plugins))
    archiving = Archiving(Programs(plugins))
    with using(where) as store:
        made = store.mend(archiving.judge, rebuild=rebuild)
        count = len(store.archived(Wanted()))
    write(
        _json(made, count) if format == "json" else "".join(plain(line) + "\n" for line in _text(made, count))
    )
    tell(problem for one in made.failed for problem in one.problems)
    return 1 if made.failed else 0


def _text(made: Mended, count: int) -> Iterator[str]:
    yield from (f"{one}: recorded" for one in made.recorded)
    yield from (f"{one}: forgotten" for one in made.forgotten)
    yield from (f"{one.id}: {one.message} ({one.place})" for one in made.failed)
    if made.cleared:
        yield f"{made.cleared} file{'' if made.cleared == 1 else 's'} cleared away"
    yield f"{count} evaluation{'' if count == 1 else 's'}"


def _json(made: Mended, count: int) -> str:
    found = {
        "schema": 1,
        "evaluations": count,
        "recorded": list(made.recorded),
        "forgotten": list(made.forgotten),
        "cleared": made.cleared,
        "failed": [
            {"id": one.id, "place": one.place, "problems": [described(problem) for problem in one.problems]}
            for one in made.failed
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
