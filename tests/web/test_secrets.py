"""What opens the pages is shown by no answer, carried by no form, and written to no file and no log."""

import inspect
import os
import re
import socket
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.core.cache import cache
from django.test import Client

from homeward.web.fields import Passphrase, is_secret

pytestmark = pytest.mark.django_db
SECRET = "nine grey herons by the weir"


def declared_forms() -> Iterator[type[forms.Form]]:
    """Every form class of every room."""
    for app in apps.get_app_configs():
        if app.name.startswith("homeward.web.") and (Path(app.path) / "forms.py").exists():
            for _, found in inspect.getmembers(import_module(f"{app.name}.forms"), inspect.isclass):
                if issubclass(found, forms.Form):
                    yield found


def test_every_field_that_hides_what_is_typed_is_known_as_a_secret() -> None:
    hidden = {
        name
        for form in declared_forms()
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, Passphrase) or isinstance(field.widget, forms.PasswordInput)
    }
    assert len(hidden) >= 3
    assert {name for name in hidden if not is_secret(name)} == set()
    assert is_secret("code")
    assert is_secret("everything-passphrase")
    assert not is_secret("text")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/account/passphrase", "current"),
        ("/recover", "code"),
        ("/kept/diary", "diary-passphrase"),
        ("/kept/everything", "everything-passphrase"),
        ("/unlock", "passphrase"),
    ],
)
def test_a_form_that_came_too_late_does_not_show_its_secret(nobody: Client, address: str, name: str) -> None:
    answer = nobody.post(address, {name: SECRET, "odd": "and this is shown"})
    assert answer.status_code == 403
    assert SECRET not in answer.content.decode()
    assert "and this is shown" in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/account/passphrase", "current"),
        ("/kept/diary", "diary-passphrase"),
        ("/kept/everything", "everything-passphrase"),
    ],
)
def test_a_locked_door_does_not_carry_a_secret_in_its_page(alice: Any, address: str, name: str) -> None:
    alice.post("/lock")
    answer = alice.post(address, **{name: SECRET, "odd": "and this waits"})
    assert answer.status_code == 401
    assert SECRET not in answer.content.decode()
    assert "and this waits" in answer.content.decode()


def test_an_odd_session_cookie_is_quoted_in_no_warning(client: Client) -> None:
    # Warnings are errors in this suite: Django's cache would warn, and name the cookie, for a long or spaced one.
    for odd in ("b" * 400, "with space", "\x7f"):
        assert client.get("/sign-in", headers={"cookie": f"sid={odd}"}).status_code == 200


def test_the_cache_holds_no_session_by_the_name_in_its_cookie(alice: Any) -> None:
    name = alice.client.cookies["sid"].value
    assert name
    assert not [key for key in cache._cache if name in key]  # type: ignore[attr-defined]


@pytest.mark.parametrize("right", ["/account/passphrase", "/kept/everything"])
def test_an_open_page_takes_five_guesses_of_the_passphrase_and_then_none(alice: Any, right: str) -> None:
    for number in range(5):
        form = {
            "current": f"{SECRET} {number}",
            "passphrase": "some other words here",
            "again": "some other words here",
        }
        assert "not the passphrase" in alice.post("/account/passphrase", **form).content.decode()
    form = {"current": alice.passphrase, "passphrase": "some other words here", "again": "some other words here"}
    answer = alice.post(right, **form, **{"everything-passphrase": alice.passphrase})
    assert answer.status_code == 422
    assert "quarter of an hour" in answer.content.decode()
    assert alice.get("/account").status_code == 200


def test_a_large_upload_is_kept_in_memory_and_in_no_file(own_server: Any) -> None:
    port = int(re.findall(r":(\d+)", own_server.url)[0])
    words = SECRET.encode() * 60_000
    head = f"POST /talk/when HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(words) + 100}\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", port)) as sent:
        sent.sendall(head + words)
        time.sleep(1)
        files = Path(f"/proc/{own_server.process.pid}/fd")
        if not files.exists():
            pytest.skip("this system does not say which files a process holds")
        open_files = [os.readlink(file) for file in files.iterdir() if file.is_symlink()]
    assert [name for name in open_files if "deleted" in name] == []
