"""Every kind of reply, on every provider: documents that its grammar knows, and nothing it would ignore."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from config.profiles import PROFILES
from voicebot.conversation import Ask, Hangup, Join, Offer, Reply, Transfer, Wait
from voicebot.simulator import dialect, rules
from voicebot.simulator import twiml as reader
from voicebot.telephony import twiml
from voicebot.telephony.twiml import Way
from voicebot.wording import say
from voicebot.wording.spoken import END_OF_ENGLISH, ENGLISH, PAUSE

GRAMMAR = Path(__file__).parents[3] / "shared/data/twilio/twiml_grammar.json"
"""The provider's own description, where it is at hand."""
WORDS = (f"Bonjour.{PAUSE} Tapez un. {ENGLISH}For English, press nine.{END_OF_ENGLISH}", "Au revoir.")
ENDS = (
    Ask("menu", hints=("rendez-vous",)),
    Ask("phone", patient=True),
    Transfer(lane=3),
    Hangup(),
    Wait(),
    Wait("https://example.org/music.mp3"),
    Offer(),
    Join(lane=3),
)
OF_A_LINE = (Wait, Offer, Join)
WAY = Way("/twilio/voice/4", line="/twilio/voice/waiting/0", agents=("+33937000009", "+33937000010"))


def documents(profile: str) -> Iterator[str]:
    """Whatever may be answered on this provider."""
    ends = [end for end in ENDS if PROFILES[profile].queue or not isinstance(end, OF_A_LINE)]
    for end, locale, slow in product(ends, ("fr", "en"), (False, True)):
        yield twiml.render(Reply(WORDS, end, locale, slow), PROFILES[profile], WAY)
    yield twiml.sorry("Pardon.", ("+33937000009",), PROFILES[profile])
    yield twiml.hang_up()


@pytest.mark.parametrize("profile", PROFILES)
def test_the_box_plays_every_document_and_ignores_nothing(profile: str) -> None:
    for document in documents(profile):
        verbs = reader.read(document, rules.VOICE)
        assert dialect.played(verbs, dialect.DIALECTS[profile])[1] == [], document
    reader.read(twiml.leave_line(), rules.VOICE)


@pytest.mark.parametrize("profile", PROFILES)
def test_every_document_follows_the_providers_grammar(profile: str) -> None:
    if not GRAMMAR.exists():
        pytest.skip("the provider's grammar is not at hand")
    grammar = json.loads(GRAMMAR.read_text("utf-8"))["VoiceResponse"]
    faults = [fault for document in [*documents(profile), twiml.leave_line()]
              for fault in against(grammar, ElementTree.fromstring(document), "VoiceResponse")]  # fmt: skip
    assert faults == []


def against(grammar: dict[str, Any], element: ElementTree.Element, name: str) -> Iterator[str]:
    """What the grammar does not allow in this element."""
    ssml = {"lang": "SsmlLang", "prosody": "SsmlProsody", "break": "SsmlBreak"}
    for child in element:
        if child.tag not in grammar["children"][name]:
            yield f"<{child.tag}> in <{element.tag}>"
        kind = ssml.get(child.tag, child.tag)
        known = grammar["attributes"].get(kind, {})
        for attribute, value in child.attrib.items():
            if attribute not in known:
                if not attribute.endswith("}lang"):
                    yield f"<{child.tag} {attribute}>"
            elif not set(value.split()) <= set(known[attribute].get("enum", value.split())):
                yield f"<{child.tag} {attribute}={value!r}>"
        yield from against(grammar, child, kind)


def test_keys_only_documents_hold_plain_words_and_no_ear_for_speech() -> None:
    for document in documents("somleng"):
        tags = {element.tag for element in ElementTree.fromstring(document).iter()}
        assert tags <= {"Response", "Gather", "Say", "Dial", "Number", "Hangup"}
        assert "speech" not in document
        assert "hints" not in document
        assert PAUSE not in document
        assert ENGLISH not in document


def test_the_english_note_is_read_by_an_english_voice_on_both() -> None:
    welcome = Reply((say("welcome", medium="keys", locale="fr"),), Ask("menu"), "fr")
    plain = ElementTree.fromstring(twiml.render(welcome, PROFILES["somleng"], WAY))
    assert [one.get("language") for one in plain.iter("Say")][-1] == "en-GB"
    marked = twiml.render(welcome, PROFILES["twilio"], WAY)
    assert 'lang xml:lang="en-GB"' in marked
