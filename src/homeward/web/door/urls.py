"""Routes of the first page, the exit and the two health answers."""

from homeward.web import health
from homeward.web.access import EVERYONE, page
from homeward.web.door import views

app_name = "door"
urlpatterns = [
    page("", views.first, name="first", may=EVERYONE, opens_locked=True),
    page("exit", views.leave, name="exit", may=EVERYONE, quiet=True, opens_locked=True),
    page("convert", views.convert, name="convert", may=EVERYONE, quiet=True, opens_locked=True),
    page("healthz", health.alive, name="alive", may=EVERYONE, quiet=True, opens_locked=True),
    page("readyz", health.ready, name="ready", may=EVERYONE, quiet=True, opens_locked=True),
]
