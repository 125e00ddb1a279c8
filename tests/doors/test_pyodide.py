"""In a browser: the wheel runs in Pyodide as it stands, and makes the same JSON as here, but for places.

What it depends on is taken from where the tests run: all of it that is asked for is written in Python.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sysconfig
from typing import TYPE_CHECKING

import pytest

import kompass_core as kompass
from tests.npm import installed

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

EVALUATIONS = ("borlange-2010-printed", "millbrook-2024")
"""Printed figures and ranges; and judgements, a function of a plugin and a step that nobody took."""

SCORED = """
import json
import kompass_core as kompass
made = {{}}
plugins = kompass.load_plugins()
for name in {names}:
    card = kompass.score_file(name, plugins)
    report = kompass.report(card, plugins.variants["english"])
    made[name] = kompass.render(report, plugins.formats["json"]).decode()
assert not [one.reason for one in plugins.plugins if one.reason]
json.dumps(made)
"""

PAGE = """
import {{ loadPyodide }} from "pyodide";
import {{ readFileSync, writeFileSync }} from "node:fs";

try {{
  const pyodide = await loadPyodide();
  pyodide.unpackArchive(new Uint8Array(readFileSync({wheel})), "wheel");
  pyodide.FS.mkdirTree("/beside");
  pyodide.mountNodeFS("/beside", {beside});
  pyodide.runPython('import sys; sys.path.append("/beside")');
  writeFileSync("made.json", pyodide.runPython({script}));
}} catch (error) {{
  console.error(error.message);
  process.exit(1);
}}
"""

PLACE = re.compile(r'("place": ")[^"]*/')


def test_the_wheel_scores_in_pyodide_as_it_does_here(wheel: Path, tmp_path: Path) -> None:
    folder = installed(tmp_path, "pyodide")
    page = PAGE.format(
        wheel=json.dumps(str(wheel)),
        beside=json.dumps(sysconfig.get_path("purelib")),
        script=json.dumps(SCORED.format(names=EVALUATIONS)),
    )
    (folder / "page.mjs").write_text(page, "utf-8")
    node = shutil.which("node")
    assert node is not None
    done = subprocess.run((node, "page.mjs"), cwd=folder, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr[-3000:]
    made = json.loads((folder / "made.json").read_text("utf-8"))
    plugins = kompass.load_plugins()
    for name in EVALUATIONS:
        report = kompass.report(kompass.score_file(name, plugins), plugins.variants["english"])
        here = kompass.render(report, plugins.formats["json"]).decode()
        assert PLACE.sub(r"\1", here) == PLACE.sub(r"\1", made[name])
