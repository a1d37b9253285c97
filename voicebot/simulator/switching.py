"""Connects calls: dials other telephones, keeps callers in queues, takes them out again."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Mapping
from typing import Protocol
from urllib.parse import urljoin

from config.clock import Clock
from voicebot.simulator.call import Call, Event, InQueue, Leg
from voicebot.simulator.lines import Lines
from voicebot.simulator.numbers import caller_id, new_sid
from voicebot.simulator.twiml import Verb


class Plays(Protocol):
    """Who moves calls forward."""

    def fetch(self, call: Call, url: str, method: str, extra: Mapping[str, str] | None = None) -> None: ...

    def run(self, call: Call) -> None: ...

    def tell(self, call: Call, url: str, method: str, extra: Mapping[str, str]) -> None: ...


class Switching:
    """The queues of the account, and the verbs that connect one call with another."""

    def __init__(self, player: Plays, *, lines: Lines, clock: Clock) -> None:
        self._player, self._lines, self._clock = player, lines, clock
        self._queues: defaultdict[str, list[Call]] = defaultdict(list)
        self._lock = threading.Lock()

    def enqueue(self, call: Call, verb: Verb) -> None:
        """Into the queue, made when it is not there; the wait document plays until somebody comes."""
        base = call.document_url
        action = urljoin(base, verb.get("action")) if verb.get("action") else None
        call.queue = InQueue(
            name=verb.text, sid=new_sid("QU"), since=self._clock.now(), action=action,
            method=verb.get("method", "POST"), wait_url=urljoin(base, verb.get("waitUrl")),
            wait_method=verb.get("waitUrlMethod", "POST"), rest=tuple(call.verbs),
        )  # fmt: skip
        call.verbs = []
        with self._lock:
            self._queues[verb.text].append(call)
        call.note(Event("queue", text=verb.text))
        self.wait(call)

    def wait(self, call: Call) -> None:
        """The next round of waiting."""
        queue = call.queue
        assert queue is not None
        with self._lock:
            line = self._queues[queue.name]
            place = {"QueuePosition": str(line.index(call) + 1), "CurrentQueueSize": str(len(line))}
        call.is_parked = False
        self._player.fetch(call, queue.wait_url, queue.wait_method, place | self._spent(queue))

    def leave(self, call: Call, verb: Verb) -> None:
        """Out of the queue by a document's own wish."""
        queue = self.drop(call)
        if queue is None:
            return
        call.verbs = list(queue.rest)
        if queue.action:
            outcome = {"QueueResult": "leave"} | self._spent(queue)
            self._player.fetch(call, queue.action, queue.method, outcome)

    def drop(self, call: Call) -> InQueue | None:
        """Takes a call out of its queue; None when it is in none."""
        with self._lock:
            queue, call.queue = call.queue, None
            if queue is not None and call in self._queues[queue.name]:
                self._queues[queue.name].remove(call)
        return queue

    def part(self, call: Call) -> None:
        """Another document takes the call: away from its queue, and from whom it talks with, who goes on."""
        queue, leg = self.drop(call), call.leg
        call.leg = None
        left = queue or (leg.queue if leg else None)
        if left is not None and left.action:
            outcome = {"QueueResult": "redirected" if queue else "redirected-from-bridged"}
            self._player.tell(call, left.action, left.method, outcome | self._spent(left))
        if leg is not None and leg.other is not None:
            # By itself: the other side may be asking for this one at this very moment.
            threading.Thread(target=self._go_on, args=(leg.other, call), daemon=True).start()

    def dial(self, call: Call, verb: Verb) -> None:
        """Another telephone, or who waits longest in a queue."""
        action = urljoin(call.document_url, verb.get("action")) if verb.get("action") else None
        method = verb.get("method", "POST")
        if verb.nested and verb.nested[0].name == "Queue":
            self._take(call, verb.nested[0].text, action, method)
            return
        numbers = [caller_id(number.text) for number in verb.nested] or [caller_id(verb.text)]
        outcomes = {number: self._outcome(number) for number in numbers}
        number = next((each for each in numbers if outcomes[each] == "answered"), numbers[0])
        leg = Leg(new_sid("CA"), number, self._clock.now(), action, method)
        call.note(Event("dial", number=number, text=outcomes[number]))
        if outcomes[number] == "answered":
            call.leg = leg
        else:
            self.leg_ends(call, leg, outcomes[number])

    def _outcome(self, number: str) -> str:
        """Whoever picks up, a machine too, is answered."""
        outcome = self._lines.of(number).calls
        return outcome if outcome not in (None, "machine") else "answered"

    def _take(self, call: Call, name: str, action: str | None, method: str) -> None:
        with self._lock:
            caller = self._queues[name][0] if self._queues[name] else None
        if caller is None:
            call.note(Event("dial", number=name, text="queue-empty"))
            return
        with caller.turn:
            queue = self.drop(caller)
            if queue is None or caller.is_over:
                call.note(Event("dial", number=name, text="queue-empty"))
                return
            caller.gather, caller.verbs, caller.is_parked = None, list(queue.rest), False
            caller.leg = Leg(
                call.sid, call.phone, self._clock.now(), queue.action, queue.method, other=call, queue=queue
            )
            caller.note(Event("dial", number=call.phone, text="answered"))
        call.leg = Leg(caller.sid, caller.phone, self._clock.now(), action, method, other=caller)
        call.note(Event("dial", number=caller.phone, text="answered"))

    def over(self, call: Call) -> None:
        """A call has ended: it is in no queue any more, and whoever it was connected with goes on."""
        queue = self.drop(call)
        if queue is not None and queue.action:
            self._player.tell(call, queue.action, queue.method, {"QueueResult": "hangup"})
        other, call.leg = call.leg.other if call.leg else None, None
        if other is not None:
            self._go_on(other, call)

    def _go_on(self, call: Call, gone: Call) -> None:
        """Whoever talked with a call that is gone is asked for what comes next."""
        with call.turn:
            leg = call.leg
            if leg is not None and leg.other is gone and not call.is_over:
                self.leg_ends(call, leg, "completed")
                self._player.run(call)

    def leg_ends(self, call: Call, leg: Leg, status: str) -> None:
        """The dialled side is over: its action goes on with the call, without one the next verb does."""
        call.leg = None
        if status == "completed":
            call.caller_acts(Event("hangup", by="network", number=leg.number))
        if leg.action is None:
            return
        if leg.queue is not None:
            outcome = {"QueueResult": "bridged"} | self._spent(leg.queue)
        else:
            seconds = round((self._clock.now() - leg.answered_at).total_seconds())
            length = {"DialCallDuration": str(max(0, seconds))} if status == "completed" else {}
            bridged = str(bool(length)).lower()
            outcome = {"DialCallSid": leg.sid, "DialCallStatus": status, "DialBridged": bridged} | length
        self._player.fetch(call, leg.action, leg.method, outcome)

    def _spent(self, queue: InQueue) -> dict[str, str]:
        seconds = round((self._clock.now() - queue.since).total_seconds())
        return {"QueueSid": queue.sid, "QueueTime": str(max(0, seconds))}
