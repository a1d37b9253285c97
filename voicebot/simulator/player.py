"""Plays a call: fetches TwiML, follows its verbs, hands over what the caller says or presses."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Literal
from urllib.parse import urljoin

from config.clock import Clock
from voicebot.simulator import parameters, rules, twiml
from voicebot.simulator.call import Call, Event, Gather
from voicebot.simulator.dialect import Dialect, played
from voicebot.simulator.lines import Lines
from voicebot.simulator.sounds import AUDIBLE, sounds
from voicebot.simulator.switching import Switching
from voicebot.simulator.twiml import TwimlFault, Verb
from voicebot.simulator.webhooks import Answer, WebhookFault, Webhooks

CONFIDENCE = "0.93"  # the provider promises neither its presence nor its truth
MAX_DOCUMENTS = 50  # fetched without a word from the caller: the service sends the call in circles
TWIML_TYPES = frozenset({"application/xml", "text/xml", "text/html"})
FALLBACK = "(the network speaks its own error announcement and ends the call)"


class Player:
    """Moves calls forward; holds nothing of its own but who to ask."""

    def __init__(
        self, *, account: str, webhooks: Webhooks, lines: Lines, clock: Clock, dialect: Dialect
    ) -> None:
        self._account, self._webhooks, self._clock = account, webhooks, clock
        self._dialect = dialect
        self._switching = Switching(self, lines=lines, clock=clock)
        self._verbs: Mapping[str, Callable[[Call, Verb], None]] = {
            **dict.fromkeys(AUDIBLE, self._audible),
            "Gather": self._gather,
            "Redirect": self._redirect,
            "Dial": self._switching.dial,
            "Enqueue": self._switching.enqueue,
            "Leave": self._switching.leave,
            "Hangup": lambda call, _: self.end(call, by="service"),
            "Reject": self._reject,
        }

    def start(self, call: Call, url: str, method: str = "POST") -> None:
        """The first request of a call, and everything up to the first question."""
        with call.turn:
            self.fetch(call, url, method)
            self.run(call)

    def start_with(self, call: Call, document: str) -> None:
        """The same for a call that brings its own TwiML."""
        with call.turn:
            self._load(call, document, url="")
            self.run(call)

    def redirect(self, call: Call, *, url: str, document: str, method: str) -> None:
        """The service takes the call elsewhere, whatever it is at: a question, a queue, another telephone.

        An answer that is still being waited for is of no use any more, and nobody waits for it here.
        """
        call.is_diverted = True
        if call.turn.acquire(blocking=False):
            try:
                self._divert(call, url, document, method)
            finally:
                call.turn.release()
        else:
            threading.Thread(target=self._divert, args=(call, url, document, method), daemon=True).start()

    def _divert(self, call: Call, url: str, document: str, method: str) -> None:
        with call.turn:
            call.is_diverted = False
            if call.is_over:
                return
            self._switching.part(call)
            call.gather, call.verbs, call.is_parked = None, [], False
            call.asked_since_input = 0
            if document:
                self.start_with(call, document)
            else:
                self.start(call, url, method)

    def hears_speech(self, call: Call, text: str) -> None:
        """Words reach the service only where it listens for them; elsewhere they are silence."""
        with call.turn:
            gather = call.gather
            if gather is None or "speech" not in gather.inputs or not text.strip():
                self._silence(call, Event("said", by="caller", text=text))
                return
            call.caller_acts(Event("said", by="caller", text=text))
            self._submit(call, gather, {"SpeechResult": text, "Confidence": CONFIDENCE})

    def hears_digits(self, call: Call, digits: str) -> None:
        """Keys end at numDigits or at the finishing key, else when the caller pauses.

        Keys beyond that are lost: the provider takes keys only while a <Gather> is running.
        """
        with call.turn:
            gather = call.gather
            taken, finished_on = _taken(gather, digits) if gather else ("", "")
            pressed = Event("pressed", by="caller", text=digits)
            if gather is None or "dtmf" not in gather.inputs or not taken:
                self._silence(call, pressed)
                return
            call.caller_acts(pressed)
            self._submit(call, gather, _keys(taken, finished_on))

    def hears_nothing(self, call: Call) -> None:
        """The time for an answer is over."""
        with call.turn:
            self._silence(call, Event("silent", by="caller"))

    def other_side_hangs_up(self, call: Call) -> None:
        """The person who was dialled puts the receiver down."""
        leg = call.leg
        if leg is not None and leg.other is not None:
            self.end(leg.other, by="caller")
        elif leg is not None:
            with call.turn:
                self._switching.leg_ends(call, leg, "completed")
                self.run(call)

    def end(
        self, call: Call, *, by: Literal["service", "caller", "network"], status: str = "completed"
    ) -> None:
        """Ends a call once and tells the service; a hang-up in mid-turn does not wait for the answer."""
        if not call.finish(status, self._clock.now()):
            return
        call.note(Event("hangup", by=by))
        self.report(call, "completed")
        self._switching.over(call)

    def tell(self, call: Call, url: str, method: str, extra: Mapping[str, str]) -> None:
        """Asks the service although the call is over: the answer changes nothing."""
        with suppress(WebhookFault):
            self._webhooks.ask(url, parameters.of_call(call, self._account) | dict(extra), method)

    def report(self, call: Call, event: str) -> None:
        """A status callback, if it was asked for. A failing one changes nothing but is written down."""
        if not call.status_url or event not in call.status_events:
            return
        try:
            self._webhooks.ask(call.status_url, parameters.of_call_event(call, self._account))
        except WebhookFault as fault:
            call.note(Event("error", by="network", text=f"status callback: {fault}"))
        call.sequence += 1

    def _silence(self, call: Call, event: Event) -> None:
        gather = call.gather
        call.caller_acts(event)
        if gather is None:
            if call.queue is not None:
                self._switching.wait(call)
                self.run(call)
            return
        if gather.on_silence:
            self._submit(call, gather, _keys("", "") if "dtmf" in gather.inputs else {})
            return
        call.gather = None
        self.run(call)

    def _submit(self, call: Call, gather: Gather, params: Mapping[str, str]) -> None:
        call.gather = None
        self.fetch(call, gather.action, gather.method, params)
        self.run(call)

    def run(self, call: Call) -> None:
        while not (call.is_over or call.is_diverted or call.gather or call.leg or call.is_parked):
            if not call.verbs:
                if call.queue is None:
                    self.end(call, by="service")
                call.is_parked = call.queue is not None
                return
            verb = call.verbs.pop(0)
            if call.status == "ringing" and verb.name not in ("Reject", "Redirect"):
                call.status = "in-progress"
            self._verbs[verb.name](call, verb)

    def fetch(self, call: Call, url: str, method: str, extra: Mapping[str, str] | None = None) -> None:
        call.asked_since_input += 1
        if call.asked_since_input > MAX_DOCUMENTS:
            self._fail(call, f"{MAX_DOCUMENTS} documents in a row without a word from the caller")
            return
        about = parameters.of_call(call, self._account)
        try:
            answer = self._webhooks.ask(url, about | dict(extra or {}), method, bare=about)
        except WebhookFault as fault:
            call.add_time(fault.took_ms)
            self._fail(call, str(fault))
            return
        call.add_time(answer.took_ms)
        if not call.is_diverted:
            self._take(call, answer)

    def _take(self, call: Call, answer: Answer) -> None:
        if answer.content_type in TWIML_TYPES:
            self._load(call, answer.text, answer.url)
        elif answer.content_type == "text/plain":
            call.verbs = [Verb("Say", {}, (answer.text,))]
        else:
            self._fail(call, f"12300: {answer.content_type or 'no content type'} is not TwiML")

    def _load(self, call: Call, document: str, url: str) -> None:
        try:
            verbs = list(twiml.read(document, rules.VOICE))
        except TwimlFault as fault:
            self._fail(call, str(fault))
            return
        if not call.is_over:
            call.verbs, ignored = played(verbs, self._dialect)
            call.document_url = url
            for text in ignored:
                call.note(Event("error", by="network", text=text))

    def _fail(self, call: Call, text: str) -> None:
        """What the provider does without a usable answer: an announcement of its own, then the end."""
        if call.is_over:
            return
        call.note(Event("error", by="network", text=f"{text} {FALLBACK}"))
        self.end(call, by="network")

    @staticmethod
    def _audible(call: Call, verb: Verb) -> None:
        for event in sounds(verb, call.document_url, interruptible=False):
            call.note(event)

    @staticmethod
    def _gather(call: Call, verb: Verb) -> None:
        for prompt in verb.nested:
            for event in sounds(prompt, call.document_url, interruptible=True):
                call.note(event)
        call.gather = Gather.of(verb, call.document_url)

    def _redirect(self, call: Call, verb: Verb) -> None:
        self.fetch(call, urljoin(call.document_url, verb.text), verb.get("method", "POST"))

    def _reject(self, call: Call, verb: Verb) -> None:
        status = "busy" if verb.get("reason") == "busy" else "no-answer"
        self.end(call, by="service", status=status)


def _keys(digits: str, finished_on: str) -> dict[str, str]:
    """What a keypad <Gather> reports; `msg` and `FinishedOnKey` are undocumented but always there."""
    return {"Digits": digits, "FinishedOnKey": finished_on, "msg": "Gather End"}


def _taken(gather: Gather, digits: str) -> tuple[str, str]:
    """The digits a <Gather> takes and the key that ended it; that key counts only after a digit."""
    taken = ""
    for key in digits:
        if gather.finish_on_key and key in gather.finish_on_key:
            return taken, key if taken else ""
        taken += key
        if len(taken) == gather.num_digits:
            break
    return taken, ""
