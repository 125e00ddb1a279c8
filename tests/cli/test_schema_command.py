"""`kompass schema`: what is printed, written and refused; and that the copies in `docs` are current."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
import tomli

from kompass_core.cli import main
from kompass_core.cli.schema import KINDS
from kompass_core.hooks.load_plugins import load_plugins

if TYPE_CHECKING:
    Captured = pytest.CaptureFixture[str]

COPIES = Path(__file__).parents[2] / "docs" / "schemas"
WRITTEN = ("definition", *(load_plugins(only=["json"]).formats["json"].schemas or dict)())
"""What programs read, of which JSON Schemas of a newer draft are shipped."""


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_of_a_kind_is_printed(kind: str, capsys: Captured) -> None:
    code = main(["schema", kind])
    captured = capsys.readouterr()
    assert (code, captured.err) == (0, "")
    assert json.loads(captured.out)["type"] == "object"


@pytest.mark.parametrize("kind", [*KINDS, *WRITTEN])
def test_the_copy_that_is_shipped_is_current_or_make_docs_makes_it_anew(kind: str, capsys: Captured) -> None:
    main(["schema", kind])
    assert (COPIES / f"{kind}.json").read_text("utf-8") == capsys.readouterr().out


def test_no_copy_is_shipped_of_anything_else() -> None:
    assert sorted(path.stem for path in COPIES.iterdir()) == sorted([*KINDS, *WRITTEN])


@pytest.mark.parametrize("kind", WRITTEN)
def test_what_is_written_in_json_has_a_schema_with_a_version(kind: str, capsys: Captured) -> None:
    assert main(["schema", kind]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]
    assert schema["$id"] == f"urn:kompass:{kind}:1"


def test_all_kinds_are_written_to_a_folder(tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "a" / "schemas"
    assert main(["schema", "--all", "-o", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines() == [f"made {folder / kind}.json" for kind in KINDS]
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{kind}.json" for kind in KINDS)


def test_a_schema_is_for_one_framework(garden: Path, capsys: Captured) -> None:
    assert main(["schema", "evaluation", "--framework", "1.toml", "-o", "schema.json"]) == 0
    made = json.loads((garden / "schema.json").read_text("utf-8"))
    assert made["title"] == "The file of an evaluation of garden@1"
    assert "a.1" in made["properties"]["judgement"]["properties"]
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("garden")
@pytest.mark.parametrize("option", [("--framework", "1.toml"), ("--levels", "bed, plant")])
def test_the_schema_of_a_framework_is_for_its_levels(option: tuple[str, str], capsys: Captured) -> None:
    assert main(["schema", "framework", *option]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["title"] == "The file of a framework with bed, plant"
    assert {"bed", "plant"} <= made["properties"].keys()
    assert made["additionalProperties"] is False


def test_a_framework_need_not_be_finished_to_have_levels(garden: Path, capsys: Captured) -> None:
    draft = (garden / "1.toml").read_text("utf-8").replace('scales = ["easy"]', 'scales = ["hard"]')
    (garden / "2.toml").write_text(draft, "utf-8")
    assert main(["schema", "framework", "--framework", "2.toml"]) == 0
    capsys.readouterr()
    assert main(["schema", "evaluation", "--framework", "2.toml"]) == 1
    assert "error[unknown-scale]" in capsys.readouterr().err


@pytest.mark.usefixtures("garden")
@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "Say which KIND of files, or --all."),
        (["scale", "--all"], "Say which KIND of files, or --all."),
        (["--all"], "With --all, say in which folder: -o DIR."),
        (["scale", "--levels", "bed"], "--levels is for the KIND `framework` alone."),
        (
            ["framework", "--levels", "bed", "--framework", "1.toml"],
            "--levels is for the KIND `framework` alone.",
        ),
        (["framework", "--levels", "bed,,plant"], "No level can be called ``."),
        (["framework", "--levels", "bed,total"], "No level can be called `total`."),
        (["--all", "-o", "1.toml"], "`1.toml` is no folder to write to"),
        (["scales"], "There is no kind `scales`. Did you mean `scale`?"),
        (["figures", "--framework", "1.toml"], "--framework is for files; `figures` is written by programs."),
    ],
    ids=str,
)
def test_misuse_is_refused(arguments: list[str], why: str, capsys: Captured) -> None:
    code = main(["schema", *arguments])
    captured = capsys.readouterr()
    assert (code, captured.out) == (2, "")
    assert why in captured.err


def test_the_page_connects_an_editor_with_schemas_that_are_made() -> None:
    page = (COPIES.parent / "maintaining.md").read_text("utf-8")
    (text,) = re.findall(r"<!-- file: \.taplo\.toml -->\n```toml\n(.*?)```", page, re.DOTALL)
    connected = {rule["schema"]["path"] for rule in tomli.loads(text)["rule"]}
    made = {
        *re.findall(r"^made (\S+)$", page, re.MULTILINE),
        *re.findall(r"-o (\.schemas/\S+)$", page, re.MULTILINE),
    }
    assert connected <= made
    assert len(connected) == 5
