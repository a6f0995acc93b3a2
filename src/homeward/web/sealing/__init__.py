"""Sealing: private rows as one encrypted box each, openable only while their owner is unlocked."""
