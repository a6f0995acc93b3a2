"""Forms of agreements: every date is checked where it stands, and what was typed stays."""

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from homeward.web.agreements.adapters import HOLDS, KINDS, MOST_DAYS, PROPOSED, Agreement, Look
from homeward.web.agreements.wording import DAY_NAMES, QUESTIONS, day_in_words
from homeward.web.fields import PRIVATE, PlainForm, PrivateText

CHECK_IN_DAYS = 14
USUAL_DAYS = 28
MOST_MINUTES = 720
PASSED = "That day has passed. Today or later works."
# What each kind is asked beyond the words, the start, the check-in and where it stands.
ASKED = {
    "zone": ("days", "at", "minutes", "when", "end"),
    "date": ("at", "minutes", "when", "second"),
    "offer": ("way", "when", "end"),
    "request": ("load", "days", "at", "minutes", "when", "second", "end"),
}
# What stands in front; a tired person at night needs no more.
FRONT = {
    "zone": ("words", "days", "at", "minutes", "end", "check_in", "state"),
    "date": ("words", "start", "at", "minutes", "check_in", "state"),
    "offer": ("words", "way", "end", "check_in", "state"),
    "request": ("load", "words", "minutes", "second", "end", "check_in", "state"),
}
WORDS = {
    "zone": "What stays out, and where or when",
    "date": "What you will do together",
    "offer": "What you will do, exactly",
    "request": "What you would like, in your own words",
}
SAID_YES = {"offer": "It is settled"}


def day_field(label: str, hint: str = "") -> forms.DateField:
    """Return a day that is needed."""
    widget = forms.DateInput({"type": "date", **PRIVATE}, format="%Y-%m-%d")
    wrong = {
        "invalid": "Please write the day as year-month-day, such as 2026-12-09.",
        "required": "A day is needed here.",
    }
    return forms.DateField(label=label, help_text=hint, widget=widget, error_messages=wrong)


def choice_field(label: str, pairs: "tuple[tuple[str, str], ...]", *, required: bool = False) -> forms.ChoiceField:
    """Return one question with a few answers."""
    wrong = {"invalid_choice": "Please pick one of those shown.", "required": "Please pick one."}
    return forms.ChoiceField(
        label=label, choices=pairs, widget=forms.RadioSelect, required=required, error_messages=wrong
    )


class DatesForm(PlainForm):
    """An end within ninety days and a check-in before it."""

    end = day_field("Until", "Ninety days at most. You can renew it.")
    check_in = day_field("Check-in", "The day you look at it together. Two weeks is usual.")

    def __init__(self, *args: Any, today: dt.date, **words: Any) -> None:
        super().__init__(*args, **words)
        self.today = today
        self.latest = today + dt.timedelta(days=MOST_DAYS)
        self.before: Agreement | None = None
        self.talk_day: dt.date | None = None

    def clean(self) -> dict[str, Any]:
        """Keep the days in an order that makes sense."""
        cleaned = super().clean() or self.cleaned_data
        self.check_reach(cleaned)
        start, end, look = (cleaned.get(name) for name in ("start", "end", "check_in"))
        if start and end and end < start:
            self.add_error("end", ValidationError("The end comes before the start."))
        elif end and look and look > end:
            self.add_error("check_in", ValidationError(f"That is after the end. {day_in_words(end)} or before works."))
        if start and look and look < start:
            self.add_error("check_in", ValidationError("That is before it starts."))
        elif look is not None and look == self.talk_day:
            self.add_error("check_in", ValidationError("That is the day of the talk. Give it a few days first."))
        return cleaned

    def check_reach(self, cleaned: dict[str, Any]) -> None:
        """Refuse days that have passed, unless they stood there before, and days beyond the ninety."""
        for name in ("start", "end", "check_in"):
            day = cleaned.get(name)
            is_old = self.before is not None and day == getattr(self.before, name)
            if day is not None and day < self.today and not is_old:
                self.add_error(name, ValidationError(PASSED))
            elif day is not None and day > self.latest:
                said = f"Ninety days from today is the most: {day_in_words(self.latest)}. Is the year right?"
                self.add_error(name, ValidationError(said))


