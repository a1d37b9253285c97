"""A call of fifteen minutes ends with a call-back and a kind word, and never in the middle of a choice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from steps import at_the_offers

from models import Store, Task
from voicebot.simulator.phone import Phone
from voicebot.supervisor import Stack


@pytest.fixture
def later(stack: Stack) -> Iterator[Callable[[], None]]:
    """Sixteen minutes pass for all processes."""
    clock = Path(stack.environ["CLOCK_FILE"])
    before = clock.read_text(encoding="utf-8") if clock.exists() else "0"
    yield lambda: clock.write_text(str(float(before or 0) + 16 * 60), encoding="utf-8") and None
    clock.write_text(before, encoding="utf-8")


def reasons(store: Store, number: str) -> list[str]:
    with store.transaction() as tx:
        tasks = tx.scalars(select(Task).where(Task.kind == "call_back")).all()
        return sorted(task.reason for task in tasks if task.unsealed(tx.vault, "number") == number)


def test_who_has_talked_for_so_long_is_called_back(
    mobile: Phone, store: Store, later: Callable[[], None]
) -> None:
    call = mobile.dial().presses("1").presses("03021938").presses("1").hears("commune")
    later()
    call.presses("13400").hears("va vous rappeler", "Merci de votre patience", "Au revoir").is_hung_up()
    assert reasons(store, mobile.number) == ["too_long"]


def test_who_withholds_the_number_is_asked_for_it_first(
    withheld: Phone, store: Store, later: Callable[[], None]
) -> None:
    call = withheld.dial().presses("1").presses("03021938").presses("1").hears("numéro")
    call.presses("2").hears("commune")
    later()
    call.presses("13400").hears("va vous rappeler", "À quel numéro")
    call.presses("0465710076").presses("1").hears("C'est noté", "rappellerons")
    assert reasons(store, "+33465710076") != []
    call.presses("1").hears("Au revoir").is_hung_up()


def test_a_choice_in_progress_still_books(mobile: Phone, later: Callable[[], None]) -> None:
    call = at_the_offers(mobile)
    later()
    call.presses("1").hears("C'est réservé")


def test_other_offers_are_no_end_of_a_choice(mobile: Phone, later: Callable[[], None]) -> None:
    call = at_the_offers(mobile)
    later()
    call.presses("3").hears("va vous rappeler").is_hung_up()


def test_no_limit_stops_an_emergency(mobile: Phone, later: Callable[[], None]) -> None:
    call = mobile.dial().presses("1").hears("date de naissance")
    later()
    call.says("au secours j'ai mal dans la poitrine").hears("quinze", "cent douze")


def test_a_thread_of_texts_has_all_day(mobile: Phone, later: Callable[[], None]) -> None:
    mobile.texts("je voudrais un rendez-vous")
    later()
    (reply,) = mobile.texts("03/02/1938")
    assert "1" in reply
