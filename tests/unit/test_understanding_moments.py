"""When somebody may be rung back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.understanding import moments

FRENCH = {
    "morning": ["plutôt le matin", "pas l'après-midi je fais la sieste", "avant midi", "demain matin", "mat1",
                "vers dix heures", "de bonne heure"],
    "afternoon": ["l'après-midi vers trois heures", "pas le matin", "après le déjeuner", "le soir", "aprem",
                  "entre midi et deux", "je suis pas là le matin", "en fin de journée"],
    "any": ["quand vous voulez", "n'importe quand", "ça m'est égal", "le matin ou l'après-midi",
            "dès que possible", "demain", "toute la journée", "je suis toujours là"],
    None: ["je ne sais pas", "oui", "d'accord", ""],
}  # fmt: skip
ENGLISH = {
    "morning": ["in the morning please", "before eleven"],
    "afternoon": ["afternoons are best", "not in the morning", "around three", "after lunch"],
    "any": ["whenever suits you", "I don't mind", "morning or afternoon", "as soon as possible"],
    None: ["what"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "locale", "moment"),
    [
        *((said, "fr", moment) for moment, sentences in FRENCH.items() for said in sentences),
        *((said, "en", moment) for moment, sentences in ENGLISH.items() for said in sentences),
    ],
)
def test_a_part_of_the_day_is_read(said: str, locale: str, moment: str | None) -> None:
    assert moments.part_of_day(said, locale) == moment


@given(st.text(max_size=500), st.sampled_from(["fr", "en"]))
def test_any_text_is_read(said: str, locale: str) -> None:
    assert moments.part_of_day(said, locale) in ("morning", "afternoon", "any", None)
