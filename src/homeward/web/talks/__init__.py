"""One kind, well-timed talk: safety check, words, time, card."""
