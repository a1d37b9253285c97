"""The words of time, French and English: phrase → item or mark. Data only; figures are already figures."""

from __future__ import annotations

from .items import NOON, Feast, Item, Mark, Month, Months, Offset, Part, Span, Week, Weekday, Weekdays

_WEEKDAYS = """
lundi lundis lun monday mondays mon
mardi mardis mar tuesday tuesdays tue tues
mercredi mercredis mer mercedi wednesday wednesdays wed
jeudi jeudis jeu thursday thursdays thu thurs
vendredi vendredis ven vend friday fridays fri
samedi samedis sam saturday saturdays sat
dimanche dimanches dim sunday sundays
"""
WEEKDAYS: dict[str, int] = {
    name: number for number, line in enumerate(_WEEKDAYS.strip().splitlines()) for name in line.split()
}
PLURALS = frozenset(name for name in WEEKDAYS if name.endswith(("dis", "days", "ches")))

MORNING = Part(8 * 60, NOON)
AFTERNOON = Part(NOON, 18 * 60)
EVENING = Part(17 * 60, 20 * 60)
MIDDAY = Part(NOON, 14 * 60)
EARLY_MORNING = Part(8 * 60, 10 * 60)
LATE_MORNING = Part(10 * 60, NOON)
EARLY_AFTERNOON = Part(NOON, 15 * 60)
LATE_AFTERNOON = Part(16 * 60, 19 * 60)
AFTER_LUNCH = Part(13 * 60, 18 * 60)
MID_MORNING = Part(9 * 60, 11 * 60)
MID_AFTERNOON = Part(14 * 60, 16 * 60)


def _today(part: Part) -> Part:
    return Part(part.start, part.end, today=True)


_PARTS: dict[Part, str] = {
    EARLY_MORNING: "debut de matinee|tot le matin|le matin tot|matin tot|debut de la matinee|premiere heure"
    "|de bonne heure|early morning|early in the morning|bon matin|tot dans la matinee|first thing in the morning|tot",
    LATE_MORNING: "fin de matinee|fin de la matinee|late morning|late in the morning",
    MID_MORNING: "milieu de matinee|mid morning",
    MORNING: "matin|matins|matinee|dans la matinee|morning|mornings|le matin|la matinee|du matin|matines",
    EARLY_AFTERNOON: "debut d apres midi|debut de l apres midi|debut apres midi|early afternoon"
    "|early in the afternoon|debut d aprem",
    LATE_AFTERNOON: "fin d apres midi|fin de l apres midi|fin apres midi|late afternoon|late in the afternoon",
    MID_AFTERNOON: "milieu d apres midi|milieu de l apres midi|mid afternoon",
    AFTER_LUNCH: "apres manger|apres le dejeuner|apres dejeuner|apres le repas|apres la sieste|apres lunch|after lunch"
    "|apres le repas de midi|apres avoir mange",
    AFTERNOON: "apres midi|apres midis|l apres midi|afternoon|afternoons|aprem",
    EVENING: "soir|soirs|soiree|la soiree|le soir|evening|evenings|fin de journee|en fin de journee|apres le travail"
    "|apres le boulot|after work|tonight|debut de soiree|debut de la soiree",
    MIDDAY: "entre midi et 2|heure du dejeuner|pause dejeuner|pendant le dejeuner|l heure du midi|lunchtime"
    "|lunch time|entre midi et 14 heures|a l heure du repas|entre 12 et 2|sur le temps de midi|entre 12 et 14",
}  # fmt: skip

