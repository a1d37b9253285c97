"""What is given, to whom and when: the operator's file, and the rules that follow from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from config.settings import DEFAULT_VACCINES
from voicebot.booking import doses, vaccines
from voicebot.booking.eligibility import age_on, may
from voicebot.booking.vaccines import Vaccine, VaccinesError, parse

GOOD = """
[campaign]
vaccine = "two"
open_from_age = 65
declared = true

[vaccine.two]
name = { fr = "le vaccin en deux fois", en = "the vaccine in two parts" }
minimum_age = 12
doses = 2
interval_days = [21, 49]
booster_days = 180

[vaccine.one]
name = { fr = "le vaccin en une fois", en = "the vaccine in one part" }
minimum_age = 18
doses = 1
"""
TODAY = date(2026, 3, 2)
PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def two() -> Vaccine:
    return parse(GOOD).vaccine


@pytest.fixture
def one() -> Vaccine:
    return parse(GOOD).products["one"]


class TestTheFile:
    def test_the_one_that_is_shipped_has_two_doses_and_products_of_one(self):
        campaign = vaccines.campaign()
        assert campaign.vaccine.doses == 2
        assert {product.doses for product in campaign.products.values()} == {1, 2}
        assert all(product.key == key for key, product in campaign.products.items())

    def test_says_what_there_is(self, two, one):
        assert (two.key, two.interval, two.booster_interval) == ("two", (21, 49), 180)
        assert (one.doses, one.interval, one.booster_interval) == (1, None, None)
        assert one.name["en"] == "the vaccine in one part"

    def test_a_slot_that_names_no_product_gives_the_campaign_s(self, two, one):
        campaign = parse(GOOD)
        assert campaign.given_in(None) == two
        assert campaign.given_in("one") == one
        with pytest.raises(KeyError):
            campaign.given_in("three")

    @pytest.mark.parametrize(
        ("right", "wrong", "complaint"),
        [
            ('vaccine = "two"', 'vaccine = "three"', r"no \[vaccine.three\]"),
            ("open_from_age = 65", "open_from_age = 650", "campaign.open_from_age"),
            ("declared = true", 'declared = "yes"', "campaign.declared"),
            ("declared = true", "declared = true\ncolour = 1", "campaign.colour"),
            ("minimum_age = 12", 'minimum_age = "12"', "vaccine.two.minimum_age"),
            ("minimum_age = 12", "", "vaccine.two.minimum_age"),
            ("doses = 2", "doses = 3", "vaccine.two.doses"),
            ("interval_days = [21, 49]", "", "vaccine.two: .*two doses need it"),
            ("interval_days = [21, 49]", "interval_days = [49, 21]", "vaccine.two: .*least and the most"),
            ("interval_days = [21, 49]", "interval_days = [21]", "vaccine.two: .*least and the most"),
            ("interval_days = [21, 49]", "interval_days = [0, 49]", "vaccine.two: .*least and the most"),
            ("doses = 1", "doses = 1\ninterval_days = [21, 49]", "vaccine.one: .*belongs to two doses"),
            ("booster_days = 180", "booster_days = 0", "vaccine.two.booster_days"),
            (', en = "the vaccine in one part"', "", "vaccine.one: .*needs fr and en"),
            ("le vaccin en une fois", "vaccin 1", "vaccine.one.name.fr"),
            ("[vaccine.one]", "[vaccine.One]", "vaccine.One"),
            ("[campaign]", "[campaign", "not TOML"),
        ],
    )
    def test_a_fault_is_named_with_its_place(self, right, wrong, complaint):
        assert right in GOOD
        with pytest.raises(VaccinesError, match=complaint):
            parse(GOOD.replace(right, wrong))

    def test_all_faults_are_named_at_once(self):
        with pytest.raises(VaccinesError) as refused:
            parse(GOOD.replace("doses = 2", "doses = 9").replace("declared = true", "declared = 1"))
        assert len(refused.value.faults) == 2


class TestWhoMayCome:
    @pytest.mark.parametrize(
        ("born", "declared", "verdict"),
        [
            (date(1938, 2, 3), False, "open"),
            (date(1961, 3, 2), False, "open"),
            (date(1961, 3, 3), False, "declare"),
            (date(1961, 3, 3), True, "open"),
            (date(2014, 3, 2), False, "declare"),
            (date(2014, 3, 3), True, "too_young"),
        ],
    )
    def test_by_age_and_by_honour(self, born, declared, verdict):
        assert may(parse(GOOD), born, TODAY, declared) == verdict

    def test_without_a_declaration_the_younger_wait(self):
        campaign = replace(parse(GOOD), declared=False)
        assert may(campaign, date(1980, 1, 1), TODAY, True) == "too_young"

    def test_of_the_29th_of_february_one_is_older_on_the_first_of_march(self):
        born = date(1960, 2, 29)
        assert [age_on(day, born) for day in (date(2025, 2, 28), date(2025, 3, 1))] == [64, 65]


class TestHowFarApart:
    def test_the_second_between_its_two_days(self, two):
        assert doses.second_between(TODAY, two) == (date(2026, 3, 23), date(2026, 4, 20))

    def test_the_booster_from_its_day_on(self, two):
        assert doses.booster_from(TODAY, two) == TODAY + timedelta(days=180)

    @pytest.mark.parametrize(
        ("dose", "days", "fits"),
        [(2, 20, False), (2, 21, True), (2, 49, True), (2, 50, False), (3, 179, False), (3, 1000, True)],
    )
    def test_both_ends_belong_to_it(self, two, dose, days, fits):
        assert doses.fits(TODAY + timedelta(days=days), dose, TODAY, two) == fits

    def test_a_first_dose_is_bound_by_nothing(self, two):
        assert doses.permitted(1, TODAY, two) == (None, None)

    def test_a_vaccine_without_a_second_or_a_booster_says_so(self, one):
        for ask in (doses.second_between, doses.booster_from):
            with pytest.raises(ValueError, match="one has no"):
                ask(TODAY, one)

    def test_the_easiest_second_is_on_the_weekday_and_at_the_hour_of_the_first(self, two):
        first = datetime(2026, 3, 9, 10, 15, tzinfo=PARIS)
        # The clocks change on 29 March.
        assert doses.ideal_second(first, two) == datetime(2026, 3, 30, 10, 15, tzinfo=PARIS)
        later = replace(two, interval=(24, 30))
        assert doses.ideal_second(first, later).date() == date(2026, 4, 6)

    def test_where_no_such_weekday_is_permitted_it_is_the_first_day(self, two):
        narrow = replace(two, interval=(24, 26))
        first = datetime(2026, 3, 9, 10, 15, tzinfo=PARIS)
        assert doses.ideal_second(first, narrow).date() == date(2026, 4, 2)


def test_another_file_may_be_named(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text(GOOD, encoding="utf-8")
    try:
        assert vaccines.adopt(own).vaccine.key == vaccines.campaign().vaccine.key == "two"
        with pytest.raises(VaccinesError, match=r"missing\.toml cannot be read"):
            vaccines.adopt(tmp_path / "missing.toml")
        assert vaccines.campaign().vaccine.key == "two"
    finally:
        vaccines.adopt(DEFAULT_VACCINES)
