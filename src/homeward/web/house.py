"""What the keeper of this server decided: where data lives, how it is reached, what it calls itself."""

import os
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

FILE_NAME = "settings.toml"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class HouseError(Exception):
    """The house cannot be opened as asked: what was wrong and what to do, in one lower-case line."""


@dataclass(frozen=True, slots=True)
class House:
    """One server's own settings; ``data`` is None where nothing is kept (tools and tests)."""

    data: Path | None = None
    public_url: str = ""
    title: str = "Notebook"
    run_by: str = ""
    exit_site: str = "https://www.wikipedia.org/"
    open_sign_up: bool = False

    @property
    def is_https(self) -> bool:
        """Whether people reach this server through https."""
        return self.public_url.startswith("https://")

    @property
    def public_host(self) -> str:
        """The host name people type, or an empty string on this machine only."""
        return urlsplit(self.public_url).hostname or ""


# One place for the keeper's own settings: name, and the sentence the reference page prints.
SETTINGS: tuple[tuple[str, str], ...] = (
    ("title", "What stands in the browser's tab and at the top of each page."),
    ("run_by", "Who runs this server, as the people using it know them."),
    ("exit_site", "Where the exit button goes: an https address that says nothing about the person, or /convert."),
    ("open_sign_up", "Whether a second account may be made. The first one never needs it."),
)


def read_settings(data: Path) -> dict[str, str | bool]:
    """Return the keeper's settings file, checked; an absent file is an empty one."""
    path = data / FILE_NAME
    if not path.exists():
        return {}
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise HouseError(f"{path}: not readable as TOML ({error})") from error
    return {name: checked(path, name, value) for name, value in found.items()}


def checked(path: Path, name: str, value: object) -> str | bool:
    """Return ``value`` when the setting exists and has the right kind, else say which one is wrong."""
    kinds = {field.name: field.type for field in fields(House)}
    if name not in dict(SETTINGS):
        raise HouseError(f"{path}: there is no setting {name!r} (known: {', '.join(dict(SETTINGS))})")
    if isinstance(value, bool) and kinds[name] is bool:
        return value
    if not isinstance(value, str) or kinds[name] is bool:
        wanted = "true or false" if kinds[name] is bool else "text in quotes"
        raise HouseError(f"{path}: {name} must be {wanted}")
    if name == "exit_site" and not value.startswith(("https://", "/")):
        raise HouseError(f"{path}: exit_site must start with https:// or /")
    return value


@cache
def house() -> House:
    """Return this process's house, from the environment that the serve command set."""
    folder = os.environ.get("HOMEWARD_DATA", "")
    data = Path(folder) if folder else None
    chosen = read_settings(data) if data else {}
    return House(data=data, public_url=os.environ.get("HOMEWARD_PUBLIC_URL", ""), **chosen)  # type: ignore[arg-type]
