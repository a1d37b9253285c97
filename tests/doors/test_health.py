"""Signs of life: what is down is named, and figures are for this machine."""

from __future__ import annotations

from typing import Any


def test_the_process_lives(provider: Any) -> None:
    assert provider.client.get("/healthz").json == {"status": "ok"}


def test_readiness_says_which_part_is_down(provider: Any) -> None:
    response = provider.client.get("/readyz")

    assert response.status_code == 503
    assert response.json == {"database": "ok", "rasa": "down", "actions": "down"}


def test_figures_speak_of_turns_fallbacks_bookings_and_messages(provider: Any) -> None:
    provider.posts("/twilio/voice", CallSid="CA" + "5" * 32, From="+33639980003")
    figures = provider.client.get("/metrics").text

    for name in ("allo_turns", "allo_turn_seconds", "allo_fallbacks", "allo_bookings", "allo_messages"):
        assert name in figures


def test_figures_are_not_for_the_internet(provider: Any) -> None:
    assert provider.client.get("/metrics", headers={"X-Forwarded-For": "192.0.2.1"}).status_code == 403
    outside = provider.client.get("/metrics", environ_base={"REMOTE_ADDR": "192.0.2.1"})
    assert outside.status_code == 403
