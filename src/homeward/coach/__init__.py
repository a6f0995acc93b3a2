"""The coach: reads a draft to a partner, marks what may land as a blow, sees what is good, offers a kinder wording."""

from homeward.coach.finding import Finding, Review, Rewrite, Span, Strength
from homeward.coach.registry import load_rules
from homeward.coach.review import review
from homeward.coach.rule import Rule

__all__ = ["Finding", "Review", "Rewrite", "Rule", "Span", "Strength", "load_rules", "review"]
