"""Short answers: which offer, which dose, for whom, which language, a row of digits."""

from __future__ import annotations

import re

from . import numbers

_OPTION_WORDS = {
    "premier": 1, "premiere": 1, "first": 1, "deuxieme": 2, "second": 2, "seconde": 2, "troisieme": 3,
    "third": 3, "quatrieme": 4, "fourth": 4, "dernier": -1, "derniere": -1, "last": -1, "latter": -1,
    "1er": 1, "1ere": 1, "former": 1,
}  # fmt: skip
_OPTION_NUMBER = re.compile(
    r"^(?:\w+ ){0,3}?(?:le |la |the |option |numero |number |choix )?([1-4])(?: \w+){0,3}$"
)
_NOT_AN_OPTION = re.compile(r"\b[1-4] (?:h|heures?|jours?|semaines?|mois|dose|doses|oclock|am|pm|minutes?)\b")

_DOSES: tuple[tuple[int, str], ...] = (
    (
        3,
        r"rappels?|rappelle|booster|troisieme|third|3|3e|3eme|quatrieme|deja (?:eu |fait |recu )?(?:mes |les )?2",
    ),
    (3, r"2 doses|both doses|already had 2|j ai (?:deja )?(?:eu|recu|fait) (?:mes |les |mes )?2"),
    (
        2,
        r"deuxieme|seconde?|2|2e|2eme|deja (?:eu|recu|fait) (?:la premiere|1|ma premiere)|had my first|had 1",
    ),
    (1, r"premiere?|1|1er|1ere|first|jamais|aucune?|pas encore|never|none|debut|commence"),
)
_DOSE_NEAR = re.compile(
    r"\b(premiere|1|1ere|deuxieme|2|2e|2eme|seconde?|troisieme|3|3e|3eme|first|third|quatrieme|4)"
    r" (?:\w+ ){0,2}?(?:doses?|injections?|piqures?|vaccins?|vaccinations?|shots?|jabs?)\b"
)
_BOOSTER = re.compile(
    r"\b(?:(?:dose|vaccin|injection|piqure) (?:de |du )?(?:rappels?|rappelle)|(?:un|mon|le|son|du|ma|faire) rappels?"
    r"(?! (?:de la date|du rendez|de mon rendez|demain|moi|par))|booster)\b"
)
_SECOND_MISSING = re.compile(
    r"\b(?:manque|reste|attends|pour) (?:\w+ ){0,3}?(?:la|ma) (?:seconde|deuxieme|2eme?)\b"
)
_DOSE_WORDS = {
    "premiere": 1, "1": 1, "1ere": 1, "first": 1, "deuxieme": 2, "2": 2, "2e": 2, "2eme": 2, "seconde": 2, "second": 2,
}  # fmt: skip

_SELF = re.compile(
    r"\b(?:pour (?:moi|bibi|mon compte|ma pomme)|c est moi|moi meme|moi|bibi|me concerne|for me|myself|me|it s me"
    r"|mine|moi seule?)\b"
)
_KIN = (
    "mere pere maman papa mari femme epouse epoux fils fille soeur frere tante oncle grand_mere grand_pere mamie papi"
    " papy mami belle_mere beau_pere beaux_parents parents voisine voisin ami amie copine copain compagne compagnon"
    " cousin cousine neveu niece enfant enfants patiente patient resident residente belle_soeur beau_frere belle_fille"
    " gendre bru conjoint conjointe meme pepe mami memere pepere marraine parrain mother father mum mom dad husband"
    " wife son daughter sister brother aunt uncle grandmother grandfather gran grandad grandma grandpa granny nan"
    " neighbour neighbor friend parents partner niece nephew cousin patient resident client protegee protege"
)
_OTHER = re.compile(
    r"\b(?:(?:pour|for|de|vacciner|c est) )?(?:ma|mon|mes|sa|son|leur|notre|une|un|my|our|her|his|the|la|le)"
    rf" (?:\w+ ){{0,2}}?(?:{'|'.join(_KIN.split()).replace('_', ' ')})\b"
)
_OTHER_WORDS = re.compile(
    r"\b(?:pour (?:elle|lui|eux|elles|quelqu un|une autre personne|un autre|une autre|madame|monsieur|mr|mme)"
    r"|for (?:him|her|them|someone|somebody|another|mr|mrs|grandad|grandma|gran|mum|mom|dad)|quelqu un d autre"
    r"|une autre personne|someone else|curateur|curatrice|tuteur|tutrice|aide a domicile|auxiliaire de vie"
    r"|look after|i care for|je m occupe de|m en occupe|un proche|papa|maman|mamie|papi|papy|grandad|grandma|granny)\b"
)
_NOT_FOR_OTHER = re.compile(
    r"\b(?:mon (?:mari|fils|medecin|docteur|infirmier)|ma (?:femme|fille|voisine|soeur|niece))"
    r" (?:est|a|m|me|va|vient|peut|travaille|dit|doit|n|ne|vous|qui|conduit|s)\b|\bmy \w+ (?:is|s|told|said|can|drives)\b"
)

