"""New: what is made passes its own tests at once, and nothing is ever overwritten."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TypeAlias

import pytest
import tomli

from kompass_core.cli import main
from kompass_core.cli.new.place import place

ROOT = Path(__file__).parents[2]
ON_PATH = [str(ROOT), str(ROOT / "plugins"), str(ROOT / "frameworks")]
OF = ("--framework", "kommunkompassen@2010")
KINDS = {
    "plugin": ("plugin", "tulip"),
    "variant": ("variant", "tulip", "--language", "fi", *OF),
    "variant in Python": ("variant", "tulip", "--python", "--language", "pt-BR"),
    "scale": ("scale", "tulip"),
    "scale of a framework": ("scale", "tulip", *OF),
    "scale of means": ("scale", "tulip", "--framework", "caf@2020"),
    "format": ("format", "tulip"),
    "framework": ("framework", "tulip"),
}

Captured: TypeAlias = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def made(folder: Path) -> list[str]:
    """Everything that lies in a folder, hidden or not."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def pytest_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What pytest says of the tests of a folder, run in a process of its own."""
    monkeypatch.setenv("PYTHONPATH", ":".join(ON_PATH))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    plugins = ("-p", "kompass_core.testing.fixtures", "-p", "no:cacheprovider")
    done = subprocess.run(
        (sys.executable, "-W", "error", "-m", "pytest", "-q", *plugins),
        cwd=folder,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_made_passes_its_own_tests(kind: str, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(("new", *KINDS[kind])) == 0
    (folder,) = here.iterdir()
    assert " passed" in pytest_in(folder, monkeypatch)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_made_is_as_the_formatter_has_it(kind: str, here: Path) -> None:
    main(("new", *KINDS[kind]))
    (folder,) = here.iterdir()
    for command in (("format", "--diff"), ("check",)):
        ruff = (sys.executable, "-m", "ruff", *command, "--isolated", "--no-cache", ".")
        done = subprocess.run(ruff, cwd=folder, check=False, capture_output=True, encoding="utf-8")
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_made_is_a_distribution_that_says_what_it_is(kind: str, here: Path) -> None:
    main(("new", *KINDS[kind]))
    folder = here / "kompass-tulip"
    project = tomli.loads((folder / "pyproject.toml").read_text("utf-8"))
    (entries,) = project["project"]["entry-points"].values()
    ((name, place_of_it),) = entries.items()
    assert (project["project"]["name"], name) == ("kompass-tulip", "tulip")
    assert (folder / place_of_it).is_dir()
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"] == [place_of_it]
    assert (folder / project["project"]["readme"]).read_text("utf-8").startswith("# kompass-tulip\n")


@pytest.mark.parametrize("kind", ["variant", "framework"])
def test_what_is_all_data_holds_no_python(kind: str, here: Path) -> None:
    main(("new", *KINDS[kind]))
    assert [name for name in made(here) if name.endswith(".py")] == []


def test_a_framework_is_scored_from_its_folder(
    here: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    main(("new", "framework", "tulip"))
    monkeypatch.chdir(here / "kompass-tulip" / "tulip")
    text = Path("evaluations/tulip-example.toml").read_text("utf-8")
    Path("mine.toml").write_text(text.replace('"tulip@1"', '"1.toml"'), "utf-8")
    capsys.readouterr()
    assert main(("score", "mine.toml", "--language", "en")) == 0
    out = capsys.readouterr().out
    assert ["Total", "18–23"] in [line.split() for line in out.splitlines()]


def test_an_evaluation_has_every_item_and_nothing_is_judged(here: Path, capsys: Captured) -> None:
    main(("new", "evaluation", "nowhere-2024", *OF, "--variant", "english"))
    text = (here / "nowhere-2024.toml").read_text("utf-8")
    assert text.count("[judgement.") == 45
    assert "# 1 Openness and democracy\n" in text
    assert '# system = ""          # How the system is built: "none", "started"' in text
    capsys.readouterr()
    assert main(("check", "nowhere-2024.toml")) == 0
    out = capsys.readouterr().out
    assert out.startswith(
        "nowhere-2024.toml: fine (evaluation nowhere-2024, kommunkompassen@2010: 134 of 134 "
    )


def test_every_remark_of_an_evaluation_can_be_taken_away(here: Path, capsys: Captured) -> None:
    main(("new", "evaluation", "nowhere", *OF))
    lines = (here / "nowhere.toml").read_text("utf-8").splitlines()
    filled = [line[2:].replace('""', '"none"') if line.startswith("# system = ") else line for line in lines]
    (here / "nowhere.toml").write_text("\n".join(filled), "utf-8")
    capsys.readouterr()
    assert main(("check", "nowhere.toml")) == 0
    assert "kommunkompassen@2010: 89 of 134 judgements missing" in capsys.readouterr().out


def test_every_remark_of_a_variant_can_be_taken_away(here: Path) -> None:
    main(("new", *KINDS["variant"]))
    for path in (here / "kompass-tulip" / "kompass_tulip").glob("*.toml"):
        whole = [line.removeprefix("# ") for line in path.read_text("utf-8").splitlines()[1:]]
        assert tomli.loads("\n".join(whole))["schema"] == 1


def test_an_evaluation_of_a_file_names_it_from_where_it_lies(garden: Path) -> None:
    (garden / "new").mkdir()
    assert main(("new", "evaluation", "summer", "--framework", "1.toml", "--into", "new")) == 0
    assert 'framework = "../1.toml"\n' in (garden / "new" / "summer.toml").read_text("utf-8")
    assert main(("check", "new/summer.toml")) == 0


def test_titles_that_mean_something_in_toml_are_only_titles(garden: Path) -> None:
    text = (garden / "1.toml").read_text("utf-8")
    before = next(line for line in text.splitlines() if line.startswith("title = ") and "Garden" not in line)
    hostile = 'title = "x\\n[judgement.\\"1\\"] # \\u001b[0m \\u202e \\\\ \\""'
    (garden / "1.toml").write_text(text.replace(before, hostile, 1), "utf-8")
    assert main(("new", "evaluation", "summer", "--framework", "1.toml")) == 0
    assert main(("check", "summer.toml")) == 0
    assert "\x1b" not in Path("summer.toml").read_text("utf-8")


HOSTILE = {
    "": "cannot be a name",
    ".": "cannot be a name",
    "..": "cannot be a name",
    "../tulip": "cannot be a name",
    "/tmp/tulip": "cannot be a name",  # noqa: S108 - nothing is written there
    "a/b": "cannot be a name",
    "a\\b": "cannot be a name",
    "a.b": "cannot be a name",
    "a..b": "cannot be a name",
    "a b": "cannot be a name",
    "a--b": "cannot be a name",
    "-a": "cannot be a name",
    "a-": "cannot be a name",
    "a\n": "cannot be a name",
    "a\x00": "cannot be a name",
    "1a": "cannot be a name",
    "_": "cannot be a name",
    "a" * 41: "cannot be a name",
    "kompass-": "cannot be a name",
    "{{ folder }}": "cannot be a name",
    "a'; import os": "cannot be a name",
    "Tulip": "cannot be a name: up to 40 of a-z, 0-9 and `-`, a letter first. Did you mean `tulip`?",
    "Åland": "Did you mean `aland`?",
    "my tulip": "Did you mean `my-tulip`?",
    "tulip\u202epy": "Did you mean `tulip-py`?",
    "\uff54ulip": "Did you mean `tulip`?",
    "t\u0443lip": "cannot be a name",
    "\U0001d42d\U0001d42e": "Did you mean `tu`?",
    "class": "is a word of Python's own",
    "match": "is a word of Python's own",
    "con": "cannot be the name of a file everywhere",
    "kompass-lpt1": "cannot be the name of a file everywhere",
}


@pytest.mark.parametrize("kind", ["plugin", "variant", "scale", "format", "framework"])
@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_a_name_that_is_not_safe_everywhere_is_refused(
    name: str, kind: str, here: Path, capsys: Captured
) -> None:
    assert main(("new", kind, "--", name)) == 2
    error = capsys.readouterr().err
    assert HOSTILE[name] in error
    assert error.isprintable() or set(error) - {"\n"} == {one for one in error if one.isprintable()}
    assert made(here.parent) == []


def test_a_name_may_have_the_prefix_or_underscores(here: Path) -> None:
    assert main(("new", "format", "kompass_two_words")) == 0
    assert (here / "kompass-two-words" / "kompass_two_words" / "__init__.py").exists()


@pytest.mark.parametrize("name", ["json", "tomli", "kompass-attrs", "kommunkompassen"])
def test_a_framework_cannot_hide_a_package(name: str, here: Path, capsys: Captured) -> None:
    assert main(("new", "framework", name)) == 2
    assert "is the name of a Python package here" in capsys.readouterr().err
    assert made(here) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("variant", "sweden"), "There is a variant `sweden` already"),
        (("variant", "sweden", "--python"), "There is a variant `sweden` already"),
        (("format", "markdown"), "There is a format `markdown` already"),
        (("plugin", "csv"), "There is a format `csv` already"),
        (("variant", "x", "--language", "xx-nowhere"), "is no language that is known here"),
        (("variant", "x", "--language", "../x"), "is no language that is known here"),
        (("framework", "x", "--language", "xx"), "is no language that is known here"),
        (("evaluation", "x"), "Missing option '--framework'"),
        (("evaluation", "x", *OF, "--variant", "swedne"), "Did you mean `sweden`?"),
        (("tulip", "x"), "No such command 'tulip'"),
        (("format", "x", "--into", "nowhere"), "does not exist"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_misuse_is_said_and_nothing_is_made(
    arguments: tuple[str, ...], said: str, here: Path, capsys: Captured
) -> None:
    assert main(("new", *arguments)) == 2
    assert said in capsys.readouterr().err
    assert made(here) == []


def test_a_framework_that_is_not_there_is_a_problem(here: Path, capsys: Captured) -> None:
    assert main(("new", "scale", "x", "--framework", "kommunkompassen@2011")) == 1
    assert "error[unknown-framework]" in capsys.readouterr().err
    assert made(here) == []


def test_nothing_is_overwritten_and_what_is_in_the_way_is_listed(here: Path, capsys: Captured) -> None:
    folder = here / "kompass-tulip"
    folder.mkdir()
    for number in range(9):
        (folder / f"{number}.txt").write_text("mine", "utf-8")
    assert main(("new", "format", "tulip")) == 2
    error = capsys.readouterr().err
    assert "Nothing was written: in `kompass-tulip` there is already `0.txt`, `1.txt`, " in error
    assert "`7.txt` and 1 more." in error
    assert made(here) == [f"kompass-tulip/{number}.txt" for number in range(9)]


@pytest.mark.parametrize("kind", ["file", "link", "dangling link"])
def test_a_file_in_the_way_stays(kind: str, here: Path, capsys: Captured) -> None:
    (here / "elsewhere").mkdir()
    target = here / "kompass-tulip"
    if kind == "file":
        target.write_text("mine", "utf-8")
    else:
        target.symlink_to("elsewhere" if kind == "link" else "nowhere")
    assert main(("new", "format", "tulip")) == 2
    assert "Nothing was written: `kompass-tulip` is there already." in capsys.readouterr().err
    assert target.is_symlink() == (kind != "file")
    assert made(here / "elsewhere") == []


def test_an_empty_folder_is_not_in_the_way(here: Path) -> None:
    (here / "kompass-tulip").mkdir()
    assert main(("new", "format", "tulip")) == 0
    assert (here / "kompass-tulip" / "pyproject.toml").exists()


def test_a_second_evaluation_of_one_name_is_refused(here: Path, capsys: Captured) -> None:
    assert main(("new", "evaluation", "nowhere", *OF)) == 0
    (here / "nowhere.toml").write_text("mine", "utf-8")
    assert main(("new", "evaluation", "nowhere", *OF)) == 2
    assert "`nowhere.toml` is there already" in capsys.readouterr().err
    assert (here / "nowhere.toml").read_text("utf-8") == "mine"


def test_what_fails_half_way_leaves_nothing(here: Path) -> None:
    hopeless = {"new/first.txt": "fine", "new/second.txt": "\ud800"}
    with pytest.raises(UnicodeEncodeError):
        place(hopeless, here)
    assert list(here.iterdir()) == []


def test_what_is_made_is_listed(capsys: Captured) -> None:
    main(("new", "format", "tulip"))
    expected = [
        "README.md",
        "kompass_tulip/__init__.py",
        "kompass_tulip/py.typed",
        "kompass_tulip/render.py",
        "pyproject.toml",
        "tests/test_kompass_tulip.py",
    ]
    assert capsys.readouterr().out == "".join(f"made kompass-tulip/{name}\n" for name in expected)


def test_only_this_command_waits_for_the_templates() -> None:
    code = "import kompass_core.cli.new, sys; print('jinja2' in sys.modules)"
    environment = {"PYTHONPATH": ":".join(ON_PATH)}
    done = subprocess.run(
        (sys.executable, "-c", code), env=environment, check=True, capture_output=True, encoding="utf-8"
    )
    assert done.stdout == "False\n"
