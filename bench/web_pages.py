"""Measure the web: start time, resident memory, and for each page its queries, wall time (median, p95) and CPU time.

Run from the top of the checkout: `.venv/bin/python bench/web_pages.py [ROUNDS]`. It starts the demo in a process of its
own for start time and memory, and calls the pages in this process, on a file database of the same demo, for the rest.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

PAGES = ("/", "/help", "/who", "/sign-in", "/new", "/settle", "/talk", "/today", "/look", "/usual", "/account")
ROUNDS = 40


def resident_mb(pid: int) -> float:
    """Return a process's resident memory in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


def measure_start(data: Path) -> tuple[float, float, float]:
    """Return seconds from the command to the first page, and memory before and after a hundred pages."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "homeward", "serve", "--port", "0", "--data", str(data)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    found = re.findall(r"http://\S+", process.stderr.readline())
    if not found:
        raise SystemExit(f"the server did not start: {process.communicate()[1]}")
    address = found[0]
    urllib.request.urlopen(address).read()
    seconds = time.perf_counter() - began
    idle = resident_mb(process.pid)
    for _ in range(100):
        urllib.request.urlopen(address + "/help").read()
    used = resident_mb(process.pid)
    process.terminate()
    process.communicate(timeout=20)
    return seconds, idle, used


def measure_pages(rounds: int) -> None:
    """Print a line a page for a member eight weeks in."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from homeward.web import demo

    words = demo.fill()
    client = Client(SERVER_NAME="localhost")
    began = time.perf_counter()
    client.post("/sign-in", {"name": words.name, "passphrase": words.passphrase})
    print(f"sign-in {1000 * (time.perf_counter() - began):.0f} ms")
    print(f"{'page':12} {'status':>6} {'queries':>7} {'median ms':>9} {'p95 ms':>7} {'cpu ms':>7} {'KB':>6}")
    for page in PAGES:
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(page)
        count = len(queries)
        times, spent = [], time.process_time()
        for _ in range(rounds):
            began = time.perf_counter()
            client.get(page)
            times.append(1000 * (time.perf_counter() - began))
        cpu = 1000 * (time.process_time() - spent) / rounds
        p95 = statistics.quantiles(times, n=20)[-1]
        size = len(answer.content) / 1024
        median = statistics.median(times)
        print(f"{page:12} {answer.status_code:6} {count:7} {median:9.1f} {p95:7.1f} {cpu:7.1f} {size:6.1f}")
    measure_saving(client, rounds)


def measure_saving(client: object, rounds: int) -> None:
    """Print what keeping a day costs, with reading eight weeks again."""
    times, spent = [], time.process_time()
    for number in range(rounds):
        began = time.perf_counter()
        client.post("/today", {"closeness": str(1 + number % 7)}, headers={"x-partial": "1"})  # type: ignore[attr-defined]
        times.append(1000 * (time.perf_counter() - began))
    cpu = 1000 * (time.process_time() - spent) / rounds
    p95 = statistics.quantiles(times, n=20)[-1]
    print(f"keep a day   median {statistics.median(times):.1f} ms, p95 {p95:.1f} ms, cpu {cpu:.1f} ms")


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as name:
        data = Path(name) / "data"
        for label in ("first start", "next start"):
            seconds, idle, used = measure_start(data)
            print(f"{label}: {seconds:.2f} s to the first page; {idle:.0f} MB, {used:.0f} MB after 100 pages")
        from homeward.web import server

        server.open_house(Path(name) / "pages")
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - the request log would drown the figures
        measure_pages(rounds)


if __name__ == "__main__":
    main()
