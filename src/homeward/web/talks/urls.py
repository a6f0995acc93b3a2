"""Routes of this room."""

from django.urls import URLPattern

app_name = "talks"
urlpatterns: list[URLPattern] = []
