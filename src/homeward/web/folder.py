"""The data folder: where it is, that only its owner may read it, and the secret key inside."""

import os
import secrets
from pathlib import Path

import platformdirs

KEY_FILE = "secret.key"
DATABASE_FILE = "homeward.sqlite3"


def default_folder() -> Path:
    """Return the platform's own place for this person's program data."""
    return Path(platformdirs.user_data_dir("homeward", appauthor=False))


def prepare(folder: Path) -> None:
    """Make the folder if it is missing and close it, and what lies in it, to everyone but its owner."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    for path in folder.iterdir():
        if path.is_file() and not path.is_symlink():
            path.chmod(0o600)


def secret_key(folder: Path) -> str:
    """Return the server's secret key, making it at the first start."""
    path = folder / KEY_FILE
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return path.read_text(encoding="ascii").strip()
