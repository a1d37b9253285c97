"""What the voice of a provider can do, as data: nothing else in the house knows providers apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Profile:
    """One provider that speaks the protocol.

    `speech`: it recognises what callers say. `ssml`: pace and pauses inside what it reads aloud. `queue`:
    callers can wait in line for a person. `voices`: who reads aloud, by language.
    """

    speech: bool
    ssml: bool
    queue: bool
    voices: Mapping[str, str]


PROFILES: Mapping[str, Profile] = {
    "twilio": Profile(
        speech=True, ssml=True, queue=True, voices={"fr": "Polly.Lea-Neural", "en": "Polly.Amy-Neural"}
    ),
    # facts.md §6: keys only, plain words, no <Pause>, no <Enqueue>; people are dialled.
    "somleng": Profile(speech=False, ssml=False, queue=False, voices={"fr": "Polly.Lea", "en": "Polly.Amy"}),
}
