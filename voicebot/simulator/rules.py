"""What the network accepts inside a TwiML document, as data.

Each element has its attributes (a pattern for the whole value), the elements that may stand inside it and
whether it holds text. Written from the provider's public description of each verb; what the box cannot play
is left out, so that it is refused loudly instead of being skipped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ANY = ".*"
TRUTH = "true|false"
METHOD = "GET|POST"
URL = r"\S+"
COUNT = "[1-9][0-9]*"
WHOLE = "[0-9]+"
LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
SPEECH_MODELS = (
    "default|numbers_and_commands|phone_call|experimental_conversations|experimental_utterances"
    "|googlev2_(long|short|telephony|telephony_short)|deepgram_nova-[23]"
)


@dataclass(frozen=True)
class Rule:
    """One element: the attributes it takes, what may be nested in it, and whether it holds words."""

    attributes: Mapping[str, str] = field(default_factory=dict)
    inside: frozenset[str] = frozenset()
    holds_text: bool = False


SSML_NAMES = frozenset({"break", "emphasis", "lang", "p", "phoneme", "prosody", "s", "say-as", "sub", "w"})

SSML: dict[str, Rule] = {
    "break": Rule({"strength": "none|(x-)?(weak|strong)|medium", "time": r"[0-9]+(\.[0-9]+)?(s|ms)"}),
    "emphasis": Rule({"level": "strong|moderate|reduced"}, SSML_NAMES, True),
    "lang": Rule({"{http://www.w3.org/XML/1998/namespace}lang": LANGUAGE}, SSML_NAMES, True),
    "p": Rule({}, SSML_NAMES, True),
    "phoneme": Rule({"alphabet": ANY, "ph": ANY}, frozenset(), True),
    "prosody": Rule(
        {
            "rate": "x-slow|slow|medium|fast|x-fast|[0-9]+%",
            "pitch": ANY,
            "volume": ANY,
        },
        SSML_NAMES,
        True,
    ),
    "s": Rule({}, SSML_NAMES, True),
    "say-as": Rule({"interpret-as": ANY, "format": ANY}, frozenset(), True),
    "sub": Rule({"alias": ANY}, frozenset(), True),
    "w": Rule({"role": ANY}, SSML_NAMES, True),
}

VOICE: dict[str, Rule] = SSML | {
    "Response": Rule(
        {},
        frozenset(
            ["Say", "Play", "Pause", "Gather", "Redirect", "Dial", "Enqueue", "Leave", "Hangup", "Reject"]
        ),
    ),
    "Say": Rule({"voice": r"[A-Za-z0-9.\-]+", "language": LANGUAGE, "loop": WHOLE}, SSML_NAMES, True),
    "Play": Rule({"loop": WHOLE, "digits": "[0-9*#wW]+"}, frozenset(), True),
    "Pause": Rule({"length": WHOLE}),
    "Gather": Rule(
        {
            "action": URL,
            "actionOnEmptyResult": TRUTH,
            "bargeIn": TRUTH,
            "enhanced": TRUTH,
            "finishOnKey": "[0-9*#]*",
            "hints": ANY,
            "input": "dtmf|speech|dtmf speech|speech dtmf",
            "language": LANGUAGE,
            "method": METHOD,
            "numDigits": COUNT,
            "profanityFilter": TRUTH,
            "speechModel": SPEECH_MODELS,
            "speechTimeout": f"auto|{COUNT}",
            "timeout": COUNT,
        },
        frozenset({"Say", "Play", "Pause"}),
    ),
    "Redirect": Rule({"method": METHOD}, frozenset(), True),
    "Dial": Rule(
        {
            "action": URL,
            "answerOnBridge": TRUTH,
            "callerId": ANY,
            "hangupOnStar": TRUTH,
            "method": METHOD,
            "record": "do-not-record",
            "ringTone": "[a-z-]+",
            "sequential": TRUTH,
            "timeLimit": COUNT,
            "timeout": COUNT,
        },
        frozenset({"Number", "Queue"}),
        True,
    ),
    "Number": Rule({}, frozenset(), True),
    "Queue": Rule({}, frozenset(), True),
    "Enqueue": Rule(
        {"action": URL, "method": METHOD, "waitUrl": URL, "waitUrlMethod": METHOD}, frozenset(), True
    ),
    "Leave": Rule(),
    "Hangup": Rule(),
    "Reject": Rule({"reason": "rejected|busy"}),
}

MESSAGING: dict[str, Rule] = {
    "Response": Rule({}, frozenset({"Message", "Redirect"})),
    "Message": Rule(
        {"action": URL, "from": ANY, "method": METHOD, "statusCallback": URL, "to": ANY},
        frozenset({"Body"}),
        True,
    ),
    "Body": Rule({}, frozenset(), True),
    "Redirect": Rule({"method": METHOD}, frozenset(), True),
}
