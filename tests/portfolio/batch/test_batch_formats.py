"""An archive gives the same figures in whatever file it lies, and however it is laid out there."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from kompass_core.portfolio.batch.tables import piece, scattered, separated
from tests.portfolio.batch.small import batch, lay_out, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

STEPS: dict[Any, Any] = {
    "no": 0,
    "seldom": Decimal("12.5"),
    "partly": 50,
    "yes": 100,
    "not applicable": -1,
    None: None,
}
PLAN: Sequence[str | None] = ["no", "partly", "yes", "not applicable", None]
USE: Sequence[str | None] = ["no", "seldom", "partly", "yes", None]
ROWS: list[dict[str, Any]] = [
    {
        "id": f"e{n}",
        "year": 2000 + n % 7,
        "A.1:plan": PLAN[n % 5],
        "A.1:use": USE[n % 4],
        "A.2:plan": PLAN[n % 3],
        "A.2:use": USE[n // 5 % 5],
    }
    for n in range(60)
]
JUDGED = ("A.1:plan", "A.1:use", "A.2:plan", "A.2:use")
TEXTS = pl.DataFrame(ROWS)
PERCENT = TEXTS.with_columns(
    pl.Series(
        name,
        [None if (value := STEPS[row[name]]) is None else Decimal(value) for row in ROWS],
        dtype=pl.Decimal(5, 1),
    )
    for name in JUDGED
)


def long(table: pl.DataFrame) -> pl.DataFrame:
    """A row for each judgement, in no order."""
    told = table.select("id", *JUDGED).unpivot(index="id", variable_name="name")
    halves = pl.col("name").str.split(":")
    named = told.with_columns(halves.list.get(0).alias("item"), halves.list.get(1).alias("dimension"))
    return named.select("id", "item", "dimension", "value").drop_nulls().sort("value", "id", descending=True)


def write_csv(table: pl.DataFrame, separator: str = ",", style: Any = "necessary") -> Callable[[str], object]:
    return lambda path: table.write_csv(path, separator=separator, quote_style=style)


FILES: dict[str, tuple[str, Callable[[str], object]]] = {
    "comma": ("a.csv", write_csv(TEXTS)),
    "semicolon": ("a.csv", write_csv(TEXTS, ";")),
    "tab": ("a.tsv", write_csv(TEXTS, "\t")),
    "quoted": ("a.csv", write_csv(TEXTS, style="always")),
    "percent in CSV": ("a.csv", write_csv(PERCENT)),
    "texts in Parquet": ("a.parquet", TEXTS.write_parquet),
    "categories": ("a.parquet", TEXTS.with_columns(pl.col(JUDGED).cast(pl.Categorical)).write_parquet),
    "decimals": ("a.parquet", PERCENT.write_parquet),
    "floats": ("a.arrow", PERCENT.with_columns(pl.col(JUDGED).cast(pl.Float64)).write_ipc),
    "texts in Arrow": ("a.feather", TEXTS.write_ipc),
    "long CSV": ("a.csv", lambda path: long(TEXTS).write_csv(path)),
    "long Parquet": ("a.parquet", lambda path: long(PERCENT).write_parquet(path)),
}


@pytest.fixture(autouse=True)
def pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small pieces, so that there are several."""
    monkeypatch.setattr(piece, "FEWEST", 25)
    monkeypatch.setattr(piece, "BYTES", 1)
    monkeypatch.setattr(separated, "BLOCK", 700)
    monkeypatch.setattr(scattered, "BLOCK", 32)
    monkeypatch.setattr("kompass_core.portfolio.batch.tables.long.BLOCK", 32)


def figures(*names: str, wanted: Sequence[str] = ()) -> pl.DataFrame:
    """What comes out of files, by ids."""
    assert batch(*names, "-o", "out.parquet", *wanted) == 0
    return pl.read_parquet("out.parquet").drop("year", strict=False).sort("id")


@pytest.fixture
def expected() -> pl.DataFrame:
    """What each row comes to by itself."""
    lay_out()
    TEXTS.write_csv("texts.csv")
    assert batch("texts.csv", "-o", "expected.csv", "--ranges") == 0
    return pl.read_csv("expected.csv", infer_schema=False).drop("year").sort("id")


@pytest.mark.parametrize(("name", "write"), FILES.values(), ids=FILES)
def test_a_file_gives_the_same_figures(
    name: str, write: Callable[[str], object], expected: pl.DataFrame
) -> None:
    write(name)
    found = figures(name, wanted=["--ranges"])
    assert found.with_columns(pl.all().cast(pl.String)).rows() == expected.rows()


