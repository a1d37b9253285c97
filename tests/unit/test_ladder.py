"""The ladder of a question, step by step: what counts as trouble, what goes round, what is said instead."""

from __future__ import annotations

import pytest

from voicebot.conversation import ladder
from voicebot.conversation.ladder import Step
from voicebot.conversation.moves import NOT_UNDERSTOOD, NOTHING_HEARD, Move
from voicebot.conversation.reply import Ask, Hangup, Reply

ANSWER = Move("inform", {"place": {}})


def asked(*, circles: int = 0, repeats: int = 0, patient: int = 0, lead: int = 0) -> Reply:
    then = Ask("place", circles=circles, repeats=repeats, patient=patient, lead=lead)
    return Reply(("Pardon.", "Quelle commune ?"), then, "fr")


def climb(*moves: Move) -> Step:
    """The step after these moves, one after the other."""
    at = ladder.START
    for move in moves:
        at = ladder.step(move, trouble=at.trouble, last=asked(circles=at.circles, repeats=at.repeats))
    return at


def test_an_answer_begins_every_count_again() -> None:
    assert climb(NOTHING_HEARD, Move("help"), NOTHING_HEARD, ANSWER) == Step()


def test_silence_and_noise_in_a_row_are_one_trouble() -> None:
    assert climb(NOTHING_HEARD, NOT_UNDERSTOOD, Move("out_of_scope")).trouble == ladder.MOST_TROUBLE


def test_who_asks_for_help_is_there_and_no_trouble() -> None:
    assert climb(NOTHING_HEARD, NOTHING_HEARD, Move("help")).trouble == 0


def test_a_repetition_neither_mends_nor_adds_to_trouble() -> None:
    assert climb(NOTHING_HEARD, Move("repeat")).trouble == 1


@pytest.mark.parametrize("move", [Move("help"), Move("faq"), NOTHING_HEARD])
def test_a_question_that_comes_back_is_never_put_in_its_long_first_words(move: Move) -> None:
    assert climb(move).attempt == 2


def test_the_fourth_time_round_offers_a_person_and_so_does_every_fourth() -> None:
    round_it_goes = [Move("help"), Move("repeat"), Move("faq"), NOT_UNDERSTOOD] * 2
    offered = [climb(*round_it_goes[:number]).offers_a_person for number in range(1, 9)]
    assert offered == [False, False, False, True, False, False, False, True]


def test_who_asks_for_time_is_not_going_round() -> None:
    assert climb(*[Move("wait")] * 5).circles == 0


def test_silence_after_asking_for_time_is_met_with_as_much_again_and_then_gently() -> None:
    assert ladder.silence(asked(patient=1)) == Move("wait", {"about": "still"})
    assert ladder.silence(asked(patient=2)) == Move("nothing_heard", {"about": "back"})
    assert ladder.silence(asked()) == NOTHING_HEARD


def test_the_third_repetition_in_a_row_is_slower() -> None:
    slow = []
    for repeats in (1, 2, 3):
        again = ladder.repeated(asked(), (), Step(repeats=repeats), slow=False)
        assert again is not None
        slow.append(again.slow)
    assert slow == [False, False, True]


def test_a_repetition_has_the_same_words_without_what_introduced_the_last_one() -> None:
    again = ladder.repeated(asked(lead=1), ("Oui, je suis là.",), Step(repeats=1), slow=False)
    assert again is not None
    assert again.texts == ("Oui, je suis là.", "Quelle commune ?")


def test_time_given_has_no_question_that_could_be_repeated() -> None:
    assert ladder.repeated(asked(patient=1), (), Step(), slow=False) is None
    assert ladder.repeated(Reply((), Hangup(), "fr"), (), Step(), slow=False) is None


def test_somebody_who_needs_nothing_more_is_bid_goodbye_instead_of_passed_on() -> None:
    assert ladder.last_step("anything_else").intent == "goodbye"
    assert ladder.last_step("place").intent == "agent"


@pytest.mark.parametrize(("before", "number"), [((), 2), (("two",), 3), (("two", "three"), 1)])
def test_what_was_heard_just_before_is_said_otherwise(before: tuple[str, ...], number: int) -> None:
    words = {1: "one", 2: "two", 3: "three"}
    assert ladder.unsaid(words.__getitem__, 2, before.__contains__) == (words[number], number)


def test_a_wish_said_once_more_instead_of_a_proof_goes_round() -> None:
    at = ladder.START
    for _ in range(ladder.CIRCLES):
        last = Reply(("Votre code ?",), Ask("reference", circles=at.circles), "fr")
        at = ladder.step(Move("cancel"), trouble=at.trouble, last=last)
    assert at.offers_a_person
    proved = ladder.step(Move("cancel", facts={"birth_date": "1938-02-03"}), trouble=0, last=last)
    assert proved == Step()
