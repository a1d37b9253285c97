"""The demonstration: data to start with, and one journey played on a stack of its own."""
