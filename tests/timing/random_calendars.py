"""Random hard calendars: series with every plain rule part, overrides, EXDATE, RDATE, moved days, many zones."""

import random
from datetime import date, datetime, timedelta

# ruff: noqa: DTZ001 - these are wall clocks on their way into a file

ZONES = (
    "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kolkata",
    "America/Sao_Paulo", "Pacific/Auckland", "Asia/Tehran", "UTC",
)  # fmt: skip


def write(text: datetime | date) -> str:
    return f"{text:%Y%m%dT%H%M%S}" if isinstance(text, datetime) else f"{text:%Y%m%d}"


def rule(chance: random.Random, start: datetime, *, is_date: bool) -> str:  # noqa: C901 - a list of dice
    frequency = chance.choice(["YEARLY", "MONTHLY", "MONTHLY", "WEEKLY", "WEEKLY", "WEEKLY", "DAILY", "DAILY"])
    parts = [f"FREQ={frequency}"]
    if chance.random() < 0.4:
        parts.append(f"INTERVAL={chance.randint(1, 4)}")
    day = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[start.weekday()]
    kind = chance.randint(0, 3)
    if frequency == "WEEKLY" and kind:
        others = chance.sample(["MO", "TU", "WE", "TH", "FR", "SA", "SU"], chance.randint(0, 3))
        parts.append("BYDAY=" + ",".join(sorted({day, *others})))
    elif frequency == "MONTHLY" and kind == 1:
        parts.append(f"BYDAY={(start.day - 1) // 7 + 1}{day}")
    elif frequency == "MONTHLY" and kind == 2:
        parts.append(f"BYMONTHDAY={start.day},{chance.choice([-1, 1, 15, 28, 31])}")
    elif frequency == "YEARLY" and kind == 1:
        parts.append(f"BYMONTH={start.month};BYDAY={(start.day - 1) // 7 + 1}{day}")
    elif frequency == "DAILY" and kind == 1:
        parts.append(f"BYDAY={day},SA,SU")
    ending = chance.random()
    if ending < 0.3:
        parts.append(f"COUNT={chance.randint(1, 40)}")
    elif ending < 0.6:
        last = start + timedelta(days=chance.randint(0, 700))
        parts.append(f"UNTIL={last:%Y%m%d}" if is_date else f"UNTIL={last:%Y%m%dT%H%M%SZ}")
    if chance.random() < 0.2:
        parts.append(f"WKST={chance.choice(['SU', 'MO'])}")
    return ";".join(parts)


def event(chance: random.Random, uid: int) -> list[str]:  # noqa: C901 - a list of dice
    start = datetime(2025, 1, 1) + timedelta(days=chance.randint(0, 700), minutes=15 * chance.randint(0, 95))
    is_date = chance.random() < 0.15
    zone = chance.choice(ZONES)
    style = chance.choice(["zone", "zone", "zone", "utc", "floating"])

    def stamp(name: str, moment: datetime) -> str:
        if is_date:
            return f"{name};VALUE=DATE:{moment:%Y%m%d}"
        return {"zone": f"{name};TZID={zone}:", "utc": f"{name}:", "floating": f"{name}:"}[style] + (
            write(moment) + ("Z" if style == "utc" else "")
        )

    def length(moment: datetime) -> str:
        if is_date:
            return f"DTEND;VALUE=DATE:{moment + timedelta(days=chance.randint(1, 3)):%Y%m%d}"
        minutes = chance.choice([15, 30, 60, 90, 480, 600])
        return (
            f"DURATION:PT{minutes}M" if chance.random() < 0.3 else stamp("DTEND", moment + timedelta(minutes=minutes))
        )

    head = ["BEGIN:VEVENT", f"UID:{uid}", stamp("DTSTART", start), length(start)]
    if chance.random() < 0.08:
        head.append("TRANSP:TRANSPARENT")
    if chance.random() < 0.05:
        head.append("STATUS:CANCELLED")
    if chance.random() < 0.4:
        return [*head, "END:VEVENT"]
    text = rule(chance, start, is_date=is_date)
    head.append(f"RRULE:{text}")
    step = {"DAILY": 1, "WEEKLY": 7}.get(text.split(";")[0][5:], 0) or 7
    steps = [int(part[9:]) for part in text.split(";") if part.startswith("INTERVAL=")] or [1]
    likely = [start + timedelta(days=step * steps[0] * n) for n in range(1, 9)]
    chance.shuffle(likely)
    for moment in likely[: chance.randint(0, 2)]:
        head.append(stamp("EXDATE", moment))
    if chance.random() < 0.15:
        head.append(stamp("RDATE", start + timedelta(days=chance.randint(1, 60), hours=0 if is_date else 2)))
    lines = [*head, "END:VEVENT"]
    for moment in likely[3 : 3 + chance.randint(0, 2)]:
        moved = moment + timedelta(
            days=chance.choice([0, 0, 1, -1, 10]), hours=0 if is_date else chance.choice([0, 1, 3])
        )
        lines += ["BEGIN:VEVENT", f"UID:{uid}", stamp("RECURRENCE-ID", moment), stamp("DTSTART", moved), length(moved)]
        lines += ["SEQUENCE:1", *(["STATUS:CANCELLED"] if chance.random() < 0.2 else []), "END:VEVENT"]
    return lines


def calendar(seed: int, *, size: int = 8) -> bytes:
    """Return one random calendar; the same seed gives the same bytes."""
    chance = random.Random(seed)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN"]
    for uid in range(size):
        lines += event(chance, uid)
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()
