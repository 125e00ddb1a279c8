"""Every file that is well shaped is valid by the schema of its kind, and by that of its framework."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomli

from kompass_core.hooks.file_shape import file_schema, file_shape, levels_schema
from kompass_core.hooks.find import revisions
from kompass_core.hooks.kind import NAMED, kind_of
from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.hooks.prepare import prepare
from kompass_core.model.files import BUILDING_FILE, SCALE_FILE
from kompass_core.problems import KompassError
from kompass_core.stages.check.conform import departures
from kompass_core.stages.check.levels import levels_of
from kompass_core.stages.read import read, read_text
from tests.stages.schemas import as_json, validator

if TYPE_CHECKING:
    from kompass_core.hooks.kind import Kind

ROOT = Path(__file__).parents[2]
KINDS: tuple[Kind, ...] = tuple(dict.fromkeys(NAMED.values()))
ROOMS = ("frameworks", "plugins", "tests", "kompass_core/testing")


def shaped(path: Path) -> Kind | None:
    """The kind of a file that is well shaped; None of one that is not."""
    try:
        document = read(path)
        kind = kind_of(document)
        shape = file_shape(kind)
        if kind == "variant" and "builds_on" in tomli.loads(path.read_text("utf-8"))["variant"]:
            shape = BUILDING_FILE
        if kind == "framework":
            levels_of(document)
    except (KompassError, KeyError):
        return None
    return None if any(departures(document, shape)) else kind


FILES = {
    path.relative_to(ROOT).as_posix(): kind
    for room in ROOMS
    for path in sorted(ROOT.glob(f"{room}/**/*.toml"))
    if (kind := shaped(path)) is not None
}
REVISIONS = revisions(load_plugins())


@cache
def general(kind: Kind) -> Any:
    return validator(file_schema(kind))


@cache
def narrow(kind: Kind, framework: str) -> Any:
    """What holds files of a kind against one framework."""
    plugins = load_plugins()
    return validator(file_schema(kind, prepare(REVISIONS[framework][0], plugins).framework))


def faults(valid: Any, document: Any) -> list[str]:
    return [f"{list(error.absolute_path)}: {error.message}" for error in valid.iter_errors(as_json(document))]


def framework_of(document: Any) -> str | None:
    """The framework that a file names, of those installed."""
    match document:
        case {"evaluation": {"framework": str(name)}} | {"of": str(name)}:
            return name if name in REVISIONS else None
        case {"framework": {"id": str(name), "revision": str(revision)}}:
            return f"{name}@{revision}" if f"{name}@{revision}" in REVISIONS else None
        case _:
            return None


def test_there_are_files_of_most_kinds() -> None:
    assert {"framework", "scale", "variant", "changes", "evaluation", "expectation"} <= set(FILES.values())
    assert len(FILES) > 80


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_valid_by_the_schema_of_its_kind(name: str) -> None:
    document = tomli.loads((ROOT / name).read_text("utf-8-sig"))
    assert faults(general(FILES[name]), document) == []


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith(("frameworks/", "plugins/"))])
def test_a_file_is_valid_by_the_schema_of_its_framework(name: str) -> None:
    document = tomli.loads((ROOT / name).read_text("utf-8"))
    framework = framework_of(document)
    if framework is not None:
        assert faults(narrow(FILES[name], framework), document) == []


def test_scales_and_expectations_are_valid_by_the_schema_of_their_framework() -> None:
    valid = narrow("scale", "caf@2020"), narrow("expectation", "caf@2020")
    rooms = ("scales", "expectations")
    for room, one in zip(rooms, valid, strict=True):
        paths = sorted(ROOT.glob(f"frameworks/caf/{room}/*.toml"))
        assert paths != []
        assert [faults(one, tomli.loads(path.read_text("utf-8"))) for path in paths] == [[]] * len(paths)


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_says_of_what_it_is(kind: Kind) -> None:
    assert file_schema(kind)["title"] == file_shape(kind).what.capitalize()


def test_the_schema_of_a_framework_knows_its_levels_alone() -> None:
    path = ROOT / "tests" / "data" / "club" / "2024.toml"
    document = tomli.loads(path.read_text("utf-8"))
    levels = document["framework"]["levels"]
    assert faults(validator(levels_schema(levels)), document) == []
    assert faults(validator(levels_schema(levels[1:])), document) != []


@pytest.mark.parametrize(
    "text",
    [
        '[judgement."1.1"]\nsystem = "moost"',
        '[judgement."1.11"]\nsystem = "mostly"',
        "[given.2011.points]\ntotal = 3",
    ],
)
def test_what_is_not_of_the_framework_is_refused_where_any_other_may_stand(text: str) -> None:
    head = 'schema = 1\n[evaluation]\nid = "a"\nframework = "b"\norganisation = { name = "A" }\n'
    document = tomli.loads(head + text)
    assert faults(general("evaluation"), document) == []
    assert faults(narrow("evaluation", "kommunkompassen@2010"), document) != []


def test_a_day_without_quotation_marks_is_one_to_both() -> None:
    head = 'schema = 1\n[evaluation]\nid = "a"\nframework = "b"\norganisation = { name = "A" }\n'
    for text, fits in (
        ("from = 2010-06-15", True),
        ("from = 2010-06-15T10:00:00", False),
        ("from = 10:00:00", False),
    ):
        whole = head.replace("organisation", f"{text}\norganisation")
        document = read_text(whole, "a.toml")
        assert (list(departures(document, file_shape("evaluation"))) == []) == fits
        assert (faults(general("evaluation"), tomli.loads(whole)) == []) == fits


def test_the_shape_of_a_kind_is_the_one_that_files_are_held_against() -> None:
    assert file_shape("scale") is SCALE_FILE
