"""Sealing: private rows as one encrypted blob each."""
