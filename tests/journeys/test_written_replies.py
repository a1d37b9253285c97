"""Who answers a text of ours: read in its light, as people of eighty-five write, and their grandchildren.

The clock stands at eleven; the appointments are some days ahead, and the texts leave when a test says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest
from bell import Clock
from post import Post
from village import Village

from models import Reachability, Store
from voicebot.simulator.phone import Phone, plain
from voicebot.supervisor import Stack
from voicebot.wording import sms

pytestmark = pytest.mark.timeout(300)
NUMBERS = count(5000)


@pytest.fixture
def post(ringing: Stack, kept: Store, saint_veran: Village, clock: Clock) -> Post:
    """Our messages."""
    return Post(ringing, kept, saint_veran, clock)


@pytest.fixture
def phone(ringing: Stack) -> Iterator[Phone]:
    """A mobile whose owner we write to."""
    with Phone(ringing.simulator_url, f"+3363998{next(NUMBERS):04}") as phone:
        yield phone


def answer(phone: Phone, *texts: str) -> str:
    """What the last of these texts is answered, in plain letters; every answer is one cheap text."""
    reply = ""
    for text in texts:
        replies = phone.texts(text)
        assert len(replies) <= 1
        reply = "".join(replies)
        assert (sms.is_gsm7(reply), sms.segments(reply) <= 2) == (True, True), reply
    return plain(reply)


@pytest.mark.parametrize(
    "words", ["OUI", "oui!", "ok", "1", "👍🏻", "je viens", "je serai la", "wi", "dak", "ouè c bon on y sera"]
)
def test_whoever_comes_may_say_so_in_any_way(phone: Phone, post: Post, words: str) -> None:
    booked = post.reminded(phone)
    assert "confirme" in answer(phone, words)
    assert post.state(booked) == "confirmed"


@pytest.mark.parametrize(
    "words",
    ["NON", "2", "👎", "je pe pa venir", "j'pourrai pas", "jsui malade je vien pa", "on peut plus venir"],
)
def test_whoever_cannot_come_is_asked_what_shall_become_of_it(phone: Phone, post: Post, words: str) -> None:
    booked = post.reminded(phone)
    assert "3 pour l'annuler" in answer(phone, words)
    assert post.state(booked) == "booked"
    assert "est annul" in phone.texts("3")[0] + phone.texts("merci")[0]
    assert post.state(booked) == "cancelled"
    assert set(post.states(booked, "reminder_1d")) == {"withdrawn"}


def test_no_and_another_day_moves_it(phone: Phone, post: Post) -> None:
    booked = post.reminded(phone)
    assert "quel jour" in answer(phone, "non", "un autre jour svp")
    assert "deplace" in answer(phone, "au plus vite", "1")
    assert post.village.now(booked).starts_at != booked.starts_at


@pytest.mark.parametrize("words", ["plutôt jeudi", "c pas possible la, jeudi plutot?"])
def test_another_day_that_is_wished_is_kept(phone: Phone, post: Post, words: str) -> None:
    post.reminded(phone)
    offers = answer(phone, words)
    assert "reste reserve" in offers
    assert "1: jeudi" in offers


def test_a_question_is_answered_and_the_reminder_s_stays_open(phone: Phone, post: Post) -> None:
    booked = post.reminded(phone)
    where = answer(phone, "c ou?")
    assert "place de la fontaine" in where
    assert "viendrez-vous" in where
    when = answer(phone, "c quand deja")
    assert "vous avez rendez-vous" in when
    assert "repondez oui si vous venez" in when
    assert "confirme" in answer(phone, "ok merci")
    assert post.state(booked) == "confirmed"


def test_a_yes_to_the_question_after_a_no_cancels_nothing(phone: Phone, post: Post) -> None:
    booked = post.reminded(phone)
    assert "un mot suffit" in answer(phone, "NON", "OUI")
    assert post.state(booked) == "booked"
    assert "confirme" in answer(phone, "garder")


def test_whoever_says_it_twice_has_said_it_once(phone: Phone, post: Post) -> None:
    booked = post.reminded(phone)
    assert "confirme" in answer(phone, "OUI", "OUI")
    assert post.state(booked) == "confirmed"
    assert "bonne journee" in answer(phone, "merci bien")


def test_a_yes_that_comes_after_the_cancellation_brings_nothing_back(phone: Phone, post: Post) -> None:
    booked = post.reminded(phone)
    late = answer(phone, "NON", "3", "OUI")
    assert "est annule" in late
    assert "rdv" in late
    assert post.state(booked) == "cancelled"


def test_whoever_wants_it_back_gets_it(phone: Phone, post: Post) -> None:
    post.reminded(phone)
    assert "reserve" in answer(phone, "NON", "annuler", "finalement je le garde")
    assert [one.state for one in post.village.of(phone.number)] == ["cancelled", "booked"]


def test_a_yes_to_what_was_cancelled_does_not_confirm_what_else_there_is(phone: Phone, post: Post) -> None:
    other = post.booked(phone, "1940-05-06", hour=4)
    post.long_ago(other, "confirmation")
    booked = post.reminded(phone)
    post.cancelled(booked)
    told = answer(phone, "OUI")
    assert "a 11h est annule" in told
    assert "a 13h" in told
    assert post.state(other) == "booked"
    assert "confirme" in answer(phone, "oui")
    assert post.state(other) == "confirmed"


def test_the_word_that_cancels_is_asked_back_where_it_may_mean_another(phone: Phone, post: Post) -> None:
    other = post.booked(phone, "1940-05-06", hour=4)
    post.long_ago(other, "confirmation")
    post.cancelled(post.reminded(phone))
    assert "oui ou non" in answer(phone, "ANNULER")
    assert post.state(other) == "booked"


def test_a_yes_to_an_hour_that_was_moved_since_is_asked_again(phone: Phone, post: Post) -> None:
    booked = post.reminded(phone)
    post.moved(booked, 5)
    told = answer(phone, "OUI")
    assert "a change" in told
    assert "a 14h" in told
    assert post.state(booked) == "booked"
    assert "confirme" in answer(phone, "oui")


def test_a_yes_that_comes_after_the_appointment_is_told_so(phone: Phone, post: Post) -> None:
    booked = post.reminded(phone)
    post.is_over(booked)
    assert "est passe" in answer(phone, "oui")
    assert post.state(booked) == "booked"


def test_of_a_couple_s_two_reminders_a_yes_is_asked_which(phone: Phone, post: Post) -> None:
    hers, his = post.reminded(phone), post.reminded(phone, "1936-05-06", hour=3)
    which = answer(phone, "OUI")
    assert "1: " in which
    assert "confirme" in answer(phone, "2")
    assert (post.state(hers), post.state(his)) == ("booked", "confirmed")
    assert "a 11h" in answer(phone, "oui aussi pour l'autre")
    assert post.state(hers) == "confirmed"


@pytest.mark.parametrize("texts", [["oui pour les deux"], ["OUI", "OUI"], ["ok", "tous"], ["oui", "les 2"]])
def test_a_couple_may_say_yes_for_both(phone: Phone, post: Post, texts: list[str]) -> None:
    both = post.reminded(phone), post.reminded(phone, "1936-05-06", hour=3)
    assert "confirme" in answer(phone, *texts)
    assert [post.state(one) for one in both] == ["confirmed", "confirmed"]


def test_a_couple_may_cancel_both_after_one_question(phone: Phone, post: Post) -> None:
    both = post.reminded(phone), post.reminded(phone, "1936-05-06", hour=3)
    assert "oui ou non" in answer(phone, "NON", "les deux")
    assert [post.state(one) for one in both] == ["booked", "booked"]
    assert "annule" in answer(phone, "oui")
    assert [post.state(one) for one in both] == ["cancelled", "cancelled"]


def test_who_is_reminded_of_one_of_two_answers_for_that_one(phone: Phone, post: Post) -> None:
    other = post.booked(phone, "1936-05-06", hour=3)
    post.long_ago(other, "confirmation")
    booked = post.reminded(phone)
    assert "3 pour l'annuler" in answer(phone, "je pourrai pas venir dsl")
    assert "a 11h" in answer(phone, "3")
    assert (post.state(booked), post.state(other)) == ("cancelled", "booked")


@pytest.mark.parametrize(
    "words",
    ["vous vous trompez de personne", "c'est pas moi", "connais pas", "c'est pas mon numéro",
     "j'ai jamais pris rdv moi", "wrong number"],
)  # fmt: skip
def test_somebody_else_is_left_in_peace_and_a_person_looks_into_it(
    phone: Phone, post: Post, words: str
) -> None:
    booked = post.reminded(phone)
    assert "excusez-nous" in answer(phone, words)
    assert post.tasks(phone) == [("wrong_number", "said_so")]
    assert post.state(booked) == "booked"
    assert set(post.states(booked, "reminder_1d")) == {"withdrawn"}
    with post.store.transaction() as tx:
        assert tx.get_one(Reachability, tx.vault.blind_index("phone", phone.number)).stranger_at
    assert "confirme" not in answer(phone, "OUI")
    assert post.state(booked) == "booked"


@pytest.mark.parametrize(
    "words", ["c'est pas mon jour le samedi", "c'est pas moi qui viens, c'est mon mari", "je me suis trompée"]
)
def test_nobody_else_is_taken_for_a_stranger(phone: Phone, post: Post, words: str) -> None:
    post.reminded(phone)
    assert "excusez-nous pour" not in answer(phone, words)
    assert post.tasks(phone) == []


def test_who_did_not_cancel_gets_a_person(phone: Phone, post: Post) -> None:
    post.cancelled(post.booked(phone), tell=phone.number)
    assert "une personne vous rappellera" in answer(phone, "c'est pas moi qui ai annulé !")
    assert post.tasks(phone) == [("call_back", "disputed")]


def test_thanks_for_a_cancellation_bring_nothing_back(phone: Phone, post: Post) -> None:
    booked = post.booked(phone)
    post.cancelled(booked, tell=phone.number)
    assert "bonne journee" in answer(phone, "ok merci")
    assert post.state(booked) == "cancelled"


def test_a_centre_that_closes_offers_another_day(phone: Phone, post: Post) -> None:
    booked = post.booked(phone)
    post.notified(booked)
    assert "quel jour" in answer(phone, "d'accord")
    assert "deplace" in answer(phone, "au plus vite", "1")
    assert post.village.now(booked).starts_at != booked.starts_at


def test_a_centre_that_closes_may_be_answered_with_a_day_at_once(phone: Phone, post: Post) -> None:
    post.notified(post.booked(phone))
    assert "1: jeudi" in answer(phone, "jeudi alors")


def test_an_invitation_is_answered_with_yes_and_a_day(phone: Phone, post: Post) -> None:
    post.leaves(post.booked(phone), "second_dose")
    asked = answer(phone, "oui je veu bien")
    assert "quel jour" in asked
    assert "naissance" not in asked
    assert "1: " in answer(phone, "la semaine du 28 décembre")
    assert "reserve" in answer(phone, "1")
    assert sorted(one.dose for one in post.village.of(phone.number)) == [1, 2]


def test_an_invitation_may_be_declined(phone: Phone, post: Post) -> None:
    post.leaves(post.booked(phone), "second_dose")
    assert "rien change" in answer(phone, "non merci")


def test_who_confirms_in_the_hour_before_our_call_is_not_rung(phone: Phone, post: Post) -> None:
    booked = post.reminded(phone)
    post.becomes_a_call(booked)
    answer(phone, "oui je viens excusez moi")
    assert post.state(booked) == "confirmed"
    assert post.states(booked, "reminder_1d") == ["withdrawn"]


def test_what_was_asked_later_than_our_message_is_answered_first(phone: Phone, post: Post) -> None:
    booked = post.reminded(phone)
    assert "naissance" in answer(phone, "je voudrais un rdv pour ma femme")
    assert "1936" in answer(phone, "6 mai 1936")
    assert post.state(booked) == "booked"


def test_a_message_that_comes_in_the_middle_is_what_a_bare_yes_answers(phone: Phone, post: Post) -> None:
    booked = post.booked(phone)
    assert "naissance" in answer(phone, "je voudrais un rdv pour ma femme")
    post.leaves(booked, "reminder_3d")
    assert "confirme" in answer(phone, "OUI")


def test_an_emergency_comes_before_everything(phone: Phone, post: Post) -> None:
    post.reminded(phone)
    assert "15" in answer(phone, "j'ai tres mal dans la poitrine")


def test_in_english_too(phone: Phone, post: Post) -> None:
    booked = post.reminded(phone)
    assert "confirmed" in answer(phone, "yes I will be there, thank you")
    assert post.state(booked) == "confirmed"
