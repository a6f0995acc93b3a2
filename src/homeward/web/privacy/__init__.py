"""What is held, who can see it, how to take it away."""
