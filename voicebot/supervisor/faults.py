"""What goes wrong while a stack starts, in words for the person who started it."""

from __future__ import annotations


class StackError(Exception):
    """The stack cannot run; the text says why and what to do about it."""
