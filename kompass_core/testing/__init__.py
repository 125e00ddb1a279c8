"""Testing: the contract with Kompass, run over a plugin in one line; for the tests of those who write one.

The whole of a test::

    from kompass_core.testing import check_plugin

    def test_the_plugin_keeps_its_contract():
        check_plugin("kompass_garden")

Everything here raises KompassError with every fault that was found. Who uses pytest has, besides, the
fixtures of `kompass_core.testing.fixtures`, without importing anything. Each name is imported when it is
first asked for: a run of pytest that needs none of them does not wait for them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kompass_core.testing.contract import check_plugin
    from kompass_core.testing.formats import check_format
    from kompass_core.testing.functions import check_function
    from kompass_core.testing.sample import sample_report
    from kompass_core.testing.scoring import score_text
    from kompass_core.testing.subject import plugins_with
    from kompass_core.testing.verdict import Verdict

__all__ = [
    "Verdict",
    "check_format",
    "check_function",
    "check_plugin",
    "plugins_with",
    "sample_report",
    "score_text",
]

_ROOMS = {
    "Verdict": "testing.verdict",
    "check_format": "testing.formats",
    "check_function": "testing.functions",
    "check_plugin": "testing.contract",
    "plugins_with": "testing.subject",
    "sample_report": "testing.sample",
    "score_text": "testing.scoring",
}


def __getattr__(name: str) -> object:
    """The name, from the module it lives in."""
    if name not in _ROOMS:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message, name=name)
    return getattr(import_module(f"kompass_core.{_ROOMS[name]}"), name)


def __dir__() -> list[str]:
    return __all__
