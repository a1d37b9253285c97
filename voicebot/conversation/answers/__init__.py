"""What answers in words mean, one file for each kind of question."""
