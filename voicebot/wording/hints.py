"""The words a speech recogniser should be ready for, question by question.

They are told to the provider with each question, so nothing in them may identify the caller; at most 500
of at most 100 characters (facts.md §3).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from voicebot.wording import spoken
from voicebot.wording.values import Locale

MOST = 200
"""Beyond a few hundred, likely words push out what else may be said."""
_LONGEST = 100

_ALWAYS = {
    "fr": ("conseiller", "répétez", "pardon", "attendez"),
    "en": ("adviser", "repeat", "pardon", "wait"),
}
_YES_NO = {
    "fr": ("oui", "non", "d'accord", "c'est bien ça", "pas du tout", "plutôt"),
    "en": ("yes", "no", "that's right", "not at all", "rather"),
}
_MONTHS = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
        "novembre", "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ),
}  # fmt: skip
_DAYS = {
    "fr": (
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "demain", "après-demain", "le matin",
        "l'après-midi", "la semaine prochaine", "en huit", "le plus tôt possible", "n'importe quand", "midi",
        "dix heures et quart", "neuf heures et demie",
    ),
    "en": (
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "tomorrow", "in the morning",
        "in the afternoon", "next week", "as soon as possible", "any time", "noon", "quarter past ten",
        "half past nine",
    ),
}  # fmt: skip
_CHOICES = {
    "fr": ("la première", "la deuxième", "le premier", "le deuxième", "la dernière", "ni l'un ni l'autre"),
    "en": ("the first one", "the second one", "the last one", "neither"),
}
_WISHES = {
    "fr": (
        "rendez-vous", "vaccin", "vaccination", "piqûre", "rappel", "première dose", "deuxième dose",
        "prendre", "confirmer", "déplacer", "annuler",
    ),
    "en": (
        "appointment", "vaccine", "vaccination", "jab", "booster", "first dose", "second dose", "book",
        "confirm", "move", "cancel",
    ),
}  # fmt: skip
_STANDING = {
    "fr": ("le garder", "le déplacer", "l'annuler", "garder mon rendez-vous"),
    "en": ("keep it", "move it", "cancel it", "keep my appointment"),
}
_WRONG_NUMBER = {
    "fr": ("je vous écoute", "c'est une erreur", "vous vous trompez de personne", "faux numéro"),
    "en": ("go on", "wrong number", "you have the wrong person"),
}
_BORN = {"fr": ("né le", "née le", "premier", "mille neuf cent"), "en": ("born on", "nineteen")}
_CODE = {"fr": ("le code", "je n'ai pas le code"), "en": ("the code", "I don't have the code")}
_WHOSE = {
    "fr": (
        "pour moi",
        "pour une autre personne",
        "mon mari",
        "ma femme",
        "ma mère",
        "mon père",
        "mes parents",
    ),
    "en": ("for me", "for somebody else", "my husband", "my wife", "my mother", "my father"),
}
_DOSES = {
    "fr": (
        "la première",
        "la deuxième",
        "un rappel",
        "c'est un rappel",
        "je ne sais pas",
        "une seule injection",
    ),
    "en": ("the first", "the second", "a booster", "I don't know", "just one"),
}
_LAST_DOSE = {
    "fr": ("il y a un mois", "il y a six mois", "l'année dernière", "au printemps", "je ne sais plus"),
    "en": ("a month ago", "six months ago", "last year", "in spring", "I don't remember"),
}
_NAMED = {
    "fr": ("je m'appelle", "madame", "monsieur", "le nom de famille", "le prénom", "comme Nicolas"),
    "en": ("my name is", "Mrs", "Mr", "surname", "first name", "as in November"),
}
_READY = {
    "fr": ("oui", "je suis prête", "je suis prêt", "allez-y", "un instant", "un stylo"),
    "en": ("yes", "I'm ready", "go ahead", "one moment", "a pen"),
}
_MOMENTS = {
    "fr": ("le matin", "l'après-midi", "n'importe quand", "demain matin", "peu importe"),
    "en": ("in the morning", "in the afternoon", "any time", "tomorrow morning", "either"),
}
_NUMBER = {
    "fr": ("zéro six", "zéro un", "je n'ai pas de téléphone"),
    "en": ("zero six", "I have no telephone"),
}

_LIKELY = {
    "menu": (_WISHES,),
    "birth_date": (_BORN, _MONTHS),
    "identity": (_BORN, _MONTHS, _CODE),
    "for_whom": (_WHOSE,),
    "eligibility": (_YES_NO,),
    "dose": (_DOSES,),
    "last_dose": (_LAST_DOSE, _MONTHS),
    "second": (_YES_NO, _DAYS),
    "name": (_NAMED,),
    "ready": (_READY,),
    "call_back_number": (_YES_NO, _NUMBER),
    "call_back_moment": (_MOMENTS,),
    "reference": (_CODE,),
    "phone": (_NUMBER,),
    "which_place": (_CHOICES,),
    "day": (_DAYS, _MONTHS),
    "which_day": (_CHOICES, _DAYS),
    "slot": (_CHOICES, _YES_NO, _DAYS),
    "which_appointment": (_CHOICES, _DAYS),
    "decision": (_YES_NO,),
    "anything_else": (_YES_NO, _WISHES),
    "decision_two": (_YES_NO, _STANDING),
    "already": (_STANDING,),
    "opening": (_YES_NO, _WRONG_NUMBER),
    "reminded": (_YES_NO, _STANDING),
    "notified": (_STANDING, _DAYS),
    "emergency": (_YES_NO,),
}
"""Question → the likely words, besides what was just told."""


def hints(
    question: str, locale: Locale, *, moments: Iterable[datetime] = (), towns: Iterable[str] = ()
) -> tuple[str, ...]:
    """The likely words of an answer, the likeliest first: what was offered, then towns, then the usual."""
    offered = [text for at in moments for text in (spoken.day_of(at, locale), spoken.hour(at, locale))]
    usual = [word for words in (*_LIKELY.get(question, ()), _ALWAYS) for word in words[locale]]
    kept = dict.fromkeys(hint for hint in (*offered, *towns, *usual) if "," not in hint)
    return tuple(hint for hint in kept if len(hint) <= _LONGEST)[:MOST]
