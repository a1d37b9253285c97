"""Carries texts both ways: webhooks for those who write to the service, receipts for what it sends."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from config.clock import Clock
from voicebot.simulator import parameters, rules, twiml
from voicebot.simulator.later import Later
from voicebot.simulator.lines import Lines
from voicebot.simulator.numbers import is_valid, new_sid, takes_texts
from voicebot.simulator.refusals import Refusal
from voicebot.simulator.text import INCOMING, Text
from voicebot.simulator.trouble import Troubles
from voicebot.simulator.twiml import TwimlFault, Verb, all_words
from voicebot.simulator.webhooks import Answer, WebhookFault, Webhooks

MAX_BODY = 1600
MAX_DOCUMENTS = 10
SENT_AFTER, DELIVERED_AFTER = 0.05, 0.15  # seconds
ON_THE_WAY = 30000  # errors from here on are met after the request was accepted
# The provider acts on these by itself, in whatever country.
OPT_OUT = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"})
OPT_IN = frozenset({"START", "UNSTOP", "YES"})


@dataclass(frozen=True)
class Exchange:
    """What came of a text to the service: replies in order, the webhook's status (0: none) and time."""

    replies: tuple[Text, ...]
    status: int
    took_ms: int
    error: str | None = None


@dataclass(frozen=True)
class Wishes:
    """What a sender asked for besides the text itself."""

    status_url: str = ""
    discard_body: bool = False
    obfuscate_to: bool = False


