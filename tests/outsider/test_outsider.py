"""A stranger's distribution: found, listed, used, upgraded, broken in every way, and removed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Environment

    Listed = Callable[..., Any]

pytestmark = pytest.mark.slow

FINLAND = Path(__file__).parent / "finland"
GIVES = [
    "scale school of kommunkompassen",
    "variant finland",
    "variant finland-sv",
    "function school_grade",
    "format rows",
]
ESPOO = """
schema = 1
[evaluation]
id = "espoo-2024"
framework = "kommunkompassen@2010"
variant = "{variant}"
scales = ["2010", "school"]
organisation = {{ name = "Espoo" }}
year = 2024
[judgement."1.2"]
system = "fully"
deployment = "most"
[judgement."1.5"]
system = "partly"
deployment = "some"
"""


@pytest.fixture
def espoo(tmp_path: Path) -> Callable[[str], Path]:
    """An evaluation in Finland, with one of its variants."""

    def evaluation(variant: str = "finland") -> Path:
        path = tmp_path / f"{variant}.toml"
        path.write_text(ESPOO.format(variant=variant), "utf-8")
        return path

    return evaluation


@pytest.mark.usefixtures("installed")
def test_it_is_found_and_listed_with_all_that_it_gives(listed: Listed) -> None:
    assert listed() == {
        "name": "finland",
        "distribution": "kompass-finland",
        "version": "0.1.0",
        "api": 1,
        "module": "kompass_finland",
        "state": "loaded",
        "gives": GIVES,
        "reason": None,
    }


@pytest.mark.usefixtures("installed")
def test_its_variant_scale_function_and_format_are_used(
    environment: Environment, espoo: Callable[..., Path]
) -> None:
    told = environment.said("kompass", "report", espoo(), "--format", "rows")
    assert told.startswith("Kommunkompassen: arviointi, Espoo 2024\n")
    assert "1\tJulkisuus ja demokratia\t23–93\t" in told
    scored = json.loads(environment.said("kompass", "score", espoo(), "--format", "json"))
    assert scored["scales"]["school"]["items"]["1"]["measures"]["grade"]["printed"] == "4–9"


@pytest.mark.usefixtures("installed")
def test_in_swedish_it_builds_on_what_we_ship(environment: Environment, espoo: Callable[..., Path]) -> None:
    told = environment.said("kompass", "score", espoo("finland-sv"), "--scale", "school")
    assert told.startswith("Kommunkompassen: analys av Espoo 2024\n")
    assert "Kommunen som arbetsgivare – personalpolitik" in told
    assert "Skolvitsord" in told
    assert "\N{NO-BREAK SPACE}%" in told


@pytest.mark.usefixtures("installed")
def test_a_reader_has_its_titles_and_the_figures_stay(environment: Environment) -> None:
    finnish, swedish = (
        json.loads(
            environment.said("kompass", "score", "borlange-2010", "--language", tag, "--format", "json")
        )
        for tag in ("fi", "sv")
    )
    areas = [str(number) for number in range(1, 9)]
    for scale in ("2010", "2002"):
        items = [one["scales"][scale]["items"] for one in (finnish, swedish)]
        figures = [[item[area]["points"]["exact"] for area in areas] for item in items]
        assert figures[0] == figures[1]
    assert [finnish["scales"]["2010"]["items"][area]["title"] for area in areas][:2] == [
        "Julkisuus ja demokratia",
        "Saavutettavuus ja asiakaslähtöisyys",
    ]
    assert finnish["digest"] == swedish["digest"]


@pytest.mark.usefixtures("installed")
def test_what_it_leaves_in_another_language_is_said(environment: Environment) -> None:
    told = environment.said("kompass", "report", "borlange-2010", "--language", "fi")
    assert "Titles that are not translated, and are in ruotsi: 1.1, 1.2, " in " ".join(told.split())


@pytest.mark.usefixtures("installed")
def test_the_contract_is_kept_by_what_is_installed(environment: Environment) -> None:
    code = """
