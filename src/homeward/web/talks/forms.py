"""Forms of the talk."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from homeward.web.fields import PlainForm, PrivateText
from homeward.web.talks.noticing import DAYS_BACK, MOST_NOTE
from homeward.web.talks.prepared import MOST_DRAFT, MOST_PIECE
from homeward.web.talks.zones import machine_zone, zone_choices

MOST_OPENING = 1200


class DraftForm(PlainForm):
    """The one box."""

    text = PrivateText(
        label="What you would say",
        help_text="Write it the way it comes. You can change every word later.",
        most=MOST_DRAFT,
        lines=6,
        required=False,
    )
    was_asked = forms.BooleanField(label="They asked me for advice", required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


def piece(label: str, hint: str) -> PrivateText:
    """Return a field for one part of the message."""
    return PrivateText(label=label, help_text=hint, most=MOST_PIECE, lines=2, required=False)


class PiecesForm(PlainForm):
    """The parts of a kind message, and two that make room for a no."""

    saw = piece("I have noticed that …", "One thing you saw or heard yourself, on a day you remember.")
    miss = piece("I miss …", "What you would like back, however small.")
    load = piece("I know that …", "The one weight on them that you can name, such as a launch or a hard week.")
    request = piece("Could we …", "One small thing with a time, where a no is fine. Ten minutes after dinner, say.")
    second = piece("If that is too much …", "A smaller thing you could both live with.")
    thanks = piece("Thank you for …", "Something they did lately. One is plenty.")


DAYS = (
    ("mon-fri", "Monday to Friday"),
    ("mon-sat", "Monday to Saturday"),
    ("mon-sun", "Every day"),
    ("", "No set hours"),
)
TIME_FORMATS = ["%H:%M", "%H:%M:%S", "%H.%M", "%I:%M %p"]
MOST_FILES = 5


def clock_field(label: str, initial: str = "") -> forms.TimeField:
    """Return a field for a time of day."""
    return forms.TimeField(
        label=label,
        initial=initial,
        required=bool(initial),
        input_formats=TIME_FORMATS,
        widget=forms.TimeInput({"type": "time", "autocomplete": "off"}, format="%H:%M"),
        error_messages={"invalid": "Please write a time like 18:30.", "required": "Please put in a time, like 18:30."},
    )


def days_field() -> forms.ChoiceField:
    """Return a field for the days somebody works."""
    wrong = {"invalid_choice": "Please pick one of the four."}
    return forms.ChoiceField(label="Work days", choices=DAYS, initial="mon-fri", required=False, error_messages=wrong)


class ZoneSelect(forms.Select):
    """A list of four hundred zones, written in one go; Django's own takes a template for each."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the list with the chosen zone marked."""
        chosen = str(value or "")
        listed = format_html_join("", "{}", ((self.part(entry, chosen),) for entry in self.choices))
        all_attrs = flatatt({**self.build_attrs(self.attrs, attrs), "name": name})
        return format_html("<select{}>{}</select>", all_attrs, listed)

    def part(self, entry: Any, chosen: str) -> SafeString:
        """Return one option, or a group of them."""
        key, named = entry
        if isinstance(named, str):
            mark = mark_safe(" selected") if key == chosen else ""
            return format_html('<option value="{}"{}>{}</option>', key, mark, named)
        inside = format_html_join("", "{}", ((self.part(option, chosen),) for option in named))
        return format_html('<optgroup label="{}">{}</optgroup>', key, inside)


class ManyFiles(forms.ClearableFileInput):
    """A button that takes several files."""

    allow_multiple_selected = True


class CalendarFiles(forms.FileField):
    """Up to five calendar files; only their size is looked at here."""

    def __init__(self, label: str) -> None:
        wrong = {"empty": "This file is empty.", "max_length": "The name of this file is too long."}
        widget = ManyFiles({"accept": ".ics,text/calendar"})
        super().__init__(label=label, required=False, widget=widget, error_messages=wrong)

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        """Return the files, checked one by one."""
        files = [super(CalendarFiles, self).clean(file, initial) for file in data or []]
        if len(files) > MOST_FILES:
            raise ValidationError(f"These are {len(files)} files; {MOST_FILES} are the most.")
        return files


