"""Record: a release to the text of the file that records it, which reads back as the same release."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kompass_core.model.files import SCHEMA
from kompass_core.stages.layout import layout
from kompass_core.stages.read import read_text
from kompass_core.stages.write import quoted, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.document import Entry
    from kompass_core.model.release import Amendment, Release

HEADING: Final = """\
# Every value of {name} as it was released. `kompass release` writes this file, and `kompass check`
# holds the definition against it.
"""
BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


def record(release: Release) -> str:
    """The whole file, in TOML, laid out as every file is."""
    head = {"framework": quoted(release.framework), "on": release.on.isoformat()}
    if release.by is not None:
        head["by"] = quoted(release.by)
    head["engine"] = quoted(release.engine)
    head["digest"] = quoted(release.digest)
    head["changelog"] = quoted(release.changelog + "\n" if "\n" in release.changelog else release.changelog)
    parts = [
        f"{HEADING.format(name=release.framework)}\nschema = {SCHEMA}\n",
        _table("[release]", head),
        *(_table("[[amendment]]", dict(_amendment(one))) for one in release.amendments),
        _table("[frozen.framework]", dict(_values(release.own))),
        *(
            _table(f"[frozen.scale.{quoted(name)}]", dict(_values(frozen)))
            for name, frozen in release.scales.items()
        ),
    ]
    return layout(read_text("\n".join(parts), f"the record of {release.framework}"))


def _table(header: str, lines: Mapping[str, str]) -> str:
    return "".join(f"{line}\n" for line in (header, *(f"{name} = {value}" for name, value in lines.items())))


def _amendment(one: Amendment) -> Iterator[tuple[str, str]]:
    yield "on", one.on.isoformat()
    if one.by is not None:
        yield "by", quoted(one.by)
    yield "because", quoted(one.because)
    yield "before", quoted(one.before)
    yield "after", quoted(one.after)
    if one.changed:
        yield "changed", f"[{', '.join(map(quoted, one.changed))}]"


def _values(frozen: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
    return ((_key(name), written(entry)) for name, entry in frozen.items())


def _key(name: str) -> str:
    """A dotted name as one key, in quotes that leave its own as they are."""
    if BARE.fullmatch(name):
        return name
    return f"'{name}'" if '"' in name and "'" not in name and name.isprintable() else quoted(name)
