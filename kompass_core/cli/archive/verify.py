"""`kompass archive verify`: whether everything in an archive is as it was put there, and scored as it was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from kompass_core.cli import options
from kompass_core.cli.archive.using import archive, using
from kompass_core.cli.load import load
from kompass_core.cli.progress import progress
from kompass_core.cli.stored import as_data, why
from kompass_core.cli.tell import tell
from kompass_core.cli.write import write
from kompass_core.hooks.broken import broken
from kompass_core.model.archive import Wanted
from kompass_core.portfolio.archive.verify import verify
from kompass_core.problems.described import described
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.archive import Archived, Finding, Record
    from kompass_core.model.stored import Staleness


@click.command("verify", short_help="Whether an archive is as it was.")
@archive
@click.option("--files", is_flag=True, help="Look at the files alone, and score nothing.")
@options.listed
@options.strict
def command(*, where: str, files: bool, format: str, strict: bool) -> int:  # noqa: A002 - the option's name
    """Read every file again, and score every evaluation, and say what is not as it was recorded.

    It may be changed, missing, unknown (which nobody has added), moved, there twice, damaged, stale (scored
    otherwise now), unfit to be scored now, or left over from a command that was interrupted. Exit code 1 if
    there is any, unless it is only left over.
    """
    from kompass_core.hooks.archiving import Archiving  # noqa: PLC0415 - not needed for misuse
    from kompass_core.hooks.programs import Programs  # noqa: PLC0415 - as above

    plugins = load(strict=strict)
    tell(broken(plugins))
    archiving = Archiving(Programs(plugins))
    with using(where) as store:

        def now(one: Archived, record: Record, data: bytes) -> Staleness:
            return archiving.staleness(store, one, record, data)

        def shown(ones: Sequence[Archived]) -> Iterator[Archived]:
            return progress(ones, "verifying")

        found = list(verify(store, None if files else now, shown))
        count = len(store.archived(Wanted()))
    if format == "json":
        told = {"schema": 1, "archive": store.name, "evaluations": count, "findings": list(map(_data, found))}
        write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    else:
        write("".join(plain(line) + "\n" for line in _text(found, count)))
        tell(problem for one in found for problem in one.problems)
    return 1 if any(one.fault != "leftover" for one in found) else 0


def _text(found: Sequence[Finding], count: int) -> Iterator[str]:
    for one in found:
        place = f" ({one.place})" if one.place and one.id else ""
        yield f"{one.id or one.place}: {one.fault}, {one.message}{place}"
        if one.staleness is not None:
            yield from (f"  {line}" for line in why(one.staleness))
    faults = sum(one.fault != "leftover" for one in found)
    many = f"{count} evaluation{'' if count == 1 else 's'}"
    yield (
        f"{many}, {faults} thing{'' if faults == 1 else 's'} not as recorded"
        if faults
        else f"{many}, all as recorded"
    )


def _data(one: Finding) -> dict[str, object]:
    return {
        "fault": one.fault,
        "id": one.id or None,
        "place": one.place or None,
        "message": one.message,
        **as_data(one.staleness),
        "problems": [described(problem) for problem in one.problems],
    }
