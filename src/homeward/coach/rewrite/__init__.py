"""The rewrite: three wordings of a draft that hurts, made from the writer's own words."""

from homeward.coach.rewrite.rewording import rewrite

__all__ = ["rewrite"]
