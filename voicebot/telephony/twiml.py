"""The only TwiML in the house: replies in the provider's language for calls."""

from __future__ import annotations

import re

from twilio.twiml.voice_response import Gather, Say, VoiceResponse

from voicebot.conversation import Ask, Reply, Transfer
from voicebot.conversation.questions import QUESTIONS
from voicebot.wording.spoken import END_OF_ENGLISH, ENGLISH, PAUSE

VOICES = {"fr": ("Polly.Lea-Neural", "fr-FR"), "en": ("Polly.Amy-Neural", "en-GB")}
MARKS = re.compile(f"({PAUSE}|{ENGLISH}[^{END_OF_ENGLISH}]*{END_OF_ENGLISH})")
"""What is not plain words in spoken text."""
BREATH = "600ms"
RATES = {False: "92%", True: "75%"}
"""A little slower than usual for everybody; much slower for who asked for it."""
RING_SECONDS = 25
WAITING_SECONDS = 35
"""How long "wait, my glasses" may take before we say that we are still there, and again."""
MOST_CHARACTERS = 2900
"""The voice reads at most 3,000 characters in one piece (facts.md §3)."""


def render(reply: Reply, *, next_turn: str) -> str:
    """The reply as TwiML; an answer, or silence, goes to `next_turn`."""
    response = VoiceResponse()
    if isinstance(reply.then, Ask):
        gather = _gather(reply, next_turn)
        _speak(gather, reply)
        response.append(gather)
        return str(response)
    _speak(response, reply)
    if isinstance(reply.then, Transfer):
        response.dial(reply.then.number, action=next_turn, timeout=RING_SECONDS, answer_on_bridge=True)
    else:
        response.hangup()
    return str(response)


def _gather(reply: Reply, next_turn: str) -> Gather:
    """Keys and speech at every question; silence comes back too, so that help can follow."""
    assert isinstance(reply.then, Ask)
    question = QUESTIONS[reply.then.question]
    return Gather(
        input="dtmf speech",
        action=next_turn,
        method="POST",
        language=VOICES[reply.locale][1],
        hints=", ".join(reply.then.hints) or None,
        speech_model="phone_call",
        # With a speech model it must be a number; "auto" would end at the first breath of a slow speaker.
        speech_timeout=str(question.pause),
        timeout=WAITING_SECONDS if reply.then.patient else question.patience,
        num_digits=question.most_keys,
        finish_on_key="#",
        action_on_empty_result=True,
        profanity_filter=False,
    )


def _speak(parent: Gather | VoiceResponse, reply: Reply) -> None:
    voice, language = VOICES[reply.locale]
    for text in reply.texts:
        say = Say(voice=voice, language=language)
        words = say.prosody(rate=RATES[reply.slow])
        for part in MARKS.split(text[:MOST_CHARACTERS]):
            if part == PAUSE:
                words.break_(time=BREATH)
            elif part.startswith(ENGLISH):
                words.lang(part[1:-1], xml_lang=VOICES["en"][1])
            else:
                words.append(part)
        words.break_(time=BREATH)
        parent.append(say)


def sorry(text: str, agent: str | None) -> str:
    """What is said when nothing else can be: an apology, then a person if there is one, else the end."""
    response = VoiceResponse()
    response.say(text, voice=VOICES["fr"][0], language=VOICES["fr"][1])
    if agent:
        response.dial(agent, timeout=RING_SECONDS)
    response.hangup()
    return str(response)
