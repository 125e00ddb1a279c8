"""No files: nothing that is asked opens a file, looks for one, or tells whether it is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from kompass_core.hooks.choice import Choice
from kompass_core.serve.examples import EVALUATION, EXAMPLES, FRAMEWORK, SCALE
from kompass_core.serve.work import work

ROOT = Path(__file__).parents[2]

SECRET = "a secret 4711"  # noqa: S105 - to be found again

WATCHED = """
    import json, sys
    from kompass_core.hooks.choice import Choice
    from kompass_core.serve.work import work

    questions = json.load(sys.stdin)
    opened = []
    watching = False
    def hook(event, arguments):
        if watching and event in {"open", "os.listdir", "os.scandir", "glob.glob"}:
            opened.append(str(arguments[0]))
    sys.addaudithook(hook)
    for turn in range(2):  # the first one imports what the second has
        watching = turn == 1
        answers = [work(Choice(), name, json.dumps(body).encode()).status for name, body in questions]
    watching = False
    print(json.dumps([opened, [int(one) for one in answers]]))
"""


def hostile(path: str) -> list[tuple[str, dict[str, Any]]]:
    """Questions that name a file wherever a name may stand."""
    own_head: Any = EVALUATION["evaluation"]
    head = {**own_head, "framework": path, "previous": path, "variant": "english"}
    scored = {"evaluation": {**EVALUATION, "evaluation": head}}
    own = {"framework": FRAMEWORK.replace('"stars"', f"'{path}'"), "scales": [SCALE]}
    variant = f"schema = 1\n[variant]\nid = \"x\"\n[organisations]\nfile = '{path}'\n"
    definition = {"framework": FRAMEWORK, "scales": [SCALE]}
    return [
        ("score", scored),
        ("score", {**scored, "definition": definition}),
        ("report", {**scored, "definition": definition, "format": "text"}),
        ("check", {"definition": own}),
        ("check", {"definition": {"framework": variant}}),
        ("check", {"evaluation": path}),
        ("check", {"definition": definition, "changes": [f"schema = 1\nof = '{path}'\n"]}),
        ("check", {"definition": {"framework": path, "scales": [path]}}),
        ("check", {"definition": {"framework": FRAMEWORK.replace('revision = "1"', f"revision = '{path}'")}}),
        ("diff", {"before": definition, "after": {**definition, "framework": f"{FRAMEWORK}"}}),
    ]


@pytest.mark.slow
def test_no_question_opens_or_lists_anything_but_what_is_installed(tmp_path: Path) -> None:
    (tmp_path / "secret.toml").write_text(f'a = "{SECRET}"\n', "utf-8")
    fine = [(name, one["value"]) for name, examples in EXAMPLES.items() for one in examples.values()]
    questions = [*hostile("secret.toml"), *hostile(str(tmp_path / "secret.toml")), *fine]
    done = subprocess.run(
        (sys.executable, "-c", dedent(WATCHED)),
        input=json.dumps(questions),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    opened, statuses = json.loads(done.stdout)
    assert {200, 422} <= set(statuses)
    there = [os.path.realpath(place) for place in (ROOT, sys.prefix, sys.base_prefix)]
    assert opened
    assert [one for one in opened if not os.path.realpath(one).startswith(tuple(there))] == []
    assert [one for one in opened if "secret" in one] == []


def test_no_answer_tells_whether_a_file_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    paths = ("secret.toml", "./secret.toml", str(tmp_path / "secret.toml"))
    asked = [(name, json.dumps(body).encode()) for path in paths for name, body in hostile(path)]
    before = [work(Choice(), name, body).body for name, body in asked]
    (tmp_path / "secret.toml").write_text(f'a = "{SECRET}"\n', "utf-8")
    after = [work(Choice(), name, body).body for name, body in asked]
    assert after == before
    assert [one for one in after if SECRET.encode() in one] == []
