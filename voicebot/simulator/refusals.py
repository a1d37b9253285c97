"""The provider's refusals of a REST request: number, HTTP status and words."""

from __future__ import annotations

TEXTS: dict[int, tuple[int, str]] = {
    20001: (400, "Invalid parameter: {detail}"),
    20003: (401, "Authenticate"),
    20404: (404, "The requested resource {detail} was not found"),
    20429: (429, "Too Many Requests"),
    21201: (400, "No 'To' number is specified"),
    21205: (400, "Url parameter is required."),
    21210: (400, "'From' phone number not verified: {detail}"),
    21211: (400, "The 'To' number {detail} is not a valid phone number."),
    21213: (400, "No 'From' number is specified"),
    21217: (400, "The number {detail} cannot be called."),
    21220: (400, "Call is not in-progress. Cannot redirect."),
    21408: (400, "Texts to the region of the 'To' number {detail} are not enabled."),
    21602: (400, "Message body is required."),
    21603: (400, "A 'From' phone number is required."),
    21604: (400, "A 'To' phone number is required."),
    21606: (400, "The 'From' phone number {detail} cannot send this message to the 'To' number."),
    21610: (400, "Attempt to send to unsubscribed recipient"),
    21612: (400, "The combination of 'To' and 'From' cannot carry this message."),
    21614: (400, "'To' number is not a valid mobile number: {detail}"),
    21617: (400, "The concatenated message body exceeds the 1600 character limit."),
}


class Refusal(Exception):
    """A request that the provider turns down."""

    def __init__(self, code: int, detail: str = "") -> None:
        self.code = code
        self.status, words = TEXTS.get(code, (400, "The request was refused ({detail})"))
        self.text = words.format(detail=detail)
        super().__init__(f"{code}: {self.text}")

    def as_json(self) -> dict[str, object]:
        return {
            "code": self.code,
            "message": self.text,
            "more_info": f"https://www.twilio.com/docs/errors/{self.code}",
            "status": self.status,
        }
