"""Forms of settling; every field may stay empty."""

from django import forms

from homeward.web.calm.settling import MOST_STORY, MOST_WRITING
from homeward.web.fields import PlainForm, PrivateText

WORRY = [(str(number), str(number)) for number in range(11)]


class WorryForm(PlainForm):
    """How strong the worry is, from nothing to as strong as it gets."""

    worry = forms.TypedChoiceField(
        label="How strong is the worry right now?",
        choices=WORRY,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Please pick a number from 0 to 10, or leave it out."},
    )


class WritingForm(PlainForm):
    """Two minutes of writing for nobody."""

    writing = PrivateText(label="For two minutes, write", most=MOST_WRITING, lines=7, required=False)


class StoryForm(PlainForm):
    """The story the person tells themselves."""

    story = PrivateText(
        label="When they go quiet, I tell myself …",
        help_text="One or two lines, the way it sounds inside.",
        most=MOST_STORY,
        lines=3,
        required=False,
    )
