"""Real SPARQL servers on loopback for tests: started in a folder on a free port, stopped and awaited at the end.

with virtuoso(tmp_path) as server:
    server.isql("rdf_loader_run();")
    urlopen(f"{server.query}?query=ASK%7B%7D")
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

OXIGRAPH = shutil.which("oxigraph", path=Path(sys.executable).parent) or shutil.which("oxigraph")
VIRTUOSO = shutil.which("virtuoso-t") if shutil.which("isql-vt") else None
NO_VIRTUOSO = "Virtuoso is missing: apt install virtuoso-opensource-7"
NO_OXIGRAPH = "the Oxigraph server is missing: pip install oxigraph"

_STARTING = 60.0  # seconds that a server may take to answer
_STOPPING = 30.0  # and to end, before it is killed
_INI = Path(__file__).with_name("virtuoso.ini")
# Anyone may write at /sparql and /sparql-graph-crud; the others ask for the password, by basic authentication.
_WRITABLE = """
grant SPARQL_UPDATE to "SPARQL";
DB.DBA.RDF_DEFAULT_USER_PERMS_SET('nobody', 7);
DB.DBA.VHOST_DEFINE(lpath=>'/sparql-basic', ppath=>'/!sparql/', is_dav=>1, vsp_user=>'dba',
  opts=>vector('noinherit', 1), sec=>'basic', realm=>'SPARQL', auth_fn=>'DB.DBA.HP_AUTH_SQL_USER');
DB.DBA.VHOST_DEFINE(lpath=>'/graph-basic', ppath=>'/!sparql-graph-crud/', is_dav=>1, vsp_user=>'dba',
  opts=>vector('noinherit', 1, 'exec_as_get', 1), sec=>'basic', realm=>'SPARQL', auth_fn=>'DB.DBA.HP_AUTH_SQL_USER');
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: the addresses of its SPARQL 1.1 protocols, its process, where it logs."""

    query: str
    update: str
    graphs: str  # the Graph Store Protocol
    process: subprocess.Popen[bytes]
    log: Path

    def kill(self) -> None:
        """End it at once, as a crash would."""
        self.process.kill()
        self.process.wait()


@dataclass(frozen=True, slots=True)
class Virtuoso(Server):
    """A running Virtuoso; ``basic`` and ``basic_graphs`` ask for the name and password ``dba`` (if writable)."""

    basic: str
    basic_graphs: str
    sql: str  # host:port of its SQL listener

    def isql(self, statements: str) -> str:
        """Run SQL statements, one a line, as the administrator and give what is printed."""
        done = subprocess.run(
            ["isql-vt", self.sql, "dba", "dba", "ERRORS=STDOUT", "VERBOSE=OFF", "PROMPT=OFF"],
            input=statements.encode(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=600,
        )  # fmt: skip
        printed = done.stdout.decode(errors="replace")
        if done.returncode or "*** Error" in printed:
            raise RuntimeError(printed)
        return printed


def free_port() -> int:
    """A port of loopback on which nothing listens."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextmanager
def oxigraph_server(
    store: Path | None = None, *, read_only: bool = False, options: Sequence[str] = ()
) -> Iterator[Server]:
    """`oxigraph serve` over the database in a directory (made if it is not there), or in memory.

    The database of an urbankg store is its folder ``database``.
    """
    assert OXIGRAPH is not None, NO_OXIGRAPH
    base = f"127.0.0.1:{free_port()}"
    command = [OXIGRAPH, "serve-read-only" if read_only else "serve", "--bind", base, *options]
    command += ["--location", str(store)] if store else []
    log = (store.parent / f"{store.name}.log") if store else Path("/dev/null")
    with _running(command, log, log.parent, f"http://{base}/query?query=ASK%7B%7D") as process:
        yield Server(f"http://{base}/query", f"http://{base}/update", f"http://{base}/store", process, log)


@contextmanager
def virtuoso(folder: Path, *, writable: bool = False, reads: Sequence[Path] = ()) -> Iterator[Virtuoso]:
    """Virtuoso 7 with a database of its own in a folder; files in it, and in those it ``reads``, can be loaded.

    Its /sparql answers over the union of the graphs. ``writable`` opens updates to anyone who reaches it.
    """
    assert VIRTUOSO is not None, NO_VIRTUOSO
    folder.mkdir(parents=True, exist_ok=True)
    sql, web = f"127.0.0.1:{free_port()}", f"127.0.0.1:{free_port()}"
    ini = folder / "virtuoso.ini"
    allowed = ", ".join(str(path.resolve()) for path in (folder, *reads))
    ini.write_text(_INI.read_text().format(folder=folder.resolve(), sql=sql, web=web, allowed=allowed))
    command = [VIRTUOSO, "+foreground", "+configfile", str(ini)]
    base = f"http://{web}"
    with _running(command, folder / "output.log", folder, f"{base}/sparql?query=ASK%7B%7D") as process:
        server = Virtuoso(
            query=f"{base}/sparql", update=f"{base}/sparql", graphs=f"{base}/sparql-graph-crud", process=process,
            log=folder / "output.log", basic=f"{base}/sparql-basic", basic_graphs=f"{base}/graph-basic", sql=sql,
        )  # fmt: skip
        if writable:
            server.isql(_WRITABLE)
        yield server


@contextmanager
def _running(command: Sequence[str], log: Path, folder: Path, ask: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process that answers at an address; ended politely, and by force only if it does not heed that."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
    try:
        until = time.monotonic() + _STARTING
        while not _answers(ask):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{command[0]} did not start:\n{log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.1)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(_STOPPING)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
