"""The only TwiML in the house: replies in the provider's language for calls."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from twilio.twiml.voice_response import Gather, Say, VoiceResponse

from config.profiles import Profile
from voicebot.conversation import Ask, Join, Offer, Reply, Transfer, Wait
from voicebot.conversation.questions import QUESTIONS
from voicebot.waiting import lane_name
from voicebot.wording.spoken import END_OF_ENGLISH, ENGLISH, PAUSE

LANGUAGES = {"fr": "fr-FR", "en": "en-GB"}
MARKS = re.compile(f"({PAUSE}|{ENGLISH}[^{END_OF_ENGLISH}]*{END_OF_ENGLISH})")
"""What is not plain words in spoken text."""
BREATH = "600ms"
RATES = {False: "92%", True: "75%"}
"""A little slower than usual for everybody; much slower for who asked for it."""
RING_SECONDS = 25
WAITING_SECONDS = 35
"""How long "wait, my glasses" may take before we say that we are still there, and again."""
ROUND_SECONDS = 10
"""In line for a person: silence after the words, before something is said again."""
TAKEN_SECONDS = 4
"""The same for a caller whom an agent has taken: if nobody answers they soon go on with the assistant."""
AGENT_SECONDS = 8
"""How long an agent may think about taking a caller; an answering machine is gone by then."""
MOST_CHARACTERS = 2900
"""The voice reads at most 3,000 characters in one piece (facts.md §3)."""


@dataclass(frozen=True)
class Way:
    """Where a reply leads: `next_turn` gets the answer, `line` the caller in line, `agents` are dialled."""

    next_turn: str
    line: str = ""
    agents: Sequence[str] = ()


def render(reply: Reply, profile: Profile, way: Way) -> str:
    """The reply as TwiML that this provider can play."""
    response = VoiceResponse()
    match reply.then:
        case Ask() | Wait() | Offer():
            gather = _gather(reply, profile, way.next_turn)
            _speak(gather, reply, profile)
            if isinstance(reply.then, Wait) and reply.then.music:
                gather.play(reply.then.music)
            response.append(gather)
        case Transfer():
            _speak(response, reply, profile)
            _pass_on(response, reply.then.lane, profile, way)
        case Join():
            # The words are for the agent, where there is nobody in the lane any more.
            response.dial(action=way.next_turn or None).queue(lane_name(reply.then.lane))
            _speak(response, reply, profile)
            response.hangup()
        case _:
            _speak(response, reply, profile)
            response.hangup()
    return str(response)


def leave_line() -> str:
    """The call leaves the line; the provider goes on with its next turn."""
    response = VoiceResponse()
    response.leave()
    return str(response)


def hang_up() -> str:
    """The end of a call, without a word."""
    response = VoiceResponse()
    response.hangup()
    return str(response)


def sorry(text: str, agents: Sequence[str], profile: Profile) -> str:
    """What is said when nothing else can be: an apology, then a person if there is one, else the end."""
    response = VoiceResponse()
    response.say(text, voice=profile.voices["fr"], language=LANGUAGES["fr"])
    if agents:
        _dial(response, agents)
    response.hangup()
    return str(response)


def _pass_on(response: VoiceResponse, lane: int, profile: Profile, way: Way) -> None:
    """Into the line, where agents are rung with a whisper; or all agents ring, and the first one talks."""
    if profile.queue:
        response.enqueue(lane_name(lane), action=way.next_turn, wait_url=way.line)
    else:
        _dial(response, way.agents, action=way.next_turn)


def _dial(response: VoiceResponse, agents: Sequence[str], action: str | None = None) -> None:
    dial = response.dial(action=action, timeout=RING_SECONDS, answer_on_bridge=True)
    for agent in agents:
        dial.number(agent)


def _gather(reply: Reply, profile: Profile, action: str) -> Gather:
    """Keys, and speech where it is recognised; silence comes back too, so that help can follow."""
    keys = {"action": action, "method": "POST", "finish_on_key": "#", "action_on_empty_result": True}
    if not isinstance(reply.then, Ask):
        alone = {"input": "dtmf"} if profile.speech else {}
        return Gather(**keys, **alone, timeout=_seconds(reply.then), num_digits=1)
    question = QUESTIONS[reply.then.question]
    keys["timeout"] = WAITING_SECONDS if reply.then.patient else question.patience
    keys["num_digits"] = question.most_keys
    if not profile.speech:
        return Gather(**keys)
    return Gather(
        **keys,
        input="dtmf speech",
        language=LANGUAGES[reply.locale],
        hints=", ".join(reply.then.hints) or None,
        speech_model="phone_call",
        # With a speech model it must be a number; "auto" would end at the first breath of a slow speaker.
        speech_timeout=str(question.pause),
        profanity_filter=False,
    )


def _seconds(then: object) -> int:
    """How long a key is waited for where nothing is asked."""
    if isinstance(then, Offer):
        return AGENT_SECONDS
    return TAKEN_SECONDS if isinstance(then, Wait) and then.brief else ROUND_SECONDS


def _speak(parent: Gather | VoiceResponse, reply: Reply, profile: Profile) -> None:
    speak = _speak_with_pauses if profile.ssml else _speak_plainly
    for text in reply.texts:
        speak(parent, text[:MOST_CHARACTERS], reply, profile)


def _speak_with_pauses(parent: Gather | VoiceResponse, text: str, reply: Reply, profile: Profile) -> None:
    say = Say(voice=profile.voices[reply.locale], language=LANGUAGES[reply.locale])
    words = say.prosody(rate=RATES[reply.slow])
    for part in MARKS.split(text):
        if part == PAUSE:
            words.break_(time=BREATH)
        elif part.startswith(ENGLISH):
            words.lang(part[1:-1], xml_lang=LANGUAGES["en"])
        else:
            words.append(part)
    words.break_(time=BREATH)
    parent.append(say)


def _speak_plainly(parent: Gather | VoiceResponse, text: str, reply: Reply, profile: Profile) -> None:
    """A piece of its own for each stretch between pauses: the voice takes a breath there by itself."""
    for part in MARKS.split(text):
        locale = "en" if part.startswith(ENGLISH) else reply.locale
        if words := part.strip(f" {PAUSE}{ENGLISH}{END_OF_ENGLISH}"):
            parent.append(Say(words, voice=profile.voices[locale], language=LANGUAGES[locale]))
