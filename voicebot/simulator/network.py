"""The network as a whole: its telephones, the calls on it and the texts it carries. All in memory."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

from config.clock import Clock
from config.settings import Settings
from voicebot.simulator.call import Call, Event
from voicebot.simulator.dialect import DIALECTS
from voicebot.simulator.later import Later
from voicebot.simulator.lines import Lines
from voicebot.simulator.numbers import WITHHELD, caller_id, new_sid
from voicebot.simulator.player import Player
from voicebot.simulator.refusals import Refusal
from voicebot.simulator.texts import Exchange, Texts
from voicebot.simulator.trouble import Trouble, Troubles
from voicebot.simulator.webhooks import Webhooks

MIN_RING_SECONDS = 5
MACHINE = "machine_start"
MACHINE_HEARS = 10


@dataclass(frozen=True)
class Order:
    """A call that the service asks for; one of `url` and `document` is given."""

    from_: str
    to: str
    url: str = ""
    document: str = ""
    method: str = "POST"
    status_url: str = ""
    status_events: frozenset[str] = frozenset({"completed"})
    detect_machine: bool = False
    ring_seconds: int = 60


class Network:
    """What the doors of the box (telephones, the provider's REST) act upon."""

    def __init__(self, settings: Settings) -> None:
        self.account = settings.twilio_account_sid
        self.voice_number, self.agent_numbers = settings.voice_number, settings.agent_numbers
        self.has_queues = settings.provider.queue
        # An alphanumeric sender takes no answers: whoever writes writes to the service's own number.
        two_way = settings.sms_sender[0] in "+0123456789"
        self.text_number = settings.sms_sender if two_way else self.voice_number
        self.clock, self.lines, self._later = Clock(settings.clock_file), Lines(), Later()
        self.troubles = Troubles()
        self._webhooks = Webhooks(settings)
        self.player = Player(
            account=self.account, webhooks=self._webhooks, lines=self.lines, clock=self.clock,
            dialect=DIALECTS[settings.voice_profile],
        )  # fmt: skip
        self.texts = Texts(
            account=self.account,
            senders=frozenset({settings.sms_sender, self.voice_number}),
            webhooks=self._webhooks,
            lines=self.lines,
            clock=self.clock,
            later=self._later,
            troubles=self.troubles,
        )
        self._calls: dict[str, Call] = {}
        self._lock = threading.Lock()

    def dial(self, *, from_: str, to: str) -> Call:
        """Somebody rings the service; returns when it has asked its first question."""
        call = Call(
            sid=new_sid("CA"),
            from_=caller_id(from_),
            to=caller_id(to) if to else self.voice_number,
            direction="inbound",
            started_at=self.clock.now(),
            status_url=f"{self._webhooks.public}/twilio/voice/status",
        )
        self._keep(call)
        call.caller_acts(Event("called", by="caller", number=call.from_))
        self.player.start(call, f"{self._webhooks.public}/twilio/voice")
        return call

    def place(self, order: Order) -> Call:
        """The service rings somebody: the telephone rings until it is picked up or the time is over."""
        call = Call(
            sid=new_sid("CA"), from_=order.from_, to=order.to, direction="outbound-api",
            started_at=self.clock.now(), status="queued", answer_url=order.url,
            answer_method=order.method, answer_document=order.document, status_url=order.status_url,
            status_events=order.status_events, detect_machine=order.detect_machine,
        )  # fmt: skip
        self._keep(call)
        self._later.after(0.05, lambda: self._ring(call, order.ring_seconds))
        return call

    def answer(self, call: Call, *, by: str = "human") -> None:
        """Somebody, or a machine (`machine_start`), picks up."""
        with call.turn:
            if call.direction != "outbound-api" or call.status != "ringing":
                raise Refusal(21220)
            call.status = "in-progress"
            call.answered_by = by if call.detect_machine else None
            call.caller_acts(Event("called", by="caller", number=call.to))
            self.player.report(call, "answered")
            if call.answer_document:
                self.player.start_with(call, call.answer_document)
            else:
                self.player.start(call, call.answer_url, call.answer_method)

    def hang_up(self, call: Call) -> None:
        """The person on the line ends the call, or refuses one that rings."""
        refused = call.direction == "outbound-api" and call.status in ("queued", "ringing")
        self.player.end(call, by="caller", status="busy" if refused else "completed")

    def write(self, *, from_: str, to: str, body: str) -> Exchange:
        """Somebody texts the service."""
        receiver = caller_id(to) if to else self.text_number
        return self.texts.write(from_=caller_id(from_), to=receiver, body=body)

    def suffer(self, trouble: Trouble) -> None:
        """From now on the provider has this trouble; receipts that are held no longer come now."""
        self.troubles.set(trouble)
        if not trouble.receipts_held:
            self.texts.let_go()

    def call(self, sid: str) -> Call | None:
        return self._calls.get(sid)

    def calls(self, phone: str | None = None) -> Sequence[Call]:
        """All calls, newest first; only those of one telephone where one is named."""
        with self._lock:
            newest = reversed(tuple(self._calls.values()))
        return [call for call in newest if phone is None or call.phone == phone]

    @staticmethod
    def is_withheld(number: str) -> bool:
        return caller_id(number) == WITHHELD

    def _keep(self, call: Call) -> None:
        with self._lock:
            self._calls[call.sid] = call

    def _ring(self, call: Call, seconds: int) -> None:
        if call.is_over:
            return
        self.player.report(call, "initiated")
        call.status = "ringing"
        self.player.report(call, "ringing")
        outcome = self.lines.of(call.to).calls
        if outcome == "answered":
            self.answer(call)
        elif outcome == "machine":
            self._take_message(call)
        elif outcome is not None:
            self.player.end(call, by="network", status=outcome)
        else:
            self._later.after(max(seconds, MIN_RING_SECONDS), lambda: self._stop_ringing(call))

    def _take_message(self, call: Call) -> None:
        """A machine listens until the service hangs up, or its tape is full."""
        self.answer(call, by=MACHINE)
        for _ in range(MACHINE_HEARS):
            if call.gather is None:
                break
            self.player.hears_nothing(call)
        self.player.end(call, by="caller")

    def _stop_ringing(self, call: Call) -> None:
        if call.status == "ringing":
            self.player.end(call, by="network", status="no-answer")
