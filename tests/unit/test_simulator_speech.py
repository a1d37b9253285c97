"""What is left of TwiML for the ear, and of a text for the bill."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from voicebot.simulator import rules, twiml
from voicebot.simulator.numbers import caller_id, takes_texts
from voicebot.simulator.segments import segments
from voicebot.simulator.speech import Spoken, spoken

SAMPLES = Path(__file__).parents[3] / "shared" / "data" / "dev" / "sms_segments.jsonl"


def said(inner: str, attributes: str = 'language="fr-FR"') -> tuple[Spoken, ...]:
    (say,) = twiml.read(f"<Response><Say {attributes}>{inner}</Say></Response>", rules.VOICE)
    return spoken(say)


def test_blanks_and_lines_of_the_document_are_not_heard():
    assert said("\n   Bonjour\n   à tous  ") == (Spoken("Bonjour à tous", language="fr-FR"),)


def test_emphasis_does_not_cut_a_sentence():
    assert [part.words for part in said("Il est <emphasis>très</emphasis> tôt.")] == ["Il est très tôt."]


@pytest.mark.parametrize(
    ("mark", "seconds"), [('time="1s"', 1), ('time="250ms"', 0.25), ('strength="strong"', 0.75), ("", 0.5)]
)
def test_a_break_is_a_silence(mark, seconds):
    words, silence, more = said(f"un <break {mark}/> deux")
    assert (words.words, silence.seconds, more.words) == ("un", seconds, "deux")


def test_pace_is_kept_and_multiplied():
    slow, slower = said('<prosody rate="80%">un <prosody rate="50%">deux</prosody></prosody>')
    assert (slow.rate, slower.rate) == (0.8, 0.4)


def test_a_polly_voice_speaks_its_own_language():
    assert said("Bonjour", 'voice="Polly.Lea-Neural"')[0].language == "fr-FR"
    assert said("Hello", "")[0].language == "en-US"


def test_a_substitute_is_what_is_heard():
    assert said('le <sub alias="docteur">Dr</sub> Petit')[0].words == "le docteur Petit"


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("é" * 160, 1),
        ("ê" + "a" * 69, 1),
        ("ê" + "a" * 70, 2),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("", 1),
    ],
)
def test_segments_are_counted_as_they_are_billed(body, parts):
    assert segments(body) == parts


@pytest.mark.skipif(not SAMPLES.exists(), reason="the shared samples are not beside this checkout")
def test_segments_agree_with_the_samples():
    for row in SAMPLES.read_text().splitlines():
        sample = json.loads(row)
        if sample["convention"] == "twilio" and sample["segments"] is not None:
            assert segments(sample["text"]) == sample["segments"], sample


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("06 12 34 56 78", "+33612345678"),
        ("+33 6 12 34 56 78", "+33612345678"),
        ("0690 00 12 34", "+590690001234"),
        ("", "anonymous"),
        ("restricted", "restricted"),
        ("+266696687", "+266696687"),
        ("client:alice", "client:alice"),
    ],
)
def test_callers_are_shown_as_the_network_shows_them(typed, shown):
    assert caller_id(typed) == shown


def test_only_mobiles_take_texts():
    assert takes_texts("+33612345678")
    assert takes_texts("+590690001234")
    assert not takes_texts("+33442381234")
