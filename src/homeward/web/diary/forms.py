"""The forms of the minute and of the time before."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from homeward.web.diary.adapters import Day, Past
from homeward.web.diary.items import ITEMS
from homeward.web.fields import PRIVATE, PlainForm

OLDEST_DAYS = 3650


class DayForm(PlainForm):
    """One day's answers; every one of them may stay open."""

    def __init__(self, *args: Any, day: dt.date, **words: Any) -> None:
        super().__init__(*args, **words)
        self.day = day
        for item in ITEMS.values():
            wrong = {"invalid_choice": "That answer does not exist. Please pick one of those shown."}
            self.fields[item.name] = forms.ChoiceField(choices=item.choices, required=False, error_messages=wrong)

    def answers(self) -> Day:
        """Return the day as answered; trust is only asked on Sundays."""
        given = {name: int(value) for name, value in self.cleaned_data.items() if value != ""}
        if self.day.weekday() != 6:
            given.pop("trust", None)
        return Day(self.day, given)


def scale_field(name: str, label: str, hint: str) -> forms.TypedChoiceField:
    """Return a scale of the minute as one field, with not knowing among the answers."""
    choices = [("", "Don’t know"), *ITEMS[name].choices]
    return forms.TypedChoiceField(
        label=label, help_text=hint, choices=choices, coerce=int, empty_value=None, required=False
    )


def date_field(label: str, hint: str) -> forms.DateField:
    """Return a day that may stay open."""
    widget = forms.DateInput({"type": "date", **PRIVATE}, format="%Y-%m-%d")
    wrong = {"invalid": "Please write the day as year-month-day, such as 2026-11-30."}
    return forms.DateField(label=label, help_text=hint, required=False, widget=widget, error_messages=wrong)


class PastForm(PlainForm):
    """What an ordinary day was like, and the dates that matter."""

    usual_closeness = scale_field("closeness", "How close the two of you felt", "From 1, far apart, to 7, very close.")
    usual_quiet = scale_field("quiet", "How quiet your partner was", "From 0, not at all, to 4, very.")
    usual_irritable = scale_field("irritable", "How short the tone was", "From 0, not at all, to 4, very.")
    peak_start = date_field("Work became heavy about", "A guess will do.")
    peak_end = date_field("It is meant to ease about", "A guess will do.")
    plan_start = date_field("Something you agreed began on", "A zone, a short date, help you offered.")

    def __init__(self, *args: Any, today: dt.date, **words: Any) -> None:
        super().__init__(*args, **words)
        self.today = today

    def clean(self) -> dict[str, Any]:
        """Keep the dates in an order and a reach that make sense."""
        cleaned = super().clean() or self.cleaned_data
        for name in ("peak_start", "peak_end", "plan_start"):
            date = cleaned.get(name)
            if date is not None and abs((date - self.today).days) > OLDEST_DAYS:
                self.add_error(name, ValidationError("That is very far from today. Is the year right?"))
        start, end = cleaned.get("peak_start"), cleaned.get("peak_end")
        if start and end and end < start:
            self.add_error("peak_end", ValidationError("That is before the day work became heavy."))
        return cleaned

    def past(self) -> Past:
        """Return what was told."""
        return Past(**self.cleaned_data)
