"""Pages of the talk, one file a step."""
