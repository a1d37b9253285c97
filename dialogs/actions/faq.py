"""Frequent questions: the centre's own answer where it is known which one is meant, else the general one."""

from __future__ import annotations

from uuid import UUID

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from dialogs.actions.situation import Situation, say
from voicebot.booking import venues
from voicebot.booking.venues import About
from voicebot.conversation.written import ABOUT_US, about
from voicebot.wiring import Rooms
from voicebot.wording import Locale, faq

ADDRESS, HOURS = "address_access", "opening_hours"
"""Topics that the official list answers for each centre."""


def answer(rooms: Rooms, dispatcher: CollectingDispatcher, tracker: Tracker, here: Situation) -> None:
    """Answer the question that was asked; what we do not know is left to a person, who is offered."""
    topic = next(tracker.get_latest_entity_values("topic"), None)
    if topic not in faq.TOPICS:
        say(dispatcher, "faq-person")
        return
    centre = _meant(rooms, tracker, here)
    known = _about(rooms, centre) if centre else None
    listed = known is not None and (topic == ADDRESS or (topic == HOURS and bool(known.opening)))
    # A text has room for one of the two.
    own = (here.on_the_line or not listed) and _has_own(known, topic, here)
    if listed:
        say(dispatcher, "faq-address" if topic == ADDRESS else "faq-hours", centre=centre)
    if own:
        say(dispatcher, "faq-of-the-centre", centre=centre, topic=topic)
    if listed and known and known.phone and not own and (here.on_the_line or topic == HOURS):
        say(dispatcher, "faq-centre-phone", centre=centre)
    if not (listed or own):
        say(dispatcher, f"faq-{topic.replace('_', '-')}")


def _has_own(known: About | None, topic: str, here: Situation) -> bool:
    medium = here.remembered.channel
    locale: Locale = "en" if here.remembered.locale == "en" else "fr"
    return known is not None and bool(
        faq.of_the_centre(known.official_id, topic, medium=medium, locale=locale)
    )


def _about(rooms: Rooms, centre: int) -> About:
    with rooms.store.transaction() as tx:
        return venues.about(tx, centre)


def _meant(rooms: Rooms, tracker: Tracker, here: Situation) -> int | None:
    """The centre on the table, of what was booked or found, or the only one in the place that was said."""
    asked, place = here.remembered.asked, tracker.get_slot("place")
    found = tracker.get_slot("appointments") if tracker.get_slot("identified") else None
    with rooms.store.transaction() as tx:
        if asked == "slot" and (offers := tracker.get_slot("offers")):
            return venues.of_slot(tx, int(offers[0]))
        if found and (len(found) == 1 or tracker.get_slot("which")):
            return venues.of_appointment(tx, UUID(found[int(tracker.get_slot("which") or 1) - 1]))
        if asked in ABOUT_US and (told := about(here.remembered).get("appointments")):
            return venues.of_appointment(tx, UUID(told[0]))
        looking = asked in ("day", "which_day", "phone")
        booked = None if looking else venues.booked_in(tx, here.id)
        if booked or not place:
            return booked
        return venues.only_one_in(tx, place.get("insee"), place.get("postal_code"))