from kompass_core.testing import check_plugin
verdict = check_plugin("kompass-finland")
print(*[f"{plugin.distribution} {plugin.version}" for plugin in verdict.plugins], len(verdict.gaps) > 100)
print(verdict.untried)
"""
    assert environment.said("python", "-c", code) == "kompass-finland 0.1.0 True\n()\n"


@pytest.mark.usefixtures("installed")
def test_its_own_tests_pass_on_what_is_installed(environment: Environment, tmp_path: Path) -> None:
    shutil.copytree(FINLAND / "tests", tmp_path / "tests")
    told = environment.said("python", "-m", "pytest", "-q", "-p", "no:cacheprovider", within=tmp_path)
    assert "9 passed" in told


def test_its_own_tests_pass_where_it_is_written(environment: Environment, tmp_path: Path) -> None:
    folder = shutil.copytree(FINLAND, tmp_path / "finland")
    told = environment.said("python", "-W", "error", "-m", "pytest", "-q", within=folder)
    assert "9 passed" in told


def test_it_is_written_as_the_formatter_has_it() -> None:
    for command in (("format", "--diff"), ("check",)):
        ruff = (sys.executable, "-m", "ruff", *command, "--isolated", "--no-cache", ".")
        done = subprocess.run(ruff, cwd=FINLAND, check=False, capture_output=True, encoding="utf-8")
        assert done.returncode == 0, done.stdout


@pytest.mark.usefixtures("installed")
def test_an_upgrade_is_seen_at_once(
    environment: Environment, built: Callable[..., Path], listed: Listed, espoo: Callable[..., Path]
) -> None:
    assert listed()["version"] == "0.1.0"
    renamed = {"kompass_finland/kommunkompassen-2010.toml": ("Julkisuus ja demokratia", "Avoimuus")}
    environment.said("pip", "install", "--upgrade", built("0.2.0", renamed))
    assert (listed()["version"], listed()["gives"]) == ("0.2.0", GIVES)
    assert "1  Avoimuus " in environment.said("kompass", "score", espoo(), "--scale", "2010")


MODULE = "__init__.py"
BROKEN = {
    "an import of what is not there": (
        MODULE,
        None,
        "import kompass_nowhere",
        "it cannot be imported: ModuleNotFoundError",
    ),
    "no Python": (MODULE, None, "def", "it cannot be imported: SyntaxError: invalid syntax"),
    "an exit": (MODULE, None, "raise SystemExit(3)", "it cannot be imported: SystemExit: 3"),
    "an import that hangs": (MODULE, None, "import time; time.sleep(60)", "its import takes more than 1 s"),
    "a misspelt hook": (
        MODULE,
        "def kompass_formats",
        "def kompass_format",
        "`kompass_format` is no hook, did you mean",
    ),
    "an unmarked hook": (
        MODULE,
        "@hookimpl\ndef kompass_formats",
        "def kompass_formats",
        "is not marked `@hookimpl`",
    ),
    "a failing hook": (MODULE, "[GRADE]", "[GRADE, 1 / 0]", "`kompass_functions` fails: ZeroDivisionError"),
    "another type": (
        MODULE,
        "[GRADE]",
        '["grade"]',
        "returns a list with `str` in it, where each is a `Function`",
    ),
    "no list": (
        MODULE,
        "[GRADE]",
        "GRADE",
        "`kompass_functions` returns `Function`, not a list of `Function`",
    ),
    "another version of the hooks": (
        MODULE,
        '"""Finland',
        'kompass_api = 2\n"""Finland',
        "is written for version 2",
    ),
    "a file that is not there": (MODULE, '"school.toml"', '"scool.toml"', "what it gives cannot be read: "),
    "a file that is no TOML": ("school.toml", "schema = 1", "schema = ?", "school.toml:3:10: "),
    "a key that is not known": ("finland.toml", "title = ", "titel = ", "finland.toml:"),
    "a variant to build on that is not there": (
        "finland-sv.toml",
        '"sweden"',
        '"swedne"',
        "no variant `swedne`",
    ),
}
"""The file, what is replaced in it (None for all), by what, and what is said of it."""


