"""Door 2: texts. One message in, one message out."""
