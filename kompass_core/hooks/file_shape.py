"""File shape: a kind of file to its shape, in general or for one framework, and to a JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, assert_never

from kompass_core.model.files import (
    EVALUATION_FILE,
    EXPECTATION_FILE,
    POPULATION_FILE,
    RELEASE_FILE,
    SCALE_FILE,
    VARIANT_FILE,
    any_framework_file,
    framework_file,
)
from kompass_core.model.shape import Table
from kompass_core.stages.mirror import building_file, changes_file
from kompass_core.stages.narrow import evaluation_of, expectation_of, items_of, scale_of, scales_of
from kompass_core.stages.schema import of_either, schema
from kompass_core.stages.shared import shared

if TYPE_CHECKING:
    from collections.abc import Collection

    from kompass_core.hooks.kind import Kind
    from kompass_core.model.framework import Framework

SCALES: Final = Table("the scales", others=SCALE_FILE)


def file_shape(kind: Kind, framework: Framework | None = None) -> Table:
    """The shape of files of a kind; with a framework, of those that are made for it.

    That of a variant is of one that builds on no other.
    """
    match kind:
        case "framework":
            return framework_file(framework.levels) if framework else any_framework_file()
        case "scale":
            return scale_of(framework) if framework else SCALE_FILE
        case "variant":
            return VARIANT_FILE
        case "changes":
            changed = (
                (items_of(framework), scales_of(framework)) if framework else (any_framework_file(), SCALES)
            )
            return changes_file(*changed)
        case "evaluation":
            return evaluation_of(framework) if framework else EVALUATION_FILE
        case "expectation":
            return expectation_of(framework) if framework else EXPECTATION_FILE
        case "release":
            return RELEASE_FILE
        case "population":
            return POPULATION_FILE
        case _:
            assert_never(kind)


def file_schema(kind: Kind, framework: Framework | None = None) -> dict[str, Any]:
    """The JSON Schema of files of a kind; with a framework, of those that are made for it."""
    shape = file_shape(kind, framework)
    of = f" of {framework.name}" if framework and kind not in {"variant", "release", "population"} else ""
    title = f"{shape.what.capitalize()}{of}"
    if kind == "variant":
        return of_either(shape, building_file(), ("variant", "builds_on"), title)
    made = schema(shape, title)
    return shared(made) if framework or kind == "changes" else made


def levels_schema(levels: Collection[str]) -> dict[str, Any]:
    """The JSON Schema of the file of a framework with these levels."""
    shape = framework_file(levels)
    return schema(shape, f"{shape.what.capitalize()} with {', '.join(levels)}")