class AgreementForm(DatesForm):
    """One agreement of one kind."""

    words = PrivateText(label="", most=300, lines=3)
    load = PrivateText(
        label="What they carry just now",
        help_text="Say this first. It comes from your talk if you prepared one.",
        most=400,
        lines=2,
        required=False,
    )
    way = forms.ChoiceField(label="How you bring it", widget=forms.RadioSelect, required=False)
    days = forms.TypedMultipleChoiceField(
        label="On which days",
        help_text="None ticked: any day.",
        coerce=int,
        choices=list(enumerate(DAY_NAMES)),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": "Please pick days of the week."},
    )
    at = forms.TimeField(
        label="From what time",
        help_text="Leave it open if it has no clock time.",
        required=False,
        widget=forms.TimeInput({"type": "time", **PRIVATE}, format="%H:%M"),
        error_messages={"invalid": "Please write the time as hours and minutes, such as 19:30."},
    )
    minutes = forms.IntegerField(
        label="For how many minutes",
        min_value=1,
        max_value=MOST_MINUTES,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", **PRIVATE}),
        error_messages={
            "invalid": "Please write a number of minutes, such as 30.",
            "min_value": "One minute is the least.",
            "max_value": "Twelve hours, 720 minutes, is the most.",
        },
    )
    when = PrivateText(
        label="When, in your own words", help_text="“After dinner”, for example.", most=120, required=False
    )
    second = PrivateText(
        label="Second best", help_text="For an evening when it will not fit.", most=300, required=False
    )
    start = day_field("From")
    check_when = PrivateText(
        label="At what point of that day", help_text="“After breakfast”, for example.", most=80, required=False
    )
    state = choice_field("Where it stands", ((PROPOSED, ""), (HOLDS, "")))
    field_order = (
        "load", "words", "way", "days", "at", "minutes", "when", "second", "start", "end", "check_in", "check_when",
        "state",
    )  # fmt: skip

    def __init__(self, *args: Any, kind: str, ways: tuple[tuple[str, str], ...] = (), **words: Any) -> None:
        super().__init__(*args, **words)
        self.kind = kind
        asked = {*ASKED[kind], "words", "start", "check_in", "check_when", "state"}
        for name in [name for name in self.fields if name not in asked]:
            del self.fields[name]
        self.fields["words"].label = WORDS[kind]
        yes = SAID_YES.get(kind, "We both said yes")
        self.fields["state"].choices = [(PROPOSED, "I still have to ask"), (HOLDS, yes)]  # type: ignore[attr-defined]
        if "way" in self.fields:
            self.fields["way"].choices = ways  # type: ignore[attr-defined]
        if kind == "date":
            self.fields["start"].label = "Which day"

    def clean(self) -> dict[str, Any]:
        """Check that a chosen weekday comes at all."""
        cleaned = super().clean()
        start, end, days = cleaned.get("start"), cleaned.get("end"), cleaned.get("days")
        if start and end and days and start <= end:
            comes = {(start + dt.timedelta(days=n)).weekday() for n in range(min((end - start).days + 1, 7))}
            if not comes & set(days):
                self.add_error("days", ValidationError("None of these days comes between the start and the end."))
        return cleaned

    @property
    def front(self) -> list[forms.BoundField]:
        """Return what is asked first."""
        return [field for field in self if field.name in FRONT[self.kind]]

    @property
    def more(self) -> list[forms.BoundField]:
        """Return what may stay folded away."""
        return [field for field in self if field.name not in FRONT[self.kind]]

    @property
    def opens_more(self) -> bool:
        """Whether something folded away needs another look."""
        return any(field.errors for field in self.more)

    def agreement(self) -> Agreement:
        """Return the agreement as written."""
        told = {name: value for name, value in self.cleaned_data.items() if value is not None}
        told["state"] = told.get("state") or PROPOSED
        told["days"] = tuple(told.get("days", ()))
        told.setdefault("end", told["check_in"])
        return Agreement(kind=self.kind, **told)


class MoveForm(PlainForm):
    """Another day for a small date."""

    day = day_field("The new day", "A day you both can keep.")

    def __init__(self, *args: Any, today: dt.date, **words: Any) -> None:
        super().__init__(*args, **words)
        self.today = today

    def clean_day(self) -> dt.date:
        """Refuse a day that has passed or lies too far ahead."""
        day: dt.date = self.cleaned_data["day"]
        latest = self.today + dt.timedelta(days=MOST_DAYS)
        if day < self.today:
            raise ValidationError(PASSED)
        if day > latest:
            raise ValidationError(f"Ninety days from today is the most: {day_in_words(latest)}. Is the year right?")
        return day


class TogetherForm(PlainForm):
    """What would make it workable, for each of the two."""

    works_for_me = PrivateText(
        label="The one who holds the phone: what would make this workable for you?", most=400, lines=3, required=False
    )
    works_for_you = PrivateText(
        label="The other one: what would make this workable for you?", most=400, lines=3, required=False
    )


class LookForm(PlainForm):
    """The few questions, none of them needed."""

    words = PrivateText(
        label="One thing to keep or to change",
        help_text="In your own words. About the two of you, not a list about one.",
        most=600,
        lines=3,
        required=False,
    )

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        for name, (question, answers) in QUESTIONS.items():
            self.fields[name] = choice_field(question, answers)
        self.order_fields([*QUESTIONS, "words"])

    def look(self, day: dt.date) -> Look:
        """Return the answers of this day."""
        return Look(day, **self.cleaned_data)


class TitleForm(PlainForm):
    """What the calendar entry is called; neutral unless the person says otherwise."""

    title = PrivateText(
        label="What it is called in the calendar",
        help_text="Others may see it. “Reminder” says nothing.",
        most=80,
        initial="Reminder",
        required=False,
    )


class FilterForm(PlainForm):
    """What an evening has room for."""

    minutes = choice_field("Time", (("", "Any"), ("5", "5 min"), ("15", "15 min"), ("30", "30 min")))
    energy = choice_field("Energy", (("", "Any"), ("1", "Little"), ("2", "Some")))
    touch = choice_field("Touch", (("", "Any"), ("none", "None")))
    place = choice_field("Place", (("", "Any"), ("home", "Home"), ("out", "Out"), ("apart", "Apart")))
    cost = choice_field("Cost", (("", "Any"), ("free", "Free"), ("low", "A few coins")))
    suits = forms.ChoiceField(label="Your life", required=False)
    shown_for: ClassVar = {
        "zone": ("suits",),
        "date": ("minutes", "energy", "place", "cost", "touch"),
        "offer": ("minutes", "energy"),
        "request": ("minutes", "energy", "touch"),
    }

    def __init__(self, *args: Any, kind: str, lives: dict[str, str], **words: Any) -> None:
        super().__init__(*args, **words)
        assert kind in KINDS
        for name in [name for name in self.fields if name not in self.shown_for[kind]]:
            del self.fields[name]
        if "suits" in self.fields:
            pairs = [("", "Any life"), *((key, name) for key, name in lives.items() if key != "any")]
            self.fields["suits"].choices = pairs  # type: ignore[attr-defined]
        if kind == "offer":
            self.fields["minutes"].choices = [("", "Any"), ("30", "30 min"), ("60", "1 hour")]  # type: ignore[attr-defined]