class WhenForm(PlainForm):
    """Both people's usual hours, and calendar files for those who have them."""

    zone = forms.ChoiceField(label="Your time zone", choices=zone_choices, initial=machine_zone, widget=ZoneSelect)
    my_days = days_field()
    my_from = clock_field("Work from", "09:00")
    my_to = clock_field("Work until", "17:30")
    my_bed = clock_field("In bed by", "22:30")
    their_days = days_field()
    their_from = clock_field("Work from", "09:00")
    their_to = clock_field("Work until", "17:30")
    their_bed = clock_field("In bed by", "22:30")
    their_zone = forms.ChoiceField(
        label="Their time zone",
        choices=lambda: [("", "The same as yours"), *zone_choices()],
        required=False,
        widget=ZoneSelect,
    )
    dinner_from = clock_field("Dinner from", "18:30")
    dinner_to = clock_field("Dinner until", "19:30")
    kids_from = clock_field("Children’s bedtime from")
    kids_to = clock_field("Children’s bedtime until")
    my_files = CalendarFiles("Yours")
    their_files = CalendarFiles("Your partner’s")

    def clean(self) -> dict[str, Any]:
        """Ask for the other half of a pair of times."""
        cleaned = super().clean() or self.cleaned_data
        start, end = cleaned.get("kids_from"), cleaned.get("kids_to")
        if (start is None) != (end is None) and not {"kids_from", "kids_to"} & set(self.errors):
            self.add_error("kids_from" if start is None else "kids_to", "The other half of this time is missing.")
        return cleaned


class TitleForm(PlainForm):
    """What the calendar entry is called; neutral unless the person says otherwise."""

    title = PrivateText(
        label="What it is called in the calendar",
        help_text="Others may see it. “Reminder” says nothing.",
        most=80,
        initial="Reminder",
        required=False,
    )


def day_named(day: dt.date, today: dt.date) -> str:
    """Return what a day is called in a short list of days."""
    near = {0: "Today, ", 1: "Yesterday, "}.get((today - day).days, "")
    return f"{near}{day:%A} {day.day} {day:%B}"


def days_back(today: dt.date) -> list[tuple[str, str]]:
    """Return the days a note may be about, today first."""
    days = (today - dt.timedelta(days=back) for back in range(DAYS_BACK + 1))
    return [(day.isoformat(), day_named(day, today)) for day in days]


class NoteForm(PlainForm):
    """One thing seen or heard, and its day; there is no time of day to give."""

    text = PrivateText(
        label="What I saw or heard",
        help_text="As you could say it to them: “Our walk was called off.”",
        most=MOST_NOTE,
        lines=3,
    )
    seen = forms.TypedChoiceField(
        label="Which day",
        coerce=dt.date.fromisoformat,
        error_messages={"invalid_choice": "Please pick one of the days in the list.", "required": "Which day was it?"},
    )

    def __init__(self, *args: Any, today: dt.date, also: dt.date | None = None, **words: Any) -> None:
        super().__init__(*args, **words)
        days = days_back(today)
        if also is not None and also.isoformat() not in dict(days):
            days.append((also.isoformat(), day_named(also, today)))
        self.fields["seen"].choices = days  # type: ignore[attr-defined]


class OpeningForm(PlainForm):
    """The one sentence, to check before it is said; also any other line that goes into the draft."""

    line = PrivateText(label="Your opening", most=MOST_OPENING, lines=5)


WENT = (
    ("fine", "It went all right"),
    ("not_now", "Not now"),
    ("row", "It became a row"),
    ("silence", "Silence"),
)


class WentForm(PlainForm):
    """How the talk went, in one of four answers."""

    went = forms.ChoiceField(
        label="How did it go?",
        choices=WENT,
        widget=forms.RadioSelect,
        error_messages={"required": "Please pick one of the four.", "invalid_choice": "Please pick one of the four."},
    )


ANSWERS = (("yes", "Yes"), ("no", "No"), ("rather_not_say", "Rather not say"))


class CheckForm(PlainForm):
    """Seven sentences with three answers each; ``items`` are the sentences by id."""

    def __init__(self, *args: Any, items: Mapping[str, str], **words: Any) -> None:
        super().__init__(*args, **words)
        for name, text in items.items():
            wrong = {"required": "This one is still open.", "invalid_choice": "Please pick one of the three."}
            self.fields[name] = forms.ChoiceField(
                label=text, choices=ANSWERS, widget=forms.RadioSelect, error_messages=wrong
            )

    @property
    def unanswered(self) -> str:
        """Return how many are still open."""
        count = len(self.errors)
        return "One is still open." if count == 1 else f"{count} are still open."
