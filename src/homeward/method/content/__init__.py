"""What people read, as data: one file a kind, typed, unique ids, ready to be translated."""

from homeward.method.content.settling import Act, Exercise, Feeling, Story, exercises, feelings, self_care, stories

__all__ = ["Act", "Exercise", "Feeling", "Story", "exercises", "feelings", "self_care", "stories"]
