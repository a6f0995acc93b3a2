"""What is asked of the engines and of the database, one file a question."""
