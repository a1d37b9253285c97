"""What people say to the line rather than to the question."""

from __future__ import annotations

import pytest

from voicebot.understanding import aside


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Allô ? Qui est à l’appareil ?", "who"),
        ("qui êtes-vous", "who"),
        ("who is this please", "who"),
        ("c’est une machine ?", "machine"),
        ("vous êtes un robot", "machine"),
        ("am I talking to a robot", "machine"),
        ("je n’entends rien", "louder"),
        ("parlez plus fort s’il vous plaît", "louder"),
        ("I can't hear you", "louder"),
        ("allô, vous êtes là ?", "hello"),
        ("is anybody there", "hello"),
        ("retour", "back"),
        ("revenez en arrière s’il vous plaît", "back"),
        ("je me suis trompée", "back"),
        ("la question d’avant", "back"),
        ("can we go back", "back"),
    ],
)
def test_an_aside_is_known(said: str, kind: str) -> None:
    assert aside(said) == kind


@pytest.mark.parametrize(
    "said", ["je serai de retour mardi", "à Aubagne", "la deuxième", "ma machine à laver fuit", "oui merci"]
)
def test_what_answers_is_no_aside(said: str) -> None:
    assert aside(said) is None
