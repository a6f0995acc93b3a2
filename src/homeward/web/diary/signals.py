"""Said after the diary changed, so that rooms above it can follow without the diary knowing them."""

from django.dispatch import Signal

# Sent with `opened` (the owner's keys) and `day` (the date it is where the person is).
diary_changed = Signal()
