"""`homeward serve` starts, refuses what would be unsafe, and stops when asked."""

import os
import re
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest


def run_serve(*words: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "homeward", "serve", "--data", str(folder / "data"), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--host", "0.0.0.0"], "plain http"),
        (["--host", "192.168.1.5", "--public-url", "https://home.example"], "plain http"),
        (["--public-url", "http://home.example"], "must start with https://"),
        (["--trusted-proxy", "10.0.0.1"], "also give --public-url"),
        (["--port", "70000"], "not a port"),
        (["--port", "eight"], "not a port"),
        (["--nonsense"], "unrecognized"),
    ],
)
def test_an_unsafe_or_wrong_way_of_serving_is_one_line_and_status_2(
    tmp_path: Path, words: list[str], said: str
) -> None:
    done = run_serve(*words, folder=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("colour = 1", "no setting 'colour'"),
        ("title = 3", "must be text"),
        ("open_sign_up = 'yes'", "true or false"),
        ("exit_site = 'http://plain.example'", "https://"),
        ("title =", "not readable"),
    ],
)
def test_a_wrong_settings_file_names_the_file_and_the_setting(tmp_path: Path, settings: str, said: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.toml").write_text(settings)
    done = run_serve("--port", "0", folder=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "settings.toml" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_damaged_database_is_named_and_left_alone(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "homeward.sqlite3").write_bytes(b"not a database at all" * 100)
    done = run_serve("--port", "0", folder=tmp_path)
    assert done.returncode == 2
    assert "cannot be opened" in done.stderr
    assert (data / "homeward.sqlite3").read_bytes() == b"not a database at all" * 100


def test_a_folder_of_a_newer_program_is_refused_untouched(tmp_path: Path) -> None:
    data, printed = tmp_path / "data", tmp_path / "printed"
    with printed.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "homeward", "serve", "--port", "0", "--data", str(data)], stdout=file, stderr=file
        )
    wait_for_address(printed)
    process.terminate()
    assert process.wait(timeout=20) == 0
    database = sqlite3.connect(data / "homeward.sqlite3")
    database.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('diary', '0999_later', '2030-01-01')")
    database.commit()
    database.close()
    before = (data / "homeward.sqlite3").read_bytes()
    done = run_serve("--port", "0", folder=tmp_path)
    assert done.returncode == 2
    assert "newer homeward (diary.0999_later)" in done.stderr
    assert (data / "homeward.sqlite3").read_bytes() == before


def test_it_serves_closes_its_folder_to_others_and_stops_when_asked(tmp_path: Path) -> None:
    data, printed = tmp_path / "data", tmp_path / "printed"
    command = [sys.executable, "-m", "homeward", "serve", "--port", "0", "--data", str(data)]
    with printed.open("wb") as file:
        process = subprocess.Popen(command, stdout=file, stderr=file)
    try:
        address = wait_for_address(printed)
        with urllib.request.urlopen(f"{address}/healthz", timeout=10) as answer:
            assert answer.read() == b"ok"
        with urllib.request.urlopen(f"{address}/readyz", timeout=10) as answer:
            assert answer.read() == b"ready"
        assert stat.S_IMODE(data.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in data.iterdir()} == {0o600}
        second = run_serve("--port", address.rpartition(":")[2], folder=tmp_path)
        assert second.returncode == 2
        assert "try --port" in second.stderr
    finally:
        os.kill(process.pid, signal.SIGTERM)
        status = process.wait(timeout=20)
    assert status == 0
    assert not (data / "homeward.sqlite3-wal").exists()
    assert "Traceback" not in printed.read_text()


def test_behind_https_cookies_are_host_bound_and_secure(tmp_path: Path) -> None:
    data, printed = tmp_path / "data", tmp_path / "printed"
    command = [sys.executable, "-m", "homeward", "serve", "--port", "0", "--data", str(data)]
    port = free_port()
    command[5] = str(port)
    command += ["--public-url", "https://home.example", "--trusted-proxy", "127.0.0.1"]
    with printed.open("wb") as file:
        process = subprocess.Popen(command, stdout=file, stderr=file)
    try:
        for _ in range(600):
            if "open at https://home.example" in printed.read_text():
                break
            time.sleep(0.05)
        headers = {"Host": "home.example", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "home.example"}
        request = urllib.request.Request(f"http://127.0.0.1:{port}/sign-in", headers=headers)
        with urllib.request.urlopen(request, timeout=10) as answer:
            cookie = answer.headers["Set-Cookie"]
            assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
    finally:
        process.terminate()
        process.wait(timeout=20)
    assert cookie.strip().startswith("__Host-tok=")
    for part in ("Secure", "HttpOnly", "SameSite=Strict", "Path=/"):
        assert part in cookie
    assert "Domain" not in cookie


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for_address(printed: Path) -> str:
    for _ in range(600):
        found = re.search(r"open at (http://localhost:\d+)", printed.read_text())
        if found:
            return found.group(1)
        time.sleep(0.05)
    raise AssertionError(printed.read_text())


def test_the_demo_prints_its_sign_in_words_and_leaves_nothing_behind(tmp_path: Path) -> None:
    printed = tmp_path / "printed"
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with printed.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "homeward", "demo", "--port", "0"], stdout=file, stderr=file, env=environment
        )
    try:
        wait_for_address(printed)
        assert list(tmp_path.glob("demo-*"))
    finally:
        process.terminate()
        assert process.wait(timeout=20) == 0
    assert "quiet evenings by the lamp" in printed.read_text()
    assert not list(tmp_path.glob("demo-*"))
