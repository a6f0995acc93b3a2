"""Routes of Looking back."""

from homeward.web.access import SIGNED_IN, page
from homeward.web.insights import views

app_name = "insights"
urlpatterns = [page("look", views.look, name="look", may=SIGNED_IN)]