_MARKS: dict[Mark, str] = {
    Mark.FROM: "a partir|a partir de|a partir du|a compter de|a compter du|des|depuis|pas avant|pas avant le|not before"
    "|from|starting|starting from|as of|as from|onwards from|au plus tot|jamais avant|surtout pas avant|no earlier than",
    Mark.UNTIL: "jusqu a|jusqu au|jusqu en|jusque|pas apres|d ici|d ici a|d ici au|d ici la|not after|until|till|by"
    "|pas plus tard que|au plus tard|jamais apres|no later than|up to",
    Mark.BEFORE: "avant|before|earlier than|plus tot que|avant le",
    Mark.AFTER: "apres|after|passe|plus tard que|later than|apres le|au dela de|au dela du",
    Mark.AROUND: "vers|vers les|autour de|autour|environ|aux alentours de|aux environs de|around|about|dans les"
    "|sur les|sur le coup de|near|toward|towards|aux environs|approximativement|roughly",
    Mark.NOT: "pas|sauf|sauf le|excepte|hors|hormis|a part|jamais|ni|surtout pas|eviter|evitez|evite|pas de|pas le"
    "|en dehors de|en dehors du|except|except for|not|never|but not|bar|anything but|apart from|avoid|neither|nor"
    "|tout sauf|n importe quand sauf|any day but|any day except|exclu|sans le|hormis le|ne marche pas"
    "|peux pas|pourrai pas|can t|cannot|can t do|can t make|impossible|pas possible|suis pas libre|pas libre|pas dispo"
    "|suis pas la|ne suis pas disponible|pas disponible|suis pris|suis prise|suis occupe|suis occupee",
    Mark.REFUSED: "c est difficile|c est impossible|c est complique|est impossible|c est trop tot|c est trop tard"
    "|trop tot|trop tard|je travaille|je suis occupe|je suis occupee|je dors|ca va pas|ca ne va pas|ca m arrange pas"
    "|m arrange pas|ne m arrange pas|me va pas|ne me va pas|ca me va pas|convient pas|ne convient pas|j ai kine|j ai deja"
    "|je suis pris|je suis prise|is no good|no good|doesn t work|does not work|doesn t suit|is impossible|is difficult"
    "|je fais ma sieste|m est impossible|peux jamais|marche pas|ca marche pas|est exclu|c est exclu|pas terrible"
    "|c est pas bon|pas bon|not possible|won t work",
    Mark.NO: "non|euh non|ah non|enfin non|pardon|enfin|je veux dire|je voulais dire|no|sorry|i mean|actually|wait no"
    "|ou plutot|excusez moi|non pardon|je me trompe|no wait|attendez non|non attendez|or rather|make that|correction",
    Mark.RATHER: "plutot|de preference|je prefere|je prefererais|mais|donc|sinon|rather|preferably|i d prefer|i prefer"
    "|but|instead|ca serait mieux|alors|par contre|en revanche|je voudrais|j aimerais|mettez moi",
    Mark.OR: "ou|ou bien|or|ou alors|ou le|soit|either|voire",
    Mark.EVERY: "tous les|toutes les|chaque|every|each|any|n importe quel|toujours le|n importe quelle",
    Mark.ANY: "n importe|n importe quand|n importe quel jour|n importe quelle heure|peu importe|quand vous voulez"
    "|comme vous voulez|ca m est egal|m est egal|egal|quand vous pouvez|vous choisissez|any time|anytime|any day"
    "|whenever|whatever suits you|i don t mind|don t mind|c est vous qui voyez|a votre convenance|peu m importe"
    "|comme ca vous arrange|comme ca vous convient|je suis libre tout le temps|tout le temps|je suis toujours libre"
    "|pas de preference|no preference|doesn t matter|tous les jours me vont|tout me va|ca depend de vous|any of them"
    "|je m adapte|je suis disponible tout le temps|tout m arrange|comme ca vous chante|i m easy|whenever you like"
    "|suis a la retraite|selon vos disponibilites|je n ai pas de preference|le jour que vous voulez",
    Mark.ASAP: "le plus tot possible|plus tot possible|au plus tot|des que possible|des que vous pouvez|au plus vite"
    "|le plus vite possible|plus vite possible|le plus rapidement possible|plus rapidement possible|rapidement"
    "|as soon as possible|asap|soonest|the sooner the better|premier creneau|premiere disponibilite"
    "|premiere place|le premier disponible|vite|en urgence|le premier jour possible|earliest|quickly|premier disponible"
    "|le plus tot sera le mieux|le plus tot c est le mieux|as soon as you can|le plus proche possible|au plus proche"
    "|dans les plus brefs delais|plus brefs delais|premiere date|premier rendez vous disponible|soon",
    Mark.NEXT: "prochain|prochaine|next",
}  # fmt: skip

