"""`kompass score -`: a line of JSON in, a line of JSON out, one at a time, whatever stands in them."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

import kompass_json
from kompass_core.cli import main
from kompass_core.stages.reading.limits import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, list[dict[str, Any]], str]]

CAF = "caf@2020"


def line(**more: Any) -> bytes:
    """An evaluation on one line, by a framework that is installed."""
    head = {"id": "ours", "framework": CAF, "organisation": {"name": "Ås"}, "scales": ["classical"]}
    judged = {"1.1": {"phase": "check", "degree": "middle"}}
    return json.dumps({"schema": 1, "evaluation": head, "judgement": judged, **more}).encode()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command with lines on standard input: exit code, answers, complaints."""

    def ran(lines: bytes, *options: str) -> tuple[int, list[dict[str, Any]], str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
        code = main(["score", "-", *options])
        captured = capsys.readouterr()
        return code, [json.loads(one) for one in captured.out.splitlines()], captured.err

    return ran


def test_each_line_is_answered_in_turn_and_a_bad_one_stops_no_other(run: Run) -> None:
    code, answers, complaints = run(b"\n".join([line(), b'{"schema": 1,', b"", line(judgment={}), line()]))
    assert (code, complaints) == (1, "")
    assert [answer.get("kind", answer.get("line")) for answer in answers] == ["scorecard", 2, 4, "scorecard"]
    (problem,) = answers[2]["problems"]
    assert (problem["slug"], problem["hint"]) == ("unknown-key", "did you mean `judgement`?")
    assert (problem["place"]["file"], problem["place"]["line"]) == ("-", 4)
    jsonschema.Draft202012Validator(json.loads(kompass_json.schemas()["scorecard"])).validate(answers[0])


def test_fine_lines_make_the_exit_code_0(run: Run) -> None:
    code, answers, _ = run(line() + b"\r\n", "--language", "en", "--scale", "classical")
    assert (code, answers[0]["language"], list(answers[0]["scales"])) == (0, "en", ["classical"])


def test_a_line_that_is_too_long_is_one_bad_line(run: Run) -> None:
    code, answers, _ = run(b"x" * (2 * LARGEST + 5) + b"\n" + line())
    assert (code, answers[0]["problems"][0]["slug"], answers[0]["line"]) == (1, "too-large", 1)
    assert answers[1]["kind"] == "scorecard"


def test_no_line_opens_a_file(run: Run, garden: Path) -> None:
    head = {"id": "x", "framework": str(garden / "1.toml"), "organisation": {"name": "x"}}
    code, answers, _ = run(line(evaluation=head))
    assert (code, answers[0]["problems"][0]["slug"]) == (1, "unknown-framework")
    assert "none is opened" in answers[0]["problems"][0]["message"]


def test_a_framework_that_is_named_is_what_every_line_is_scored_with(run: Run, garden: Path) -> None:
    head = {"id": "x", "framework": "garden@1", "organisation": {"name": "x"}}
    good = json.dumps({"schema": 1, "evaluation": head}).encode()
    code, answers, _ = run(good + b"\n" + line(), "--framework", str(garden / "1.toml"), "--language", "en")
    assert (code, answers[0]["framework"]["id"]) == (1, "garden")
    assert answers[1]["problems"][0]["slug"] == "wrong-revision"


def test_a_figure_that_cannot_be_right_is_told_beside_its_scorecard(run: Run) -> None:
    given = {"classical": {"points": {"1.1": 20, "1.2": 20, "1": {"printed": "90"}}}}
    code, answers, complaints = run(line(given=given, judgement={}))
    assert (code, answers[0]["kind"]) == (1, "scorecard")
    assert complaints.startswith("-:1: error[impossible-figure]")


@pytest.mark.parametrize(
    "options",
    [
        ["borlange-2010", "--framework", CAF],
        ["-", "borlange-2010", "--framework", CAF],
        ["-", "-o", "x.json"],
        ["-", "--format", "html"],
        ["-", "--no-plugins"],
    ],
)
def test_what_does_not_go_with_lines_is_misuse(options: list[str]) -> None:
    assert main(["score", *options]) == 2


@pytest.mark.slow
def test_an_answer_comes_before_the_next_line_is_asked_for() -> None:
    command = (sys.executable, "-m", "kompass_core.cli", "score", "-")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in ("a", "b"):
            head = {"id": number, "framework": CAF, "organisation": {"name": "x"}}
            process.stdin.write(json.dumps({"schema": 1, "evaluation": head}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["evaluation"]["id"] == number
        process.stdin.close()
        assert process.wait() == 0
