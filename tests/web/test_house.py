"""The house stands on sound ground: the database's settings, the newer driver, an upgrade that is never guessed at."""

import sqlite3 as stock
import sys
import warnings
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError, connection, transaction

from homeward.web import driver, folder, writing
from homeward.web.house import House
from homeward.web.writing import atomic_retry


@pytest.mark.django_db
def test_the_newer_sqlite_is_in_use_with_the_settings_that_were_measured() -> None:
    wanted = {"synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "temp_store": 2}
    with connection.cursor() as cursor:
        for pragma, value in wanted.items():
            cursor.execute(f"PRAGMA {pragma}")
            assert cursor.fetchone() == (value,), pragma
        cursor.execute("SELECT sqlite_version()")
        version = tuple(int(part) for part in cursor.fetchone()[0].split("."))
    assert version >= driver.OLDEST_SOUND
    assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_without_the_newer_sqlite_it_starts_on_the_stock_one_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    monkeypatch.setitem(sys.modules, "sqlite3", stock_like("3.40.1"))
    with pytest.warns(RuntimeWarning, match="3.40.1"):
        assert driver.install() == "3.40.1"
    monkeypatch.setitem(sys.modules, "sqlite3", stock_like("3.53.4"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert driver.install() == "3.53.4"


def stock_like(version: str) -> ModuleType:
    module = ModuleType("sqlite3")
    module.sqlite_version = version  # type: ignore[attr-defined]
    module.sqlite_version_info = tuple(int(part) for part in version.split("."))  # type: ignore[attr-defined]
    return module


def test_the_server_writes_ahead_and_a_stock_sqlite_can_read_the_file(own_server: Any) -> None:
    file = own_server.data / folder.DATABASE_FILE
    reader = stock.connect(f"file:{file}?mode=ro", uri=True)
    assert reader.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert reader.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    reader.close()


def test_a_secret_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    first = folder.secret_key(tmp_path)
    assert folder.secret_key(tmp_path) == first
    assert len(first) >= 60
    assert (tmp_path / folder.KEY_FILE).stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db(transaction=True)
def test_a_busy_database_is_tried_again_and_then_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "FIRST_PAUSE_SECONDS", 0.0001)
    tries: list[int] = []

    @atomic_retry
    def write(fails: int) -> int:
        tries.append(1)
        assert transaction.get_connection().in_atomic_block
        if len(tries) <= fails:
            raise OperationalError("database is locked")
        return len(tries)

    assert write(3) == 4
    tries.clear()
    with pytest.raises(OperationalError):
        write(99)
    assert len(tries) == writing.MOST_TRIES


def test_https_brings_host_cookies_and_plain_loopback_does_not() -> None:
    assert House(public_url="https://home.example").is_https
    assert House(public_url="https://home.example:8443/").public_host == "home.example"
    assert not House().is_https
    assert settings.SESSION_COOKIE_NAME == "sid"


@pytest.mark.django_db(transaction=True)
def test_no_migration_uses_what_other_databases_lack() -> None:
    text = "\n".join(path.read_text() for path in (Path(driver.__file__).parent).rglob("migrations/0*.py"))
    for banned in ("RunSQL", "AutoField", "TextField", "JSONField", "FTS", "unique_for"):
        assert banned not in text, banned