class Texts:
    """All texts of this network, newest last."""

    def __init__(
        self,
        *,
        account: str,
        senders: frozenset[str],
        webhooks: Webhooks,
        lines: Lines,
        clock: Clock,
        later: Later,
        troubles: Troubles,
    ) -> None:
        self._account, self._senders = account, senders
        self._webhooks, self._lines, self._clock, self._later = webhooks, lines, clock, later
        self._troubles = troubles
        self._held: list[Callable[[], None]] = []
        self._lock = threading.Lock()
        self._by_sid: dict[str, Text] = {}
        self._by_phone: defaultdict[str, list[Text]] = defaultdict(list)

    def thread(self, phone: str) -> Sequence[Text]:
        with self._lock:
            return tuple(self._by_phone.get(phone, ()))

    def by_sid(self, sid: str) -> Text | None:
        return self._by_sid.get(sid)

    def all(self) -> Sequence[Text]:
        with self._lock:
            return tuple(self._by_sid.values())

    def send(self, *, from_: str, to: str, body: str, wishes: Wishes) -> Text:
        """A text that the service sends; raises Refusal for what the provider does not accept."""
        self._check(from_, to, body)
        text = self._keep(
            Text(
                sid=new_sid("SM"), direction="outbound-api", from_=from_, to=to, body=body, status="queued",
                created_at=(now := self._clock.now()), updated_at=now, status_url=wishes.status_url,
                discard_body=wishes.discard_body, obfuscate_to=wishes.obfuscate_to,
            )
        )  # fmt: skip
        self._dispatch(text)
        return text

    def write(self, *, from_: str, to: str, body: str) -> Exchange:
        """Somebody writes to the service and gets its replies."""
        now = self._clock.now()
        text = self._keep(
            Text(new_sid("SM"), INCOMING, from_, to, body, created_at=now, status="received", updated_at=now)
        )
        self._note_opt_out(from_, body)
        params = parameters.of_text(
            account=self._account, sid=text.sid, from_=from_, to=to, body=body, segments=text.segments
        )
        exchange = self._exchange(text, params)
        text.took_ms = exchange.took_ms
        return exchange

    def _check(self, from_: str, to: str, body: str) -> None:
        refused = self._lines.of(to).text_error
        checks = (
            (not to, 21604, ""),
            (not from_, 21603, ""),
            (not body, 21602, ""),
            (len(body) > MAX_BODY, 21617, ""),
            (not is_valid(to), 21211, to),
            (not takes_texts(to), 21614, to),
            (from_ not in self._senders, 21606, from_),
            (self._lines.is_unsubscribed(to), 21610, ""),
            (0 < refused < ON_THE_WAY, refused, to),
        )
        for fault, code, detail in checks:
            if fault:
                raise Refusal(code, detail)

    def _keep(self, text: Text) -> Text:
        with self._lock:
            self._by_sid[text.sid] = text
            self._by_phone[text.phone].append(text)
        return text

    def _dispatch(self, text: Text) -> None:
        error = self._lines.of(text.to).text_error
        last = "undelivered" if error >= ON_THE_WAY else "delivered"
        self._report(SENT_AFTER, lambda: self._reaches(text, "sent"))
        self._report(DELIVERED_AFTER, lambda: self._reaches(text, last, error or None))

    def _report(self, seconds: float, act: Callable[[], None]) -> None:
        """A receipt comes after so many seconds: late, twice or never, as the provider's trouble has it."""
        trouble = self._troubles.now
        if trouble.receipts_held:
            with self._lock:
                self._held.append(act)
        elif not self._troubles.happens(trouble.receipts_lost):
            late = self._troubles.delay() if self._troubles.happens(trouble.receipts_late) else 0
            for _ in range(2 if self._troubles.happens(trouble.receipts_doubled) else 1):
                self._later.after(seconds + late, act)

    def let_go(self) -> None:
        """The receipts that were held come now."""
        with self._lock:
            held, self._held = self._held, []
        for act in held:
            self._later.after(0, act)

    def counts(self) -> dict[str, int]:
        """How many texts each telephone got from the service."""
        with self._lock:
            outgoing = [text.to for text in self._by_sid.values() if text.direction != INCOMING]
        return dict(Counter(outgoing))

    def _reaches(self, text: Text, status: str, error: int | None = None) -> None:
        """A state of a text, and the receipt for it; a receipt that is not taken is not sent again."""
        now = self._clock.now()
        with self._lock:
            if text.status in ("queued", "sent"):
                text.status, text.updated_at, text.error_code = status, now, error
            text.sent_at = text.sent_at or now
        if not text.status_url:
            return
        try:
            self._webhooks.ask(text.status_url, self._receipt(text, status, error, now))
        except WebhookFault:
            return

    def _receipt(self, text: Text, status: str, error: int | None, now: datetime) -> dict[str, str]:
        params = {
            "AccountSid": self._account,
            "ApiVersion": parameters.API_VERSION,
            "From": text.from_,
            "To": text.to,
            "MessageSid": text.sid,
            "SmsSid": text.sid,
            "MessageStatus": status,
            "SmsStatus": status,
        }
        if status in ("delivered", "undelivered"):
            params["RawDlrDoneDate"] = now.strftime("%y%m%d%H%M")
        return params | ({"ErrorCode": str(error)} if error else {})

    def _note_opt_out(self, phone: str, body: str) -> None:
        word = body.strip().upper()
        if word in OPT_OUT:
            self._lines.unsubscribe(phone)
        elif word in OPT_IN:
            self._lines.subscribe(phone)

    def _exchange(self, text: Text, params: dict[str, str]) -> Exchange:
        url, method, took = f"{self._webhooks.public}/twilio/sms", "POST", 0
        replies: list[Text] = []
        status = 0
        try:
            for _ in range(MAX_DOCUMENTS):
                answer = self._webhooks.ask(url, params, method, bare=params)
                status, took = answer.status, took + answer.took_ms
                verbs = _verbs(answer)
                replies += [self._reply(text, verb, answer.url) for verb in verbs if verb.name == "Message"]
                onward = next((verb for verb in verbs if verb.name == "Redirect"), None)
                if onward is None:
                    return Exchange(_arriving(replies), status, took)
                url, method = urljoin(answer.url, onward.text), onward.get("method", "POST")
        except WebhookFault as fault:
            return Exchange(_arriving(replies), fault.status, took + fault.took_ms, str(fault))
        except TwimlFault as fault:
            return Exchange(_arriving(replies), status, took, str(fault))
        return Exchange(_arriving(replies), status, took, "14104: too many redirects")

    def _reply(self, text: Text, verb: Verb, document_url: str) -> Text:
        """A <Message> of the service; who has opted out gets none, not even the answer to that."""
        to, from_ = verb.get("to") or text.from_, verb.get("from") or text.to
        body = all_words(verb).strip()
        refused = self._lines.is_unsubscribed(to)
        callback = verb.get("statusCallback") or verb.get("action")
        reply = self._keep(
            Text(
                sid=new_sid("SM"), direction="outbound-reply", from_=from_, to=to, body=body,
                created_at=(now := self._clock.now()), updated_at=now,
                status="failed" if refused else "queued", error_code=21610 if refused else None,
                status_url=urljoin(document_url, callback) if callback else "",
            )
        )  # fmt: skip
        if not refused:
            self._dispatch(reply)
        return reply


def _verbs(answer: Answer) -> tuple[Verb, ...]:
    if not answer.text.strip():
        return ()
    if answer.content_type == "text/plain":
        return (Verb("Message", {}, (answer.text,)),)
    return twiml.read(answer.text, rules.MESSAGING)


def _arriving(replies: Sequence[Text]) -> tuple[Text, ...]:
    return tuple(reply for reply in replies if reply.status != "failed")
