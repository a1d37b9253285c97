"""The demonstration fails loudly: a step that does not happen ends it with 1."""

from __future__ import annotations

import pytest

from models import Store
from voicebot.demo import journey
from voicebot.simulator.phone import Phone
from voicebot.supervisor import Stack, StackError


def test_a_step_that_does_not_happen_stops_the_demonstration(
    mobile: Phone, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journey, "CALL", (("never said by anybody", "je voudrais un rendez-vous"),))

    with pytest.raises(journey.StepMissing, match="never said by anybody"):
        journey.Stage(mobile, store).call()


@pytest.mark.parametrize("fault", [StackError("nothing starts"), journey.StepMissing("nobody said a word")])
def test_whatever_fails_the_command_ends_with_one(
    fault: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_args: object, **_kwargs: object) -> Stack:
        raise fault

    monkeypatch.setattr(Stack, "demo", fails)

    assert journey.play() == 1
    assert str(fault) in capsys.readouterr().err