_DAYS: dict[Item, str] = {
    Offset(0): "aujourd hui|today|ce jour|dans la journee",
    Offset(1): "demain|tomorrow|le lendemain",
    Offset(2): "apres demain|surlendemain|the day after tomorrow|day after tomorrow",
    Offset(7): "dans huitaine|demain en 8 moins 1|in a week|dans 1 semaine|a week from today|a week today|today week"
    "|aujourd hui en 8|in 1 week|in a week s time",
    Offset(8): "demain en 8|a week tomorrow|tomorrow week|a week from tomorrow",
    Offset(14): "in a fortnight|dans une quinzaine|dans 1 quinzaine|a fortnight today|in 2 weeks time",
    Offset(3): "apres apres demain",
    Span(1, 2): "dans les 2 jours|sous 48 heures|dans les 48 heures|demain ou apres demain",
    Span(1, 3): "ces jours ci|dans les jours qui viennent|ces prochains jours|in the next few days"
    "|dans les prochains jours|dans les 3 jours|incessamment",
    Span(1, 7): "sous huitaine|sous 8 jours|dans la huitaine|dans les 8 jours|d ici 8 jours|d ici 1 semaine"
    "|within a week|sous 1 semaine|dans les 7 jours|d ici une huitaine",
    Span(1, 14): "sous quinzaine|sous 15 jours|dans la quinzaine|dans les 15 jours|d ici 15 jours|d ici 2 semaines"
    "|within a fortnight|within 2 weeks|sous 2 semaines|dans les 2 semaines|in the next 2 weeks",
    Months(1): "dans 1 mois|in 1 month|in a month|dans un mois",
    Week(0): "cette semaine|this week|dans la semaine|la semaine en cours",
    Week(1): "la semaine prochaine|semaine prochaine|next week|la semaine qui vient|semaine qui vient|l autre semaine"
    "|la semaine suivante|semaine suivante|la semaine d apres|semaine d apres|la semaine d apres|the following week"
    "|the week after|la prochaine semaine|semaine pro|la semaine pro|sem prochaine|the coming week",
    Week(2): "dans 2 semaines la semaine|la semaine en 15|la semaine d apres la semaine prochaine|the week after next"
    "|dans la semaine d apres la prochaine|week after next",
    Week(0, (3, 4)): "fin de semaine|fin de la semaine|end of the week|la fin de semaine|cette fin de semaine",
    Week(1, (3, 4)): "fin de semaine prochaine|fin de la semaine prochaine|end of next week|fin semaine prochaine"
    "|la fin de la semaine prochaine",
    Week(1, (0, 1)): "debut de semaine prochaine|debut de la semaine prochaine|beginning of next week|start of next week"
    "|debut semaine prochaine|early next week|debut de semaine|en debut de semaine|debut de la semaine",
    Week(0, (2, 3)): "milieu de semaine|milieu de la semaine|middle of the week|midweek",
    Week(1, (2, 3)): "milieu de semaine prochaine|milieu de la semaine prochaine|middle of next week",
    Week(0, (5, 6)): "ce week end|cette fin de semaine samedi|this weekend|le week end|week end|the weekend|weekend",
    Week(1, (5, 6)): "week end prochain|le week end prochain|next weekend",
    Weekdays((5, 6)): "les week ends|weekends|week ends|tous les week ends",
    Weekdays((0, 1, 2, 3, 4)): "en semaine|la semaine|jour de semaine|weekday|weekdays|during the week|jours ouvrables"
    "|jour ouvrable|any weekday|les jours de semaine|jours de semaine",
    Month(None, 0): "ce mois ci|ce mois|this month|dans le mois|courant du mois",
    Month(None, 1): "le mois prochain|mois prochain|next month|le mois qui vient|mois qui vient|le mois d apres",
    Month(None, 0, 21): "fin du mois|fin de mois|end of the month|end of this month|fin de ce mois",
    Month(None, 1, 1, 10): "debut du mois prochain|debut du mois|debut de mois|beginning of next month"
    "|debut du mois d apres|start of next month|early next month|le debut du mois prochain",
    Month(None, 0, 11, 20): "milieu du mois|mi mois|middle of the month",
    Month(None, 1, 11, 20): "milieu du mois prochain|middle of next month",
    Month(None, 1, 21): "fin du mois prochain|end of next month|fin de mois prochain",
    Feast("christmas"): "noel|christmas|christmas day|jour de noel",
    Feast("new_year"): "jour de l an|nouvel an|new year|new year s day|1 de l an",
    Feast("bastille"): "fete nationale|bastille day",
    Feast("all_saints"): "toussaint",
    Feast("assumption"): "assomption",
    Feast("armistice"): "armistice",
    Feast("labour"): "fete du travail",
    Feast("easter"): "paques|easter|easter sunday",
    Feast("easter", 1): "lundi de paques|easter monday",
    Feast("easter", 39): "ascension|jeudi de l ascension",
    Feast("easter", 49): "pentecote",
    Feast("easter", 50): "lundi de pentecote",
}  # fmt: skip

