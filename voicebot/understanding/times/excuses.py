"""What callers do at a time that does not suit: "j'ai kiné", "je suis chez ma fille", "I've got choir"."""

from __future__ import annotations

from .items import Part
from .scan import Words, word
from .words import MARKED_WORDS, PHRASES, WEEKDAYS

_VERBS, _LINKS = MARKED_WORDS["busy_verbs"], MARKED_WORDS["busy_links"]
_NOUNS, _PERSONS, _HOSTS = (MARKED_WORDS[f"busy_{kind}"] for kind in ("nouns", "persons", "hosts"))
_FARTHEST = 7
"""Words between "j'ai" and what one has: "j'ai déjà rendez-vous chez le kiné"."""
_MEANWHILE = frozenset({"pendant", "while"})
_MEANWHILE_REACH = 5
_IS = frozenset({"est", "is", "s"})
_SITS = frozenset({"est", "is", "a", "has", "juste", "ou"})
"""After these the noun was no excuse: "le marché est à côté"."""
_SUBJECTS = frozenset({
    "il", "elle", "on", "y", "mari", "femme", "fille", "fils", "mere", "pere", "soeur", "frere",
    "niece", "neveu", "gendre", "voisin", "voisine", "cousin", "cousine", "he", "she", "husband",
    "wife", "son", "daughter", "sister", "brother", "nephew", "neighbour",
})  # fmt: skip
_OFF = frozenset({"conge", "conges", "vacances", "repos", "holiday", "holidays", "off"})
"""Who is so has time to bring the caller along: "mon fils est en congé lundi"."""
_WHERE = frozenset({"a", "au", "aux", "en", "dans", "chez", "pour", "at", "to", "in", "on", "for"})
_ARTICLES = frozenset({"le", "la", "les", "mon", "ma", "mes", "l"})
_VISITS = frozenset({"chez", "visiting", "seeing", "visite", "recois", "with"})


def excuse(words: Words, at: int) -> int | None:
    """The position after an excuse that begins here; None if there is none."""
    if not _MEANWHILE.isdisjoint(words[max(at - _MEANWHILE_REACH, 0) : at]):
        # "Pendant que ma femme est chez le coiffeur" is just the time.
        return None
    if words[at] in _VERBS:
        return _after_verb(words, at) if _has_a_subject(words, at) else None
    if words[at] in _ARTICLES and word(words, at + 1) in _NOUNS and word(words, at - 1) in WEEKDAYS:
        return at + 2 if word(words, at + 2) not in _SITS else None
    before = words[max(at - 1, 0) : at]
    beside_a_day = word(words, at - 1) in WEEKDAYS or isinstance(PHRASES.get(before), Part)
    if words[at] in _NOUNS and at and beside_a_day and word(words, at + 1) not in _SITS:
        return at + 1
    return None


def _has_a_subject(words: Words, at: int) -> bool:
    """Whether "a" is the verb and not "à", and "c'est" does not say where something is."""
    if words[at] == "a":
        return word(words, at - 1) in _SUBJECTS
    return not (word(words, at - 1) in ("c", "it") and word(words, at + 1) in _WHERE)


def _after_verb(words: Words, at: int) -> int | None:
    for position in range(at + 1, min(at + _FARTHEST, len(words))):
        said, between = words[position], words[at:position]
        if said in _OFF and words[at] in _IS and word(words, at - 1) in _SUBJECTS:
            return None
        if said in _NOUNS or (said in _PERSONS and words[at] not in _IS):
            return position + 1
        if said in _HOSTS and not _VISITS.isdisjoint(between):
            return position + 1
        if said in ("petite", "petit") and word(words, position + 1) in ("fille", "fils"):
            return position + 2
        if said not in _LINKS:
            return None
    return None
