"""Routes of this room."""

from homeward.web.access import EVERYONE, page
from homeward.web.calm import views

app_name = "calm"
urlpatterns = [
    page("settle", views.start, name="start", may=EVERYONE, quiet=True, opens_locked=True),
    page("settle/breathe", views.breathe, name="breathe", may=EVERYONE, quiet=True, opens_locked=True),
    page("settle/look", views.look, name="look", may=EVERYONE, quiet=True, opens_locked=True),
    page("settle/write", views.write, name="write", may=EVERYONE, quiet=True),
    page("settle/after", views.after, name="after", may=EVERYONE, quiet=True),
    page("settle/feel", views.feel, name="feel", may=EVERYONE, quiet=True),
    page("settle/story", views.story, name="story", may=EVERYONE, quiet=True),
    page("settle/readings", views.readings, name="readings", may=EVERYONE, quiet=True),
    page("space", views.space, name="space", may=EVERYONE, quiet=True, opens_locked=True),
    page("space/<int:number>", views.space, name="another-space", may=EVERYONE, quiet=True, opens_locked=True),
]
