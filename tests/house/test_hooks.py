"""Every hook is documented, tested, and used by a plugin of ours: what nobody needs is not there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from kompass_core.hooks.hookspecs import Hooks
from kompass_core.hooks.load import HOOKS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "plugins.md").read_text("utf-8")
TESTS = (ROOT / "tests" / "hooks" / "test_load.py").read_text("utf-8")
STRANGER = ROOT / "tests" / "outsider" / "finland"


def users(hook: str, room: Path) -> list[str]:
    """The plugins in a room whose module defines the hook."""
    return [
        path.parent.name
        for path in sorted(room.glob("*/__init__.py"))
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name == hook
    ]


def test_there_are_four_hooks() -> None:
    assert sorted(HOOKS) == ["kompass_formats", "kompass_functions", "kompass_scales", "kompass_variants"]


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_says_what_it_returns(hook: str) -> None:
    assert getattr(Hooks, hook).__doc__


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_is_documented_with_a_plugin_of_ours_that_uses_it(hook: str) -> None:
    (part,) = re.findall(rf"^### `{hook}`\n(.*?)(?=^##)", PAGE, re.MULTILINE | re.DOTALL)
    assert set(re.findall(r"`(kompass_\w+)`", part)) & set(users(hook, ROOT / "plugins"))


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_is_tested(hook: str) -> None:
    assert f'hook("{hook}", ' in TESTS


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_is_used_by_the_stranger_too(hook: str) -> None:
    assert users(hook, STRANGER) == ["kompass_finland"]
