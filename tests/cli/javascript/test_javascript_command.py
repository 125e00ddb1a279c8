"""`kompass javascript`: the package that it writes, and what the module in it scores in Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import jsonschema
import pytest

from kompass_core.cli import main
from kompass_core.rules.javascript import NoJavaScript
from kompass_core.rules.units import Function
from tests.cli.test_schema_command import COPIES
from tests.rules.node import MISSING, NODE

if TYPE_CHECKING:
    from collections.abc import Mapping

Captured: TypeAlias = pytest.CaptureFixture[str]

needs_node = pytest.mark.skipif(NODE is None, reason=MISSING)

IMPORTED = """
import * as module from "./{name}.js";
const {{ score, MisfitError, RuleError }} = module;
const tried = (one) => {{
  try {{
    return score(one);
  }} catch (error) {{
    return {{ name: error.constructor.name, message: error.message, code: error.code ?? null }};
  }}
}};
const {{ framework, scales, measures, outline }} = module;
const [names, made] = [Object.keys(module), {evaluations}.map(tried)];
console.log(JSON.stringify({{ names, framework, scales, measures, outline, made }}));
"""


def package(*arguments: str) -> Path:
    """The folder of a package that is made."""
    assert main(["javascript", *arguments, "-o", "made/here"]) == 0
    return Path("made") / "here"


def imported(folder: Path, name: str, *evaluations: Any) -> dict[str, Any]:
    """What a module offers, and what comes of evaluations."""
    (folder / "try.mjs").write_text(IMPORTED.format(name=name, evaluations=json.dumps(evaluations)), "utf-8")
    node = shutil.which("node")
    assert node is not None
    done = subprocess.run((node, folder / "try.mjs"), check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def evaluation(judgement: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """The file of an evaluation of the garden."""
    about = {"id": "x", "framework": "garden@1", "organisation": {"name": "x"}, **more.pop("evaluation", {})}
    return {"schema": 1, "evaluation": about, "judgement": judgement, **more}


@pytest.mark.usefixtures("garden")
def test_a_package_has_a_module_its_types_and_a_manifest(capsys: Captured) -> None:
    folder = package("1.toml")
    made = ["garden-1.js", "garden-1.d.ts", "package.json"]
    assert capsys.readouterr().out.splitlines() == [f"made {folder / name}" for name in made]
    assert sorted(path.name for path in folder.iterdir()) == sorted(made)
    manifest = json.loads((folder / "package.json").read_text("utf-8"))
    assert (manifest["name"], manifest["version"], manifest["type"]) == ("garden-1", "1.0.0", "module")
    assert manifest["exports"] == {".": {"types": "./garden-1.d.ts", "default": "./garden-1.js"}}
    assert manifest["kompass"]["framework"] == "garden@1"
    assert len(manifest["kompass"]["digest"]) == 64


@pytest.mark.usefixtures("garden")
@pytest.mark.parametrize(
    ("revision", "version"),
    [("2", "2.0.0"), ("2.1", "2.1.0"), ("007", "7.0.0"), ("Höst-2", "0.0.0"), ("1.2.3.4", "0.0.0")],
)
def test_the_version_is_the_revision_where_that_is_one(revision: str, version: str, garden: Path) -> None:
    text = (garden / "1.toml").read_text("utf-8").replace('revision = "1"', f'revision = "{revision}"')
    (garden / "2.toml").write_text(text, "utf-8")
    manifest = json.loads((package("2.toml") / "package.json").read_text("utf-8"))
    assert manifest["version"] == version
    assert manifest["name"].isascii()
    assert (Path("made") / "here" / f"{manifest['name']}.js").exists()


@pytest.mark.usefixtures("garden")
def test_the_page_runs_the_same_script(capsys: Captured) -> None:
    text = (package("1.toml") / "garden-1.js").read_text("utf-8")
    capsys.readouterr()
    assert main(["form", "1.toml"]) == 0
    script = text.partition("\n\n")[2].rpartition("\nconst framework = ")[0]
    assert len(script) > 30_000
    assert script in capsys.readouterr().out


@needs_node
@pytest.mark.usefixtures("garden")
def test_a_module_says_what_is_asked_and_scores_it(capsys: Captured) -> None:
    folder = package("1.toml")
    judged = evaluation({"a.1": {"health": "alive"}, "a.2": {"health": 1}})
    said = imported(folder, "garden-1", judged, json.dumps(judged))
    assert said["names"] == [
        "MisfitError",
        "RuleError",
        "framework",
        "measures",
        "outline",
        "scales",
        "score",
    ]
    assert (said["framework"]["name"], said["framework"]["levels"]) == ("garden@1", ["bed", "plant"])
    assert said["scales"] == [{"id": "easy", "title": "An easy scale"}]
    assert [(one["code"], one["depth"], one["parent"], one["children"]) for one in said["outline"]] == [
        ("a", 0, "total", ["a.1", "a.2"]),
        ("a.1", 1, "a", []),
        ("a.2", 1, "a", []),
    ]
    (question,) = said["outline"][1]["questions"]
    assert (question["name"], question["title"]) == ("health", "How well it grows")
    assert [one["value"] for one in question["options"]] == ["dead", "alive", "lush", "not applicable"]
    figures, of_text = said["made"]
    assert figures == of_text
    jsonschema.Draft202012Validator(json.loads((COPIES / "figures.json").read_text("utf-8"))).validate(
        figures
    )
    capsys.readouterr()
    assert main(["score", "evaluations/spring.toml", "--format", "json", "--language", "en"]) == 0
    expected = json.loads(capsys.readouterr().out)
    assert figures["digest"] == expected["digest"]
    for code, item in expected["scales"]["easy"]["items"].items():
        assert {**item, **figures["scales"]["easy"]["items"][code]} == item
    assert (figures["scales"]["easy"]["total"]["exact"], figures["scales"]["easy"]["total"]["printed"]) == (
        "25",
        "25.0",
    )


NOT_ASKED = "`a.1` is not judged on `size`"
MISFITS = {
    "another framework": (evaluation({}, evaluation={"framework": "garden@2"}), "made with `garden@2`", None),
    "another schema": ({**evaluation({}), "schema": 2}, "`schema` is not 1", None),
    "no evaluation": ({"schema": 1}, "`evaluation` is no table", None),
    "no table": ([], "an evaluation is no table", None),
    "nothing": (None, "an evaluation is no table", None),
    "an unknown table": (evaluation({}, judgements={}), "an evaluation has no key `judgements`", None),
    "an unknown key": (evaluation({}, evaluation={"yaer": 3}), "`evaluation` has no key `yaer`", None),
    "an unknown item": (evaluation({"b": {"health": "lush"}}), "`garden@1` has no item `b`", "b"),
    "an item with parts": (evaluation({"a": {"health": "lush"}}), "`a` is made of its parts", "a"),
    "an unknown dimension": (evaluation({"a.1": {"size": "lush"}}), NOT_ASKED, "a.1"),
    "an unknown step": (evaluation({"a.1": {"health": "green"}}), "has no step `green`", "a.1"),
    "between two steps": (evaluation({"a.1": {"health": "55%"}}), "has no step `0.55`", "a.1"),
    "a truth": (evaluation({"a.1": {"health": True}}), "is neither a step nor a share", "a.1"),
    "nobody": (evaluation({"a.1": {"health": {"ann": "lush"}}}), "no evaluator has the id `ann`", "a.1"),
    "an unknown scale": (
        evaluation({}, evaluation={"scales": ["hard"]}),
        "not scored on a scale `hard`",
        None,
    ),
    "points below none": (
        evaluation({}, given={"easy": {"points": {"a": -1}}}),
        "is neither points nor",
        "a",
    ),
    "too many points": (evaluation({}, given={"easy": {"points": {"a": 31}}}), "which has 30 at most", "a"),
    "no figure": (
        evaluation({}, given={"easy": {"points": {"a": {"printed": "x"}}}}),
        "is not a printed figure",
        "a",
    ),
    "no JSON": ("{", "JSON", None),
}


@needs_node
@pytest.mark.usefixtures("garden")
def test_what_does_not_fit_is_refused_and_named() -> None:
    said = imported(package("1.toml"), "garden-1", *(one for one, _, _ in MISFITS.values()))
    for (name, (_, message, code)), made in zip(MISFITS.items(), said["made"], strict=True):
        assert made["name"] == ("SyntaxError" if name == "no JSON" else "MisfitError"), name
        assert message in made["message"]
        assert made["code"] == code


@needs_node
def test_a_module_scores_on_some_scales_in_a_language_of_its_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = package("kommunkompassen@2010", "--scale", "2002", "--language", "nb")
    about = {"id": "x", "framework": "kommunkompassen@2010", "organisation": {"name": "x"}}
    both = {"schema": 1, "evaluation": about, "judgement": {"1.1": {"system": "fully", "results": "some"}}}
    other = {"schema": 1, "evaluation": {**about, "scales": ["2010"]}}
    said = imported(folder, "kommunkompassen-2010", both, other)
    assert [one["id"] for one in said["scales"]] == ["2002"]
    assert {one["name"] for item in said["outline"] for one in item["questions"]} == {"system", "deployment"}
    figures, refused = said["made"]
    assert (figures["language"], list(figures["scales"])) == ("nb", ["2002"])
    assert figures["scales"]["2002"]["items"]["1.1"]["points"]["printed"] == "7,5–15"
    assert refused["message"] == "the evaluation is not scored on 2002"
    types = (folder / "kommunkompassen-2010.d.ts").read_text("utf-8")
    assert 'export type ScaleId = "2010" | "2002";\nexport type ScoredId = "2002";' in types


@pytest.mark.usefixtures("garden")
@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["1.toml"], "Missing option '-o'"),
        (["1.toml", "--scale", "eazy", "-o", "made"], "There is no scale `eazy`. Did you mean `easy`?"),
        (["1.toml", "-o", "2.toml/made"], "is no folder to write to"),
    ],
    ids=str,
)
def test_misuse_is_refused(arguments: list[str], why: str, garden: Path, capsys: Captured) -> None:
    (garden / "2.toml").touch()
    assert main(["javascript", *arguments]) == 2
    assert why in " ".join(capsys.readouterr().err.split())
    assert not (garden / "made").exists()


@pytest.mark.usefixtures("garden")
def test_a_function_that_no_script_can_work_out_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    def refuse(*_: object) -> str:
        raise NoJavaScript(Function("half", (), "points", abs, "the half"))

    monkeypatch.setattr("kompass_core.cli.javascript.package.javascript", refuse)
    assert main(["javascript", "1.toml", "-o", "made"]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert "No script can work out `garden@1`: `half` is a function of a plugin, and has no `formula`" in said
