"""What a provider leaves out of the protocol: it is ignored there, and the box says so on the line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from voicebot.simulator.rules import SSML_NAMES
from voicebot.simulator.twiml import Verb


@dataclass(frozen=True)
class Dialect:
    """Elements and attributes that are not played."""

    elements: frozenset[str] = frozenset()
    attributes: Mapping[str, frozenset[str]] = field(default_factory=dict)


DIALECTS: Mapping[str, Dialect] = {
    "twilio": Dialect(),
    # facts.md §6: keys only, plain words; people are dialled.
    "somleng": Dialect(
        elements=SSML_NAMES | {"Pause", "Enqueue", "Leave", "Queue"},
        attributes={
            "Gather": frozenset(
                ["input", "language", "hints", "speechModel", "speechTimeout", "profanityFilter", "bargeIn"]
            )
        },
    ),
}


def played(verbs: Sequence[Verb], dialect: Dialect) -> tuple[list[Verb], list[str]]:
    """What is left of a document, and in words what was ignored."""
    ignored: list[str] = []
    return list(_kept(verbs, dialect, ignored)), ignored


def _kept(parts: Sequence[str | Verb], dialect: Dialect, ignored: list[str]) -> Iterator[Verb]:
    return (part for part in _understood(parts, dialect, ignored) if isinstance(part, Verb))


def _understood(parts: Sequence[str | Verb], dialect: Dialect, ignored: list[str]) -> Iterator[str | Verb]:
    for part in parts:
        if isinstance(part, str):
            yield part
        elif part.name in dialect.elements:
            ignored.append(f"<{part.name}> is not known here")
            # The words inside are read all the same.
            yield from _understood(part.parts, dialect, ignored) if part.name in SSML_NAMES else ()
        else:
            unknown = dialect.attributes.get(part.name, frozenset()) & part.attributes.keys()
            ignored.extend(f"<{part.name} {name}> is not known here" for name in sorted(unknown))
            kept = {name: value for name, value in part.attributes.items() if name not in unknown}
            inside = tuple(_understood(part.parts, dialect, ignored))
            yield replace(part, attributes=kept, parts=inside)
