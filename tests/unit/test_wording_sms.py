"""The alphabet and length of text messages, as providers count them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from voicebot.wording import sms

SAMPLES = Path(__file__).parents[2].parent / "shared" / "data" / "dev" / "sms_segments.jsonl"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("é" * 160, 1),
        ("€" * 80, 1),
        ("€" * 80 + "a", 2),
        ("ê" * 70, 1),
        ("ê" * 71, 2),
        ("a" * 133 + "ê", 2),
        ("ê" * 135, 3),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_segments_are_counted_in_the_alphabet_that_the_text_forces(text: str, count: int) -> None:
    assert sms.segments(text) == count


def test_an_escaped_letter_is_never_split_between_two_segments() -> None:
    # 306 septets would fit twice 153, but the euro would lie across the seam.
    assert sms.segments("a" * 152 + "€" + "a" * 152) == 3


def test_a_pair_of_units_is_never_split_between_two_segments() -> None:
    assert sms.segments("ê" * 66 + "😀" + "ê" * 66) == 3


@pytest.mark.skipif(not SAMPLES.exists(), reason="the shared samples are not on this machine")
def test_segments_agree_with_the_counts_of_two_providers() -> None:
    rows = [json.loads(line) for line in SAMPLES.read_text("utf-8").splitlines()]
    # Two rows follow a house rule of their own (placeholders not counted, letters downgraded); they say so.
    counted = [row for row in rows if row["segments"] is not None and "note" not in row]
    wrong = {
        row["id"]: sms.segments(row["text"])
        for row in counted
        if sms.segments(row["text"]) != row["segments"]
    }
    assert (len(counted) > 30, wrong) == (True, {})


@pytest.mark.skipif(not SAMPLES.exists(), reason="the shared samples are not on this machine")
def test_the_alphabet_agrees_with_that_of_two_providers() -> None:
    rows = [json.loads(line) for line in SAMPLES.read_text("utf-8").splitlines()]
    known = [row for row in rows if row.get("encoding") and "note" not in row]
    assert [row["id"] for row in known if sms.is_gsm7(row["text"]) != (row["encoding"] == "GSM-7")] == []


def test_the_accents_that_gsm7_has_are_kept() -> None:
    assert (
        sms.transliterate("Écrivez où, à l'été, à côté du « Prêt »")
        == 'Écrivez où, à l\'été, à coté du "Pret"'
    )


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("français", "francais"),
        ("GARÇON", "GARÇON"),
        ("l’œuvre", "l'oeuvre"),
        ("L’Haÿ-les-Roses", "L'Hay-les-Roses"),
        ("À bientôt…", "A bientot..."),
        ("12\u00a0h\u202f30", "12 h 30"),
        ("e\u0301te\u0301", "été"),
        ("10 € – 20 €", "10 € - 20 €"),
        ("n° 3, 1ᵉʳ étage", "no 3, 1er étage"),
        ("merci 🙏", "merci "),
    ],
)
def test_only_what_gsm7_lacks_is_replaced(text: str, plain: str) -> None:
    assert sms.transliterate(text) == plain
    assert sms.is_gsm7(sms.transliterate(text))
