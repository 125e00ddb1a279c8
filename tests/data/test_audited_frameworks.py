"""What is shipped reaches what it says and lets no score fall; a fault that is planted in a copy is found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.check_file import check_file
from kompass_core.hooks.prepare import prepare
from kompass_core.model.contributions import Plugins
from kompass_core.stages.audit import audit

if TYPE_CHECKING:
    from kompass_core.model.audit import Audit

ROOT = Path(__file__).parents[2]
FRAMEWORK = ROOT / "frameworks" / "kommunkompassen" / "2010.toml"
SCALE = ROOT / "plugins" / "kompass_scale_2010" / "2010.toml"
JUDGED = "points = 'maximum * mean(dimensions)'"
AREA = "points = 'sum(subareas.points)'"
REVISIONS = sorted(path for path in ROOT.glob("frameworks/*/*.toml"))


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    """All that is installed."""
    from kompass_core.hooks.load_plugins import load_plugins

    return load_plugins()


def test_there_are_revisions() -> None:
    assert FRAMEWORK in REVISIONS


@pytest.mark.parametrize("path", REVISIONS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_everything_shipped_is_proven(path: Path, plugins: Plugins) -> None:
    made: Audit = audit(prepare(path, plugins))
    assert made.findings == ()
    sure = {
        (item.direction, end.sure)
        for sheet in made.sheets.values()
        for item in sheet.values()
        for reach in item.reaches.values()
        for end in (reach.low, reach.high)
    }
    assert sure == {("proven", "proven")}


@pytest.mark.parametrize(
    ("old", "new", "expected", "place"),
    [
        (
            "fully = '100%'",
            "fully = '90%'",
            (
                "error[unreachable-maximum]: `1.1` has 15 points at most, and cannot reach more than 14.625:"
                " the best step of `system` is worth 90%"
            ),
            "system",
        ),
        (
            AREA,
            "points = 'min(90, sum(subareas.points))'",
            "error[unreachable-maximum]: `1` has 100 points at most, and cannot reach more than 90",
            "'min(90, sum(subareas.points))'",
        ),
        (
            AREA,
            "points = 'sum(subareas.points) + (if min(subareas.points) > 5 then 5 else 0)'",
            "error[exceeded-maximum]: `1` can have 105 points, and has 100 at most",
            "'sum(subareas.points) + (if min(subareas.points) > 5 then 5 else 0)'",
        ),
        (
            JUDGED,
            "points = 'maximum * mean(dimensions) - 1'",
            "error[below-zero]: `1.1` can have -1 points",
            "'maximum * mean(dimensions) - 1'",
        ),
        (
            JUDGED,
            "points = 'maximum * max(0, 2 * min(dimensions) - max(dimensions))'",
            (
                "error[falling-score]: raising `system` of `1.1` from `started` to `partly` lowers the points"
                " of `1.1` from 3.75 to 0"
            ),
            "'maximum * max(0, 2 * min(dimensions) - max(dimensions))'",
        ),
        (
            AREA,
            "points = 'if max(subareas.points) > 5 then sum(subareas.points) / 2 else sum(subareas.points)'",
            (
                "error[falling-score]: raising `system` of `1.2` from `none` to `started` lowers the points"
                " of `1` from 5 to 3.75"
            ),
            "'if max(subareas.points) > 5 then sum(subareas.points) / 2 else sum(subareas.points)'",
        ),
        (
            AREA,
            "points = 'sum(subareas.points) - 50% * max(subareas.points)'",
            (
                "warning[falling-score]: whether raising a judgement can lower the points of `1`"
                " is not decided: none of 990 that were tried does"
            ),
            "'sum(subareas.points) - 50% * max(subareas.points)'",
        ),
        (
            JUDGED,
            "points = 'if mean(dimensions) > 110% then 0 else maximum * mean(dimensions)'",
            "warning[constant-condition]: this is never true, whatever is judged",
            "mean(dimensions) > 110%",
        ),
        (
            JUDGED,
            "points = 'maximum * mean(system, deployment)'",
            "warning[no-influence]: judging `results` changes nothing anywhere",
            "results",
        ),
        (
            JUDGED,
            "points = 'maximum * (sum(dimensions) / (count(dimensions) - 1))'",
            (
                "error[division-by-zero]: the divisor is zero in `points` of `1.1`"
                " where `system`, `deployment`, `results` do not apply"
            ),
            "(count(dimensions) - 1)",
        ),
    ],
)
def test_a_fault_is_found_in_a_copy(old: str, new: str, expected: str, place: str, tmp_path: Path) -> None:
    framework = FRAMEWORK.read_text("utf-8").replace('id = "kommunkompassen"', 'id = "copy"')
    scale = SCALE.read_text("utf-8").replace('of = "kommunkompassen"', 'of = "copy"')
    assert scale.count(old) == 1
    (tmp_path / "scales").mkdir()
    (tmp_path / "scales" / "2010.toml").write_text(scale.replace(old, new), "utf-8")
    path = tmp_path / "2010.toml"
    path.write_text(framework.replace('scales = ["2010", "2002"]', 'scales = ["2010"]'), "utf-8")
    problems = [one for one in check_file(str(path), Plugins()).problems if one.slug != "not-released"]
    told = {f"{one.severity}[{one.slug}]: {one.message}": one.place for one in problems}
    found = told[expected]
    assert (found if isinstance(found, str) else found.text) == place
    assert len({problem.place for problem in problems}) == len(problems)