_LANGUAGES = {
    "en": "anglais english", "fr": "francais french", "es": "espagnol spanish espanol castellano",
    "de": "allemand german deutsch", "it": "italien italian italiano", "pt": "portugais portuguese portugues",
    "ar": "arabe arabic", "tr": "turc turkish", "pl": "polonais polish", "ru": "russe russian",
    "zh": "chinois chinese mandarin", "nl": "neerlandais hollandais dutch", "ro": "roumain romanian",
    "br": "breton", "uk": "ukrainien ukrainian", "vi": "vietnamien vietnamese", "ta": "tamoul tamil",
    "gcf": "creole", "kab": "kabyle", "oc": "occitan", "co": "corse", "eu": "basque", "fa": "persan farsi",
}  # fmt: skip
_LANGUAGE_OF = {name: code for code, names in _LANGUAGES.items() for name in names.split()}
_SPEAK = re.compile(
    r"\b(?:en|in|parle[rzs]?|parlez|speak|speaks|talk|continue|langue|language|switch to|to|please|passer?) "
    r"(?:\w+ ){0,2}?(" + "|".join(_LANGUAGE_OF) + r")\b"
)


def option(words: tuple[str, ...], locale: str) -> int | None:
    """Which offer is chosen: 1 to 4, -1 the last; None if none is named. "le 27" is a date, not an offer."""
    named = [_OPTION_WORDS[word] for word in words if word in _OPTION_WORDS]
    if named:
        return named[-1]
    figures = numbers.in_figures(" ".join(words), locale)
    if _NOT_AN_OPTION.search(figures) or len(words) > 7:
        return None
    match = _OPTION_NUMBER.match(figures)
    return int(match[1]) if match and len(numbers.digits_of(figures)) == 1 else None


def dose(words: tuple[str, ...], asked: bool) -> int | None:
    """1, 2, or 3 for a booster. Unasked, only words that cannot mean anything else count."""
    text = " ".join(words).replace("deux", "2").replace("two", "2")
    if _BOOSTER.search(text):
        return 3
    near = _DOSE_NEAR.search(text)
    if near:
        return _DOSE_WORDS.get(near[1], 3)
    if _SECOND_MISSING.search(text):
        return 2
    if not asked:
        return None
    return next((number for number, words_for in _DOSES if re.search(rf"\b(?:{words_for})\b", text)), None)


def for_whom(words: tuple[str, ...], asked: bool) -> str | None:
    """`self` or `other`: for whom the appointment is; None if it was not said."""
    text = " ".join(words)
    if _OTHER_WORDS.search(text):
        return "other"
    kin = _OTHER.search(text)
    if kin and (asked or kin[0].startswith(("pour", "for", "vacciner")) or not _NOT_FOR_OTHER.search(text)):
        return "other"
    if asked:
        return "self" if _SELF.search(text) else None
    return "self" if re.search(r"\b(?:pour moi|for me|for myself)\b", text) else None


def language(words: tuple[str, ...], asked_to_change: bool) -> str | None:
    """The ISO 639-1 code (639-3 where there is none) of the language asked for."""
    match = _SPEAK.search(" ".join(words))
    if match:
        return _LANGUAGE_OF[match[1]]
    alone = [_LANGUAGE_OF[word] for word in words if word in _LANGUAGE_OF]
    return alone[0] if alone and (asked_to_change or len(words) <= 3) else None


def digits(words: tuple[str, ...], locale: str, length: int) -> str | None:
    """A code of `length` digits, said or typed; what follows a hesitation replaces what came before it."""
    parts = re.split(r"\b(?:euh|non|pardon|um|er|sorry|no|enfin)\b", " ".join(words))
    rows = [numbers.digits_of(numbers.in_figures(part, locale)) for part in parts]
    whole = "".join(rows)
    if len(whole) == length:
        return whole
    return next((row for row in reversed(rows) if len(row) == length), None) or _repaired(rows, length)


def _repaired(rows: list[str], length: int) -> str | None:
    """ "8 5 3 euh 8 5 4 0 0 2": a broken start said again in full; "48 39 euh 38 20": its last part again."""
    said = [row for row in rows if row]
    if len(said) == 2 and len(said[0]) < length and len(said[0]) + len(said[1]) > length:
        kept = length - len(said[1])
        return said[0][:kept] + said[1] if kept > 0 else None
    return None
