"""Check changes: a file of changes held against what it changes, and against what that then means."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.hooks.audited import Subject
from kompass_core.hooks.find import find_framework, is_path
from kompass_core.hooks.layers import layers
from kompass_core.model.files import OVERLAY_HEAD
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.near import did_you_mean
from kompass_core.stages import check as checks
from kompass_core.stages.check.conform import conform
from kompass_core.stages.compile import compile as compiled

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.hooks.layers import Layers
    from kompass_core.hooks.local import Local
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document, Entry
    from kompass_core.model.framework import Framework
    from kompass_core.model.variant import Variant


def check_changes(
    path: Path, document: Document, plugins: Plugins, local: Local, subjects: list[Subject]
) -> str:
    """What the changes in the file are of, in words; raises KompassError of all that is wrong with them.

    Those of an installed variant come after what it, and the variant that it builds on, changes before. The
    framework that they make is added to the subjects.
    """
    of = document.root["of"]
    variant = _changed_variant(of, plugins)
    if variant is not None:
        return f"of the variant {checks.reworded(local.of_variant(variant), document).id}"
    conform(document, OVERLAY_HEAD)
    framework = find_framework(str(of.value), plugins, path, of.span)
    made_of = layers(framework, plugins)
    before = _before(path, made_of.name, plugins)
    changes = (document, *(one for one in local.of_framework(framework) if one != document))
    program = compiled(checked(evolve(made_of, overlays=before, changes=changes)))
    subjects.append(Subject(program, framework))
    return f"of {program.framework.name}"


def checked(made_of: Layers) -> Framework:
    """The framework that layers make together; raises KompassError."""
    definition = made_of.laid()
    return checks.check(definition.document, made_of.with_scales(definition))


def _changed_variant(of: Entry, plugins: Plugins) -> Variant | None:
    """The variant that changes are of; raises KompassError where its name is nearly right."""
    name = str(of.value)
    if name in plugins.variants:
        return plugins.variants[name]
    of_framework = "@" in name or is_path(name) or name in plugins.frameworks
    hint = None if of_framework else did_you_mean(name, plugins.variants)
    if hint is None:
        return None
    raise KompassError([Problem("unknown-variant", f"there is no variant `{name}`", of.span, hint)])


def _before(path: Path, name: str, plugins: Plugins) -> tuple[Document, ...]:
    """What an installed variant lays over a framework before the changes in the file, if they are its own."""
    for variant in plugins.variants.values():
        overlays = variant.overlays.get(name, ())
        for place, overlay in enumerate(overlays):
            if os.path.realpath(overlay.source.name) == os.path.realpath(path):
                return overlays[:place]
    return ()
