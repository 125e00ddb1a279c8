"""Name: what somebody calls a new thing, to the names that follow from it."""

from __future__ import annotations

import keyword
import re
import sys
import unicodedata
from importlib.util import find_spec
from typing import Final

import click
from attrs import frozen

from kompass_core.problems.show import plain

PREFIX: Final = "kompass"
LONGEST: Final = 40
FORM: Final = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
DEVICES: Final = frozenset(
    {"aux", "con", "nul", "prn", *(f"{kind}{number}" for kind in ("com", "lpt") for number in range(10))}
)
"""Names that no file can have on some systems."""


@frozen
class Name:
    """A name that is safe wherever it is written: in a path, in Python, in TOML and in a rule.

    `id` is the name itself, with `-` between words.
    """

    id: str

    @property
    def word(self) -> str:
        """The name as one word, as Python and rules have it."""
        return self.id.replace("-", "_")

    @property
    def module(self) -> str:
        """The Python module of a plugin of that name."""
        return f"{PREFIX}_{self.word}"

    @property
    def folder(self) -> str:
        """The distribution of that name, and the folder that is made for it."""
        return f"{PREFIX}-{self.id}"

    @property
    def title(self) -> str:
        """The name as a title."""
        return self.id.replace("-", " ").capitalize()


def named(said: str) -> Name:
    """The name that somebody gave; `kompass-` before it may be said or not.

    Raises UsageError where it is not safe everywhere that it would be written.
    """
    bare = said.removeprefix(f"{PREFIX}-").removeprefix(f"{PREFIX}_")
    if not FORM.fullmatch(bare) or len(bare) > LONGEST:
        raise _unfit(said, f"cannot be a name: up to {LONGEST} of a-z, 0-9 and `-`, a letter first", bare)
    if keyword.iskeyword(bare) or keyword.issoftkeyword(bare):
        raise _unfit(said, "is a word of Python's own")
    if bare in DEVICES:
        raise _unfit(said, "cannot be the name of a file everywhere")
    return Name(bare.replace("_", "-"))


def own_folder(name: Name) -> Name:
    """The name, which a folder at the top of Python's path is to bear; raises UsageError where one does."""
    if name.word in sys.stdlib_module_names or find_spec(name.word) is not None:
        raise _unfit(name.id, "is the name of a Python package here, which would hide the folder")
    return name


def _unfit(said: str, why: str, bare: str = "") -> click.UsageError:
    plainer = re.sub(r"[^a-z0-9]+", "-", _latin(bare).lower()).strip("-")[:LONGEST].rstrip("-")
    hint = f" Did you mean `{plainer}`?" if FORM.fullmatch(plainer) else ""
    shown = said if len(said) <= LONGEST else f"{said[:LONGEST]}..."
    return click.UsageError(f"`{plain(shown)}` {why}.{hint}")


def _latin(text: str) -> str:
    """The text without the marks on its letters; other letters stay and do not fit."""
    return "".join(one for one in unicodedata.normalize("NFKD", text[:200]) if not unicodedata.combining(one))
