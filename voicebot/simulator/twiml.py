"""Reads a TwiML document as strictly as the provider does: a fault is never skipped over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from voicebot.simulator.rules import Rule

MAX_HINTS, MAX_HINT = 500, 100  # the provider's limits for <Gather hints>
MAX_SPOKEN, MAX_SPOKEN_POLLY = 4096, 3000  # characters in one <Say>


class TwimlFault(Exception):
    """The document is refused; `code` is the provider's number for this kind of error."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code


@dataclass(frozen=True)
class Verb:
    """One element of a document with its attributes and, in order, its words and its nested elements."""

    name: str
    attributes: Mapping[str, str]
    parts: tuple[str | Verb, ...]

    @property
    def nested(self) -> tuple[Verb, ...]:
        return tuple(part for part in self.parts if isinstance(part, Verb))

    @property
    def text(self) -> str:
        """Its own words, without those of nested elements, blanks evened out."""
        return " ".join(" ".join(part for part in self.parts if isinstance(part, str)).split())

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)


def read(document: str, rules: Mapping[str, Rule]) -> tuple[Verb, ...]:
    """The verbs of a response, checked against the rules; raises TwimlFault."""
    try:
        root = ElementTree.fromstring(document.encode())  # noqa: S314 - written by the service we ring
    except (ElementTree.ParseError, ValueError) as fault:
        raise TwimlFault(12100, f"the document cannot be parsed ({fault})") from fault
    if root.tag != "Response":
        raise TwimlFault(12100, f"the document begins with <{root.tag}> instead of <Response>")
    response = _verb(root, rules)
    return response.nested


def _verb(element: ElementTree.Element, rules: Mapping[str, Rule]) -> Verb:
    rule = rules[element.tag]
    for child in element:
        if child.tag not in rule.inside:
            raise TwimlFault(12200, f"<{child.tag}> may not stand in <{element.tag}>")
    for name, value in element.attrib.items():
        _check_attribute(element.tag, rule, name, value)
    verb = Verb(element.tag, dict(element.attrib), tuple(_parts(element, rules)))
    if verb.text and not rule.holds_text:
        raise TwimlFault(12200, f"<{verb.name}> holds no text of its own")
    if fault := _whole_fault(verb):
        raise TwimlFault(12200, fault)
    return verb


def _check_attribute(tag: str, rule: Rule, name: str, value: str) -> None:
    pattern = rule.attributes.get(name)
    if pattern is None:
        raise TwimlFault(12200, f"<{tag}> has no attribute {name}")
    if not re.fullmatch(pattern, value, re.DOTALL):
        raise TwimlFault(12200, f"<{tag}> cannot take {name}={value[:60]!r}")


def _parts(element: ElementTree.Element, rules: Mapping[str, Rule]) -> Iterator[str | Verb]:
    yield element.text or ""
    for child in element:
        yield _verb(child, rules)
        yield child.tail or ""


def _whole_fault(verb: Verb) -> str | None:
    """What only shows when the element is seen as a whole."""
    match verb.name:
        case "Gather":
            return _gather_fault(verb)
        case "Say":
            limit = MAX_SPOKEN_POLLY if verb.get("voice").startswith("Polly.") else MAX_SPOKEN
            return f"<Say> is longer than {limit} characters" if len(all_words(verb)) > limit else None
        case "Redirect" | "Number" | "Queue" | "Enqueue" | "Message" if not verb.text and not verb.nested:
            return f"<{verb.name}> is empty"
        case "Dial" if bool(verb.text) == bool(verb.nested):
            return "<Dial> needs a number"
    return None


def _gather_fault(verb: Verb) -> str | None:
    if "speechModel" in verb.attributes and not verb.get("speechTimeout").isdigit():
        return "<Gather speechModel> needs a speechTimeout in seconds"
    hints = verb.get("hints").split(",")
    if len(hints) > MAX_HINTS or any(len(hint.strip()) > MAX_HINT for hint in hints):
        return f"<Gather hints> takes {MAX_HINTS} entries of {MAX_HINT} characters"
    return None


def all_words(verb: Verb) -> str:
    """All words of an element, nested ones included."""
    return "".join(part if isinstance(part, str) else all_words(part) for part in verb.parts)
