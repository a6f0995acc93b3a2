"""Put the newer SQLite that comes with sqlcipher3 in the place of the standard one, before Django looks for it."""

import sys
import warnings

# 3.7.0 to 3.51.2 can damage a WAL database when two connections write at the same moment.
OLDEST_SOUND = (3, 51, 3)


def install() -> str:
    """Replace ``sqlite3`` in this process, warn where only an old one is to be had, and return the version."""
    try:
        import sqlcipher3
        import sqlcipher3.dbapi2
    except ImportError:
        import sqlite3

        if sqlite3.sqlite_version_info < OLDEST_SOUND:
            warnings.warn(
                f"SQLite {sqlite3.sqlite_version} can, very rarely, damage its file; install sqlcipher3",
                RuntimeWarning,
                stacklevel=2,
            )
        return sqlite3.sqlite_version
    sys.modules["sqlite3"] = sqlcipher3
    sys.modules["sqlite3.dbapi2"] = sqlcipher3.dbapi2
    return str(sqlcipher3.sqlite_version)
