"""Every key of every file says what it is for: editors show it to whoever writes the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.file_shape import file_shape
from kompass_core.hooks.kind import NAMED
from kompass_core.model.shape import Either, ListOf, Table
from kompass_core.stages.mirror import building_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.shape import Kind

    Path = tuple[str, ...]

SHAPES: dict[str, Table] = {kind: file_shape(kind) for kind in NAMED.values()}
SHAPES["variant on another"] = building_file()


def abouts(kind: Kind, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """What each key, and each table of a name of its own, is for, by where it stands."""
    match kind:
        case Table():
            for name, key in kind.keys.items():
                yield (*path, name), key.about
                yield from abouts(key.kind, (*path, name))
            if kind.others is not None:
                if isinstance(kind.others, Table):
                    yield (*path, "*"), kind.others.about
                yield from abouts(kind.others, (*path, "*"))
        case ListOf():
            yield from abouts(kind.member, (*path, "[]"))
        case Either():
            for one in kind.kinds:
                yield from abouts(one, path)
        case _:
            return


ABOUTS = {(name, *path): about for name, shape in SHAPES.items() for path, about in abouts(shape)}


def test_there_are_keys_deep_down() -> None:
    assert ("evaluation", "finding", "*", "evidence", "[]", "kind") in ABOUTS
    assert ("changes", "replace", "scale", "*", "dimension", "*", "steps") in ABOUTS


def test_every_key_says_what_it_is_for() -> None:
    assert [path for path, about in ABOUTS.items() if not about] == []


@pytest.mark.parametrize("about", sorted(set(ABOUTS.values())))
def test_it_is_said_in_one_short_sentence(about: str) -> None:
    assert about[0] == about[0].upper()
    assert (about[-1], "\n" in about, len(about) <= 100) == (".", False, True)
