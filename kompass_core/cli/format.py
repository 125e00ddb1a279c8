"""`kompass format`: files laid out as all files of their kind are."""

from __future__ import annotations

import sys
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kompass_core.cli.tell import tell
from kompass_core.cli.write import write
from kompass_core.hooks.format_file import files_in, format_bytes, format_file
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.hooks.format_file import Formatted

STANDARD: Final = "-"
"""In place of a file: standard input, laid out to standard output."""


@click.command("format", short_help="Files laid out as all files of their kind are.")
@click.argument("files", nargs=-1, required=True, metavar="FILE|FOLDER...")
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; exit with 1 if a file would change."
)
@click.option("--diff", "show_diff", is_flag=True, help="Write nothing; print what would change.")
def command(*, files: tuple[str, ...], only_check: bool, show_diff: bool) -> int:
    """Lay files out as all files of their kind are, changing nothing that they say.

    Each may be a file of TOML, or a folder, of which every framework, scale, variant, evaluation and other
    file of ours is meant; `-` is standard input, laid out to standard output. Remarks stay, and so does the
    order of items. A file that is no TOML is left as it is; one in which anything else is
    wrong is laid out as far as that goes.
    """
    if STANDARD in files:
        if len(files) > 1:
            message = f"`{STANDARD}` stands alone: it is laid out to standard output."
            raise click.UsageError(message)
        return _standard(only_check=only_check, show_diff=show_diff)
    made = [format_file(name) for name in files_in(files)]
    changed, failed = [one for one in made if one.changed], 0
    wrong = sum(bool(one.problems) for one in made)
    for one in changed:
        if show_diff:
            write("".join(_diff(one)))
        elif only_check:
            write(f"{plain(one.name)}: would be formatted\n")
        else:
            failed += not _rewritten(one)
    tell(problem for one in made for problem in one.problems)
    if not show_diff:
        write(_summary(len(changed) - failed, wrong + failed, len(made), would=only_check))
    return 2 if failed else int(wrong > 0 or (only_check and bool(changed)))


def _standard(*, only_check: bool, show_diff: bool) -> int:
    made = format_bytes(sys.stdin.buffer.read(), "standard input")
    tell(made.problems)
    if show_diff:
        write("".join(_diff(made)))
    elif not only_check and not made.problems:
        write(made.after)
    return int(bool(made.problems) or (only_check and made.changed))


def _rewritten(made: Formatted) -> bool:
    """Whether a file could be written; if not that is said, and the others are not kept waiting."""
    try:
        write(made.after, Path(made.name))
    except click.UsageError as error:
        click.echo(f"Error: {plain(error.message)}", err=True)
        return False
    write(f"{plain(made.name)}: formatted\n")
    return True


def _diff(made: Formatted) -> Iterator[str]:
    """What changes in a file, as `diff -u` has it."""
    before, after = (data.decode("utf-8").splitlines(keepends=True) for data in (made.before, made.after))
    for line in unified_diff(before, after, made.name, made.name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _summary(changed: int, wrong: int, count: int, *, would: bool) -> str:
    if not count:
        return "there is no file here to format\n"
    counts = {
        "would be formatted" if would else "formatted": changed,
        "unchanged": count - changed - wrong,
        "not possible": wrong,
    }
    listed = ", ".join(f"{number} {words}" for words, number in counts.items() if number)
    return f"{count} {'file' if count == 1 else 'files'}: {listed}\n"
