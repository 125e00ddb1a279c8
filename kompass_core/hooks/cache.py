"""Cache: what was made once, kept on disk under the digest of all that it was made of.

A pickle can do anything when it is read, so only a folder that is ours alone is used: one that
belongs to this user and that nobody else may write to. `KOMPASS_CACHE` names another folder; empty,
it means that nothing is kept. Whatever goes wrong here costs time only, so it is made anew.
"""

from __future__ import annotations

import os
import pickle
import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar

from kompass_core.model.engine import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

VARIABLE: Final = "KOMPASS_CACHE"
MOST: Final = 100
"""Files in the folder; the oldest go first."""

Made = TypeVar("Made")


class _Pickler(pickle.Pickler):
    """A pickler that knows read-only mappings."""

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - as in the class above
        """How a read-only mapping is made again; everything else as usual."""
        return (_read_only, (dict(value),)) if isinstance(value, MappingProxyType) else NotImplemented


def _read_only(mapping: dict[object, object]) -> object:
    return MappingProxyType(mapping)


def remembered(
    parts: Iterable[str],
    kind: type[Made],
    make: Callable[[], Made],
    *,
    keep: Callable[[Made], bool] = lambda _: True,
    restore: Callable[[Callable[[], object]], object] = lambda read: read(),
) -> Made:
    """What `make` makes, or what it made before of the same parts, which are all that it depends on.

    What `keep` does not let through is made anew each time. `restore` is called to read what was kept,
    since that imports what it is made of; whatever it returns that is not of the kind was not kept.
    """
    place = folder()
    if place is None:
        return make()
    path = place / f"{_digest(parts, kind)}.pickle"
    kept = restore(lambda: _read(path))
    if isinstance(kept, kind):
        return kept
    made = make()
    if keep(made):
        _write(path, made)
    return made


def _digest(parts: Iterable[str], kind: type) -> str:
    whole = sha256()
    for part in (__version__, _engine(), kind.__qualname__, *parts):
        encoded = part.encode("utf-8", "surrogatepass")
        whole.update(b"%d:%b" % (len(encoded), encoded))
    return whole.hexdigest()


@cache
def _engine() -> str:
    """The engine as this process runs it, for those who work on it: when its modules last changed."""
    rooms = Path(__file__).parents[1]
    modules = sorted(rooms.rglob("*.py"))
    return " ".join(str(module.stat().st_mtime_ns) for module in modules)


def folder() -> Path | None:
    """Our folder, made if it has to be; None where there is none that is ours alone."""
    named = os.environ.get(VARIABLE)
    if named == "" or not hasattr(os, "getuid"):
        return None
    base = os.environ.get("XDG_CACHE_HOME")
    folder = Path(named) if named else (Path(base) if base else Path.home() / ".cache") / "kompass"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.stat()
    except OSError:
        return None
    ours = state.st_uid == os.getuid() and not state.st_mode & 0o022
    return folder if ours else None


def _read(path: Path) -> object:
    try:
        return pickle.loads(path.read_bytes())  # noqa: S301 - of a folder that is ours alone
    except (Exception, SystemExit):  # noqa: BLE001 - not there, cut short, or of what looked otherwise then
        return None


def _write(path: Path, made: object) -> None:
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            _Pickler(file, protocol=pickle.HIGHEST_PROTOCOL).dump(made)
        Path(temporary).replace(path)
        kept = sorted(path.parent.glob("*.pickle"), key=lambda one: one.stat().st_mtime)
        for old in kept[:-MOST]:
            old.unlink(missing_ok=True)
    except Exception:  # noqa: BLE001 - a full disk, or a plugin's function that cannot be pickled
        return
