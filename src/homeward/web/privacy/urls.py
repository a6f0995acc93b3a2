"""Routes about what is kept."""

from homeward.web.access import SIGNED_IN, page
from homeward.web.privacy import views

app_name = "privacy"
urlpatterns = [
    page("kept", views.held, name="held", may=SIGNED_IN),
    page("kept/diary", views.erase_diary, name="erase-diary", may=SIGNED_IN),
    page("kept/everything", views.erase_everything, name="erase-everything", may=SIGNED_IN),
]
