"""Kompass: assessment frameworks written as text, evaluations scored exactly, reports in any language.

The path, one verb a step, each of which raises KompassError with every problem it found::

    import kompass_core as kompass

    plugins = kompass.load_plugins()
    document = kompass.read("framework.toml")
    framework = kompass.check(document, plugins)
    program = kompass.compile(framework)
    scorecard = kompass.score(program, kompass.read_evaluation("evaluation.toml"))

Nothing is kept between calls, so threads need not know of each other. Each name is imported when it is
first asked for: who only checks does not load what only reports need.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kompass_core.hooks.load_plugins import load_plugins
    from kompass_core.hooks.prepare import read_evaluation
    from kompass_core.hooks.score_file import score_file
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.framework import Framework
    from kompass_core.model.program import Program
    from kompass_core.model.report import Report
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.problems import KompassError, Problem
    from kompass_core.stages.check import check
    from kompass_core.stages.compile import compile  # noqa: A004 - as `re.compile`
    from kompass_core.stages.read import read
    from kompass_core.stages.render import render
    from kompass_core.stages.report import report
    from kompass_core.stages.score import score
    from kompass_core.stages.vary import vary

__all__ = [
    "Evaluation",
    "Framework",
    "KompassError",
    "Plugins",
    "Problem",
    "Program",
    "Report",
    "Scorecard",
    "check",
    "compile",
    "load_plugins",
    "read",
    "read_evaluation",
    "render",
    "report",
    "score",
    "score_file",
    "vary",
]

_ROOMS = {
    "Evaluation": "model.evaluation",
    "Framework": "model.framework",
    "KompassError": "problems",
    "Plugins": "model.contributions",
    "Problem": "problems",
    "Program": "model.program",
    "Report": "model.report",
    "Scorecard": "model.scorecard",
    "check": "stages.check",
    "compile": "stages.compile",
    "load_plugins": "hooks.load_plugins",
    "read": "stages.read",
    "read_evaluation": "hooks.prepare",
    "render": "stages.render",
    "report": "stages.report",
    "score": "stages.score",
    "score_file": "hooks.score_file",
    "vary": "stages.vary",
}


def __getattr__(name: str) -> object:
    """The name, from the room it lives in."""
    if name not in _ROOMS:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message, name=name)
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)


def __dir__() -> list[str]:
    return __all__
