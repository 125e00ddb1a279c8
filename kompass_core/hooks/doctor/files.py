"""Files: every file that is installed, checked as far as it reaches."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kompass_core.hooks.check_file import check_file
from kompass_core.hooks.doctor.examined import Examined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.hooks.doctor.examined import Ward
    from kompass_core.model.contributions import Plugins

WARD: Ward = "files"
BESIDE = ("scales", "evaluations", "expectations")
SUFFIXES = (".toml", ".json")


def files(plugins: Plugins) -> Iterator[Examined]:
    """An examination of each framework, of all that lies beside it, and of the files that plugins give."""
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
        for overlay in variant.overlays.values():
            yield Path(overlay.source.name)
