"""Start and stop the server: one process, a few threads, on this machine only unless https stands in front."""

import contextlib
import ctypes
import os
import signal
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from homeward.web import folder
from homeward.web.house import LOOPBACK, HouseError, house

# Sign-ins wait in line for their slow key step. With 8 threads, fifty of them kept everybody else waiting 18 s; with 64
# other pages stay under half a second. A waiting thread costs next to nothing.
THREADS = 64
# mallopt(3): the number of its option, and how many heaps all threads share.
M_ARENA_MAX, ARENAS = -8, 2
MOST_BODY_BYTES = 6 * 1024 * 1024
# Past these, waitress would write what people send, and the pages they get, into files of the temporary folder.
MOST_IN_MEMORY_BYTES = 2 * MOST_BODY_BYTES


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen and how people reach it; port 0 means any free one."""

    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str = ""
    trusted_proxy: str = ""


def check(address: Address) -> None:
    """Refuse a way of serving that would carry private pages over a network in the clear."""
    if address.public_url and not address.public_url.startswith("https://"):
        raise HouseError(f"--public-url {address.public_url}: must start with https://")
    if address.trusted_proxy and not address.public_url:
        raise HouseError("--trusted-proxy: also give --public-url https://… (the address people use)")
    if address.host in LOOPBACK:
        return
    if not (address.public_url and address.trusted_proxy):
        raise HouseError(
            f"--host {address.host}: plain http would carry private pages over the network. Put a proxy with https "
            "in front and give --public-url https://… --trusted-proxy ADDRESS, or leave --host out"
        )


def open_house(data: Path, public_url: str = "") -> None:
    """Close the data folder to others, load Django and bring the database up to date."""
    os.umask(0o077)
    try:
        folder.prepare(data)
    except OSError as error:
        raise HouseError(f"{data}: cannot be used as the data folder ({error.strerror or error})") from error
    os.environ["HOMEWARD_DATA"] = str(data)
    os.environ["HOMEWARD_PUBLIC_URL"] = public_url
    os.environ["DJANGO_SETTINGS_MODULE"] = "homeward.web.settings"
    house.cache_clear()
    house()

    import django

    django.setup()
    bring_up_to_date()


def bring_up_to_date() -> None:
    """Apply the migrations that are missing; a file from a newer program is refused rather than guessed at."""
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        applied = set(executor.loader.applied_migrations)
        unknown = sorted(f"{app}.{name}" for app, name in applied - set(executor.loader.disk_migrations))
        if unknown:
            raise HouseError(f"the data folder was written by a newer homeward ({unknown[0]}); update the program")
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise HouseError(f"the database cannot be opened ({error}); nothing was changed") from error


def stop(number: int, frame: object) -> NoReturn:
    """Leave the serving loop as Ctrl-C would."""
    raise SystemExit(0)


def stop_on_request() -> None:
    """Close cleanly when a service manager asks, also while still starting."""
    signal.signal(signal.SIGTERM, stop)


def share_memory_arenas() -> None:
    """Keep glibc from giving each thread a heap of its own: measured, 191 MB become 157 after some use."""
    with contextlib.suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, ARENAS)


def serve(address: Address, data: Path) -> None:
    """Serve until the process is told to stop."""
    check(address)
    stop_on_request()
    share_memory_arenas()
    open_house(data, address.public_url)
    import waitress

    from homeward.web.warming import warm_in_background
    from homeward.web.wsgi import application

    try:
        server = waitress.create_server(application, **options(address))
    except OSError as error:
        raise HouseError(
            f"port {address.port} on {address.host} cannot be used ({error.strerror}); try --port"
        ) from error
    shown = address.public_url or f"http://localhost:{port_of(server)}"
    sys.stderr.write(f"Homeward is open at {shown}\nYour data: {data}\nCtrl-C closes it.\n")
    sys.stderr.flush()
    warm_in_background()
    try:
        server.run()
    finally:
        server.close()
        close_database()


def options(address: Address) -> dict[str, Any]:
    """Return waitress's own words for an address."""
    words: dict[str, Any] = {
        "host": "127.0.0.1" if address.host == "localhost" else address.host,
        "port": address.port,
        "threads": THREADS,
        "ident": None,
        "max_request_body_size": MOST_BODY_BYTES,
        "inbuf_overflow": MOST_IN_MEMORY_BYTES,
        "outbuf_overflow": MOST_IN_MEMORY_BYTES,
        "clear_untrusted_proxy_headers": True,
    }
    if address.public_url:
        words["trusted_proxy"] = address.trusted_proxy or "127.0.0.1"
        words["trusted_proxy_count"] = 1
        words["trusted_proxy_headers"] = {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"}
    return words


def port_of(server: Any) -> int:
    """Return the port the system gave, which differs from the one asked for when that was 0."""
    bound: socket.socket = server.socket
    return int(bound.getsockname()[1])


def close_database() -> None:
    """Let go of the database so that its write-ahead log is folded in."""
    from django.db import connections

    connections.close_all()
