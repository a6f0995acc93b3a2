"""Looking back: what the diary can and cannot say yet."""
