"""A caller is answered in the language they speak, once that is beyond doubt."""

import pytest

from voicebot.understanding import spoken_language


@pytest.mark.parametrize(
    "text",
    [
        "Hello, I would like to book an appointment for my husband please",
        "can you cancel my jab on Friday",
        "I'd like to move it to Thursday",
        "hi, what do i have to bring with me?",
    ],
)
def test_english_is_noticed(text: str) -> None:
    assert spoken_language(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour je voudrais un rdv pour le vaccin",
        "c'est pour annuler, je ne peux pas venir",
        "le mardi de la semaine prochaine",
    ],
)
def test_french_is_noticed(text: str) -> None:
    assert spoken_language(text) == "fr"


@pytest.mark.parametrize(
    "text",
    ["OK", "yes", "stop", "1", "", "13400 Aubagne", "RDV", "thank you", "le jean de mon husband is ok",
     "Marie The Lam", "mardi", "👍", "\u0000\ud7ff" * 40],
)  # fmt: skip
def test_what_may_be_either_changes_nothing(text: str) -> None:
    assert spoken_language(text) is None
