"""Files: every file that is installed, checked as far as it reaches."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kompass_core.hooks.check_file import check_file
from kompass_core.hooks.doctor.examined import Examined
from kompass_core.hooks.find import SUFFIXES, evaluations, revisions
from kompass_core.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.hooks.doctor.examined import Ward
    from kompass_core.model.contributions import Plugins

WARD: Ward = "files"
BESIDE = ("scales", "evaluations", "expectations", "releases", "norms")


def files(plugins: Plugins) -> Iterator[Examined]:
    """An examination of each framework, of all that lies beside it, and of the files that plugins give."""
    for name, places in (*revisions(plugins).items(), *evaluations(plugins).items()):
        if len(places) > 1:
            message = f"it is there {len(places)} times: {', '.join(map(str, places))}"
            hint = "name it by its path, or uninstall all but one"
            yield Examined(WARD, name, "", (Problem("duplicate-id", message, name, hint),))
    for path in dict.fromkeys(_paths(plugins)):
        checked = check_file(str(path), plugins)
        said = f"{checked.kind} {checked.holds}".strip() if checked.kind else ""
        yield Examined(WARD, str(path), said, checked.problems)


def _paths(plugins: Plugins) -> Iterator[Path]:
    for folders in plugins.frameworks.values():
        for folder in folders:
            yield from sorted(folder.glob("*.toml"))
            for below in BESIDE:
                yield from sorted(path for path in folder.glob(f"{below}/*") if path.suffix in SUFFIXES)
    for scale in plugins.scales.values():
        yield Path(scale.source.name)
    for variant in plugins.variants.values():
        for overlays in variant.overlays.values():
            yield from (Path(overlay.source.name) for overlay in overlays)
