"""The ground: settings, the clock, logs, and the files an operator edits."""
