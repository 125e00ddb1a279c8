"""Node: one process that runs JavaScript for all tests, asked and answering a line at a time."""

from __future__ import annotations

import atexit
import json
import shutil
import subprocess
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kompass_core.rules import javascript
from kompass_core.rules.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kompass_core.rules.evaluate import Surroundings, Value

NODE = shutil.which("node")
MISSING = "there is no Node to run JavaScript with"

RUNTIME = Path(javascript.__file__).with_name("javascript.js").read_text("utf-8")
"""What generated functions are made of."""

SHOWN = """
const shown = (value) =>
  value === null || typeof value === "boolean"
    ? value
    : [value.low, value.high].map(({ n, d }) => `${n}/${d}`).concat([value.lowOpen, value.highOpen]);
"""
"""How a value comes back; `shown` below reads it."""

LOOP = """
require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
  let said;
  try {
    said = { value: new Function(JSON.parse(line))() };
  } catch (error) {
    said = { error: error.message, slug: error.slug ?? null };
  }
  process.stdout.write(`${JSON.stringify(said ?? null)}\\n`);
});
"""


@cache
def _process() -> subprocess.Popen[str]:
    assert NODE is not None, MISSING
    process = subprocess.Popen(
        [NODE, "-e", RUNTIME + SHOWN + LOOP], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    atexit.register(_end, process)
    return process


def _end(process: subprocess.Popen[str]) -> None:
    process.communicate()


def run(script: str) -> dict[str, Any]:
    """What the body of a function returns, which has all of `RUNTIME` and `SHOWN`.

    It comes as `value`; or as `error`, with the `slug` of a rule that has none.
    """
    process = _process()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(script) + "\n")
    process.stdin.flush()
    said: dict[str, Any] = json.loads(process.stdout.readline())
    return said


def shown(value: Any) -> Value:
    """A value as `SHOWN` shows it."""
    if value is None or isinstance(value, bool):
        return value
    low, high, low_open, high_open = value
    return Interval(_lowest(low), _lowest(high), low_open, high_open)


def _lowest(text: str) -> Fraction:
    """An exact number, which has to come in lowest terms."""
    made = Fraction(text)
    assert f"{made.numerator}/{made.denominator}" == text
    return made


def scene(around: Surroundings) -> str:
    """The expression of a scene."""
    children = ", ".join(map(_map, around.children))
    tables = ", ".join(
        f"{name}: {_map(table)}"
        for name, table in (("own", around.own), ("shares", around.shares), ("weights", around.weights))
    )
    return f"new Scene({{ {tables}, children: [{children}] }})"


def _map(table: Mapping[str, Value]) -> str:
    return _list("new Map([", (f"[{json.dumps(name)}, {_value(value)}]" for name, value in table.items()))


def _list(head: str, parts: Iterable[str]) -> str:
    return f"{head}{', '.join(parts)}])"


def _value(value: Value) -> str:
    return interval_text(value) if isinstance(value, Interval) else json.dumps(value)


def interval_text(value: Interval) -> str:
    """The expression of an interval."""
    ends = (
        *map(javascript.exact, (value.low, value.high)),
        *map(json.dumps, (value.low_open, value.high_open)),
    )
    return f"interval({', '.join(ends)})"
