"""Agreements: what two people try for a while, with an end and a day to look at it."""
