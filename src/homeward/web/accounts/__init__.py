"""Who may come in: sign-up, sign-in, lock, recovery."""
