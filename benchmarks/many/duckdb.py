"""DuckDB: a table of its own in memory, a byte an answer, scored by a statement into another such table."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from benchmarks.formula import plain
from benchmarks.many import queries
from benchmarks.many.block import percent
from benchmarks.many.scorer import Scorer, stacked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.many.block import Block
    from benchmarks.many.scorer import Doubles
    from benchmarks.sample import Sample

DISTRIBUTION = "duckdb"


def scorers(of: Sample) -> tuple[Scorer[Any, Any], ...]:
    """By hand in doubles, and what `kompass sql` writes."""
    doubles = {printed: queries.by_hand(of, '"', printed=printed) for printed in (False, True)}
    hand = [plain(item.code, None) for item in of.sums]
    codes = [item.code for item in of.sums]
    return (
        _scorer("DuckDB, SQL by hand", doubles, hand),
        _scorer("DuckDB, SQL by Kompass", {True: queries.ours("duckdb")}, codes),
    )


def _scorer(name: str, texts: Mapping[bool, str], names: list[str]) -> Scorer[Any, Any]:
    def prepare(block: Block) -> Any:  # noqa: ANN401 - it has no types
        database = import_module("duckdb").connect()
        database.register("answers", percent(block))
        database.execute(f"CREATE TABLE {queries.TABLE} AS SELECT * FROM answers")  # noqa: S608 - our own
        database.unregister("answers")
        return database

    def run(taken: Any, /, *, printed: bool) -> Any:  # noqa: ANN401 - it has no types
        return taken.execute(f"CREATE OR REPLACE TABLE scored AS {texts[printed]}")

    def figures(made: Any, _: bool) -> Doubles:  # noqa: ANN401, FBT001 - as a scorer has it
        columns = made.execute("SELECT * FROM scored ORDER BY id").fetchnumpy()
        return stacked([columns[one] for one in names])

    most = 10**9 if False in texts else 1_000_000
    return Scorer(name, prepare, run, figures, most=most, points=False in texts)
