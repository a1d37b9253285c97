"""What the model is taught must not contradict itself, nor contain what it is examined on."""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from voicebot.wording.faq import TOPICS

ROOT = Path(__file__).resolve().parents[2]
NLU = sorted((ROOT / "dialogs" / "data" / "nlu").glob("*.yml"))
HELD_OUT = sorted(
    path
    for set_of_rows in ("nlu_heldout", "evaluation")
    for path in (Path(__file__).parent / set_of_rows).glob("*.jsonl")
)
INTENTS = frozenset(
    [
        "book",
        "confirm",
        "cancel",
        "reschedule",
        "check_appointment",
        "affirm",
        "deny",
        "inform",
        "choose",
        "repeat",
        "slower",
        "wait",
        "help",
        "agent",
        "correct",
        "change_language",
        "emergency",
        "goodbye",
        "out_of_scope",
    ]
)
# A few words may be anybody's answer ("pas de souci"): only longer sentences count as learnt by heart.
BY_HEART = 5


def plain(text: str) -> str:
    """Without accents, case and punctuation; signs alone (emoji, "?") stay as they are."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare)) or text


def taught() -> Iterator[tuple[str, str]]:
    for path in NLU:
        for block in yaml.safe_load(path.read_text())["nlu"]:
            for line in block["examples"].splitlines():
                yield block["intent"], line.removeprefix("- ")


def test_every_intent_and_topic_is_taught_and_no_other() -> None:
    assert {intent for intent, _ in taught()} == INTENTS | {f"faq_{topic}" for topic in TOPICS}


def test_no_utterance_is_taught_as_two_intents() -> None:
    meanings = defaultdict(set)
    for intent, text in taught():
        meanings[plain(text)].add(intent)
    assert {text: intents for text, intents in meanings.items() if len(intents) > 1} == {}


@pytest.mark.parametrize("path", HELD_OUT, ids=lambda path: path.name)
def test_no_held_out_sentence_is_taught(path: Path) -> None:
    held_out = {plain(json.loads(line)["text"]) for line in path.read_text().splitlines()}
    learnt = {plain(text) for _, text in taught()}
    assert [text for text in held_out & learnt if len(text.split()) >= BY_HEART] == []
