"""Formats: whether each turns a report into bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.hooks.doctor.examined import Examined
from kompass_core.hooks.fault import raised
from kompass_core.hooks.find import SUFFIXES
from kompass_core.hooks.plain import PLAIN
from kompass_core.hooks.score_file import score_file
from kompass_core.problems import KompassError, Problem
from kompass_core.stages.render import render
from kompass_core.stages.report import report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.hooks.doctor.examined import Ward
    from kompass_core.model.contributions import Format, Plugins
    from kompass_core.model.report import Report

WARD: Ward = "formats"


def formats(plugins: Plugins) -> Iterator[Examined]:
    """An examination of each format by the report on the first evaluation that there is."""
    sample = _sample(plugins)
    for made_by in plugins.formats.values():
        yield _tried(made_by, sample)


def _sample(plugins: Plugins) -> Report | None:
    for folders in plugins.frameworks.values():
        for path in sorted(path for folder in folders for path in folder.glob("evaluations/*")):
            if path.suffix in SUFFIXES:
                try:
                    return report(score_file(path, plugins), PLAIN)
                except KompassError:
                    continue  # its file says so itself
    return None


def _tried(made_by: Format, sample: Report | None) -> Examined:
    if sample is None:
        return Examined(WARD, made_by.id, "not tried, since there is no evaluation")
    try:
        made = render(sample, made_by)
    except ImportError as error:
        message = f"the format `{made_by.id}` cannot be used here: {error}"
        return Examined(
            WARD, made_by.id, "", (Problem("broken-plugin", message, made_by.id, severity="warning"),)
        )
    except Exception as error:  # noqa: BLE001 - anybody may have written it
        message = f"the format `{made_by.id}` fails: {raised(error)}"
        return Examined(WARD, made_by.id, "", (Problem("broken-plugin", message, made_by.id),))
    return Examined(WARD, made_by.id, f"{len(made)} bytes of {made_by.media_type}")
