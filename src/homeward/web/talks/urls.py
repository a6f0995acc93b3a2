"""Routes of this room. Nothing in it is logged: when somebody writes, and which step they are at, is theirs."""

from homeward.web.access import EVERYONE, SIGNED_IN, page
from homeward.web.talks.views import card, check, keep, say, when, words

app_name = "talks"
urlpatterns = [
    page("talk", keep.start, name="start", may=EVERYONE, quiet=True),
    page("talk/check", check.check, name="check", may=EVERYONE, quiet=True),
    page("talk/later", check.later, name="later", may=EVERYONE, quiet=True, opens_locked=True),
    page("talk/say", say.say, name="say", may=EVERYONE, quiet=True),
    page("talk/read", say.read, name="read", may=EVERYONE, quiet=True),
    page("talk/words", words.words, name="words", may=EVERYONE, quiet=True),
    page("talk/preview", words.preview, name="preview", may=EVERYONE, quiet=True),
    page("talk/when", when.when, name="when", may=EVERYONE, quiet=True),
    page("talk/times", when.times, name="times", may=EVERYONE, quiet=True),
    page("talk/card", card.card, name="card", may=EVERYONE, quiet=True),
    page("talk/file", card.calendar_file, name="file", may=EVERYONE, quiet=True),
    page("talk/keep", keep.keep, name="keep", may=EVERYONE, quiet=True),
    page("talk/kept/<uuid:talk>", keep.show, name="kept", may=SIGNED_IN, quiet=True),
    page("talk/kept/<uuid:talk>/again", keep.take_up, name="take-up", may=SIGNED_IN, quiet=True),
    page("talk/kept/<uuid:talk>/delete", keep.delete, name="delete", may=SIGNED_IN, quiet=True),
]
