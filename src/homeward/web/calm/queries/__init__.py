"""What settling asks of the method's content, the text screen and the directory of lines."""
