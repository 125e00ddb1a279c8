"""A function of a plugin in the key of the cache: the same in every process, until its module changes."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from kompass_core.extending import Function
from kompass_core.hooks.prepare import _identity

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path

    import pytest

SOURCE = "def half(of):\n    return of / 2\n"
ASK = """
from kompass_core.extending import Function
from kompass_core.hooks.prepare import _identity
import kompass_trial_half
print(_identity(Function("half", (), "points", kompass_trial_half.half, "")))
"""


def asked(folder: Path) -> str:
    """How another process calls the function."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(folder), *sys.path))}
    command = (sys.executable, "-c", ASK)
    return subprocess.run(command, env=environment, check=True, capture_output=True, encoding="utf-8").stdout


def test_a_function_is_called_the_same_in_every_process_until_it_changes(tmp_path: Path) -> None:
    module = tmp_path / "kompass_trial_half.py"
    module.write_text(SOURCE, "utf-8")
    first = asked(tmp_path)
    assert asked(tmp_path) == first
    module.write_text(SOURCE.replace("2", "3"), "utf-8")
    os.utime(module, (1, 1))
    assert asked(tmp_path) != first


def half(of: Fraction) -> Fraction:
    """A function of no module."""
    return of / 2


def test_a_function_without_a_module_has_a_name_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(half, "__module__", "kompass_nowhere")
    assert _identity(Function("half", (), "points", half, "")) == "half () points None kompass_nowhere half "
