"""The line for a person: what callers hear while they wait, what agents hear before they take one."""

from __future__ import annotations

from uuid import UUID

from config.call_centre import CallCentre
from config.clock import Clock
from models import Store
from voicebot import waiting
from voicebot.conversation.reply import Hangup, Join, Leave, Offer, Reply, Wait
from voicebot.outbox import legs
from voicebot.waiting import Known, Place
from voicebot.wording import Locale, Value, say

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
        return Reply(tuple(self._words(place, round_)), Wait(self._centre.music), place.locale)

    def _words(self, place: Place, round_: int) -> list[str]:
        locale: Locale = "en" if place.locale == "en" else "fr"
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
        return Reply((whisper(known),), Offer(), AGENTS_SPEAK) if known else _gone()

    def agent_presses(self, leg: UUID, keys: str) -> Reply:
        """The key takes the caller, if nobody was faster; anything else leaves them to others."""
        if keys.strip("#") != TAKE_KEY:
            return Reply((), Hangup(), AGENTS_SPEAK)
        with self._store.transaction() as tx:
            lane = legs.take(tx, leg, now=self._clock.now())
        return _gone() if lane is None else Reply((_words("agent-caller-left"),), Join(lane), AGENTS_SPEAK)

    def agent_is_gone(self, leg: UUID) -> None:
        """The call to the agent is over."""
        with self._store.transaction() as tx:
            legs.over(tx, leg, now=self._clock.now())


def whisper(known: Known) -> str:
    """What an agent hears before taking a caller: language, wish, for whom, where it stopped; no identity."""
    told = [_words("agent-call"), _words("agent-speaks", language=known.locale)]
    told.append(_words("agent-wish", wish=_word(known.wish or "none")))
    if known.for_other:
        told.append(_words("agent-for-other"))
    told.append(_words("agent-asked", asked=_word(known.asked)))
    if known.tries >= TRIES_WORTH_TELLING:
        told.append(_words("agent-tries", tries=known.tries))
    return " ".join([*told, _words("agent-take")])


def _word(name: str) -> str:
    """A fixed word as the phrases know it."""
    return name.replace("_", "-")


def _gone() -> Reply:
    return Reply((_words("agent-nobody-waits"),), Hangup(), AGENTS_SPEAK)


def _words(phrase: str, **values: Value) -> str:
    return say(phrase, medium="voice", locale=AGENTS_SPEAK, attempt=1, **values)
