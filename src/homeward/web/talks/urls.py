"""Routes of this room. Nothing in it is logged: when somebody writes, and which step they are at, is theirs."""

from homeward.web.access import EVERYONE, SIGNED_IN, page
from homeward.web.talks.views import afterwards, card, causes, check, keep, notice, say, when, words

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
    page("talk/kept/<uuid:talk>/after", afterwards.after, name="after", may=SIGNED_IN, quiet=True),
    page("talk/notice", notice.notice, name="notice", may=EVERYONE, quiet=True),
    page("talk/notice/<uuid:note>", notice.change, name="note", may=SIGNED_IN, quiet=True),
    page("talk/notice/<uuid:note>/delete", notice.delete, name="delete-note", may=SIGNED_IN, quiet=True),
    page("talk/opening", notice.one_sentence, name="opening", may=EVERYONE, quiet=True),
    page("talk/line", notice.take_line, name="line", may=EVERYONE, quiet=True),
    page("talk/why", causes.why, name="why", may=EVERYONE, quiet=True),
    page("talk/why/<int:number>", causes.one_way, name="one-way", may=EVERYONE, quiet=True),
    page("talk/more/<int:number>", causes.weight, name="weight", may=EVERYONE, quiet=True),
    page("talk/set-off", causes.sting, name="sting", may=EVERYONE, quiet=True),
]