_NEW_YEARS_EVE = {Feast("christmas", 7): "les fetes|fetes de fin d annee|the holidays"}

_SKIPPED = (
    "pourquoi pas|pas de probleme|pas de souci|pas de soucis|pas grave|n est ce pas|pas mal|no problem|why not|not bad"
    "|pas encore|ne sais pas|sais pas|don t know|il n y a pas de|pas trop|plus ou moins|la journee|pas sur|pas sure"
    "|toute la journee|journee|rendez vous|le plus|ce n est pas grave|mon mari|mon fils|si possible|if possible"
    "|s il vous plait|s il te plait|au matin|en matinee|c est le matin que|dose de rappel|the second dose|a la mer"
    "|bord de mer|sur mer|la mer|par la suite|apres tout|des que|de suite|non plus|pas du tout|des fois|non non"
    "|avant tout|d apres|apres ma|apres mon|apres cela|apres ca|not sure|no not|des vaccins|des creneaux|des places"
    "|des rendez vous|du vaccin"
)

PHRASES: dict[tuple[str, ...], Item | Mark | None] = {
    tuple(phrase.split()): meaning
    for group in ({None: _SKIPPED}, _PARTS, _MARKS, _DAYS, _NEW_YEARS_EVE)
    for meaning, phrases in group.items()
    for phrase in phrases.split("|")
}
"""Words → what they mean; None for words that only look like a mark."""

for _part, _phrases in ((MORNING, "ce matin|this morning"), (EVENING, "ce soir|tonight|this evening"),
                        (AFTERNOON, "cet apres midi|cette apres midi|this afternoon|ce tantot")):  # fmt: skip
    PHRASES |= {tuple(phrase.split()): _today(_part) for phrase in _phrases.split("|")}
for _name, _number in WEEKDAYS.items():
    PHRASES[(_name,)] = Weekday(_number)
for _plural in PLURALS:
    PHRASES[(_plural,)] = Weekdays((WEEKDAYS[_plural],))

LONGEST = max(map(len, PHRASES))

MINUTES: dict[tuple[str, ...], int] = {
    ("et", "demi"): 30, ("et", "demie"): 30, ("demi",): 30, ("demie",): 30, ("et", "quart"): 15, ("quart",): 15,
    ("et", "cas"): 15, ("et", "car"): 15, ("moins", "le", "quart"): -15, ("moins", "quart"): -15,
    ("moins", "1", "quart"): -15, ("3", "quarts"): 45, ("et", "3", "quarts"): 45, ("et", "1", "quart"): 15,
    ("pile",): 0, ("moins", "20"): -20, ("moins", "10"): -10, ("moins", "5"): -5, ("moins", "25"): -25,
    ("sonnantes",): 0, ("tapantes",): 0, ("et", "de", "mie"): 30,
}  # fmt: skip
"""What follows an hour and moves it by minutes."""
