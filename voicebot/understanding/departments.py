"""Departments and regions as people name them, so that "Villeneuve dans le Lot" is one place."""

from __future__ import annotations

_DEPARTMENTS = """
01 ain|02 aisne|03 allier|04 alpes de haute provence|04 basses alpes|05 hautes alpes|06 alpes maritimes
07 ardeche|08 ardennes|09 ariege|10 aube|11 aude|12 aveyron|13 bouches du rhone|14 calvados|15 cantal
16 charente|17 charente maritime|18 cher|19 correze|2A corse du sud|2B haute corse|21 cote d or
22 cotes d armor|23 creuse|24 dordogne|25 doubs|26 drome|27 eure|28 eure et loir|29 finistere|30 gard
31 haute garonne|32 gers|33 gironde|34 herault|35 ille et vilaine|36 indre|37 indre et loire|38 isere
39 jura|40 landes|41 loir et cher|42 loire|43 haute loire|44 loire atlantique|45 loiret|46 lot
47 lot et garonne|48 lozere|49 maine et loire|50 manche|51 marne|52 haute marne|53 mayenne
54 meurthe et moselle|55 meuse|56 morbihan|57 moselle|58 nievre|59 nord|60 oise|61 orne|62 pas de calais
63 puy de dome|64 pyrenees atlantiques|65 hautes pyrenees|66 pyrenees orientales|67 bas rhin|68 haut rhin
69 rhone|70 haute saone|71 saone et loire|72 sarthe|73 savoie|74 haute savoie|76 seine maritime
77 seine et marne|78 yvelines|79 deux sevres|80 somme|81 tarn|82 tarn et garonne|83 var|84 vaucluse
85 vendee|86 vienne|87 haute vienne|88 vosges|89 yonne|90 territoire de belfort|91 essonne
92 hauts de seine|93 seine saint denis|94 val de marne|95 val d oise|971 guadeloupe|972 martinique
973 guyane|974 reunion|975 saint pierre et miquelon|976 mayotte|987 polynesie|988 nouvelle caledonie
""".strip()

_REGIONS = """
auvergne 03 15 43 63|bretagne 22 29 35 56|normandie 14 27 50 61 76|alsace 67 68|lorraine 54 55 57 88
corse 2A 2B|limousin 19 23 87|picardie 02 60 80|champagne 08 10 51 52|bourgogne 21 58 71 89
franche comte 25 39 70 90|provence 04 05 06 13 83 84|aquitaine 24 33 40 47 64|languedoc 11 30 34 48 66
poitou 16 17 79 86|pays de la loire 44 49 53 72 85|ile de france 75 77 78 91 92 93 94 95
pays basque 64|bearn 64|perigord 24|quercy 46|rouergue 12|touraine 37|anjou 49|berry 18 36|savoie 73 74
cote d azur 06 83|alpes 04 05 06 38 73 74|region parisienne 75 77 78 91 92 93 94 95|midi pyrenees 09 12 31
""".strip()


def _entries(table: str) -> list[list[str]]:
    return [entry.split() for line in table.splitlines() for entry in line.split("|")]


AREAS: dict[tuple[str, ...], frozenset[str]] = {
    tuple(w for w in entry if not w[0].isdigit()): frozenset(w for w in entry if w[0].isdigit())
    for entry in [*_entries(_REGIONS), *_entries(_DEPARTMENTS)]
}
"""Plain words of a department or region → department codes. Departments win over regions of one name."""

_LEADS = frozenset(
    [
        "dans",
        "en",
        "du",
        "de",
        "des",
        "departement",
        "l",
        "la",
        "le",
        "les",
        "d",
        "au",
        "aux",
        "region",
        "cote",
    ]
)
_ARTICLES = frozenset({"le", "la", "les", "l"})
_LONGEST = max(map(len, AREAS))
_FOLLOWED = frozenset({"sur", "sous", "les"})
"""After these the words are still part of a name."""


def find(words: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The departments that are named after "dans le", "en" …, and the words without that mention.

    A name at the very beginning is a commune's ("Vienne", "Lot" alone), never a hint.
    """
    for start in range(1, len(words)):
        if words[start - 1] not in _LEADS or _ARTICLES.issuperset(words[:start]):
            continue
        for size in range(min(_LONGEST, len(words) - start), 0, -1):
            codes = AREAS.get(words[start : start + size])
            if codes and words[start + size : start + size + 1] not in [(w,) for w in _FOLLOWED]:
                return codes, _without(words, start, start + size)
    return _by_number(words)


def _without(words: tuple[str, ...], start: int, end: int) -> tuple[str, ...]:
    while start > 0 and words[start - 1] in _LEADS:
        start -= 1
    return words[:start] + words[end:]


def _by_number(words: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """ "Villeneuve dans le 47", "dans le neuf trois" written 93."""
    for at in range(1, len(words)):
        if words[at - 1] in {"le", "departement"} and _is_code(words[at]):
            return frozenset({words[at]}), _without(words, at, at + 1)
    return frozenset(), words


def _is_code(word: str) -> bool:
    return word.isdigit() and len(word) in (2, 3) and (word < "96" or word.startswith("97"))
