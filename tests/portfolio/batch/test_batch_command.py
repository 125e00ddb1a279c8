"""`kompass batch`: what goes in, what comes out, and what is said."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import polars as pl
import pytest

from kompass_core.portfolio.batch import quick
from tests.portfolio.batch.small import ARCHIVE, batch, lay_out, lines

RESULT = [
    "id,year,total,total:grade,A,A.1,A.2,missing,state",
    "main street,2025,,good,,15.0,,1,incomplete",
    "harbour,2024,6.3,poor,6.3,6.3,0.0,0,complete",
    '"hill, upper",2024,0.0,poor,0.0,0.0,0.0,0,complete',
]
QUOTED = "texts in which the separator stands are put in quotation marks"
PLAN = '"the steps are `no`, `partly`, `yes`"'
USE = '"the steps are `no`, `seldom`, `partly`, `yes`"'
PERCENT = (":percent", ":percent:low", ":percent:high")
FRACTION = tuple(f"{end}:{part}" for end in ("", ":low", ":high") for part in ("numerator", "denominator"))
MORE = ("", ":low", ":high", *PERCENT, *FRACTION)


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """What was said on standard error, but for how long it took."""
    return "".join(
        line for line in capsys.readouterr().err.splitlines(keepends=True) if " a second" not in line
    )


def test_a_small_archive_is_scored(capsys: pytest.CaptureFixture[str]) -> None:
    lay_out()
    assert batch("archive.csv", "-o", "out.csv") == 0
    assert lines("out.csv") == RESULT
    assert said(capsys) == ("out.csv: 3 rows (2 complete, 1 incomplete)\n")


@pytest.mark.parametrize("few", [0, 100])
def test_columns_write_the_same_as_what_is_quick(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(f"{ARCHIVE}bad,2024,maybe,no,no,no\nshort,2024,no\n")
    wanted = ("--ranges", "--percent", "--exact")
    assert batch("archive.csv", "-o", "out.csv", *wanted) == 1
    monkeypatch.setattr(quick, "BYTES", 0)
    monkeypatch.setattr("kompass_core.portfolio.batch.shard.FEW", few)
    assert batch("archive.csv", "-o", "columns.csv", *wanted) == 1
    assert lines("columns.csv") == lines("out.csv")
    assert lines("columns.csv.bad.csv") == lines("out.csv.bad.csv")
    assert not Path("columns.csv.parts").exists()


def test_what_is_wrong_is_named_by_row_and_column_and_the_others_are_scored(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lay_out(f"{ARCHIVE}bad,2024,maybe,no,no,33\nshort,2024,no\n")
    assert batch("archive.csv", "-o", "out.csv") == 1
    assert lines("out.csv") == RESULT
    assert lines("out.csv.bad.csv") == [
        "file,row,id,column,value,slug,message,hint",
        f"archive.csv,4,bad,A.1:plan,maybe,off-scale,`plan` has no step `maybe`,{PLAN}",
        f"archive.csv,4,bad,A.2:use,33,off-scale,`use` has no step `33`,{USE}",
        f'archive.csv,5,short,,,out-of-range,"the row has 3 cells, and the heading 6",{QUOTED}',
    ]
    assert said(capsys) == (
        "out.csv: 5 rows (2 complete, 1 incomplete, 2 bad)\n"
        "  what is wrong with the bad ones stands in out.csv.bad.csv\n"
    )


def test_where_nothing_is_wrong_no_file_says_that_something_was() -> None:
    lay_out()
    Path("out.csv.bad.csv").write_text("of an earlier run", "utf-8")
    batch("archive.csv", "-o", "out.csv")
    assert not Path("out.csv.bad.csv").exists()


def test_judgements_without_a_column_are_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    lay_out("id,A.1:plan\na,yes\n")
    assert batch("archive.csv", "-o", "out.csv") == 0
    assert "  nobody answered `A.1:use`, `A.2:plan` and 1 more: there is no such column\n" in said(capsys)


def test_columns_of_another_scale_are_told_and_not_passed_through(capsys: pytest.CaptureFixture[str]) -> None:
    lay_out("id,A.1:plan,A.1:use,A.1:held,A.2:plan,A.2:use\na,yes,yes,no,yes,yes\n")
    assert batch("archive.csv", "-o", "out.csv") == 0
    assert lines("out.csv")[0] == "id,total,total:grade,A,A.1,A.2,missing,state"
    assert "  not asked for on this scale: `A.1:held`\n" in said(capsys)


def test_another_scale_than_the_first_is_asked_for_by_name() -> None:
    lay_out("id,A.1:plan,A.1:use,A.1:held,A.2:plan,A.2:use\na,yes,yes,no,yes,yes\n")
    assert batch("archive.csv", "-o", "out.csv", "--scale", "strict", "--items", "total") == 0
    assert lines("out.csv") == ["id,total,total:grade,missing,state", "a,23.3,good,0,complete"]


def test_ranges_percentages_and_fractions_are_asked_for() -> None:
    lay_out()
    assert batch("archive.csv", "-o", "out.csv", "--ranges", "--percent", "--exact", "--items", "A.2") == 0
    assert lines("out.csv")[:2] == [
        ",".join(("id", "year", *(f"A.2{name}" for name in MORE), "missing", "state")),
        "main street,2025,,2.5,7.5,,25,75,,,5,2,15,2,1,incomplete",
    ]


def test_without_an_id_rows_have_their_numbers() -> None:
    lay_out("A.1:plan,A.1:use,A.2:plan,A.2:use\nyes,yes,yes,yes\nno,no,no,no\n")
    batch("archive.csv", "-o", "out.csv", "--items", "total")
    assert [line.partition(",")[0] for line in lines("out.csv")] == ["id", "1", "2"]


def test_a_result_says_what_it_was_made_with() -> None:
    lay_out()
    assert batch("archive.csv", "-o", "out.parquet", "--items", "question") == 0
    made = json.loads(pl.read_parquet_metadata("out.parquet")["kompass"])
    assert (made["framework"], made["scale"], len(made["digest"])) == ("library@1", "stars", 64)
    assert made["options"] == {"items": ["A.1", "A.2"], "ranges": False, "percent": False, "exact": False}


def test_points_are_exact_decimals() -> None:
    lay_out()
    batch("archive.csv", "-o", "out.parquet", "--exact")
    found = pl.read_parquet("out.parquet")
    assert found.schema["A.1"] == pl.Decimal(9, 1)
    assert found.row(1, named=True)["A.1:numerator"] == 25
    assert found.row(1, named=True)["A.1:denominator"] == 4


def test_a_folder_as_output_keeps_the_parts() -> None:
    lay_out()
    assert batch("archive.csv", "-o", "out/") == 0
    assert [path.name for path in sorted(Path("out").glob("*"))] == ["00000.parquet", "manifest.json"]
    assert pl.read_parquet("out/*.parquet").height == 3


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--scale", "star"), "There is no scale `star`. Did you mean `stars`?"),
        (("--items", "questoin"), "There is no level or item `questoin`. Did you mean `question`?"),
        (("--engine", "magic"), "'magic' is not one of"),
    ],
)
def test_an_option_that_means_nothing_is_misuse(
    arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out()
    assert batch("archive.csv", "-o", "out.csv", *arguments) == 2
    assert told in capsys.readouterr().err
    assert not Path("out.csv").exists()


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.csv", "", "a.csv: error[missing-key]: the file has no heading"),
        (
            "a.csv",
            "id,name\n1,x\n",
            "a.csv: error[missing-key]: no column of the table is one of `library@1`",
        ),
        ("a.csv", "A.1:plan,A.1:plan\n", "a.csv: error[duplicate-key]: two columns are called `A.1:plan`"),
        (
            "a.csv",
            "id,A.1:plam\n",
            "a.csv: error[unknown-name]: the column `A.1:plam` names no dimension of `A.1`",
        ),
        (
            "a.csv",
            "id,A.3:plan,A.1:plan\n",
            "a.csv: error[unknown-item]: `library@1` has no item `A.3`, of which there is a column",
        ),
        (
            "a.csv",
            "id,A:plan\n",
            "a.csv: error[not-judged]: `A` is made of its parts, so the column `A:plan` cannot be",
        ),
        (
            "a.csv",
            "id,A.2:held\n",
            "a.csv: error[not-judged]: `A.2` is not judged on `held`, of which there is a column",
        ),
        (
            "a.csv",
            "id,Total,A.1:plan\n",
            "a.csv: error[unknown-key]: the column `Total` is nearly one of ours",
        ),
        (
            "a.csv",
            "id,state,A.1:plan\n",
            "a.csv: error[reserved-name]: the column `state` is called as one of the result",
        ),
        ("a.txt", "id\n", "a.txt: error[unknown-kind]: a file whose name ends in `.txt` is no table"),
        (
            "a.parquet",
            "PAR1",
            "a.parquet: error[unreadable-file]: the file is no Parquet file, or it is damaged",
        ),
        ("a.arrow", "", "a.arrow: error[unreadable-file]: the file is no Arrow file, or it is damaged"),
    ],
)
def test_a_table_that_cannot_be_scored_is_one_clear_error(
    name: str, text: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out()
    Path(name).write_text(text, "utf-8")
    assert batch(name, "-o", "out.csv") == 1
    assert capsys.readouterr().err.startswith(told)
    assert not Path("out.csv").exists()


def test_a_result_never_takes_the_place_of_its_archive(capsys: pytest.CaptureFixture[str]) -> None:
    lay_out()
    assert batch("archive.csv", "-o", "./archive.csv") == 1
    assert (
        "error[reserved-name]: the result would take the place of what it is made of"
        in capsys.readouterr().err
    )
    assert lines("archive.csv") == ARCHIVE.splitlines()


def test_a_result_beside_its_archive_is_no_part_of_it() -> None:
    lay_out()
    Path("kept").mkdir()
    Path("archive.csv").rename("kept/archive.csv")
    for _ in range(2):
        assert batch("kept", "-o", "kept/out.parquet") == 0
        assert pl.read_parquet("kept/out.parquet").height == 3


def test_a_result_is_no_archive(capsys: pytest.CaptureFixture[str]) -> None:
    lay_out()
    batch("archive.csv", "-o", "out.csv")
    assert batch("out.csv", "-o", "again.csv") == 1
    assert (
        "error[reserved-name]: the column `state` is called as one of the result" in capsys.readouterr().err
    )


def test_a_person_sees_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out()
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert batch("archive.csv", "-o", "out.parquet") == 0
    assert "scoring" in capsys.readouterr().err


def test_what_no_csv_holds_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    lay_out()
    pl.DataFrame({"id": ["a"], "tags": [["x"]], "A.1:plan": ["yes"]}).write_parquet("a.parquet")
    assert batch("a.parquet", "-o", "out.csv") == 2
    assert "`out.csv` cannot be written: " in capsys.readouterr().err
    assert batch("a.parquet", "-o", "out.parquet") == 0


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    lay_out()
    assert batch("archiv.csv", "-o", "out.csv") == 1
    assert capsys.readouterr().err.startswith("archiv.csv: error[unreadable-file]: there is no such file")
