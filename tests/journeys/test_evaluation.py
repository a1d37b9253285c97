"""Callers unknown to the rules are understood, as well as the docs say."""

from __future__ import annotations

import evaluate
import pytest

from voicebot.supervisor import Stack

AT_LEAST = {
    "intent": 0.92, "trap": 0.9, "when": 0.9, "birth_date": 0.95, "place": 0.9, "name": 0.8,
    "phone_or_code": 0.95, "sms": 0.85, "english": 0.8,
}  # fmt: skip
"""What must never be lost again; what is reached stands in docs/evaluation.md."""
ROUNDING = 0.015
"""Two machines may weigh a rare row differently."""


@pytest.fixture(scope="module")
def own(stack: Stack) -> evaluate.Result:
    """The own test set, asked of the running stack's model."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("RASA_URL", "RASA_TOKEN"):
            patch.setenv(name, stack.environ[name])
        patch.setattr(evaluate, "SAMPLES", evaluate.ROOT / "no such folder")
        return evaluate.evaluate()[0]


@pytest.mark.parametrize("kind", AT_LEAST)
def test_unknown_callers_are_understood(own: evaluate.Result, kind: str) -> None:
    right, count = own.shares()[kind]
    assert right / count >= AT_LEAST[kind], "\n".join(evaluate.errors(own))


def test_the_table_in_the_docs_is_current(own: evaluate.Result) -> None:
    table = dict(
        line.strip("| ").split(" | ")[:2]
        for line in evaluate.REPORT.read_text("utf-8").splitlines()
        if line.startswith("| ") and "---" not in line
    )
    for kind, (right, count) in own.shares().items():
        name = "**all rows**" if kind == "share" else evaluate.KINDS[kind]
        told, of = table[name].split("(")[1].rstrip(")").split(" of ")
        assert int(of) == count
        assert abs(int(told) - right) / count <= ROUNDING + 1 / count
