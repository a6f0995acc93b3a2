"""The child process that reads one calendar: bytes on stdin, a pickled ``CalendarFile`` on stdout, under hard limits.

Run as ``python -m homeward.calendars.child CPU_SECONDS MEMORY_MIB``. Exit status 3: there is no calendar in it.
"""

import pickle
import resource
import sys

from homeward.timing.calendar import read_calendar
from homeward.timing.errors import TimingError
from homeward.timing.limits import FEED


def main(cpu_seconds: int, memory_mib: int) -> int:
    """Set the limits, then read; nothing from outside is touched before they hold."""
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_DATA, (memory_mib * 1024 * 1024,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))
    data = sys.stdin.buffer.read(FEED.file_bytes + 1)
    try:
        file = read_calendar(data, limits=FEED)
    except TimingError as error:
        sys.stdout.buffer.write(str(error).encode())
        return 3
    sys.stdout.buffer.write(pickle.dumps(file, protocol=5))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
