"""The request log: route template, status and duration, and nothing about help, check, exit or coach."""

import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from django.core.signals import got_request_exception
from django.http import HttpRequest, HttpResponse

from homeward.web.access import access_of


def request_log(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Write one line a request to standard error."""

    def answer(request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = get_response(request)
        match = request.resolver_match
        if match is None:
            return response
        access = access_of(match.func)
        if access is None or not access.is_quiet:
            elapsed_ms = (time.perf_counter() - began) * 1000
            sys.stderr.write(f"/{match.route} {response.status_code} {elapsed_ms:.0f} ms\n")
        return response

    return answer


def report_error(sender: object, request: HttpRequest | None = None, **others: object) -> None:
    """Name the kind of an unexpected error and the line it came from; its message may hold a person's words."""
    kind, _, trace = sys.exc_info()
    if kind is None:
        return
    match = request.resolver_match if request is not None else None
    frames = traceback.extract_tb(trace)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    ours = next((f for f in reversed(frames) if "homeward" in f.filename), None)
    via = f" via {Path(ours.filename).name}:{ours.lineno}" if ours else ""
    sys.stderr.write(f"error /{match.route if match else ''} {kind.__name__} at {where}{via}\n")


got_request_exception.connect(report_error, dispatch_uid="homeward-errors")
