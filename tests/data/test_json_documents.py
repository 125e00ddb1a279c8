"""What other programs read: what we ship is valid as JSON, and reads back as it was."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from jsonschema.validators import extend

import kompass_json
from kompass_core.hooks.check_file import check_file
from kompass_core.hooks.find import evaluations, find_framework, revisions
from kompass_core.hooks.layers import layers
from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.hooks.prepare import prepare, read_evaluation, variant_of
from kompass_core.model.framework import TOTAL
from kompass_core.rules import typed
from kompass_core.rules.formula import formula
from kompass_core.stages.check import check, check_evaluation
from kompass_core.stages.dated import dated
from kompass_core.stages.json_text import json_text
from kompass_core.stages.outward import definition as outward
from kompass_core.stages.read import read, read_text
from kompass_core.stages.report.explanation import explanation
from kompass_core.stages.score import score
from kompass_core.stages.write import write
from kompass_core.stages.write_json import write_json
from tests.cli.test_schema_command import COPIES
from tests.stages.schemas import ECMA

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.model.contributions import Plugins

pytestmark = pytest.mark.slow

FRAMEWORKS = ("caf@2020", *(f"kommunkompassen@{year}" for year in (2002, 2010, 2016, 2020)))


@cache
def shipped() -> Plugins:
    """All plugins that are installed."""
    return load_plugins()


@cache
def schema(kind: str) -> jsonschema.Draft202012Validator:
    """What holds documents against a schema that is shipped."""
    return jsonschema.Draft202012Validator(json.loads((COPIES / f"{kind}.json").read_text("utf-8")))


def told(path: Path, variant: str | None = None) -> str:
    """The JSON of the definition in a file, as a variant changes it."""
    plugins = shipped()
    made_of = layers(path, plugins, [plugins.variants[variant]] if variant else [])
    laid = made_of.laid()
    return json_text(outward.told_definition(check(laid.document, made_of.with_scales(laid)), laid))


def test_no_framework_is_left_out() -> None:
    assert sorted(revisions(shipped())) == sorted(FRAMEWORKS)


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_a_definition_is_valid_and_is_the_same_when_it_is_read_back(name: str, tmp_path: Path) -> None:
    text = told(find_framework(name, shipped()))
    schema("definition").validate(json.loads(text))
    path = tmp_path / "handed-on.json"
    path.write_text(text, "utf-8")
    assert check_file(str(path), shipped()).problems == ()
    again, first = (prepare(one, shipped()).framework for one in (path, find_framework(name, shipped())))
    assert again.digest == first.digest
    assert again == first


def test_a_definition_says_what_a_variant_makes_of_it(tmp_path: Path) -> None:
    path = tmp_path / "danish.json"
    path.write_text(told(find_framework("kommunkompassen@2010", shipped()), "denmark"), "utf-8")
    plain = json.loads(told(find_framework("kommunkompassen@2010", shipped())))
    titles = [item["title"] for item in json.loads(path.read_text("utf-8"))["items"]]
    assert titles != [item["title"] for item in plain["items"]]
    assert titles == [item.title for item in prepare(path, shipped()).framework.items.values()]


NORMS = sorted(find_framework("kommunkompassen@2010", shipped()).parent.glob("norms/*.toml"))


@pytest.mark.parametrize("path", NORMS, ids=lambda path: path.stem)
def test_norms_are_handed_on_with_the_scale_that_they_belong_to(path: Path, tmp_path: Path) -> None:
    changes = read(path)
    framework_file = find_framework(str(changes.root["of"].value), shipped())
    made_of = layers(framework_file, shipped(), changes=[changes])
    laid = made_of.laid()
    framework = check(laid.document, made_of.with_scales(laid))
    made = outward.told_definition(framework, laid)
    schema("definition").validate(json.loads(json_text(made)))
    norms = [norm for scale in made["scales"].values() for norm in scale["norms"].values()]
    assert {bool(norm["rules"] and norm["items"]) for norm in norms} == {True}
    (tmp_path / "made.json").write_text(json_text(made), "utf-8")
    assert check(read(tmp_path / "made.json"), shipped()).digest == framework.digest


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_kind_of_part_of_a_rule_has_a_place_in_the_schema(name: str) -> None:
    framework = prepare(find_framework(name, shipped()), shipped()).framework
    trees = schema("definition").schema["$defs"]["tree"]["oneOf"]
    known = {
        kind
        for one in trees
        for kind in one["properties"]["node"].get("enum", [one["properties"]["node"].get("const")])
    }
    assert known == {kind.__name__.lower() for kind in typed.Typed.__args__}
    rules = [rule for scale in framework.rules.values() for found in scale.values() for rule in found]
    assert {type(node).__name__.lower() for rule in rules for node in typed.walk(rule.typed)} <= known


def test_a_function_is_told_with_its_formula() -> None:
    made = json.loads(told(find_framework("caf@2020", shipped())))
    (between,) = (one for one in shipped().functions.values() if one.name == "between")
    assert formula(between) is not None
    assert made["functions"]["between"]["formula"] == between.formula


EVALUATIONS = sorted(path for (path,) in evaluations(shipped()).values())


@pytest.mark.parametrize("path", EVALUATIONS, ids=lambda path: path.stem)
def test_an_evaluation_is_the_same_in_toml_and_in_json(path: Path) -> None:
    document = read(path)
    text = write_json(document)
    for draft in (ECMA, extend(jsonschema.Draft202012Validator, {"pattern": ECMA.VALIDATORS["pattern"]})):
        draft(json.loads((COPIES / "evaluation.json").read_text("utf-8"))).validate(json.loads(text))
    in_json = read_text(text, "made.json", "json")
    in_toml = read_text(write(dated(in_json)), "made.toml")
    made = [check_evaluation(one) for one in (document, in_json, in_toml)]
    assert made == [made[0]] * 3
    assert {one.digest for one in made} == {made[0].digest}


@pytest.mark.parametrize("code", ["1.3", "1", TOTAL])
def test_a_derivation_is_a_document_of_its_own(code: str) -> None:
    (path,) = evaluations(shipped())["borlange-2010"]
    asked = read_evaluation(path)
    card = score(prepare(find_framework(asked.framework.name, shipped()), shipped()), asked)
    variant = variant_of(asked, shipped())
    assert variant is not None
    made: Any = json.loads(kompass_json.render(explanation(card, code, variant)))
    schema("derivation").validate(made)
    schema("scorecard").validate(made)
    assert set(made["evaluation"]["findings"]) <= {code}
