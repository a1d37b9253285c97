"""French (and English) → values, pure: what a caller wants and said, in the light of what was asked."""

from .read import read
from .reading import Intent, Name, Place, Reading, When, Window

__all__ = ["Intent", "Name", "Place", "Reading", "When", "Window", "read"]