@pytest.mark.parametrize("fault", BROKEN)
def test_broken_it_costs_a_line_and_nothing_else(
    fault: str, installed: Path, environment: Environment, listed: Listed
) -> None:
    name, old, new, reason = BROKEN[fault]
    text = (installed / name).read_text("utf-8")
    assert old is None or old in text
    (installed / name).write_text(new if old is None else text.replace(old, new), "utf-8")
    patience = ("--plugin-seconds", "1")
    found = listed(*patience)
    assert (found["distribution"], found["version"]) == ("kompass-finland", "0.1.0")
    assert reason in found["reason"]
    done = environment.run("kompass", "score", "borlange-2010", "--scale", "2002", *patience)
    assert (done.returncode, done.stdout.split()[-1]) == (0, "443")
    (line,) = done.stderr.splitlines()
    assert line.startswith("plugin finland (kompass-finland 0.1.0): warning[broken-plugin]: ")


def test_strictly_a_broken_one_is_an_error(installed: Path, environment: Environment) -> None:
    (installed / MODULE).write_text("1 / 0", "utf-8")
    strict = environment.run("kompass", "score", "borlange-2010", "--strict")
    assert (strict.returncode, strict.stdout) == (1, "")
    assert "plugin finland (kompass-finland 0.1.0): error[broken-plugin]: " in strict.stderr


def test_an_id_that_is_taken_costs_two_lines_at_most(
    installed: Path, environment: Environment, listed: Listed
) -> None:
    module = installed / MODULE
    module.write_text(module.read_text("utf-8").replace('Format("rows"', 'Format("csv"'), "utf-8")
    reason = listed()["reason"]
    assert "the format csv is given by csv (kommunkompass " in reason
    assert " and by finland (kompass-finland 0.1.0), so it is not used" in reason
    done = environment.run("kompass", "score", "borlange-2010", "--scale", "2002")
    assert (done.returncode, done.stdout.split()[-1]) == (0, "443")


@pytest.mark.usefixtures("installed")
def test_it_can_be_blocked(environment: Environment, listed: Listed) -> None:
    assert listed("--block-plugins", "finland")["state"] == "blocked"
    done = environment.run(
        "kompass", "score", "borlange-2010", "--language", "fi", "--block-plugins", "kompass-finland"
    )
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.usefixtures("installed")
def test_removed_it_is_gone(environment: Environment, listed: Listed, espoo: Callable[..., Path]) -> None:
    assert listed() is not None
    environment.said("pip", "uninstall", "--yes", "kompass-finland")
    assert listed() is None
    done = environment.run("kompass", "score", espoo())
    assert (done.returncode, done.stdout) == (1, "")
    assert "error[unknown-variant]: there is no variant `finland`" in done.stderr


@pytest.mark.parametrize(
    ("kind", "used"),
    [
        (("variant", "nordland", "--language", "fi"), ("score", "borlange-2010", "--language", "fi")),
        (("framework", "library"), ("report", "library-example", "--language", "en")),
    ],
    ids=lambda value: value[0],
)
def test_what_is_all_data_is_a_wheel_like_any_other(
    kind: tuple[str, ...], used: tuple[str, ...], environment: Environment, tmp_path: Path
) -> None:
    environment.said("kompass", "new", *kind, within=tmp_path)
    (folder,) = tmp_path.iterdir()
    environment.said("python", "-m", "build", "--wheel", within=folder)
    (made,) = (folder / "dist").iterdir()
    environment.said("pip", "install", made)
    assert f"{kind[0]} {kind[1]}" in environment.said("kompass", "plugins")
    assert environment.said("kompass", *used) != ""
    environment.said("pip", "uninstall", "--yes", folder.name)
    assert f"{kind[0]} {kind[1]}" not in environment.said("kompass", "plugins")
