"""The minute: one short private entry a day."""
