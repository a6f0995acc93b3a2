"""Routes of this room."""

from django.urls import URLPattern

app_name = "calm"
urlpatterns: list[URLPattern] = []
