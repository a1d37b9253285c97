"""What is offered: in the place asked for, then on other days, then within 30 km."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest


def window(world, start, end):
    return (world.at(start), world.at(end))


class TestWhere:
    def test_the_place_asked_for_comes_first_without_a_distance(self, world):
        here = world.slots_at(world.centre_in("Aubagne"), 72)
        world.slots_at(world.centre_in("Cassis"), 24)
        offered = world.offers(world.caller())
        assert [offer.slot for offer in offered.offers] == here
        assert offered.offers[0].distance_km is None
        assert (offered.other_days, offered.full) == (False, False)

    def test_a_postal_code_is_a_place(self, world):
        here = world.slots_at(world.centre_in("Aubagne"), 24)
        assert world.hears(world.caller(), insee=None) == here

    def test_a_full_place_is_said_to_be_full_and_the_nearest_is_offered_with_its_distance(self, world):
        world.centre_in("Aubagne")
        world.slots_at(world.centre_in("Marseille 8e"), 24)
        nearest = world.slots_at(world.centre_in("Cassis"), 72)
        offered = world.offers(world.caller())
        assert [offer.slot for offer in offered.offers] == nearest
        assert offered.full
        assert offered.offers[0].venue.town == "Cassis"
        assert offered.offers[0].distance_km == pytest.approx(9, abs=2)

    def test_a_place_without_a_centre_is_not_full(self, world):
        world.slots_at(world.centre_in("Cassis"), 24)
        assert not world.offers(world.caller()).full

    def test_nobody_is_sent_farther_than_thirty_kilometres(self, world):
        world.slots_at(world.centre_in("Arles"), 24)
        world.slots_at(world.centre_in("Saint-Denis"), 24)
        offered = world.offers(world.caller())
        assert (offered.offers, offered.full) == ((), False)

    def test_the_radius_is_one_of_kilometres(self, world):
        degrees = 29.5 / 111.2
        inside = world.centre_in("Cassis", latitude=43.29 + degrees, longitude=5.57)
        world.slots_at(world.centre_in("Cassis", latitude=43.29 + 30.6 / 111.2, longitude=5.57), 24)
        slots = world.slots_at(inside, 48)
        assert world.hears(world.caller()) == slots

    def test_a_neighbour_is_never_nought_kilometres_away(self, world):
        world.slots_at(world.centre_in("Cassis", latitude=43.29, longitude=5.57), 24)
        assert world.offers(world.caller()).offers[0].distance_km == 1

    @pytest.mark.parametrize("town", ["Marseille 8e", "Marseille 13e"])
    def test_marseille_is_all_of_its_arrondissements(self, world, town):
        slots = world.slots_at(world.centre_in(town), 24)
        offered = world.offers(world.caller(), insee="13055", postal_code=None)
        assert [offer.slot for offer in offered.offers] == slots
        assert offered.offers[0].distance_km is None

    def test_one_arrondissement_is_told_from_the_next(self, world):
        here = world.slots_at(world.centre_in("Marseille 8e"), 72)
        world.slots_at(world.centre_in("Marseille 13e"), 24)
        assert world.hears(world.caller(), town="Marseille 8e") == here

    @pytest.mark.parametrize("nowhere", [{"insee": "00000"}, {"insee": None}])
    def test_an_unknown_place_finds_nothing(self, world, nowhere):
        world.slots_at(world.centre_in("Aubagne"), 24)
        assert world.hears(world.caller(), **nowhere, postal_code=None) == []

    def test_several_centres_in_one_place_the_soonest_is_offered_and_all_offers_are_there(self, world):
        world.slots_at(world.centre_in("Aubagne"), 30, 48)
        soonest = world.slots_at(world.centre_in("Aubagne"), 24, 72)
        assert world.hears(world.caller()) == soonest


class TestWhatIsNeverOffered:
    @pytest.mark.parametrize("reason", [{"closed": True}, {"professionals_only": True}])
    def test_closed_centres_and_those_for_professionals(self, world, reason):
        world.slots_at(world.centre_in("Aubagne", **reason), 24)
        world.slots_at(world.centre_in("Cassis", **reason), 24)
        offered = world.offers(world.caller())
        assert (offered.offers, offered.full) == ((), False)

    def test_slots_outside_the_life_of_a_centre(self, world):
        """A later edition of the list may say that a centre closes, when its slots are open already."""
        centre = world.centre_in("Aubagne", opens_on=date(2026, 3, 3), closes_on=date(2026, 3, 4))
        _, first, last, _ = world.slots_at(centre, 12, 24, 48, 72)
        assert world.hears(world.caller(), count=4) == [first, last]

    def test_the_last_day_ends_at_the_centre_s_midnight(self, world):
        centre = world.centre_in("Saint-Denis", time_zone="Indian/Reunion", closes_on=date(2026, 3, 2))
        evening, _ = world.slots_at(centre, 11.5, 12.5)
        assert world.hears(world.caller(), town="Saint-Denis") == [evening]

    def test_what_starts_within_the_hour(self, world):
        _, in_an_hour = world.slots_at(world.centre_in("Aubagne"), 0.99, 1)
        assert world.hears(world.caller()) == [in_an_hour]

    def test_what_is_taken(self, world):
        full, free = world.slots_at(world.centre_in("Aubagne"), 24, 25)
        world.books(world.someone(), full)
        assert world.hears(world.caller()) == [free]

    def test_what_was_refused_even_when_nothing_else_is_left(self, world):
        slots = world.slots_at(world.centre_in("Aubagne"), 24, 27)
        assert world.hears(world.caller(), refused=tuple(slots)) == []


class TestWhen:
    def test_windows_include_their_start_and_not_their_end(self, world):
        _, first, _ = world.slots_at(world.centre_in("Aubagne"), 23, 24, 28)
        offered = world.offers(world.caller(), windows=(window(world, 24, 28),))
        assert [offer.slot for offer in offered.offers] == [first]
        assert not offered.other_days

    def test_any_of_several_windows_will_do(self, world):
        one, _, other = world.slots_at(world.centre_in("Aubagne"), 24, 48, 72)
        windows = (window(world, 70, 75), window(world, 20, 25))
        assert world.hears(world.caller(), windows=windows) == [one, other]

    def test_another_day_here_is_better_than_that_day_elsewhere(self, world):
        here = world.slots_at(world.centre_in("Aubagne"), 72)
        world.slots_at(world.centre_in("Cassis"), 24)
        offered = world.offers(world.caller(), windows=(window(world, 20, 30),))
        assert [offer.slot for offer in offered.offers] == here
        assert (offered.other_days, offered.full) == (True, False)

    def test_elsewhere_that_day_is_better_than_elsewhere_another_day(self, world):
        world.centre_in("Aubagne")
        world.slots_at(world.centre_in("Cassis"), 72)
        farther = world.slots_at(world.centre_in("Marseille 8e"), 24)
        offered = world.offers(world.caller(), windows=(window(world, 20, 30),))
        assert [offer.slot for offer in offered.offers] == farther
        assert (offered.other_days, offered.full) == (False, True)

    def test_at_last_elsewhere_on_another_day(self, world):
        world.centre_in("Aubagne")
        elsewhere = world.slots_at(world.centre_in("Cassis"), 72)
        offered = world.offers(world.caller(), windows=(window(world, 20, 30),))
        assert [offer.slot for offer in offered.offers] == elsewhere
        assert (offered.other_days, offered.full) == (True, True)

    def test_offers_are_told_in_the_centre_s_time_also_after_the_clocks_change(self, world):
        world.now = datetime(2026, 3, 28, 8, 0, tzinfo=UTC)
        world.slots_at(world.centre_in("Aubagne"), 1, 25)
        before, after = world.offers(world.caller()).offers
        assert (before.starts_at.hour, after.starts_at.hour) == (10, 11)


class TestFarEnoughApart:
    def test_two_hours_where_possible(self, world):
        slots = world.slots_at(world.centre_in("Aubagne"), 24, 24.2, 25, 26, 27)
        assert world.hears(world.caller()) == [slots[0], slots[3]]

    def test_else_an_hour(self, world):
        slots = world.slots_at(world.centre_in("Aubagne"), 24, 24.5, 25, 25.5)
        assert world.hears(world.caller()) == [slots[0], slots[2]]

    def test_else_whatever_there_is(self, world):
        slots = world.slots_at(world.centre_in("Aubagne"), 24, 24.2, 24.4)
        assert world.hears(world.caller(), count=3) == slots

    def test_three_offers_are_all_apart_and_in_order(self, world):
        slots = world.slots_at(world.centre_in("Aubagne"), *(24 + n / 6 for n in range(60)))
        assert world.hears(world.caller(), count=3) == [slots[0], slots[12], slots[24]]

    def test_what_comes_after_a_refusal_is_not_ten_minutes_later(self, world):
        slots = world.slots_at(world.centre_in("Aubagne"), *(24 + n / 6 for n in range(60)))
        caller = world.caller()
        first = world.hears(caller)
        second = world.hears(caller, refused=tuple(first))
        assert second == [slots[24], slots[36]]

    def test_what_somebody_else_took_is_no_refusal(self, world):
        slots = world.slots_at(world.centre_in("Aubagne"), 24, 24.2, 26.2)
        world.hears(world.caller(), count=1)
        assert world.hears(world.caller()) == slots[1:]


def test_every_slot_is_offered_in_the_end_once(world):
    """Refusing again and again goes through all there is, and then ends."""
    slots = world.slots_at(world.centre_in("Aubagne"), *(24 + n / 2 for n in range(9)))
    caller, refused = world.caller(), []
    while heard := world.hears(caller, refused=tuple(refused)):
        assert not set(heard) & set(refused)
        refused += heard
        world.now += timedelta(seconds=20)
    assert sorted(refused) == slots


class TestBesideSomebodyElse:
    """The second of a household: same centre, the neighbouring slot."""

    @pytest.fixture
    def centre(self, world):
        return world.centre_in("Aubagne")

    def test_the_next_places_come_first_and_are_not_hours_apart(self, world, centre):
        _, theirs, *following = world.slots_at(centre, 48 - 1 / 6, 48, 48 + 1 / 6, 48 + 2 / 6, 54)
        world.books(world.someone(), theirs)
        assert world.hears(world.caller(), beside=theirs) == following[:2]

    def test_else_what_is_closest_before_or_after(self, world, centre):
        _, before, theirs, after = world.slots_at(centre, 24, 48 - 1 / 6, 48, 50)
        world.books(world.someone(), theirs)
        assert world.hears(world.caller(), hold=False, beside=theirs, count=1) == [before]
        assert world.hears(world.caller(), beside=theirs) == [before, after]

    def test_a_slot_with_room_for_both_is_the_last_resort(self, world, centre):
        (theirs,) = world.slots_at(centre, 48, capacity=2)
        world.books(world.someone(), theirs)
        assert world.hears(world.caller(), beside=theirs) == [theirs]

    def test_it_is_at_that_centre_though_another_has_something_sooner(self, world, centre):
        world.slots_at(world.centre_in("Aubagne"), 24)
        theirs, following = world.slots_at(centre, 48, 49)
        world.books(world.someone(), theirs)
        assert world.hears(world.caller(), beside=theirs) == [following]

    def test_also_where_that_centre_is_not_in_the_place_asked_for(self, world):
        theirs, following = world.slots_at(world.centre_in("Cassis"), 48, 49)
        world.books(world.someone(), theirs)
        offered = world.offers(world.caller(), beside=theirs)
        assert [offer.slot for offer in offered.offers] == [following]
        assert (offered.offers[0].distance_km, offered.full) == (None, False)

    def test_where_that_centre_is_full_it_is_the_place_asked_for(self, world, centre):
        (theirs,) = world.slots_at(centre, 48)
        world.books(world.someone(), theirs)
        elsewhere = world.slots_at(world.centre_in("Aubagne"), 24)
        assert world.hears(world.caller(), beside=theirs) == elsewhere

    def test_seconds_are_neighbours_too(self, world, centre):
        first, following, second, next_second = world.slots_at(
            centre, 48, 48 + 1 / 6, 48 + 21 * 24, 48 + 21 * 24 + 1 / 6
        )
        world.books_both(world.someone(), first, second)
        assert world.hears_pairs(world.caller(), beside=first) == [(following, next_second)]

    def test_another_day_is_that_day_first(self, world, centre):
        theirs, _, that_day = world.slots_at(centre, 48, 49, 72)
        world.books(world.someone(), theirs)
        assert world.hears(world.caller(), beside=theirs, windows=(window(world, 70, 75),)) == [that_day]
