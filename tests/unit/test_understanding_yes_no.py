"""Yes and no where they decide: plain ones, hedged ones, and wishes that only begin like an answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.understanding import Intent, Reading, is_plain_no, is_plain_yes, read

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))


def heard(text: str, expecting: str = "yes_no", ranking: Sequence[Intent] = ()) -> Reading:
    return read(text, ranking, expecting, "fr", NOW)


PLAIN_YES = [
    "oui",
    "oui oui",
    "oui merci",
    "ouais d'accord",
    "oui s'il vous plaît",
    "oui bien sûr",
]
HEDGED_YES = [
    "ok",
    "d'accord",
    "ça va",
    "oubliez",
    "👍",
    "oui c'est bien mon rendez-vous",
    "oui gardez le",
    "oui oui je viens",
    "c'est bien ça",
    "d'accord merci",
    "non mais oui",
    "oui ?",
    "oui pour ma femme aussi",
    "oui si je peux",
    "merci",
    "",
]
PLAIN_NO = ["non", "non merci", "non non", "non c'est tout", "non merci au revoir", "non ça ira", "nan"]
HEDGED_NO = [
    "non mais je veux l'annuler c'est une erreur",
    "non c'est pas le bon jour",
    "non il faut aussi mon mari",
    "non pour ma femme",
    "non j'ai pas noté",
    "non ça va pas",
    "merci au revoir",
    "non ?",
    "",
]


@pytest.mark.parametrize("text", PLAIN_YES)
def test_a_plain_yes_is_yes_and_nothing_else(text: str) -> None:
    assert is_plain_yes(text, "fr")
    assert not is_plain_no(text, "fr")


@pytest.mark.parametrize("text", HEDGED_YES)
def test_a_yes_with_more_to_it_is_no_plain_yes(text: str) -> None:
    assert not is_plain_yes(text, "fr")


@pytest.mark.parametrize("text", PLAIN_NO)
def test_a_plain_no_is_no_and_nothing_else(text: str) -> None:
    assert is_plain_no(text, "fr")
    assert not is_plain_yes(text, "fr")


@pytest.mark.parametrize("text", HEDGED_NO)
def test_a_no_with_more_to_it_is_no_plain_no(text: str) -> None:
    assert not is_plain_no(text, "fr")


def test_plain_answers_are_known_in_english() -> None:
    assert is_plain_yes("yes please", "en")
    assert is_plain_no("no thank you", "en")
    assert not is_plain_no("no it's for my wife", "en")


@pytest.mark.parametrize("text", ["oui gardez le", "oui oui je viens", "oui j'y serai"])
def test_who_keeps_an_appointment_does_not_agree_to_lose_it(text: str) -> None:
    assert heard(text, ranking=[Intent("affirm", 0.99)]).intent == "confirm"


def test_a_no_that_goes_on_to_cancel_cancels() -> None:
    assert heard("non mais je veux l'annuler c'est une erreur").intent == "cancel"


@pytest.mark.parametrize(
    "text", ["non pour ma femme", "non il faut aussi mon mari", "oui pour ma femme aussi"]
)
def test_somebody_else_to_be_vaccinated_is_a_new_wish(text: str) -> None:
    reading = heard(text)
    assert (reading.intent, reading.for_whom) == ("book", "other")


SURE_OF_A_FAREWELL = [Intent("goodbye", 0.99)]


@pytest.mark.parametrize("expecting", ["menu", "place", "day", "slot", "yes_no", "birth_date"])
@pytest.mark.parametrize("text", ["à Gémenos", "j'ai deux questions", "Cassis", "attends je cherche"])
def test_no_call_ends_without_a_word_of_farewell(text: str, expecting: str) -> None:
    assert heard(text, expecting, SURE_OF_A_FAREWELL).intent != "goodbye"


@pytest.mark.parametrize(
    "text", ["au revoir", "bonne journée", "laissez tomber", "bon je raccroche", "merci à bientôt"]
)
def test_a_farewell_ends_the_call(text: str) -> None:
    assert heard(text, "menu").intent == "goodbye"


def test_bonsoir_is_a_farewell_if_the_ranking_says_so() -> None:
    assert heard("allez bonsoir", "menu", SURE_OF_A_FAREWELL).intent == "goodbye"


@pytest.mark.parametrize(("text", "town"), [("à Gémenos", "Gémenos"), ("Cassis", "Cassis")])
def test_a_town_instead_of_an_offer_is_heard(text: str, town: str) -> None:
    reading = heard(text, "slot", SURE_OF_A_FAREWELL)
    assert reading.intent in ("inform", "correct")
    assert reading.place is not None
    assert reading.place.name == town


SURE_OF_A_YES = [Intent("affirm", 0.99)]
SURE_OF_A_NO = [Intent("deny", 0.99)]

YES_IN_OTHER_WORDS = """
c'est pas de refus
je ne dis pas non
j'ai pas dit non
je ne peux pas dire le contraire
vous ne vous êtes pas trompée
je n'y vois pas d'inconvénient
ça ne me dérange pas
y a pas de raison que non
je demande pas mieux
pas de souci
non non c'est bien ça
non ne touchez à rien
non surtout ne bougez rien
non y a rien à modifier
no don't change a thing
no leave it the way it is
ah non mais ça me va très bien
non c'est impeccable laissez comme ça
mais oui bien sûr
et comment
vous avez tout bon
banco
oui si vous voulez
c'est noté
absolutely not a problem
I can't see why not
no that's fine
no no it's all correct
by all means
that'll do nicely
I don't mind
grand so
""".strip().splitlines()
NO_IN_OTHER_WORDS = """
jamais de la vie
bien sûr que non
non bien sûr
ça me dit rien
ça me va pas
ça me va moyen
je préfère m'abstenir
c'est pas possible
laissez tomber
oui euh enfin non
non merci c'est bon
nan c bon
au contraire
c'est bien dommage
j'aime mieux pas
not on your life
yeah no that won't work for me
I'd rather not thank you
no I'm fine
never mind
don't bother
that doesn't suit
""".strip().splitlines()
YES_AND_NO_TRUE_YES = """
je veux bien mais pas si loin de la maison
oui à condition que ce soit le matin
d'accord si c'est pas trop tôt
oui si ma fille peut m'emmener
oui pour le jour mais l'heure me va pas
bon d'accord sauf pour l'heure
oui pourvu que ce soit assis
oui pas le matin
ça dépend
ok ms plus tard
yes only make it the other town
fine unless it rains
yes as long as it's not too early
yes but not in the morning
""".strip().splitlines()


@pytest.mark.parametrize("ranking", [[], SURE_OF_A_NO], ids=["silent", "deny"])
@pytest.mark.parametrize("text", YES_IN_OTHER_WORDS)
def test_a_yes_that_is_all_that_was_said_needs_no_ranking(text: str, ranking: Sequence[Intent]) -> None:
    assert heard(text, ranking=ranking).intent == "affirm"


@pytest.mark.parametrize("ranking", [[], SURE_OF_A_YES], ids=["silent", "affirm"])
@pytest.mark.parametrize("text", NO_IN_OTHER_WORDS)
def test_no_ranking_makes_a_yes_of_a_refusal(text: str, ranking: Sequence[Intent]) -> None:
    assert heard(text, ranking=ranking).intent == "deny"


@pytest.mark.parametrize("ranking", [[], SURE_OF_A_YES], ids=["silent", "affirm"])
@pytest.mark.parametrize("text", YES_AND_NO_TRUE_YES)
def test_a_yes_under_a_condition_or_with_a_but_is_a_correction(text: str, ranking: Sequence[Intent]) -> None:
    assert heard(text, ranking=ranking).intent == "correct"


@pytest.mark.parametrize(
    "text",
    ["peut-être pas encore", "rien de bon", "y a pas moyen", "not okay", "j'ai jamais dit oui", "pourquoi"],
)
def test_the_ranking_alone_sees_no_yes_where_something_is_denied_or_asked(text: str) -> None:
    assert heard(text, ranking=SURE_OF_A_YES).intent != "affirm"


@pytest.mark.parametrize(
    "text",
    ["empêchée ce jour-là désolée", "g kiné à la même heure", "je suis hospitalisé", "j'ai un enterrement"],
)
def test_a_reason_not_to_come_is_a_no(text: str) -> None:
    assert heard(text, ranking=[Intent("out_of_scope", 0.5)]).intent == "deny"


@pytest.mark.parametrize("text", ["oui allô", "allô oui allô", "oui ?", "yes hello", "confirmer quoi"])
def test_who_only_asks_whether_anybody_is_there_has_not_answered(text: str) -> None:
    assert heard(text, ranking=SURE_OF_A_YES[:0]).intent in ("repeat", "out_of_scope")


@pytest.mark.parametrize(
    "text", ["je me suis trompée d'année", "presque c'est le douze", "non jeudi", "not quite it's the ninth"]
)
def test_who_was_misheard_corrects(text: str) -> None:
    assert heard(text).intent == "correct"


@pytest.mark.parametrize(
    "text", ["ma femme dit non mais moi je vous dis oui", "mon fils a mis non c'est oui"]
)
def test_a_yes_after_the_no_of_another_needs_a_ranking_that_is_sure_of_it(text: str) -> None:
    assert heard(text).intent == "deny"
    assert heard(text, ranking=[Intent("affirm", 0.96), Intent("deny", 0.02)]).intent == "affirm"


@pytest.mark.parametrize("text", ["ça pouvait pas mieux tomber", "comment voulez-vous que je refuse"])
def test_a_yes_may_be_put_as_what_cannot_be(text: str) -> None:
    assert heard(text).intent == "affirm"


@pytest.mark.parametrize("text", ["laissez tomber, annulez-moi ça", "laissez tomber il faut l'annuler"])
def test_what_is_let_go_is_never_kept(text: str) -> None:
    ranking = [Intent("cancel", 0.5), Intent("confirm", 0.3)]
    assert heard(text, ranking=ranking).intent in ("cancel", "deny")


def test_what_is_left_as_it_is_is_kept() -> None:
    ranking = [Intent("cancel", 0.5), Intent("confirm", 0.4)]
    assert heard("laissez-le, ne l'annulez pas", ranking=ranking).intent == "confirm"
