"""Settling first: three short exercises and the worry before and after."""
