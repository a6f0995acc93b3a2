"""Routes of agreements. None is logged: when somebody agrees, and on what kind of thing, is theirs."""

from homeward.web.access import SIGNED_IN, page
from homeward.web.agreements.views import looking, propose, room

app_name = "agreements"
urlpatterns = [
    page("agree", room.all_of_them, name="all", may=SIGNED_IN, quiet=True),
    page("agree/ideas/<slug:kind>", propose.choose, name="ideas", may=SIGNED_IN, quiet=True),
    page("agree/new/<slug:kind>", propose.new, name="new", may=SIGNED_IN, quiet=True),
    page("agree/talk/<uuid:talk>", propose.from_talk, name="from-talk", may=SIGNED_IN, quiet=True),
    page("agree/check-in", looking.check_in, name="check-in", may=SIGNED_IN, quiet=True),
    page("agree/answers", looking.answers, name="answers", may=SIGNED_IN, quiet=True),
    page("agree/<uuid:agreement>", room.show, name="one", may=SIGNED_IN, quiet=True),
    page("agree/<uuid:agreement>/change", propose.change, name="change", may=SIGNED_IN, quiet=True),
    page("agree/<uuid:agreement>/together", looking.together, name="together", may=SIGNED_IN, quiet=True),
    page("agree/<uuid:agreement>/renew", looking.renew, name="renew", may=SIGNED_IN, quiet=True),
    page("agree/<uuid:agreement>/move", room.move, name="move", may=SIGNED_IN, quiet=True),
    page("agree/<uuid:agreement>/back", room.undo_move, name="undo-move", may=SIGNED_IN, quiet=True),
    page("agree/<uuid:agreement>/end", room.end, name="end", may=SIGNED_IN, quiet=True),
    page("agree/<uuid:agreement>/delete", room.delete, name="delete", may=SIGNED_IN, quiet=True),
    page("agree/<uuid:agreement>/file", room.to_calendar, name="file", may=SIGNED_IN, quiet=True),
]
