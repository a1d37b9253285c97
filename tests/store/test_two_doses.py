"""Two injections that belong together: offered, held and booked as one."""

from __future__ import annotations

import pytest

from voicebot.booking.errors import SlotTaken

DAY = 24
MANY = 12


def a_pair(world, *, first=DAY, after=21, capacity=1):
    """A slot, and one so many days after it."""
    return world.slots_at(world.centre_in("Aubagne"), first, first + after * DAY, capacity=capacity)


class TestOffering:
    def test_an_offer_carries_a_second_on_the_same_weekday_and_hour(self, world):
        centre = world.centre_in("Aubagne")
        first, *_, same, _ = world.slots_at(
            centre, DAY, DAY + 20 * DAY, DAY + 21.5 * DAY, DAY + 22 * DAY, DAY + 28 * DAY, DAY + 35 * DAY
        )
        assert world.hears_pairs(world.caller())[0] == (first, same)

    def test_else_the_nearest_within_the_interval(self, world):
        centre = world.centre_in("Aubagne")
        first, _, nearest, _ = world.slots_at(
            centre, DAY, DAY + 20 * DAY, DAY + 23 * DAY + 2, DAY + 26 * DAY + 2
        )
        assert world.hears_pairs(world.caller(), count=1) == [(first, nearest)]

    def test_both_are_held_and_both_are_given_back(self, world):
        pair = a_pair(world)
        caller, other = world.caller(), world.caller()
        assert world.hears_pairs(caller) == [tuple(pair)]
        assert world.held(caller) == set(pair)
        assert world.hears(other) == []
        assert world.hears(caller, refused=tuple(pair)) == []
        assert not world.held(caller)


class TestBooking:
    def test_both_are_booked_under_one_code(self, world):
        first, second = a_pair(world)
        booked = world.books_both(world.someone(), first, second)
        assert (booked.dose, booked.second.dose) == (1, 2)
        assert booked.second.code == booked.code
        assert booked.second.follows == booked.id
        assert (world.taken(first), world.taken(second)) == (1, 1)

    def test_if_either_is_gone_nothing_is_booked(self, world):
        first, second = a_pair(world)
        world.books(world.someone(born="1930-01-01", number=None), second)
        with pytest.raises(SlotTaken):
            world.books_both(world.someone(), first, second)
        assert world.taken(first) == 0
