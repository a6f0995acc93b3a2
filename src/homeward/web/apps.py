"""The frame around all rooms: base template, style, exit."""

from django.apps import AppConfig


class FrameConfig(AppConfig):
    """Makes the shared templates, static files and tags known to Django."""

    name = "homeward.web"
    label = "frame"
