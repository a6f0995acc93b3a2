"""Read a calendar from outside in a child process with limits, so that the worst file harms one request at most."""

import io
import os
import pickle
import subprocess
import sys

from homeward.calendars.errors import ReadingFailed
from homeward.timing.calendar import CalendarFile
from homeward.timing.errors import NotACalendar

CPU_SECONDS = 5
MEMORY_MIB = 256
_WAIT_SECONDS = 20
"""On a crowded machine five seconds of work may take longer on the wall; past this nobody waits."""

_ALLOWED = {
    "homeward.timing.calendar": {"Calendar", "CalendarFile"},
    "homeward.timing.event": {"Event", "Period"},
    "homeward.timing.free_busy": {"BusyPeriod"},
    "homeward.timing.limits": {"Limits"},
    "homeward.timing.split": {"Block"},
    "homeward.timing.values": {"Duration", "Stamp"},
}


class _OnlyOurs(pickle.Unpickler):
    """Takes nothing from the child but the engine's own plain values."""

    def find_class(self, module: str, name: str) -> object:
        if name in _ALLOWED.get(module, ()):
            return super().find_class(module, name)
        if (module, name) in (("copyreg", "__newobj__"), ("copyreg", "_reconstructor")):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} does not belong here")


def read_safely(data: bytes, *, cpu_seconds: int = CPU_SECONDS, memory_mib: int = MEMORY_MIB) -> CalendarFile:
    """Read a calendar under the limits for feeds and uploads.

    Parameters
    ----------
    data : bytes
        What was uploaded or fetched.
    cpu_seconds, memory_mib : int
        What the child may use before it is ended.

    Returns
    -------
    CalendarFile
        As ``homeward.timing.read_calendar`` with the limits for feeds.

    Raises
    ------
    NotACalendar
        When there is no calendar in it, or it is too large.
    ReadingFailed
        When the child ran into its limits.
    """
    command = [sys.executable, "-I", "-m", "homeward.calendars.child", str(cpu_seconds), str(memory_mib)]
    if os.environ.get("PYTHONPATH"):
        command.remove("-I")
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG") if name in os.environ}
    # One thread: the number library would otherwise ask for memory per core, and the limit counts that.
    environment = {**kept, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=_WAIT_SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise ReadingFailed("reading the calendar took too long") from None
    if done.returncode == 3:
        raise NotACalendar(done.stdout.decode(errors="replace"))
    if done.returncode != 0:
        raise ReadingFailed("the calendar asks for more time or memory than reading it may take")
    file = _OnlyOurs(io.BytesIO(done.stdout)).load()
    if not isinstance(file, CalendarFile):
        raise ReadingFailed("reading the calendar gave something else")
    return file
