"""The distribution of a stranger, `finland/`, which no test of ours collects: its tests are its own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.conftest import Environment

FINLAND = Path(__file__).parent / "finland"
collect_ignore = ["finland"]


@pytest.fixture(scope="module")
def environment(fresh: Callable[[], Environment]) -> Environment:
    """An environment of its own."""
    return fresh()


@pytest.fixture(scope="module")
def built(environment: Environment, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Builds the wheel of a version, with texts of its files replaced; the same once."""
    wheels: dict[str, Path] = {}

    def wheel(version: str = "0.1.0", replaced: Mapping[str, tuple[str, str]] | None = None) -> Path:
        if version not in wheels:
            folder = shutil.copytree(FINLAND, tmp_path_factory.mktemp("finland") / version)
            changes = {"pyproject.toml": ("0.1.0", version), **(replaced or {})}
            for name, (old, new) in changes.items():
                text = (folder / name).read_text("utf-8")
                assert old in text
                (folder / name).write_text(text.replace(old, new), "utf-8")
            environment.said("python", "-m", "build", "--wheel", within=folder)
            (wheels[version],) = (folder / "dist").iterdir()
        return wheels[version]

    return wheel


@pytest.fixture(scope="module")
def library(environment: Environment) -> Path:
    """The folder that distributions are installed in."""
    (folder,) = environment.folder.glob("lib/python*/site-packages")
    return folder


@pytest.fixture
def installed(environment: Environment, library: Path, built: Callable[..., Path]) -> Path:
    """The first version, installed as it was built, whatever was done to it: the folder of its module."""
    folder = library / "kompass_finland"
    if not (library / "kompass_finland-0.1.0.dist-info").exists():
        environment.said("pip", "install", "--no-compile", built())
    for file in (FINLAND / "kompass_finland").iterdir():
        if file.is_file():
            shutil.copyfile(file, folder / file.name)
    return folder


@pytest.fixture
def listed(environment: Environment) -> Callable[..., Any]:
    """What `kompass plugins` says of the plugin; None where it does not know it."""

    def plugin(*options: str) -> Any:
        said = json.loads(environment.said("kompass", "plugins", "--json", *options))
        return next((one for one in said["plugins"] if one["name"] == "finland"), None)

    return plugin
