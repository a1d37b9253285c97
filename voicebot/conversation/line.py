"""The line for a person: what callers hear while they wait, what agents hear before they take one."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from config.call_centre import CallCentre
from config.clock import Clock
from models import Conversation, Store, Waiting
from models.waiting import IN_LINE
from voicebot import waiting
from voicebot.booking import service
from voicebot.conversation import live
from voicebot.conversation.heard import thread_of_call
from voicebot.conversation.live import Understood
from voicebot.conversation.reply import Hangup, Join, Leave, Offer, Reply, Transfer, Wait
from voicebot.outbox import legs
from voicebot.waiting import Known, Place, taken
from voicebot.wording import Day, Locale, Town, Value, say

CALL_BACK_KEY = TAKE_KEY = "1"
PLACE_EVERY = 3
"""How often the place in line is told: in each third round; a round takes about a quarter of a minute."""
AGENTS_SPEAK: Locale = "fr"
TRIES_WORTH_TELLING = 2


class Line:
    """Serves the door of voice while a person is waited for."""

    def __init__(self, store: Store, clock: Clock, centre: CallCentre) -> None:
        self._store, self._clock, self._centre = store, clock, centre

    def waits(self, call_sid: str, *, round_: int, keys: str = "") -> Reply:
        """The caller waits: their place, now and then, or the end of waiting."""
        now = self._clock.now()
        with self._store.transaction() as tx:
            if keys == CALL_BACK_KEY:
                waiting.call_back(tx, call_sid, now=now)
            place = waiting.place(tx, call_sid, limit=self._centre.longest_wait, now=now)
        if place is None:
            return Reply((), Leave(), "fr")
        then = Wait(self._centre.music, brief=place.taken)
        return Reply(tuple(self._words(place, round_)), then, place.locale)

    def fetched(self, call_sid: str, waiting: UUID, *, dials: bool) -> tuple[Reply, str] | None:
        """A caller whom an agent has taken is here: into their lane, and the telephone of that agent.

        A turn that is being answered is waited for. None when the agent has let them go meanwhile.
        """
        now = self._clock.now()
        with self._store.one_at_a_time(thread_of_call(call_sid)), self._store.transaction() as tx:
            arrived = taken.arrives(tx, waiting, call_sid, dials=dials, now=now)
            if arrived is not None:
                service.keep_holding(tx, arrived.conversation, now=now)
        if arrived is None:
            return None
        locale: Locale = "en" if arrived.locale == "en" else "fr"
        words = say("taken-over", medium="voice", locale=locale)
        return Reply((words,), Transfer(arrived.lane), locale), arrived.telephone

    def keep_holding(self) -> int:
        """What is held for callers in line, and for those who talk with a person, stays held."""
        now = self._clock.now()
        with self._store.transaction() as tx:
            here = tx.scalars(select(Waiting.conversation_id).where(Waiting.state.in_(IN_LINE))).all()
            for conversation in here:
                service.keep_holding(tx, conversation, now=now)
        return len(here)

    def _words(self, place: Place, round_: int) -> list[str]:
        locale: Locale = "en" if place.locale == "en" else "fr"
        if place.taken:
            on = say("waiting-on", medium="voice", locale=locale, attempt=2)
            return [on] if round_ % 2 and not self._centre.music else []
        if since_told := round_ % PLACE_EVERY:
            on = say("waiting-on", medium="voice", locale=locale, attempt=since_told)
            return [] if self._centre.music else [on]
        ahead = {0: "waiting-next", 1: "waiting-one-ahead"}.get(place.ahead, "waiting-ahead")
        values = {"ahead": place.ahead} if place.ahead > 1 else {}
        return [
            say(ahead, medium="voice", locale=locale, **values),
            say("waiting-offer", medium="voice", locale=locale),
            # In its queue the provider takes keys alone: nobody would hear it said.
            say("waiting-emergency", medium="voice", locale=locale),
        ]

    def agent_answers(self, leg: UUID) -> Reply:
        """What is known of the caller, for the agent's ears alone; or that there is nobody any more."""
        with self._store.transaction() as tx:
            known = legs.answered(tx, leg, now=self._clock.now())
            taken_over = legs.caller_of(tx, leg)
            understood = live.understood(tx, tx.get_one(Conversation, taken_over)) if taken_over else None
        return Reply((whisper(known, understood),), Offer(), AGENTS_SPEAK) if known else _gone()

    def agent_presses(self, leg: UUID, keys: str) -> Reply:
        """The key takes the caller, if nobody was faster; anything else leaves them to others."""
        if keys.strip("#") != TAKE_KEY:
            return Reply((), Hangup(), AGENTS_SPEAK)
        with self._store.transaction() as tx:
            lane = legs.take(tx, leg, now=self._clock.now())
        return _gone() if lane is None else Reply((_words("agent-caller-left"),), Join(lane), AGENTS_SPEAK)

    def agent_is_left(self, leg: UUID) -> Reply:
        """The agent talks with nobody any more: the caller has hung up, or was given back."""
        with self._store.transaction() as tx:
            back = legs.handed_back(tx, leg)
        return Reply((_words("agent-handed-back" if back else "agent-caller-left"),), Hangup(), AGENTS_SPEAK)

    def agent_is_gone(self, leg: UUID) -> None:
        """The call to the agent is over."""
        with self._store.transaction() as tx:
            legs.over(tx, leg, now=self._clock.now())


def whisper(known: Known, understood: Understood | None = None) -> str:
    """What an agent hears before taking a caller: language, wish, for whom, where it stopped; no identity.

    Who has taken the caller in the console hears place and day too, as far as they are `understood`.
    """
    told = [_words("agent-call"), _words("agent-speaks", language=known.locale)]
    told.append(_words("agent-wish", wish=_word(known.wish or "none")))
    if known.for_other:
        told.append(_words("agent-for-other"))
    told.extend(_place_and_day(understood) if understood else ())
    told.append(_words("agent-asked", asked=_word(known.asked)))
    if known.tries >= TRIES_WORTH_TELLING:
        told.append(_words("agent-tries", tries=known.tries))
    return " ".join([*told, _words("agent-take")])


def _place_and_day(understood: Understood) -> list[str]:
    told = []
    if understood.place:
        told.append(_words("agent-place", town=Town(understood.place)))
    if understood.day:
        told.append(_words("agent-day", day=Day(understood.day)))
    elif understood.any_day:
        told.append(_words("agent-any-day"))
    return told


def _word(name: str) -> str:
    """A fixed word as the phrases know it."""
    return name.replace("_", "-")


def _gone() -> Reply:
    return Reply((_words("agent-nobody-waits"),), Hangup(), AGENTS_SPEAK)


def _words(phrase: str, **values: Value) -> str:
    return say(phrase, medium="voice", locale=AGENTS_SPEAK, attempt=1, **values)
