"""Callers with a character: they know only the words they hear, and the store is looked into afterwards.

What a caller wants is fixed by a seed before the call. Ears, mouth and mind use nothing of the service:
no names of questions, no phrases, no constants (ADR 0018).
"""

from voicebot.rehearsal.characters import PERSONAS, Persona, persona
from voicebot.rehearsal.rehearse import NothingToBook, rehearse
from voicebot.rehearsal.results import Result
from voicebot.rehearsal.table import figures, table

__all__ = ["PERSONAS", "NothingToBook", "Persona", "Result", "figures", "persona", "rehearse", "table"]
