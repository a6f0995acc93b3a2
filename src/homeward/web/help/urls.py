"""Routes that everyone may use, without cookies and without a trace in the log."""

from homeward.web.access import EVERYONE, page
from homeward.web.help import views

app_name = "help"
urlpatterns = [
    page("help", views.lines, name="lines", may=EVERYONE, quiet=True, opens_locked=True),
    page("security", views.security, name="security", may=EVERYONE, quiet=True, opens_locked=True),
    page("who", views.who, name="who", may=EVERYONE, quiet=True, opens_locked=True),
]
