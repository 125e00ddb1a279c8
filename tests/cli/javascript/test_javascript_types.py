"""The types of a module: a strict program compiles with them; what does not fit the framework does not."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from kompass_core.cli import main
from tests.npm import installed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.slow

FITS = """
import {
  framework, measures, MisfitError, outline, RuleError, scales, score,
  type Code, type Evaluation, type Figure, type Judgements,
} from "./made/kommunkompassen-2010.js";

const judgement: Judgements = {
  "1.1": { system: "partly", deployment: "25%", results: 0.5, renewal: "not applicable" },
  "1.2": { system: { ann: "fully", bo: "mostly", agreed: "fully" } },
  "1.3": { item: "unanswered" },
};
const evaluation: Evaluation = {
  schema: 1,
  evaluation: { id: "x", framework: "kommunkompassen@2010", organisation: { name: "X" } },
  judgement,
  given: { "2002": { points: { total: 443, "1": { printed: ["55"] } } } },
};
const figures = score(evaluation);
const points: Figure | undefined = figures.scales["2010"]?.items["1.1"].points;
if (points && points.exact !== null) console.log(points.exact.length, points.printed);
else if (points && points.low !== undefined) console.log(points.low.length, points.high_open === true);
const codes: readonly Code[] = outline.map((one) => one.code);
const total: string | undefined = figures.scales["2002"]?.total.printed;
try {
  score("{}");
} catch (error) {
  if (error instanceof MisfitError) console.log(error.code?.length);
  else if (error instanceof RuleError) console.log(error.slug === "division-by-zero");
}
console.log(codes, total, framework.digest, scales[0]?.title, measures["points"]);
export { figures };
"""

MISFITS = """
import { score, type Code, type Evaluation, type Judgements } from "./made/kommunkompassen-2010.js";

const about = { id: "x", framework: "kommunkompassen@2010", organisation: { name: "X" } } as const;
export const item: Code = "9.9";
export const step: Judgements = { "1.1": { system: "party" } };
export const asked: Judgements = { "1.2": { results: "some" } };
export const absent: Judgements = { "1.2": { item: "fully" } };
export const other: Evaluation = { schema: 1, evaluation: { ...about, framework: "kommunkompassen@2002" } };
export const misspelt: Evaluation = { schema: 1, evaluation: about, judgements: {} };
export const scale = score({ schema: 1, evaluation: about }).scales["2016"];
export const sure: string = score("").scales["2010"]?.total.exact;
"""

OPTIONS = (
    "--strict",
    "--noEmit",
    "--noUncheckedIndexedAccess",
    "--exactOptionalPropertyTypes",
    "--noPropertyAccessFromIndexSignature",
    *("--module", "nodenext", "--target", "es2022", "--lib", "es2022,dom"),
)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Compiles a program beside the module of a framework, and returns what the compiler complains of."""
    folder = installed(tmp_path_factory.mktemp("types"), "typescript")
    assert main(["javascript", "kommunkompassen@2010", "-o", str(folder / "made")]) == 0

    def compiled(program: str) -> str:
        (folder / "program.ts").write_text(program, "utf-8")
        command = (folder / "node_modules" / ".bin" / "tsc", *OPTIONS, "program.ts")
        done = subprocess.run(command, cwd=folder, check=False, capture_output=True, encoding="utf-8")
        return done.stdout + done.stderr

    return compiled


def test_a_strict_program_compiles(compiled: Callable[[str], str]) -> None:
    assert compiled(FITS) == ""


def test_each_line_that_does_not_fit_the_framework_is_found(compiled: Callable[[str], str]) -> None:
    found = {
        int(line)
        for line in re.findall(r"^program\.ts\((\d+),\d+\): error TS", compiled(MISFITS), re.MULTILINE)
    }
    wrong = {place for place, line in enumerate(MISFITS.splitlines(), 1) if line.startswith("export")}
    assert found == wrong


def test_every_shipped_framework_has_types_that_compile(
    compiled: Callable[[str], str], tmp_path: Path
) -> None:
    names = ("kommunkompassen-2002", "kommunkompassen-2016", "kommunkompassen-2020", "caf-2020")
    programs = []
    for place, name in enumerate(names):
        assert main(["javascript", name.replace("-2", "@2"), "-o", str(tmp_path / name)]) == 0
        path = (tmp_path / name / f"{name}.js").as_posix()
        programs.append(f'import {{ score as score{place} }} from "{path}";\nscore{place}("");')
    assert compiled("\n".join(programs)) == ""
