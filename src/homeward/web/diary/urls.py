"""Routes of Today."""

from homeward.web.access import SIGNED_IN, page
from homeward.web.diary import views

app_name = "diary"
urlpatterns = [
    page("today", views.today, name="today", may=SIGNED_IN),
    page("today/kept", views.kept, name="kept", may=SIGNED_IN),
    page("yesterday", views.yesterday, name="yesterday", may=SIGNED_IN),
    page("usual", views.before, name="before", may=SIGNED_IN),
]
