"""npm: packages of JavaScript that a test needs, installed in a folder of its own, or the test skipped.

Nothing is kept for the next time, nor outside of that folder: the versions are pinned here.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PINNED: Final = {"pyodide": "314.0.7", "typescript": "7.0.2"}
SECONDS: Final = 90


def installed(folder: Path, *names: str) -> Path:
    """The folder, with the packages in its `node_modules`; skips the test where they cannot be had."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip(f"there is no npm to install {', '.join(names)} with")
    wanted = {name: PINNED[name] for name in names}
    (folder / "package.json").write_text(
        json.dumps({"private": True, "type": "module", "dependencies": wanted})
    )
    quiet = ("--no-audit", "--no-fund", "--no-update-notifier", "--cache", str(folder / ".npm"))
    try:
        done = subprocess.run(
            (npm, "install", *quiet),
            cwd=folder,
            check=False,
            capture_output=True,
            encoding="utf-8",
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        pytest.skip(f"npm does not install {', '.join(names)} within {SECONDS} s")
    if done.returncode:
        pytest.skip(f"npm cannot install {', '.join(names)}: {done.stderr.strip().splitlines()[-1:]}")
    return folder
