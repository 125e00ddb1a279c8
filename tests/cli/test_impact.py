"""`kompass impact`: from two names and evaluations to who gains, who loses and why; in every format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import jsonschema
import pytest

import kompass_json
from kompass_core.cli import main, progress

if TYPE_CHECKING:
    from collections.abc import Callable

Captured: TypeAlias = pytest.CaptureFixture[str]
SCHEMA = json.loads((Path(kompass_json.__file__).parent / "impact.schema.json").read_text("utf-8"))

CHANGES = """\
schema = 1
of = "1.toml"
[replace.plant."a.2"]
maximum = 30
[replace.scale.easy.rule.bed]
points = 'min(sum(plants.points), 20)'
"""

OTHER = """\
schema = 1
[evaluation]
id = "{id}"
framework = "1.toml"
organisation = {{ code = "{code}", name = "{id}" }}
year = 2024
[judgement."a.1"]
health = "{one}"
[judgement."a.2"]
health = "{other}"
"""


@pytest.fixture
def plot(garden: Path) -> Path:
    """The garden with changes, and three evaluations in a folder."""
    (garden / "what-if.toml").write_text(CHANGES, "utf-8")
    (garden / "years").mkdir()
    for name, one, other in (("wet", "dead", "lush"), ("dry", "alive", "alive"), ("cold", "lush", "dead")):
        text = OTHER.format(id=name, code=len(name), one=one, other=other).replace('"1.toml"', '"../1.toml"')
        (garden / "years" / f"{name}.toml").write_text(text, "utf-8")
    return garden


@pytest.fixture
def said(capsys: Captured) -> Callable[..., tuple[int, str, str]]:
    """Exit code, standard output and standard error of the command."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(("impact", *arguments))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def weighed(out: str) -> dict[str, Any]:
    """The JSON of an impact, held against its schema."""
    document: dict[str, Any] = json.loads(out)
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    return document


WHAT_IF = ("1.toml", "1.toml", "years", "--with", "what-if.toml", "--language", "en")


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["kind"] == {"const": "impact"}


