"""All routes: each room's own, every one declared through access.page."""

from django.urls import include, path

urlpatterns = [
    path("", include("homeward.web.door.urls")),
    path("", include("homeward.web.help.urls")),
    path("", include("homeward.web.accounts.urls")),
    path("", include("homeward.web.calm.urls")),
    path("", include("homeward.web.talks.urls")),
    path("", include("homeward.web.agreements.urls")),
    path("", include("homeward.web.diary.urls")),
    path("", include("homeward.web.insights.urls")),
    path("", include("homeward.web.privacy.urls")),
]

handler400 = "homeward.web.errors.bad_request"
handler403 = "homeward.web.errors.refused"
handler404 = "homeward.web.errors.not_found"
handler500 = "homeward.web.errors.failed"
