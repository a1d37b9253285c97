"""One text message on its way, in either direction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from voicebot.simulator.segments import segments

Direction = Literal["inbound", "outbound-api", "outbound-reply"]
INCOMING: Direction = "inbound"


@dataclass
class Text:
    """`inbound` goes from a telephone to the service, the others the other way. Instants are aware."""

    sid: str
    direction: Direction
    from_: str
    to: str
    body: str
    created_at: datetime
    status: str
    updated_at: datetime
    sent_at: datetime | None = None
    error_code: int | None = None
    status_url: str = ""
    took_ms: int | None = None  # the service's time for an incoming one
    discard_body: bool = False
    obfuscate_to: bool = False

    @property
    def phone(self) -> str:
        """The number of the person, whoever wrote."""
        return self.from_ if self.direction == INCOMING else self.to

    @property
    def segments(self) -> int:
        return segments(self.body)

    def as_json(self) -> dict[str, Any]:
        """As the telephone shows it."""
        return {
            "sid": self.sid,
            "direction": self.direction,
            "body": self.body,
            "status": self.status,
            "at": self.created_at.isoformat(),
            "segments": self.segments,
            "error_code": self.error_code,
            "took_ms": self.took_ms,
        }
