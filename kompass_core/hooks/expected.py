"""Expected: the figures of an expectation held against those that come out, in words or as problems.

A framework's folder may hold expectations, and so may a plugin's: they are its own tests, which need no code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.hooks.programs import Programs
from kompass_core.hooks.trying.attempt import attempt
from kompass_core.stages.check.sort import refuse

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.hooks.local import Local
    from kompass_core.hooks.trying.tried import Tried
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document


def expected(path: Path, document: Document, plugins: Plugins, local: Local) -> str:
    """What an expectation holds, in words, if every figure comes out.

    Raises:
        KompassError: what is wrong with the file or with its evaluation, `other-figure` for each
            figure that comes out otherwise.
    """
    tried = attempt(path, Programs(plugins, local), document)
    refuse(tried.found())
    return said(tried)


def said(tried: Tried) -> str:
    """What was held against what comes out."""
    texts = []
    for kind in ("table", "example"):
        cases = [case for case in tried.cases if case.kind == kind]
        if cases:
            figures, names = (
                sum(case.figures for case in cases),
                dict.fromkeys(case.framework for case in cases),
            )
            those = (
                f"{tried.evaluation}"
                if kind == "table"
                else f"{_many(len(cases), 'example')} of {', '.join(names)}"
            )
            texts.append(f"{_many(figures, 'figure')} come{'s' if figures == 1 else ''} out, of {those}")
    return "; ".join(texts)


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
