"""Taking a turn: once for each request, whatever is asked again, and within a budget of seconds."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import structlog
from prometheus_client import Counter, Histogram

from config.call_centre import CallCentre
from config.clock import Clock, elapsed_ms, stopwatch
from models import Store
from voicebot import waiting
from voicebot.booking import service
from voicebot.conversation import (
    handoff,
    keys,
    ladder,
    limit,
    memory,
    returning,
    ringing,
    telling,
    told,
    words,
    written,
)
from voicebot.conversation.answers.said import Said
from voicebot.conversation.dialogue import played
from voicebot.conversation.heard import Heard, clean
from voicebot.conversation.hearing import hearing, reading_of
from voicebot.conversation.ladder import Step
from voicebot.conversation.memory import Opened, Remembered
from voicebot.conversation.moves import NOT_UNDERSTOOD, TROUBLE, Move
from voicebot.conversation.questions import QUESTIONS, in_doubt
from voicebot.conversation.rasa import Budget, Rasa, RasaFailed
from voicebot.conversation.reply import Hangup, Reply
from voicebot.conversation.telling import Told
from voicebot.outbox import rung
from voicebot.understanding import spoken_language, to_the_point
from voicebot.waiting.taken import SAME, Back

log = structlog.get_logger()
TURNS = Counter("allo_turns", "Turns taken", ["channel", "intent"])
TURN_SECONDS = Histogram(
    "allo_turn_seconds",
    "From the request to the reply",
    ["channel"],
    buckets=(0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 4, 6),
)
FALLBACKS = Counter("allo_fallbacks", "Turns that Rasa or an action failed", ["channel"])

BUDGET_SECONDS = 4.0
"""What a caller can wait for an answer without hanging up; the provider gives up at 15 (facts.md §3)."""
WELCOME: list[Told] = [{"say": "welcome"}, {"ask": "menu"}]
PARIS = ZoneInfo("Europe/Paris")


class Conversations:
    """Takes turns: the only entry of the voice and text doors."""

    def __init__(self, store: Store, rasa: Rasa, clock: Clock, *, centre: CallCentre) -> None:
        self._store = store
        self._rasa = rasa
        self._clock = clock
        self._centre = centre

    def take_turn(self, heard: Heard) -> Reply:
        """Answer what was heard; a request that comes again gets the same answer and does nothing.

        A twin that arrives while the first is being answered waits for it. A turn that a dying process
        left half done is played again from the state before it. A text that comes again is answered
        with silence: its answer was a message of its own.
        """
        began = stopwatch()
        with self._store.one_at_a_time(heard.thread):
            now = self._clock.now()
            opened = memory.open_turn(self._store, heard, locale="fr", now=now)
            if heard.keys_only:
                opened = replace(opened, remembered=replace(opened.remembered, keys_only=True))
            if opened.reply is not None:
                return replace(opened.reply, texts=()) if heard.channel == "sms" else opened.reply
            reply, intent = self._play(opened, heard, now)
        TURNS.labels(heard.channel, intent).inc()
        TURN_SECONDS.labels(heard.channel).observe(elapsed_ms(began) / 1000)
        log.info(
            "turn",
            conversation=str(opened.remembered.id),
            number=opened.remembered.turn,
            channel=heard.channel,
            asked=opened.remembered.asked,
            intent=intent,
            then=type(reply.then).__name__.lower(),
            ms=elapsed_ms(began),
        )
        return reply

    def end_call(self, sid: str) -> None:
        """The caller hung up: free what was held, and forget what was said."""
        told.hung_up(self._store, sid, self._clock.now())
        for ended in memory.end_call(self._store, sid, now=self._clock.now()):
            self._forget(ended)

    def end_ringing(self, message: UUID, sid: str, *, status: str) -> None:
        """A call of ours is over, however far it came; `status` is the provider's word for it."""
        self.end_call(sid)
        with self._store.transaction() as tx:
            rung.over(tx, message, sid, status=status, now=self._clock.now())

    def end_silent(self) -> int:
        """End threads nobody has written in for a day, and calls whose end was never reported."""
        ended = memory.end_silent(self._store, now=self._clock.now())
        for conversation in ended:
            self._forget(conversation)
        return len(ended)

    def _forget(self, conversation: UUID) -> None:
        with self._store.transaction() as tx:
            service.release(tx, conversation)
            service.leave_unfinished(tx, conversation, self._clock.now())
            waiting.leave(tx, conversation, why="hung_up", now=self._clock.now())
        try:
            self._rasa.put_back(conversation, [], Budget(1.0))
        except RasaFailed as fault:
            log.warning("dialogue_not_forgotten", conversation=str(conversation), why=str(fault))

    def _play(self, opened: Opened, heard: Heard, now: datetime) -> tuple[Reply, str]:
        if heard.call_starts:
            return self._begin(opened, heard, now)
        # Who comes back from an agent was fetched, perhaps before it was heard to its end.
        kept = opened.remembered
        remembered = kept if heard.back else told.heard(self._store, kept, now)
        remembered = written.lit(self._store, remembered, heard, now=now)
        opened = replace(opened, remembered=remembered)
        if heard.transfer or heard.back:
            back = returning.back(self._store, opened, talked=heard.transfer == "completed", now=now)
            if back or not heard.transfer:
                return self._comes_back(opened, heard, back or Back(SAME, {}), now)
        if heard.transfer == "completed":
            return self._spoken_with_a_person(opened, now), "transferred"
        if heard.transfer:
            self._out_of_line(remembered.id, "nobody", now)
        with self._store.transaction() as tx:
            service.keep_holding(tx, remembered.id, now=now)
        if locale := spoken_language(clean(heard.text)):
            opened = replace(opened, remembered=replace(remembered, locale=locale))
        return self._moved(opened, heard, None, now)

    def _begin(self, opened: Opened, heard: Heard, now: datetime) -> tuple[Reply, str]:
        """The first words of a call; in one of ours a machine is left a message, as the dialogue has it."""
        if heard.rings is None:
            return self._opens(opened, WELCOME, now), "welcome"
        rings = ringing.begun(self._store, opened.remembered, heard, now=now)
        if rings is None:
            return self._opens(opened, ringing.NO_MORE, now), "no_more"
        opened = replace(opened, remembered=rings)
        if heard.machine:
            return self._moved(opened, heard, ringing.LEAVE_MESSAGE, now)
        return self._opens(opened, ringing.OPENING, now), "welcome"

    def _moved(self, opened: Opened, heard: Heard, move: Move | None, now: datetime) -> tuple[Reply, str]:
        """The answer to this move, else to what was heard."""
        remembered, budget = opened.remembered, Budget(BUDGET_SECONDS)
        try:
            move = move or self._understood(heard, remembered, budget, now)
            return self._answer(opened, move, budget), move.intent
        except RasaFailed as fault:
            FALLBACKS.labels(heard.channel).inc()
            log.error("turn_failed", conversation=str(remembered.id), why=str(fault))
            reply = self._in_trouble(heard, remembered, now)
            memory.close_turn(self._store, opened, reply, trouble=0, dialogue=opened.dialogue, now=now)
            return reply, "failed"

    def _in_trouble(self, heard: Heard, remembered: Remembered, now: datetime) -> Reply:
        """A person or a call-back; an emergency is heard and answered even without Rasa."""
        text = clean(heard.text)
        if text and hearing(text, remembered, now.astimezone(PARIS))([], "none").intent == "emergency":
            return handoff.emergency(self._store, remembered)
        # Nobody took the call there just now: ringing them again would never end.
        centre = None if heard.transfer else self._centre
        return handoff.technical_trouble(self._store, remembered, centre=centre, now=now)

    def _comes_back(self, opened: Opened, heard: Heard, back: Back, now: datetime) -> tuple[Reply, str]:
        """An agent gave the caller back, or did not answer: the words say so, and it goes on."""
        opened = replace(opened, remembered=returning.with_facts(opened.remembered, back, now))
        remembered = opened.remembered
        memory.keep_facts(self._store, remembered.id, remembered.facts)
        with self._store.transaction() as tx:
            service.keep_holding(tx, remembered.id, now=now)
        again = returning.same_again(remembered, back)
        if isinstance(again, Move):
            # How the transfer ended is dealt with: what is left is what comes next.
            return self._moved(opened, replace(heard, transfer=""), again, now)
        trouble, dialogue = remembered.trouble, opened.dialogue
        memory.close_turn(self._store, opened, again, trouble=trouble, dialogue=dialogue, now=now)
        return again, "resume"

    def _opens(self, opened: Opened, first: list[Told], now: datetime) -> Reply:
        """Before Rasa is asked anything."""
        reply = telling.tell(self._store, first, opened.remembered).reply
        memory.close_turn(self._store, opened, reply, trouble=0, dialogue=None, now=now)
        return reply

    def _spoken_with_a_person(self, opened: Opened, now: datetime) -> Reply:
        """The person in the call centre has put the receiver down: so do we, whether or not Rasa is there."""
        reply = Reply((), Hangup(), opened.remembered.locale)
        self._out_of_line(opened.remembered.id, None, now)
        memory.close_turn(self._store, opened, reply, trouble=0, dialogue=opened.dialogue, now=now)
        return reply

    def _out_of_line(self, conversation: UUID, why: waiting.Why | None, now: datetime) -> None:
        with self._store.transaction() as tx:
            waiting.leave(tx, conversation, why=why, now=now)

    def _understood(self, heard: Heard, remembered: Remembered, budget: Budget, now: datetime) -> Move:
        """The move made of what was heard; a call of ours, or a text, may have reached anybody."""
        meant = ringing.guarded(self._meant(heard, remembered, budget, now), heard, remembered)
        return written.guarded(meant, heard, remembered)

    def _meant(self, heard: Heard, remembered: Remembered, budget: Budget, now: datetime) -> Move:
        """The move behind keys, words, silence or the end of a transfer."""
        local = now.astimezone(PARIS)
        if heard.transfer:
            return Move("agent_unavailable")
        if heard.keys:
            return keys.move(remembered.asked, heard.keys, facts=remembered.facts, now=local)
        text = to_the_point(clean(heard.text))
        if not text:
            return ladder.silence(remembered.last) if heard.channel == "voice" else NOT_UNDERSTOOD
        question = remembered.asked if remembered.asked in QUESTIONS else "menu"
        ranking = self._rasa.ranking(text, budget)
        reading = reading_of(hearing(text, remembered, local), ranking, question, text)
        said = Said(
            reading,
            text,
            locale=remembered.locale,
            channel=heard.channel,
            facts=remembered.facts,
            now=local,
            hears=lambda part: hearing(part, remembered, local)([], QUESTIONS[question].expecting),
        )
        move = words.move(said, question)
        spoke = {"spoke": True} if move.intent not in TROUBLE and heard.channel == "voice" else {}
        return replace(move, facts={**move.facts, **spoke})

    def _answer(self, opened: Opened, move: Move, budget: Budget) -> Reply:
        """Let Rasa decide what comes next, put it into words, keep it."""
        remembered = opened.remembered.knowing(move.facts)
        at = ladder.step(move, trouble=remembered.trouble, last=remembered.last)
        if at.trouble >= ladder.ENOUGH and (open_question := in_doubt(remembered.asked)):
            move, at = Move(open_question), ladder.START
        if at.trouble >= ladder.MOST_TROUBLE:
            move = ringing.last_step(move, remembered) or ladder.last_step(remembered.asked)
            at = ladder.START
        if limit.is_reached(remembered, move, self._clock.now()):
            move, at = Move("time_is_up"), ladder.START
        if move.facts:
            memory.keep_facts(self._store, remembered.id, remembered.facts)
        answers, dialogue = played(self._rasa, opened, move, budget)
        if at.offers_a_person:
            answers = [{"say": "offer-person"}, *answers]
        reply = self._told(answers, remembered.after(move), at)
        memory.close_turn(
            self._store, opened, reply, trouble=at.trouble, dialogue=dialogue, now=self._clock.now()
        )
        return reply

    def _told(self, answers: list[Told], remembered: Remembered, at: Step) -> Reply:
        # The actions may have kept facts of their own while Rasa was thinking.
        kept = memory.recall(self._store, remembered.id)
        lead = next((number for number, one in enumerate(answers) if "repeat" in one), None)
        plain = [one for one in answers if "repeat" not in one]
        said = telling.tell(self._store, plain, replace(remembered, facts=kept.facts), step=at)
        facts = told.by({**kept.facts, **said.facts}, said.reply, self._clock.now())
        if facts != kept.facts:
            memory.keep_facts(self._store, remembered.id, facts)
        # What was offered may have changed meanwhile: then the old words would mean something else.
        same = all(kept.facts.get(name) == fact for name, fact in said.facts.items())
        if lead is None or not same or remembered.last is None:
            return said.reply
        again = ladder.repeated(remembered.last, said.reply.texts[:lead], at, slow=remembered.slow)
        return again or said.reply