WHOLE = TEXTS.with_columns(
    pl.col(JUDGED).replace_strict(
        {"no": 0, "seldom": 50, "partly": 50, "yes": 100, "not applicable": -1}, return_dtype=pl.Int8
    )
)


def test_percentages_without_a_sign_are_read_too() -> None:
    lay_out()
    signed = WHOLE.filter(pl.all_horizontal(pl.col(JUDGED).fill_null(0) >= 0))
    signed.write_csv("texts.csv")
    expected = figures("texts.csv")
    signed.with_columns(pl.col(JUDGED).cast(pl.UInt8)).write_parquet("a.parquet")
    assert figures("a.parquet").equals(expected)


@pytest.mark.slow
@pytest.mark.parametrize("type_", [pl.Int8, pl.Int16, pl.Int32, pl.Int64, pl.Int128, pl.Float32])
def test_a_number_is_a_percentage_whatever_its_width(type_: Any) -> None:
    lay_out()
    WHOLE.write_csv("texts.csv")
    expected = figures("texts.csv")
    WHOLE.with_columns(pl.col(JUDGED).cast(type_)).write_parquet("a.parquet")
    assert figures("a.parquet").equals(expected)


SLOW = pytest.mark.slow


@pytest.mark.parametrize(
    "value", [1, *(pytest.param(one, marks=SLOW) for one in (-2, 24, 49, 51, 101, 127, 128, 255, 300, 2**40))]
)
@pytest.mark.parametrize("column", ["A.1:plan", "A.1:use"])
def test_a_number_that_is_no_step_is_found_among_others(value: int, column: str) -> None:
    lay_out()
    whole = WHOLE.with_columns(pl.col(JUDGED).cast(pl.Int64))
    spoilt = whole.with_columns(
        pl.when(pl.col("id") == "e41").then(value).otherwise(pl.col(column)).alias(column)
    )
    spoilt.write_parquet("a.parquet")
    assert batch("a.parquet", "-o", "out.parquet") == 1
    (told,) = lines("out.parquet.bad.csv")[1:]
    assert told.startswith(f"a.parquet,42,e41,{column},{value},off-scale,")
    assert pl.read_parquet("out.parquet").height == 59


def test_several_files_are_one_archive() -> None:
    lay_out()
    TEXTS.head(20).write_csv("1.csv")
    TEXTS.slice(20).with_columns(pl.col("year").cast(pl.String)).write_parquet("2.parquet")
    TEXTS.write_csv("all.csv")
    assert figures("1.csv", "2.parquet").equals(figures("all.csv"))


def test_files_that_pass_other_columns_through_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    lay_out()
    TEXTS.write_csv("1.csv")
    TEXTS.write_parquet("2.parquet")
    assert batch("1.csv", "2.parquet", "-o", "out.parquet") == 1
    assert (
        "2.parquet: error[wrong-kind]: the column `year` is of the type Int64 here" in capsys.readouterr().err
    )


def test_a_folder_and_a_pattern_stand_for_their_files() -> None:
    lay_out()
    Path("folder").mkdir()
    TEXTS.head(20).write_csv("folder/1.csv")
    TEXTS.slice(20).write_csv("folder/2.csv")
    assert figures("folder").equals(figures("folder/*.csv"))
    assert figures("folder").height == 60


def test_points_that_are_binary_fractions_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    lay_out()
    pl.DataFrame({"id": ["a"], "A.1": [2.3]}).write_parquet("a.parquet")
    assert batch("a.parquet", "-o", "out.parquet") == 1
    assert (
        "a.parquet: error[wrong-kind]: the points in the column `A.1` are binary" in capsys.readouterr().err
    )


