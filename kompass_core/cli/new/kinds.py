"""Kinds: what can be made, and what its templates are filled with."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

import click

from kompass_core.cli.new.fill import fill
from kompass_core.cli.new.requirement import requirement
from kompass_core.hooks.advertised import FRAMEWORKS, PLUGINS, VARIANTS
from kompass_core.model.files.kinds import LANGUAGE
from kompass_core.model.framework import TOTAL
from kompass_core.model.variant import Numbers, Variant
from kompass_core.model.words import WORDS
from kompass_core.problems import KompassError
from kompass_core.problems.show import plain
from kompass_core.stages.report.signs import signs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kompass_core.cli.new.name import Name
    from kompass_core.cli.new.outline import Outline

DESCRIPTIONS: Final = {
    "plugin": "A variant, a scale, a function and a format for Kompass",
    "variant": "A variant for Kompass, with its language, numbers and words",
    "scale": "A scale for Kompass",
    "format": "A format for Kompass",
    "framework": "A framework for Kompass, with its scale and an example",
}
PLUGIN: Final = ("variant", "scale", "function", "format")
"""The parts of a plugin that has everything; each hook is one of them."""

DOORS: Final = {"variant": "Variant", "scale": "Scale", "function": "Function", "format": "Format"}
EXAMPLE_RULES: Final = {"theme": "questions", TOTAL: "themes"}
EXAMPLE_LEVELS: Final = ("theme", "question")
"""Those of the framework that a scale is tried on unless another is named."""


def plugin(
    kind: str, name: Name, parts: Iterable[str], *, language: str = "en", of: Outline | None = None
) -> dict[str, str]:
    """The files of a plugin in Python that has the parts; a scale or titles are made for a framework."""
    wanted = set(parts)
    example = {"example"} if "scale" in wanted and of is None else set()
    scale = {
        "of": of.id if of else f"{name.id}-example",
        "dimensions": (of and of.dimensions) or ("done",),
        "stated": of is None or of.stated,
        "gather": of.gather if of else "sum",
        "rules": of.rules if of else EXAMPLE_RULES,
        "printed": of.levels if of else EXAMPLE_LEVELS,
    }
    doors = [*sorted(DOORS[part] for part in wanted), "hookimpl"]
    return fill(
        {"distribution", "python", *example, *wanted},
        {**_distribution(kind, name, wanted, PLUGINS), **_words(language, of), **scale, "doors": doors},
    )


def variant(name: Name, language: str, of: Outline | None) -> dict[str, str]:
    """The files of a variant without any Python."""
    values = {**_distribution("variant", name, {"variant"}, VARIANTS), **_words(language, of)}
    return fill({"distribution", "variant"}, values)


def framework(name: Name, language: str) -> dict[str, str]:
    """The files of a framework, which is without any Python."""
    values = {**_distribution("framework", name, {"framework"}, FRAMEWORKS), "language": language}
    return fill({"distribution", "framework"}, values)


def evaluation(name: Name, of: Outline, reference: str, variant: str | None, into: Path) -> dict[str, str]:
    """The one file of an evaluation in which nothing is judged yet.

    It names its framework as somebody referred to it, a path from where it will lie.
    """
    named = seen_from(into, of.path) if reference.endswith(".toml") else of.name
    values = {"name": name.id, "title": name.title, "outline": of, "reference": named, "variant": variant}
    return fill({"evaluation"}, values)


def seen_from(folder: Path, file: Path) -> str:
    """The way to a file from a folder, as an evaluation names its framework."""
    return os.path.relpath(file.resolve(), folder.resolve()).replace(os.sep, "/")


def checked_language(tag: str) -> str:
    """The tag of a language that numbers can be written in; raises UsageError."""
    fits = re.fullmatch(LANGUAGE.pattern or "", tag)
    try:
        if fits:
            signs(Variant("new", "new", tag, Numbers(tag, None, None), {}, {}, {}))
            return tag
    except KompassError:
        pass
    message = f"`{plain(tag[:40])}` is no language that is known here: write a tag such as `en` or `pt-BR`."
    raise click.UsageError(message)


def _distribution(kind: str, name: Name, parts: set[str], group: str) -> dict[str, object]:
    return {
        "name": name.id,
        "word": name.word,
        "module": name.module,
        "folder": name.folder,
        "title": name.title,
        "description": DESCRIPTIONS[kind],
        "requirement": requirement(),
        "group": group,
        "package": name.word if group == FRAMEWORKS else name.module,
        "parts": parts,
        "outline": None,
    }


def _words(language: str, of: Outline | None) -> dict[str, object]:
    return {"language": language, "locale": language.replace("-", "_"), "words": WORDS, "outline": of}
