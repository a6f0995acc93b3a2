"""What is read of agreements, opened with their owner's keys."""
