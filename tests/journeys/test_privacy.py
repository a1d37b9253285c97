"""After whole journeys, nothing that identifies anybody is in the logs or in Rasa."""

from __future__ import annotations

import time
from pathlib import Path

import httpx
from sqlalchemy import select

from models import Conversation, Store
from voicebot.simulator.phone import Phone
from voicebot.supervisor import Stack


def test_no_identity_is_in_the_logs_of_a_whole_journey(mobile: Phone, stack_log: Path) -> None:
    call = (
        mobile.dial().says("je voudrais un rendez-vous").says("dix-sept juin mille neuf cent trente-quatre")
    )
    call.says("la première").says("à Aubagne").says("mardi matin").says("la première").hears("C'est réservé")
    call.says("je m'appelle Zéphirin Quenouille").hangs_up()
    code = mobile.wait_for_text("Apportez").body.partition("Code ")[2][:6]
    mobile.texts("ANNULER")
    time.sleep(0.5)

    written = stack_log.read_text(errors="replace")
    assert '"turn"' in written
    for secret in (
        mobile.number,
        mobile.number[3:],
        "1934-06-17",
        "juin mille",
        "Quenouille",
        code,
        "mardi matin",
    ):
        assert secret not in written


def test_rasa_knows_a_conversation_by_a_random_id_and_no_identity(
    mobile: Phone, stack: Stack, store: Store
) -> None:
    mobile.dial().presses("1").presses("17061934").presses("1").presses("13400")
    with store.transaction() as tx:
        index = tx.vault.blind_index("phone", mobile.number)
        kept = tx.scalars(select(Conversation).where(Conversation.caller_index == index)).one()
    url = f"{stack.environ['RASA_URL']}/conversations/{kept.id}/tracker"
    tracker = httpx.get(url, params={"token": stack.environ["RASA_TOKEN"]}, timeout=5).text

    assert "13400" in tracker
    for secret in ("1934-06-17", "17061934", "17/06", mobile.number, mobile.number[3:]):
        assert secret not in tracker
