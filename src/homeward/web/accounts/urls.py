"""Routes of the door."""

from homeward.web.access import EVERYONE, SIGNED_IN, page
from homeward.web.accounts import views

app_name = "accounts"
urlpatterns = [
    page("sign-in", views.sign_in, name="sign-in", may=EVERYONE, opens_locked=True),
    page("new", views.new, name="new", may=EVERYONE, opens_locked=True),
    page("recover", views.recover, name="recover", may=EVERYONE, opens_locked=True),
    page("unlock", views.unlock, name="unlock", may=SIGNED_IN, opens_locked=True),
    page("lock", views.lock, name="lock", may=EVERYONE, quiet=True, opens_locked=True),
    page("sign-out", views.sign_out, name="sign-out", may=EVERYONE, opens_locked=True),
    page("code", views.code, name="code", may=SIGNED_IN),
    page("code/new", views.fresh_code, name="fresh-code", may=SIGNED_IN),
    page("account", views.own, name="own", may=SIGNED_IN),
    page("account/passphrase", views.change, name="change", may=SIGNED_IN),
]
