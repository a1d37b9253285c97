"""A vaccine with one injection, and one that has no booster: no question is asked that has one answer."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from voicebot.simulator.phone import Phone
from voicebot.supervisor import Stack

pytestmark = pytest.mark.timeout(300)
"""A second stack starts here, beside the first."""
NUMBERS = itertools.count(5300)
CAMPAIGN = """
[campaign]
vaccine = "{chosen}"
open_from_age = 65
declared = true

[vaccine.once]
name = {{ fr = "le vaccin contre la grippe", en = "the flu vaccine" }}
minimum_age = 18
doses = 1

[vaccine.twice]
name = {{ fr = "le vaccin contre le zona", en = "the shingles vaccine" }}
minimum_age = 18
doses = 2
interval_days = [28, 60]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("vaccines")


@pytest.fixture(params=["once", "twice"], scope="module")
def campaign(request: pytest.FixtureRequest, folder: Path) -> Iterator[tuple[str, Stack]]:
    """Which vaccine is given, and a stack that gives it."""
    file = folder / f"{request.param}.toml"
    file.write_text(CAMPAIGN.format(chosen=request.param), encoding="utf-8")
    environ = {**os.environ, "VACCINES_FILE": str(file)}
    with (
        (folder / f"{request.param}.log").open("w") as log,
        Stack.demo(scratch=True, ports="free", log=log, environ=environ) as stack,
    ):
        yield request.param, stack


def test_what_the_vaccine_has_not_is_not_asked(campaign: tuple[str, Stack]) -> None:
    given, stack = campaign
    with Phone(stack.simulator_url, f"+3363998{next(NUMBERS):04}") as phone:
        call = phone.dial().says("je voudrais un rendez-vous").says("trois février trente-huit")
        if given == "once":
            call.hears("commune").does_not_hear("injection")
        else:
            call.hears("première injection", "deuxième").does_not_hear("rappel").says("la première")
        call.says("à Aubagne").presses("1").hears("tapez un").says("la première").hears("C'est réservé")
        if given == "once":
            call.does_not_hear("deuxième injection").hears("votre nom")
        else:
            call.hears("La deuxième injection", "convient").says("oui").hears("votre nom")
        call.says("Lefèvre Suzanne").hears("code de rendez-vous").does_not_hear("rappel,")
        call.hangs_up()
        again = phone.dial().says("je voudrais annuler mon rendez-vous").says("trois février trente-huit")
        again.hears("annuler").says("oui").hears("C'est annulé")
