"""Fill: templates and what they are filled with, to the texts of files by path.

The path of a template is a template too. It begins with the part that it belongs to; the files of
several parts together make one folder.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from kompass_core.hooks.kind import NAMED
from kompass_core.problems.show import plain
from kompass_core.stages.layout import layout
from kompass_core.stages.read import read_text
from kompass_core.stages.varying.change import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SUFFIX: Final = ".jinja"


def fill(parts: Iterable[str], values: Mapping[str, object]) -> dict[str, str]:
    """The files of the parts, in the order of their paths. A value that a template lacks is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - only this command needs it

    environment = Environment(  # noqa: S701 - what is made is Python, TOML and Markdown, not HTML
        loader=PackageLoader("kompass_core.cli", "templates"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"key": key, "line": line, "toml": toml}
    wanted = set(parts)
    made: dict[str, str] = {}
    for template in environment.list_templates(extensions=[SUFFIX[1:]]):
        part, _, path = template.partition("/")
        if part in wanted:
            place = environment.from_string(path.removesuffix(SUFFIX)).render(values)
            if not place.endswith("/"):  # what is not wanted has no name
                made[place] = _laid_out(environment.get_template(template).render(values), place)
    return dict(sorted(made.items()))


def _laid_out(text: str, place: str) -> str:
    """The text of a definition or an evaluation as `kompass format` has it; any other as it is."""
    if not place.endswith(".toml"):
        return text
    document = read_text(text, place)
    return layout(document) if any(name in document.root for name in NAMED) else text


def toml(text: str) -> str:
    """Text as a TOML string, nothing in which is invisible."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(f"\\U{ord(one):08X}" if plain(one) != one else one for one in quoted)


def key(name: str) -> str:
    """A name as it stands in a header and before `=`."""
    return written((name,))


def line(text: str) -> str:
    """Text as it can stand in a remark: one line, with nothing invisible in it."""
    return plain(" ".join(text.split()))