@pytest.mark.parametrize("type_", [pl.Decimal(6, 2), pl.String])
def test_points_given_stand_for_judgements(type_: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out()
    monkeypatch.setattr("kompass_core.portfolio.batch.shard.FEW", 0)
    table = pl.DataFrame({"id": ["a", "b", "c", "d"], "A.1": ["2.35", None, "20.01", "3"]}).with_columns(
        pl.col("A.1").cast(type_),
        pl.Series("A.1:plan", [None, "yes", None, "yes"]),
        pl.Series("A.1:use", [None, "no", None, None]),
    )
    table.write_parquet("a.parquet")
    assert batch("a.parquet", "-o", "out.csv", "--items", "A.1") == 1
    assert lines("out.csv")[1:] == ["a,2.4,2,incomplete", "b,10.0,2,incomplete"]
    assert [line.split(",")[2:4] + line.split(",")[5:6] for line in lines("out.csv.bad.csv")[1:]] == [
        ["c", "A.1", "off-scale"],
        ["d", "A.1", "given-twice"],
    ]


def test_what_is_printed_is_a_range_and_what_cannot_be_right_is_named() -> None:
    lay_out('id,A.1:printed,A.2:printed,total:printed\na,"2,3",50%,\nb,"2,3",1,"30,0"\n')
    assert batch("archive.csv", "-o", "out.csv", "--items", "A.1,total", "--ranges", "--exact") == 1
    assert lines("out.csv")[1].startswith("a,,7.2,7.4,poor,")
    assert lines("out.csv.bad.csv")[1].startswith('archive.csv,2,b,total:printed,"30,0",impossible-figure,')


def test_a_row_of_a_long_table_that_belongs_nowhere_takes_its_evaluation_out() -> None:
    lay_out(
        "id,item,dimension,value\na,A.1,plan,yes\nb,A.1,plan,yes\na,A.7,plan,no\nb,A.1,use,no\nc,A.1,plan,yes\nc,A.1,plan,no\n"
    )
    assert batch("archive.csv", "-o", "out.csv", "--items", "A.1") == 1
    assert lines("out.csv")[1:] == ["b,10.0,2,incomplete"]
    assert [line.split(",")[:6] for line in lines("out.csv.bad.csv")[1:]] == [
        ["archive.csv", "3", "a", "A.7:plan", "no", "unknown-item"],
        ["archive.csv", "6", "c", "A.1:plan", "no", "given-twice"],
    ]


def test_files_of_one_evaluation_each_are_an_archive(capsys: pytest.CaptureFixture[str]) -> None:
    lay_out()
    Path("kept").mkdir()
    for name, step in {"one": "yes", "two": "no", "three": "maybe"}.items():
        Path(f"kept/{name}.toml").write_text(
            f'schema = 1\n[evaluation]\nid = "{name}"\nframework = "library@1"\nyear = 2020\n'
            f'organisation = {{ name = "N" }}\n[judgement."A.1"]\nplan = "{step}"\nuse = "{step}"\n',
            "utf-8",
        )
    assert batch("kept", "-o", "out.csv", "--items", "A.1") == 1
    assert lines("out.csv") == [
        "id,file,organisation,name,year,variant,A.1,missing,state",
        "one,kept/one.toml,,N,2020,,20.0,2,incomplete",
        "two,kept/two.toml,,N,2020,,0.0,2,incomplete",
    ]
    assert lines("out.csv.bad.csv")[1].startswith("kept/three.toml,1,three,8:8,")
    assert "out.csv: 3 rows (2 incomplete, 1 bad)\n  what is wrong" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text",
    [
        'id,A.1:plan\na,"yes\nb,no\n',
        "id,A.1:plan\na,\0\n",
        "id,A.1:plan\na," + "x" * 5000 + "\n",
        "id,A.1:plan\n\n\na,yes\n\n",
        "id,A.1:plan\r\na,yes\r\nb,no",
        'id,A.1:plan\n"a ""b""",yes\n',
    ],
)
def test_a_strange_csv_is_read_alike_in_both_ways(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(text)
    codes = [batch("archive.csv", "-o", "quick.csv")]
    monkeypatch.setattr("kompass_core.portfolio.batch.quick.BYTES", 0)
    codes.append(batch("archive.csv", "-o", "slow.csv"))
    assert codes[0] == codes[1]
    for name in ("{}.csv", "{}.csv.bad.csv"):
        quick, slow = Path(name.format("quick")), Path(name.format("slow"))
        assert quick.exists() == slow.exists()
        assert not quick.exists() or quick.read_text("utf-8") == slow.read_text("utf-8")


def test_rows_in_another_encoding_are_named_and_left_out() -> None:
    lay_out()
    Path("a.csv").write_bytes("id,name,A.1:plan\na,Å,yes\n".encode() + "b,Å,yes\n".encode("latin-1"))
    assert batch("a.csv", "-o", "out.csv", "--items", "A.1") == 1
    assert [line.partition(",")[0] for line in lines("out.csv")] == ["id", "a"]
    assert ",not-utf-8," in lines("out.csv.bad.csv")[1]
