"""A PostgreSQL server of our own, for whoever tests on a real one: a cluster in a temporary folder.

It is started once a process, speaks on a socket in that folder alone, and is gone at the end. Where there
are no binaries of a server, what asks for it is skipped.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

OWNERS = ("postgres", "nobody")
"""Who the server runs as where we are root, whom it refuses."""

SECONDS = 30
"""Until a server has to answer."""


def binaries() -> Path | None:
    """The folder of `initdb`, `postgres` and `pg_isready`; None where there is none."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    on_path = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    for folder in (*reversed(versions), *on_path):
        if all(os.access(folder / name, os.X_OK) for name in ("initdb", "postgres", "pg_isready")):
            return folder
    return None


def owner() -> pwd.struct_passwd | None:
    """Who the server is to run as, unless we ourselves."""
    if os.geteuid() != 0:
        return None
    known = {user.pw_name: user for user in pwd.getpwall()}
    return next(known[name] for name in OWNERS if name in known)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of the database `postgres` on a server that is there for as long as the tests run."""
    found = binaries()
    if found is None:
        pytest.skip("there is no PostgreSQL server here: no `initdb` and `postgres`")
    who = owner()
    if who is not None and shutil.which("setpriv") is None:
        pytest.skip("no PostgreSQL server runs as root, and there is no `setpriv` to be somebody else")
    # Not in pytest's folder: only root may look into that, and the way to a socket has to be short.
    folder = Path(tempfile.mkdtemp(prefix="kompass-pg-"))
    as_owner: tuple[str, ...] = ()
    name = pwd.getpwuid(os.geteuid()).pw_name
    if who is not None:
        os.chown(folder, who.pw_uid, who.pw_gid)
        ids = (f"--reuid={who.pw_uid}", f"--regid={who.pw_gid}", "--clear-groups")
        name, as_owner = who.pw_name, ("setpriv", *ids)
    data = folder / "data"
    made = (
        *(found / "initdb", "--pgdata", data, "--auth=trust", "--username", name),
        *("--encoding=UTF8", "--no-locale", "--no-sync"),
    )
    served = (
        *(found / "postgres", "-D", data, "-k", folder),
        *("-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=50"),
    )
    try:
        subprocess.run((*as_owner, *made), check=True, capture_output=True, cwd=folder)
        with (
            (folder / "log").open("wb") as log,
            subprocess.Popen((*as_owner, *served), stdout=log, stderr=log, cwd=folder) as server,
        ):
            try:
                _await(found / "pg_isready", folder, server)
                yield f"postgresql:///postgres?host={folder}&user={name}"
            finally:
                server.send_signal(2)  # SIGINT: it disconnects everybody and ends
                server.wait(SECONDS)
    finally:
        shutil.rmtree(folder)


def _await(asking: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers."""
    end = time.monotonic() + SECONDS
    while subprocess.run((asking, "-q", "-h", folder), check=False).returncode:
        log = (folder / "log").read_text("utf-8", "replace")
        assert server.poll() is None, log
        assert time.monotonic() < end, log
        time.sleep(0.02)