def test_who_gains_and_why_is_told_exactly(plot: Path, said: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = said(*WHAT_IF, "--format", "json")
    made = weighed(out)
    (pair,) = made["pairs"]
    assert (code, err, list(made["after"]["changes"])) == (0, "", ["what-if.toml"])
    assert [one["id"] for one in pair["evaluations"]] == ["cold", "dry", "wet"]
    for one in pair["evaluations"]:
        whole = one["items"]["total"]
        assert float(whole["change"]) == sum(map(float, whole["causes"].values()))
    texts = [cause["text"] for cause in pair["causes"]]
    assert texts[0] == "Carried over"
    assert any(text.startswith("Maximum of a.2") for text in texts)
    assert any(text.startswith("Rule of bed") for text in texts)


def test_the_rows_of_csv_add_up(plot: Path, said: Callable[..., tuple[int, str, str]]) -> None:
    _, out, _ = said(*WHAT_IF, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {row["organisation_code"] for row in rows} == {"3", "4"}
    for name in ("wet", "dry", "cold"):
        whole = [row for row in rows if (row["evaluation"], row["item"]) == (name, "total")]
        assert float(whole[0]["points"]) == sum(float(row["points"]) for row in whole[1:])
    assert any(row["points"].startswith("-") for row in rows)
    assert any(row["printed"].startswith("+") for row in rows)


def test_the_text_fits_and_says_it_in_words(plot: Path, said: Callable[..., tuple[int, str, str]]) -> None:
    _, out, _ = said(*WHAT_IF)
    assert max(map(len, out.splitlines())) <= 80
    assert "Of 3 evaluations that are known exactly, 1 gain, 0 lose, and 2 stay" in " ".join(out.split())
    assert "○ Before" in out
    assert "With the changes in what-if.toml" in out


def test_one_evaluation_is_told_item_by_item(plot: Path, said: Callable[..., tuple[int, str, str]]) -> None:
    _, out, _ = said("1.toml", "1.toml", "years/wet.toml", *WHAT_IF[3:])
    assert "Points by item, and what changes them" in out
    assert "○" not in out


def test_made_up_evaluations_are_the_same_for_one_seed(
    plot: Path, said: Callable[..., tuple[int, str, str]]
) -> None:
    wanted = (*WHAT_IF[:2], *WHAT_IF[3:], "--format", "json", "--generated", "60")
    first, again, other = (said(*wanted, "--seed", seed)[1] for seed in ("1", "1", "2"))
    assert first == again != other
    made = weighed(first)
    assert made["generated"] == {"count": 60, "seed": 1, "drawn_from": 0}
    assert made["pairs"][0]["known"] == len(made["pairs"][0]["evaluations"]) == 60


def test_made_up_evaluations_are_drawn_from_those_that_are_named(
    plot: Path, said: Callable[..., tuple[int, str, str]]
) -> None:
    made = weighed(said(*WHAT_IF, "--generated", "20", "--format", "json")[1])
    assert made["generated"] == {"count": 20, "seed": 1, "drawn_from": 3}


def test_all_that_are_installed_are_weighed_where_none_is_named(
    said: Callable[..., tuple[int, str, str]],
) -> None:
    made = weighed(said("caf@2020", "caf@2020", "--language", "en", "--format", "json")[1])
    assert [[one["id"] for one in pair["evaluations"]] for pair in made["pairs"]] == [["millbrook-2024"]] * 2


def test_one_scale_can_be_asked_for(said: Callable[..., tuple[int, str, str]]) -> None:
    made = weighed(
        said("caf@2020", "caf@2020", "--scale", "classical", "--format", "json", "--language", "en")[1]
    )
    assert [pair["after"] for pair in made["pairs"]] == ["classical"]


def test_who_has_to_be_decided_on_first_is_listed_and_the_others_go_on(
    plot: Path, said: Callable[..., tuple[int, str, str]]
) -> None:
    text = (plot / "1.toml").read_text("utf-8")
    newer = text.replace('revision = "1"', 'revision = "2"\nreplaces = "1"')
    (plot / "2.toml").write_text(newer.replace("Wild rose", "Dog rose"), "utf-8")
    code, _, err = said("1.toml", "2.toml", "years", "--language", "en")
    assert (code, "error[unjudged]" in err) == (1, True)
    part = OTHER.format(id="part", code="9", one="lush", other="lush").replace('"1.toml"', '"../1.toml"')
    first = part.index('[judgement."a.1"]')
    part = part[:first] + part[part.index('[judgement."a.2"]') :]
    (plot / "years" / "part.toml").write_text(part, "utf-8")
    wanted = ("1.toml", "2.toml", "years", "--language", "en", "--format", "json")
    made = weighed(said(*wanted)[1])
    assert [one["id"] for one in made["pairs"][0]["evaluations"]] == ["part"]
    assert [one["evaluation"] for one in made["refused"]] == ["cold", "dry", "wet"]
    assert {one["problems"][0]["slug"] for one in made["refused"]} == {"unjudged"}
    made = weighed(said(*wanted, "--reworded", "drop")[1])
    assert len(made["pairs"][0]["evaluations"]) == 4


def test_a_file_that_cannot_be_read_is_listed_and_the_others_go_on(
    plot: Path, said: Callable[..., tuple[int, str, str]]
) -> None:
    (plot / "years" / "broken.toml").write_text("schema = 1\n[evaluation\n", "utf-8")
    code, out, _ = said(*WHAT_IF)
    assert code == 0
    assert "Not among them:\n  - broken: " in out


def test_nothing_to_weigh_is_a_misuse(plot: Path, said: Callable[..., tuple[int, str, str]]) -> None:
    (plot / "empty").mkdir()
    code, _, err = said("1.toml", "1.toml", "empty", "--language", "en")
    assert (code, "there is no evaluation in `empty`" in err) == (1, True)
    code, _, err = said("1.toml", "1.toml", "--language", "en")
    assert (code, "Name one, or use --generated N." in err) == (2, True)


def test_an_interrupt_leaves_the_file_as_it_was(
    plot: Path, said: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    (plot / "out.json").write_text("before", "utf-8")

    def interrupted(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("kompass_core.cli.impact.progress", interrupted)
    wanted = (*WHAT_IF[:2], *WHAT_IF[3:], "--generated", "9", "-o", "out.json", "--format", "json")
    assert said(*wanted)[0] == 130
    assert (plot / "out.json").read_text("utf-8") == "before"
    assert sorted(path.name for path in plot.glob(".out*")) == []


def test_a_person_sees_how_far_it_is(
    plot: Path, said: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def shown(ones: list[int], label: str) -> list[int]:
        seen.append(label)
        return list(ones)

    assert progress.MANY > 0
    monkeypatch.setattr("kompass_core.cli.impact.progress", shown)
    said(*WHAT_IF[:2], *WHAT_IF[3:], "--generated", "9")
    said(*WHAT_IF)
    assert seen == ["weighing", "weighing"]
